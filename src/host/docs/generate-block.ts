import * as vscode from 'vscode';
import { writeCost } from '../../core/model/price.ts';
import { t } from '../../core/text.ts';
import { invalidRequest, toImageError } from '../../core/wire/errors.ts';
import { showError } from '../errors.ts';
import type { Order } from '../order.ts';
import { type AskPlace, whereToSave } from '../pictures/where.ts';
import { blockAtLine, blockAtPosition } from './document-blocks.ts';
import { inTheOpen } from './document-commands.ts';
import { readDocumentRequest, refuseRestricted } from './document-request.ts';
import type { PlacedBlock } from './follow-block.ts';
import { type BlockResult, isMade, type MadeBlock, type MakeBlockDependencies, makeBlock } from './make-block.ts';
import { openDocument } from './open-document.ts';
import { rangeOf } from './range-of.ts';

export interface GenerateBlockDependencies extends MakeBlockDependencies {
  readonly askPlace: AskPlace;
}

/**
 * `stipple.generateBlock`: with `{ uri, line }` it asks nothing; with a Uri and a line, as a lens gives them, or with neither,
 * for the block at the cursor, it tells how it goes.
 */
export function createGenerateBlock(dependencies: GenerateBlockDependencies) {
  return async (argument?: unknown, line?: unknown): Promise<BlockResult | undefined> => {
    if (isRequest(argument)) return runSilently(argument, dependencies);
    const placed = await inTheOpen(() => blockFor(argument, line));
    return placed && runInTheOpen(placed, dependencies);
  };
}

async function runSilently(
  argument: Readonly<Record<string, unknown>>,
  dependencies: GenerateBlockDependencies,
): Promise<BlockResult> {
  refuseRestricted();
  const { line } = argument;
  const isLine = Number.isInteger(line) && Number(line) >= 0;
  const wrong = isLine ? undefined : t('line must be the number of a line of the block, counted from 0');
  const { uri, model } = readDocumentRequest(argument, { line: wrong });
  const document = await openDocument(uri);
  const block = blockAtLine(document, Number(line));
  if (!block) {
    const message = t('There is no image-prompt block in line {0}; lines are counted from 0', Number(line));
    throw invalidRequest([{ field: 'line', message }]);
  }
  return (await makeBlock({ document, block }, model === undefined ? {} : { model }, dependencies)).result;
}

function isRequest(argument: unknown): argument is Readonly<Record<string, unknown>> {
  return typeof argument === 'object' && argument !== null && !(argument instanceof vscode.Uri);
}

/** Undefined where the cursor is in none, which is said. */
async function blockFor(uri: unknown, line: unknown): Promise<PlacedBlock | undefined> {
  refuseRestricted();
  const editor = vscode.window.activeTextEditor;
  const document = uri instanceof vscode.Uri ? await openDocument(uri) : editor?.document;
  const block =
    document &&
    (Number.isInteger(line)
      ? blockAtLine(document, Number(line))
      : editor && blockAtPosition(document, editor.selection.active));
  if (document && block) return { document, block };
  void vscode.window.showInformationMessage(t('Put the cursor into an image-prompt block.'));
  return undefined;
}

async function runInTheOpen(
  placed: PlacedBlock,
  dependencies: GenerateBlockDependencies,
): Promise<BlockResult | undefined> {
  // Somebody clicked twice.
  if (dependencies.runs.find(placed.document, placed.block)) return undefined;
  try {
    const made = await underProgress(placed, dependencies);
    // It stays open for as long as somebody likes; the command is done.
    void announce(made);
    return made.result;
  } catch (error) {
    const change = () => void reveal(placed);
    void showError(toImageError(error, 'server'), { change });
    return undefined;
  }
}

function underProgress(placed: PlacedBlock, dependencies: GenerateBlockDependencies): Promise<MadeBlock> {
  return Promise.resolve(
    vscode.window.withProgress(
      { location: vscode.ProgressLocation.Notification, title: t('Stipple'), cancellable: true },
      (progress, token) => {
        const abort = new AbortController();
        token.onCancellationRequested(() => abort.abort());
        const follow = (message: string) => progress.report({ message });
        const ask = (order: Order, replaces: vscode.Uri | undefined) => mayGoOn(order, replaces, dependencies);
        return makeBlock(placed, { follow, ask, signal: abort.signal }, dependencies);
      },
    ),
  );
}

/** What somebody made by hand, or nobody knows the origin of, gives way only to who says so. */
async function mayGoOn(
  order: Order,
  replaces: vscode.Uri | undefined,
  { gallery, provenance, askPlace }: GenerateBlockDependencies,
): Promise<Order | undefined> {
  if (!replaces) return whereToSave(order, askPlace);
  const name = vscode.workspace.asRelativePath(replaces, false);
  const question = (await isByHand(replaces, provenance))
    ? t('{0} was edited by hand. Replace it?', name)
    : (await isMade(replaces, gallery, provenance))
      ? undefined
      : t('{0} was not made by Stipple as far as it knows. Replace it?', name);
  if (!question) return order;
  const yes = t('Replace');
  const detail = t('What is there now is kept: Undo brings it back.');
  return (await vscode.window.showWarningMessage(question, { modal: true, detail }, yes)) === yes ? order : undefined;
}

async function isByHand(file: vscode.Uri, { stateOf }: GenerateBlockDependencies['provenance']): Promise<boolean> {
  return (await stateOf(file)) === 'edited-by-hand';
}

async function announce({ result, warnings, undo }: MadeBlock): Promise<void> {
  const [image] = result.images;
  if (!image) return;
  const uri = vscode.Uri.parse(image.uri);
  const lost = t('The block is gone from the document, so no link was written');
  const notes = [
    summaryOf(result, uri, undo !== undefined),
    ...(image.link === undefined ? [lost] : []),
    ...warnings.map(({ message }) => message),
  ];
  const button = undo ? t('Undo') : t('Open');
  if ((await vscode.window.showInformationMessage(`${notes.join('. ')}.`, button)) !== button) return;
  if (undo) await inTheOpen(undo);
  else await vscode.commands.executeCommand('vscode.open', uri);
}

function summaryOf({ cost_usd: usd, cost_approximate }: BlockResult, uri: vscode.Uri, replaced: boolean): string {
  const name = vscode.workspace.asRelativePath(uri, false);
  if (!usd) return replaced ? t('Replaced {0}', name) : t('Saved {0}', name);
  const cost = writeCost({ usd, approximate: cost_approximate ?? false });
  return replaced ? t('Replaced {0} for {1}', name, cost) : t('Saved {0} for {1}', name, cost);
}

async function reveal({ document, block }: PlacedBlock): Promise<void> {
  const { start } = rangeOf(document, block.whole);
  await vscode.window.showTextDocument(document, { selection: new vscode.Range(start, start) });
}
