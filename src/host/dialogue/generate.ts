import type * as vscode from 'vscode';
import type { JobResult } from '../../core/job/result.ts';
import type { Operation } from '../../core/model/options.ts';
import { defaultModel } from '../check-order.ts';
import type { Connection } from '../connection.ts';
import { type Anchor, anchorHere } from '../docs/anchor.ts';
import { tellLost } from '../docs/lost-link.ts';
import { showError } from '../errors.ts';
import type { Keys } from '../key.ts';
import type { Memory } from '../memory.ts';
import { isRequest, type Order, readOrder } from '../order.ts';
import { currentFolder } from '../paths.ts';
import { type AskPlace, whereToSave } from '../pictures/where.ts';
import type { Road } from '../road.ts';
import { readSettings } from '../settings.ts';
import { announce, deliver } from './arrival.ts';
import { type ChooseImages, pickImages } from './choose-images.ts';
import { askForPicture } from './dialogue.ts';
import { rideInTheOpen, rideSilently } from './show-ride.ts';

export interface GenerateDependencies {
  readonly extensionUri: vscode.Uri;
  readonly road: Road;
  readonly keys: Keys;
  readonly memory: Memory;
  readonly askPlace: AskPlace;
  readonly connection: Connection;
  readonly chooseImages: ChooseImages;
}

/** `stipple.generateImage` and `stipple.editImage`: with a prompt they ask nothing; without, they ask for what is missing. */
export function createGenerate(operation: Operation, dependencies: GenerateDependencies) {
  return async (argument?: unknown, selected?: unknown): Promise<JobResult | undefined> => {
    const request = isRequest(argument) ? argument : {};
    const order = readOrder(operation, request);
    if ('prompt' in request) return runSilently(order, dependencies, order.insert ? anchorHere() : undefined);
    const isAsked = operation === 'edit' && order.image.length === 0;
    const image = isAsked ? await pickImages(argument, selected, dependencies.chooseImages) : order.image;
    if (image === undefined) return undefined;
    return runWithQuestions({ ...order, image }, dependencies);
  };
}

/** @param anchor where the link goes; given away */
export async function runSilently(
  order: Order,
  { road }: GenerateDependencies,
  anchor: Anchor | undefined,
): Promise<JobResult> {
  try {
    const arrival = await rideSilently(withDocument(order, anchor), road);
    const alt = String(order.options.prompt);
    const { open = false, insert = false } = order;
    const insertion = await deliver(arrival, { alt, anchor, open, insert });
    // Nobody has to close a message before the command is done.
    if (insertion) void tellLost(insertion);
    return arrival.result;
  } finally {
    anchor?.dispose();
  }
}

/** @param place where the link goes; given away. Left out: where the cursor is once all is answered */
export async function runWithQuestions(
  start: Order,
  dependencies: GenerateDependencies,
  place?: Anchor,
): Promise<JobResult | undefined> {
  const { road, extensionUri } = dependencies;
  const order = await askFor(start, dependencies);
  const anchor = place ?? (order ? anchorHere() : undefined);
  if (!order) {
    anchor?.dispose();
    return undefined;
  }
  try {
    const arrival = await rideInTheOpen(withDocument(order, anchor), road, extensionUri);
    const alt = String(order.options.prompt);
    const insertion = await deliver(arrival, {
      alt,
      anchor,
      open: order.open ?? true,
      insert: order.insert ?? false,
      column: arrival.column,
    });
    // The offer stays open for as long as somebody likes; the command is done.
    const offer = { alt, anchor: order.insert ? undefined : anchor, insertion };
    void announce(arrival, offer).finally(() => anchor?.dispose());
    return arrival.result;
  } catch (error) {
    let isAskedAgain = false;
    const change = () => {
      isAskedAgain = true;
      void runWithQuestions(order, dependencies, place);
    };
    if (anchor !== place) anchor?.dispose();
    await showError(error, { change });
    if (!isAskedAgain) place?.dispose();
    return undefined;
  }
}

/** What is missing of an order; undefined when the person left. */
async function askFor(
  start: Order,
  { keys, memory, connection, askPlace }: GenerateDependencies,
): Promise<Order | undefined> {
  const settings = readSettings(currentFolder(start.document)?.uri);
  const preset = await defaultModel(settings, keys);
  const draft = { operation: start.operation, options: start.options };
  const listed = connection.recall();
  const answers = await askForPicture(draft, preset, { memory, keys, listed, defaults: settings.defaults });
  return answers && whereToSave({ ...start, options: answers }, askPlace);
}

/** A picture whose link goes into a document is for that document. */
function withDocument(order: Order, anchor: Anchor | undefined): Order {
  return anchor && !order.document ? { ...order, document: anchor.document.uri } : order;
}
