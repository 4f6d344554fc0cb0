import * as vscode from 'vscode';
import type { Problem } from '../../core/model/draft.ts';
import { t } from '../../core/text.ts';
import { invalidRequest } from '../../core/wire/errors.ts';
import { currentFolder, toUri } from '../paths.ts';

/** What a command about a document is told by whoever wants no questions asked. */
export interface DocumentRequest {
  readonly uri: vscode.Uri;
  readonly model?: string;
}

/** Whether a command was given a request; menus hand in Uris, and the palette nothing. */
export function isDocumentRequest(argument: unknown): argument is Readonly<Record<string, unknown>> {
  return typeof argument === 'object' && argument !== null && !(argument instanceof vscode.Uri) && 'uri' in argument;
}

/**
 * Throws an `invalid-request` with every problem.
 * @param further names that a command knows besides, each with what is wrong with its value, if anything is
 */
export function readDocumentRequest(
  { uri: name, model, ...rest }: Readonly<Record<string, unknown>>,
  further: Readonly<Record<string, string | undefined>> = {},
): DocumentRequest {
  const uri = uriOf(name);
  const known = ['uri', ...Object.keys(further), 'model'];
  const unknown = Object.keys(rest).filter((field) => !known.includes(field));
  const problems: Problem[] = unknown.map((field) => ({
    field,
    message: t('{0} is not known here. Known are: {1}', field, known.join(', ')),
  }));
  problems.push(...Object.entries(further).flatMap(([field, message]) => (message ? [{ field, message }] : [])));
  if (!uri) problems.push({ field: 'uri', message: t('uri must be the Uri or the path of a document') });
  if (model !== undefined && model !== null && (typeof model !== 'string' || model.trim() === ''))
    problems.push({ field: 'model', message: t('model must be the id of a model') });
  if (problems.length > 0 || !uri) throw invalidRequest(problems);
  return { uri, ...(typeof model === 'string' ? { model: model.trim() } : {}) };
}

/** Nothing is made from a document that nobody has said to trust. Throws an `invalid-request`. */
export function refuseRestricted(): void {
  if (vscode.workspace.isTrusted) return;
  const message = t('In Restricted Mode nothing is generated from a document: trust the workspace first');
  throw invalidRequest([{ field: 'uri', message }]);
}

/** What a request about a document that cannot be read is answered with. */
export async function orUnreadable<T>(uri: vscode.Uri, reading: Thenable<T>): Promise<T> {
  try {
    return await reading;
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error);
    throw invalidRequest([{ field: 'uri', message: t('{0} cannot be read: {1}', uri.toString(true), reason) }]);
  }
}

function uriOf(name: unknown): vscode.Uri | undefined {
  // `untitled:Untitled-1` has no authority.
  if (typeof name === 'string' && /^[a-z][a-z\d+.-]+:/i.test(name)) return vscode.Uri.parse(name);
  if (typeof name === 'string' && name.trim() !== '') return toUri(name, currentFolder());
  if (name instanceof vscode.Uri) return name;
  // From a link in a document or another host it comes as data.
  const parts = typeof name === 'object' && name !== null ? (name as Partial<vscode.Uri>) : {};
  if (typeof parts.scheme !== 'string' || typeof parts.path !== 'string') return undefined;
  const { scheme, authority = '', path, query = '', fragment = '' } = parts;
  return vscode.Uri.from({ scheme, authority, path, query, fragment });
}
