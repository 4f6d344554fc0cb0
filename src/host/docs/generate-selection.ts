import * as vscode from 'vscode';
import { writerOf } from '../../core/docs/link-writers.ts';
import { promptFrom } from '../../core/docs/selection-prompt.ts';
import type { JobResult } from '../../core/job/result.ts';
import { t } from '../../core/text.ts';
import { type GenerateDependencies, runSilently, runWithQuestions } from '../dialogue/generate.ts';
import { isRequest, readOrder } from '../order.ts';
import { tellRestricted } from '../restricted.ts';
import { type Anchor, activeDocumentEditor, anchorBehind } from './anchor.ts';

/**
 * `stipple.generateFromSelection`: the selected text is the prompt, shown before anything is made of it, and the link goes behind
 * it. With a prompt in the request nothing is asked.
 */
export function createGenerateFromSelection(dependencies: GenerateDependencies) {
  return async (argument?: unknown): Promise<JobResult | undefined> => {
    if (tellRestricted()) return undefined;
    const request = isRequest(argument) ? argument : {};
    const chosen = chooseText();
    if ('prompt' in request) {
      const order = readOrder('generate', { insert: chosen !== undefined, ...request });
      if (!order.insert) chosen?.anchor.dispose();
      return runSilently(order, dependencies, order.insert ? chosen?.anchor : undefined);
    }
    if (!chosen) {
      void vscode.window.showInformationMessage(t('Select the text that says what the picture shows.'));
      return undefined;
    }
    const order = readOrder('generate', { insert: true, ...request, prompt: chosen.prompt });
    return runWithQuestions({ ...order, document: chosen.anchor.document.uri }, dependencies, chosen.anchor);
  };
}

/** The selection or, where it is empty, the paragraph or line of the cursor; undefined where there are no words. */
function chooseText(): { readonly prompt: string; readonly anchor: Anchor } | undefined {
  const editor = activeDocumentEditor();
  if (!editor) return undefined;
  const { document, selection } = editor;
  const range = selection.isEmpty ? aroundCursor(document, selection.active.line) : selection;
  const prompt = promptFrom(document.languageId, document.getText(range));
  return prompt ? { prompt, anchor: anchorBehind(document, withoutBlanks(document, range)) } : undefined;
}

/** Lines of prose that belong together; of all else the line alone. */
function aroundCursor(document: vscode.TextDocument, line: number): vscode.Range {
  let [first, last] = [line, line];
  const flow = writerOf(document.languageId).flow;
  const isProse = flow === 'markdown' || flow === 'paragraphs';
  const goesOn = (next: number) =>
    isProse && next >= 0 && next < document.lineCount && !document.lineAt(next).isEmptyOrWhitespace;
  if (!document.lineAt(line).isEmptyOrWhitespace) {
    while (goesOn(first - 1)) first--;
    while (goesOn(last + 1)) last++;
  }
  return new vscode.Range(first, 0, last, document.lineAt(last).text.length);
}

/** Who selects whole lines has the beginning of the next one in the selection. */
function withoutBlanks(document: vscode.TextDocument, range: vscode.Range): vscode.Range {
  const text = document.getText(range);
  const start = document.offsetAt(range.start);
  const [before, after] = [text.length - text.trimStart().length, text.trimEnd().length];
  return new vscode.Range(document.positionAt(start + before), document.positionAt(start + after));
}
