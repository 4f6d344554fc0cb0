import * as vscode from 'vscode';
import type { BlockProblem } from '../../core/docs/block-fixes.ts';
import { isOwnOption, OWN_KINDS } from '../../core/docs/block-options.ts';
import { blockProblems } from '../../core/docs/block-problems.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { t } from '../../core/text.ts';
import { isInside, isLocal } from '../paths.ts';
import { type Home, homeOf } from './home.ts';

/**
 * What a block names, from the folder of its document or, with `/` before it, from the workspace folder. Undefined for what is
 * not in there: a document is not to say where on a disk something lies.
 */
export function placeNamed(name: string, { folder, root }: Home): vscode.Uri | undefined {
  const path = name.replaceAll('\\', '/');
  const place = vscode.Uri.joinPath(path.startsWith('/') ? root : folder, path);
  if (/^(~|[a-z][a-z\d+.-]*:)/i.test(path) || !isInside(root, place)) return undefined;
  return place.path.endsWith('/') ? place.with({ path: place.path.replace(/\/+$/, '') }) : place;
}

/** Everything that can be known to be wrong with a block before anything is read. */
export function problemsOf(document: vscode.TextDocument, block: PromptBlock, model: string): readonly BlockProblem[] {
  return [...blockProblems(block, model), ...placeProblems(document, block)];
}

/** Where a document is decides what it may name. */
function placeProblems(document: vscode.TextDocument, { entries, fault }: PromptBlock): readonly BlockProblem[] {
  const home = homeOf(document);
  const files = fault
    ? []
    : entries.filter(({ name, value }) => isOwnOption(name) && OWN_KINDS[name] === 'file' && value);
  return files.flatMap(({ name, value = '', span, valueSpan }): readonly BlockProblem[] => {
    const isAddress = name !== 'to' && !isLocal(value);
    if (isAddress || (home && placeNamed(value, home))) return [];
    const message = home
      ? t('{0} leaves the workspace: {1}. Name a place inside it', name, value)
      : t('The document is in no workspace folder, so that “{0}” leads nowhere: leave it out', name);
    return [{ field: name, message, span: valueSpan ?? span, severity: 'error', fixes: [] }];
  });
}
