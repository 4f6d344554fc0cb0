import * as vscode from 'vscode';
import type { BlockFix, BlockProblem } from '../../core/docs/block-fixes.ts';
import type { ReadContext } from './block-context.ts';
import { problemsOf } from './block-places.ts';
import { blocksOf } from './document-blocks.ts';
import { rangeOf } from './range-of.ts';
import { DOCUMENTS, watchDocuments } from './watch-documents.ts';

const SOURCE = 'Stipple';
const COLLECTION = 'stipple-blocks';

/** Underlines what is wrong in prompt blocks, and offers what would mend it. */
export function registerBlockDiagnostics(
  readContext: ReadContext,
  onDidChange: vscode.Event<unknown>,
): vscode.Disposable {
  const problemsIn = async (document: vscode.TextDocument): Promise<readonly BlockProblem[]> => {
    const blocks = blocksOf(document);
    if (blocks.length === 0) return [];
    const { model } = await readContext(document);
    return blocks.flatMap((block) => problemsOf(document, block, model));
  };
  return vscode.Disposable.from(
    watchDocuments({
      name: COLLECTION,
      find: async (document) => (await problemsIn(document)).map((problem) => diagnosticOf(document, problem)),
      onDidChange,
    }),
    vscode.languages.registerCodeActionsProvider(
      [...DOCUMENTS],
      {
        provideCodeActions: async (document, range, { diagnostics }) => {
          const problems = await problemsIn(document);
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
