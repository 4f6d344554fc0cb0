import * as vscode from 'vscode';
import type { Problem } from '../../core/model/draft.ts';
import type { Operation } from '../../core/model/options.ts';
import { parseSize } from '../../core/model/size.ts';
import { toolSchema } from '../../core/model/tool-schema.ts';
import { t } from '../../core/text.ts';
import { type Order, readOrder } from '../order.ts';
import { currentFolder, isInWorkspace, toUri } from '../paths.ts';

/**
 * What a language model said to a tool, as an order. It may name files of the workspace only: no others are read for it, no
 * address is called for it, and what it may not say at all is a problem.
 */
export function readAgentOrder(operation: Operation, input: unknown): Order {
  const said = typeof input === 'object' && input !== null ? (input as Readonly<Record<string, unknown>>) : {};
  const names = Object.keys(toolSchema(operation).properties ?? {});
  const allowed = Object.fromEntries(names.map((name) => [name, said[name]]));
  // Quoted: it is no field of ours, whatever a command calls by that name.
  const unknown = Object.keys(said)
    .filter((name) => !names.includes(name))
    .map((name) => JSON.stringify(name));
  const problems: Problem[] = unknown.map((field) => ({
    field,
    message: t('{0} is not an option. The options are: {1}', field, names.join(', ')),
  }));
  const { path, exact_size, image, mask, ...options } = allowed;

  const file = (field: string, value: unknown): vscode.Uri | undefined => {
    if (typeof value !== 'string' || value.trim() === '') {
      problems.push({ field, message: t('{0} must be a path inside the workspace', field) });
      return undefined;
    }
    const uri = placeOf(value);
    if (uri && isInWorkspace(uri)) return uri;
    problems.push({ field, message: t('{0} is not in the workspace: name a place inside it', value) });
    return undefined;
  };
  const given = (field: string, value: unknown) => (isSaid(value) ? file(field, value) : undefined);
  const listed = Array.isArray(image) ? image : isSaid(image) ? [image] : [];

  const target = isSaid(exact_size) ? parseSize(String(exact_size)) : undefined;
  if (isSaid(exact_size) && !target) {
    problems.push({ field: 'exact_size', message: t('A size is written WIDTHxHEIGHT, as in {0}', '1200x630') });
  }
  if (target && isSaid(options.size) && options.size !== 'auto') {
    problems.push({ field: 'exact_size', message: t('size and exact_size exclude each other: leave one out') });
  }
  const request = {
    ...options,
    image: listed.map((one) => file('image', one)).filter((uri) => uri !== undefined),
    mask: given('mask', mask),
    save_to: given('path', path),
  };
  const order = readOrder(operation, request);
  return { ...order, ...(target ? { target } : {}), problems: [...order.problems, ...problems] };
}

/** Language models like to fill in everything. */
function isSaid(value: unknown): boolean {
  return value !== undefined && value !== null && value !== '';
}

/** As the editor writes paths: where several folders are open, the name of one may come first. */
function placeOf(name: string): vscode.Uri | undefined {
  const folders = vscode.workspace.workspaceFolders ?? [];
  const path = name.trim().replaceAll('\\', '/');
  const folder = folders.length > 1 ? folders.find((one) => path.startsWith(`${one.name}/`)) : undefined;
  if (folder) return vscode.Uri.joinPath(folder.uri, path.slice(folder.name.length));
  const uri = resolve(path);
  // An absolute path is one of the machine that the workspace is on.
  const root = currentFolder()?.uri;
  return uri?.scheme === 'file' && root ? uri.with({ scheme: root.scheme, authority: root.authority }) : uri;
}

function resolve(path: string): vscode.Uri | undefined {
  try {
    return toUri(
      path.replace(/^[A-Z]:/, (drive) => drive.toLowerCase()),
      currentFolder(),
    );
  } catch {
    return undefined;
  }
}
