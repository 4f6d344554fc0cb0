import * as vscode from 'vscode';
import type { BlockFix, BlockProblem } from '../../core/docs/block-fixes.ts';
import { blockProblems } from '../../core/docs/block-problems.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import type { ReadContext } from './block-context.ts';
import { namedPlace } from './block-file.ts';
import { blocksOf, rangeOf } from './document-blocks.ts';
import { homeOf } from './resolve.ts';
import { DOCUMENTS, watchDocuments } from './watch-documents.ts';

const SOURCE = 'Stipple';
const COLLECTION = 'stipple-blocks';

/** Underlines what is wrong in prompt blocks, and offers what would mend it. */
export function registerBlockDiagnostics(
  readContext: ReadContext,
  onDidChange: vscode.Event<unknown>,
): vscode.Disposable {
  const problemsOf = async (document: vscode.TextDocument): Promise<readonly BlockProblem[]> => {
    const blocks = blocksOf(document);
    if (blocks.length === 0) return [];
    const { model } = await readContext(document);
    return blocks.flatMap((block) => [...blockProblems(block, model), ...placeProblems(document, block)]);
  };
  return vscode.Disposable.from(
    watchDocuments({
      name: COLLECTION,
      find: async (document) => (await problemsOf(document)).map((problem) => diagnosticOf(document, problem)),
      onDidChange,
    }),
    vscode.languages.registerCodeActionsProvider(
      [...DOCUMENTS],
      {
        provideCodeActions: async (document, range, { diagnostics }) => {
          const problems = await problemsOf(document);
          return problems
            .filter((problem) => rangeOf(document, problem.span).intersection(range))
            .flatMap(({ fixes, ...problem }) => {
              const shown = diagnostics.find((one) => isOf(one, document, problem));
              return fixes.map((fix, index) => actionOf(document, fix, index === 0, shown));
            });
        },
      },
      { providedCodeActionKinds: [vscode.CodeActionKind.QuickFix] },
    ),
  );
}

/** Where a document is decides what it may name. */
function placeProblems(document: vscode.TextDocument, { entries, fault }: PromptBlock): readonly BlockProblem[] {
  const entry = fault ? undefined : entries.find(({ name, value }) => name === 'to' && value);
  const home = homeOf(document);
  if (!entry?.value || !home) return [];
  const place = namedPlace(entry.value, home);
  return 'message' in place ? [{ ...place, span: entry.valueSpan ?? entry.span, severity: 'error', fixes: [] }] : [];
}

function diagnosticOf(
  document: vscode.TextDocument,
  { field, message, span, severity }: BlockProblem,
): vscode.Diagnostic {
  const level = severity === 'error' ? vscode.DiagnosticSeverity.Error : vscode.DiagnosticSeverity.Warning;
  const diagnostic = new vscode.Diagnostic(rangeOf(document, span), message, level);
  diagnostic.source = SOURCE;
  diagnostic.code = field;
  return diagnostic;
}

function isOf(
  { source, message, range }: vscode.Diagnostic,
  document: vscode.TextDocument,
  problem: Pick<BlockProblem, 'span' | 'message'>,
): boolean {
  return source === SOURCE && message === problem.message && range.isEqual(rangeOf(document, problem.span));
}

function actionOf(
  document: vscode.TextDocument,
  { title, edits }: BlockFix,
  isBest: boolean,
  diagnostic: vscode.Diagnostic | undefined,
): vscode.CodeAction {
  const action = new vscode.CodeAction(title, vscode.CodeActionKind.QuickFix);
  action.edit = new vscode.WorkspaceEdit();
  for (const { span, text } of edits) action.edit.replace(document.uri, rangeOf(document, span), text);
  action.isPreferred = isBest;
  if (diagnostic) action.diagnostics = [diagnostic];
  return action;
}
