import type * as vscode from 'vscode';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import type { JobEvent } from '../../core/job/ports.ts';
import type { JobResult, SavedImage } from '../../core/job/result.ts';
import { NO_JOB, nextState, progressLine } from '../../core/job/state.ts';
import { t } from '../../core/text.ts';
import { cancelled, invalidRequest } from '../../core/wire/errors.ts';
import { defaultModel } from '../check-order.ts';
import type { Keys } from '../key.ts';
import type { Order } from '../order.ts';
import type { Gallery } from '../pictures/gallery.ts';
import type { PlacedArrival, PutInPlace } from '../pictures/put-in-place.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { Arrival, Road } from '../road.ts';
import { readSettings } from '../settings.ts';
import { type BlockOrder, inOneLine, orderOf } from './block-order.ts';
import type { BlockRuns, Running } from './block-runs.ts';
import type { PlacedBlock } from './follow-block.ts';
import { showInBlock } from './show-in-block.ts';

export interface MakeBlockDependencies {
  readonly road: Road;
  readonly keys: Keys;
  readonly gallery: Pick<Gallery, 'all'>;
  readonly provenance: Pick<Provenance, 'stateOf'>;
  readonly putInPlace: PutInPlace;
  readonly runs: BlockRuns;
}

export interface BlockRequest {
  /** In place of the one that the block names. */
  readonly model?: string;
  /** Somebody is there, and hears of it. */
  readonly follow?: (line: string) => void;
  /** Where nobody is to be asked, or nothing is in question, the order comes back as it is; undefined when the person left. */
  readonly ask?: (order: Order, replaces: vscode.Uri | undefined) => Promise<Order | undefined>;
  readonly signal?: AbortSignal;
}

export interface BlockImage extends SavedImage {
  /** The address in the document; absent where the block is gone, or the document cannot be changed. */
  readonly link?: string;
}

/** What `stipple.generateBlock` resolves to. */
export interface BlockResult extends JobResult {
  readonly images: readonly BlockImage[];
}

export interface MadeBlock {
  readonly result: BlockResult;
  readonly warnings: Arrival['warnings'];
  /** Brings back what was there; absent where nothing was. */
  readonly undo?: PlacedArrival['undo'];
}

/** Makes the picture of a block and lets its link show it. Rejects with an ImageError. */
export function makeBlock(
  placed: PlacedBlock,
  request: BlockRequest,
  dependencies: MakeBlockDependencies,
): Promise<MadeBlock> {
  return dependencies.runs.run(placed, (running) => makeNow(running, request, dependencies));
}

async function makeNow(
  running: Running,
  request: BlockRequest,
  dependencies: MakeBlockDependencies,
): Promise<MadeBlock> {
  const { document, block, signal } = running;
  const { road, putInPlace, gallery } = dependencies;
  const made = await orderFor(document, block, request.model, dependencies);
  const replaces = await replacedBy(made, dependencies);
  const order = request.ask ? await request.ask(made.order, replaces) : made.order;
  if (!order) throw cancelled();
  const former = replaces ? formerOf(gallery, replaces) : undefined;

  let state = NO_JOB;
  const report = (event: JobEvent) => {
    state = nextState(state, event);
    const line = progressLine(state);
    running.tell(line);
    request.follow?.(line);
  };
  const stop = request.signal ? AbortSignal.any([signal, request.signal]) : signal;
  const ride = { report, signal: stop, watched: false, mayAsk: request.follow !== undefined };
  const arrival: PlacedArrival = replaces ? await putInPlace(order, replaces, ride) : await road(order, ride);
  const { result, warnings, undo } = arrival;
  const [image] = result.images;
  if (!image) return { result, warnings };
  const { alt, ownAlt } = made;
  const link = await showInBlock(running.followed, { image, alt, ownAlt, ...(former ? { former } : {}) });
  return {
    result: { ...result, images: [{ ...image, ...(link === undefined ? {} : { link }) }] },
    warnings,
    ...(undo ? { undo } : {}),
  };
}

/** Throws an `invalid-request`. */
export async function orderFor(
  document: vscode.TextDocument,
  block: PromptBlock,
  model: string | undefined,
  { keys }: Pick<MakeBlockDependencies, 'keys'>,
): Promise<BlockOrder> {
  return orderOf(document, block, await defaultModel(readSettings(document.uri), keys), model);
}

/** A file that is there gives way where the block shows it, or where it is known to have been made; another one stays. */
async function replacedBy(
  { place }: BlockOrder,
  { gallery, provenance }: Pick<MakeBlockDependencies, 'gallery' | 'provenance'>,
): Promise<vscode.Uri | undefined> {
  const { file, exists, shown } = place;
  if (!file || !exists) return undefined;
  const isShown = shown?.toString() === file.toString();
  return isShown || (await isMade(file, gallery, provenance)) ? file : undefined;
}

export async function isMade(
  file: vscode.Uri,
  gallery: Pick<Gallery, 'all'>,
  provenance: Pick<Provenance, 'stateOf'>,
): Promise<boolean> {
  return recordOf(gallery, file) !== undefined || (await provenance.stateOf(file)) !== 'unrecorded';
}

function recordOf(gallery: Pick<Gallery, 'all'>, file: vscode.Uri): PictureRecord | undefined {
  const uri = file.toString();
  return gallery.all().find((picture) => picture.file?.uri === uri);
}

function formerOf(gallery: Pick<Gallery, 'all'>, file: vscode.Uri) {
  const record = recordOf(gallery, file);
  if (!record?.file) return undefined;
  const { width, height } = record.file;
  return { alt: inOneLine(String(record.recipe.options.prompt ?? '')), width, height };
}

export function blockGone(): Error {
  return invalidRequest([{ field: 'line', message: t('The block is gone') }]);
}
