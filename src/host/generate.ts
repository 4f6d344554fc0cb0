import type * as vscode from 'vscode';
import type { JobResult } from '../core/job/result.ts';
import type { Operation } from '../core/model/options.ts';
import { announce, deliver } from './arrival.ts';
import { defaultModel } from './check-order.ts';
import { type ChooseImages, pickImages } from './choose-images.ts';
import type { Connection } from './connection.ts';
import { askForPicture } from './dialogue.ts';
import { showError } from './errors.ts';
import { anchorHere } from './insert.ts';
import type { Keys } from './key.ts';
import type { Memory } from './memory.ts';
import { isRequest, type Order, readOrder } from './order.ts';
import { currentFolder } from './paths.ts';
import type { Road } from './road.ts';
import { readSettings } from './settings.ts';
import { rideInTheOpen, rideSilently } from './show-ride.ts';
import { type AskPlace, whereToSave } from './where.ts';

export interface GenerateDependencies {
  readonly road: Road;
  readonly keys: Keys;
  readonly memory: Memory;
  readonly askPlace: AskPlace;
  readonly connection: Connection;
  readonly chooseImages: ChooseImages;
}

/** `stipple.generateImage` and `stipple.editImage`: with a prompt they ask nothing; without, they ask for what is missing. */
export function createGenerate(extensionUri: vscode.Uri, operation: Operation, dependencies: GenerateDependencies) {
  return async (argument?: unknown, selected?: unknown): Promise<JobResult | undefined> => {
    const request = isRequest(argument) ? argument : {};
    if ('prompt' in request) return runSilently(readOrder(operation, request), dependencies);
    const order = readOrder(operation, request);
    const isAsked = operation === 'edit' && order.image.length === 0;
    const image = isAsked ? await pickImages(argument, selected, dependencies.chooseImages) : order.image;
    if (image === undefined) return undefined;
    return runWithQuestions({ ...order, image }, dependencies, extensionUri);
  };
}

async function runSilently(order: Order, { road, memory }: GenerateDependencies): Promise<JobResult> {
  const anchor = order.insert ? anchorHere() : undefined;
  try {
    const arrival = await rideSilently(order, road);
    rememberImage(arrival.result, memory);
    const alt = String(order.options.prompt);
    await deliver(arrival, { alt, anchor, open: order.open ?? false, insert: order.insert ?? false });
    return arrival.result;
  } finally {
    anchor?.dispose();
  }
}

async function runWithQuestions(
  start: Order,
  dependencies: GenerateDependencies,
  extensionUri: vscode.Uri,
): Promise<JobResult | undefined> {
  const { road, keys, memory, askPlace, connection } = dependencies;
  const settings = readSettings(currentFolder()?.uri);
  const preset = await defaultModel(settings, keys);
  const draft = { operation: start.operation, options: start.options };
  const answers = await askForPicture(draft, preset, {
    memory,
    keys,
    listed: connection.recall(),
    defaults: settings.defaults,
  });
  if (!answers) return undefined;
  const order = await whereToSave({ ...start, options: answers }, askPlace);
  if (!order) return undefined;

  const anchor = anchorHere();
  try {
    const arrival = await rideInTheOpen(order, road, extensionUri);
    rememberImage(arrival.result, memory);
    const alt = answers.prompt;
    await deliver(arrival, {
      alt,
      anchor,
      open: order.open ?? true,
      insert: order.insert ?? false,
      column: arrival.column,
    });
    // The offer stays open for as long as somebody likes; the command is done.
    void announce(arrival, alt, order.insert ? undefined : anchor).finally(() => anchor?.dispose());
    return arrival.result;
  } catch (error) {
    anchor?.dispose();
    await failed(error, order, dependencies, extensionUri);
    return undefined;
  }
}

async function failed(
  error: unknown,
  order: Order,
  dependencies: GenerateDependencies,
  extensionUri: vscode.Uri,
): Promise<void> {
  const change = () => void runWithQuestions(order, dependencies, extensionUri);
  await showError(error, { change });
}

function rememberImage({ images }: JobResult, memory: Memory): void {
  const last = images.at(-1);
  if (last) memory.remember('image', last.uri);
}
