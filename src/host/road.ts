import type * as vscode from 'vscode';
import type { JobEvent, JobPorts } from '../core/job/ports.ts';
import type { JobResult } from '../core/job/result.ts';
import { runJob } from '../core/job/run.ts';
import type { ImageRequest, Problem } from '../core/model/draft.ts';
import { toImageError } from '../core/wire/errors.ts';
import type { ImageEvent } from '../core/wire/events.ts';
import type { Server } from '../core/wire/server.ts';
import type { OwnFiles } from '../node/own-files.ts';
import type { Pixels } from '../node/pixels.ts';
import { type CheckedOrder, checkOrder, defaultModel } from './check-order.ts';
import type { Keys } from './key.ts';
import type { Log } from './log.ts';
import type { Approval } from './money/budget.ts';
import type { Order } from './order.ts';
import { currentFolder } from './paths.ts';
import { derivationsOf } from './pictures/derive.ts';
import type { OpenPicture } from './pictures/pictures.ts';
import { placeBeforeSaving, probe, savePicture } from './pictures/save.ts';
import { openServer } from './server.ts';
import { readSettings } from './settings.ts';

/** The makers of pictures, loaded on first use. */
export interface Makers {
  /** @param folder from where the pictures will be saved, if that is on this machine */
  readonly api: (
    request: ImageRequest,
    server: Server,
    signal: AbortSignal,
    folder: string | undefined,
  ) => AsyncIterable<ImageEvent>;
  readonly offline: (request: ImageRequest, signal: AbortSignal) => AsyncIterable<ImageEvent>;
}

export interface RoadDependencies {
  readonly makers: Makers;
  readonly openPicture: OpenPicture;
  readonly loadPixels: () => Promise<Pixels>;
  readonly keys: Keys;
  /** In the storage. */
  readonly drafts: vscode.Uri;
  readonly files: Pick<OwnFiles, 'claim' | 'remove'>;
  readonly log: Log;
}

export interface Ride {
  readonly report: (event: JobEvent) => void;
  readonly signal: AbortSignal;
  /** Whether somebody is there to see previews; if not, none are asked for (and paid) by default. */
  readonly watched: boolean;
  /** Whether somebody may be asked about the price; where nothing is said, whether somebody watches. */
  readonly mayAsk?: boolean;
  readonly approved?: Approval;
}

export interface Arrival {
  readonly result: JobResult;
  /** Worth knowing, and no reason to stop. */
  readonly warnings: readonly Problem[];
}

/** THE ONE ROAD: whatever asks for a picture hands in an order here. Throws an ImageError; nothing was sent for `invalid-request` without a status. */
export type Road = (order: Order, ride: Ride) => Promise<Arrival>;

/** The road in two parts, between which an order may wait. */
export interface InnerRoad {
  /** Finds out all that can be known before anything is sent. Throws an ImageError. */
  readonly check: (order: Order, watched: boolean) => Promise<Passage>;
  /** As often as somebody likes. Throws an ImageError. */
  readonly travel: (passage: Passage, trip: Trip) => Promise<Arrival>;
}

/** An order that nothing stands in the way of. */
export interface Passage extends CheckedOrder {
  readonly server: Server | undefined;
  /** Milliseconds. */
  readonly timeout: number;
}

export interface Trip extends Pick<Ride, 'report' | 'signal'>, Pick<JobPorts, 'rescue' | 'keepDelivered'> {}

export function createRoad(dependencies: RoadDependencies): InnerRoad {
  const { makers, openPicture, loadPixels, keys, drafts, files, log } = dependencies;
  const check = async (order: Order, watched: boolean): Promise<Passage> => {
    const settings = readSettings(currentFolder(order.document)?.uri);
    const model = order.options.model || (await defaultModel(settings, keys));
    const checked = await checkOrder(order, settings, model, watched, { openPicture, loadPixels });
    for (const { message } of checked.warnings) log.warn(message);
    const server = checked.request.row.runs === 'api' ? await openServer(settings, keys) : undefined;
    await probe(checked.destination, files);
    return { ...checked, server, timeout: settings.timeoutSeconds * 1000 };
  };

  const travel = async (passage: Passage, { signal, ...listeners }: Trip): Promise<Arrival> => {
    const { request, warnings, destination, server, timeout } = passage;
    const started = Date.now();
    log.info(
      `${request.operation} with ${request.model}${server ? ` at ${server.baseUrl}` : ''}: ${describe(request)}`,
    );
    const ports: JobPorts = {
      make: {
        api: (checked, stop) =>
          makers.api(checked, server as Server, stop, localFolder(placeBeforeSaving(destination, drafts))),
        offline: makers.offline,
      },
      derive: derivationsOf(passage, loadPixels),
      save: async (picture) => (await savePicture(picture, destination, drafts)).toString(),
      ...listeners,
      timeout,
    };
    try {
      const result = await runJob(request, ports, signal);
      log.info(`${result.images.length} saved after ${Date.now() - started} ms${requestNote(result.request_id)}`);
      for (const { message } of result.warnings ?? []) log.warn(message);
      return { result, warnings: [...warnings, ...(result.warnings ?? [])] };
    } catch (error) {
      const failure = toImageError(error, 'server');
      log.error(`${failure.code}: ${failure.message}${requestNote(failure.requestId)}`);
      throw failure;
    }
  };

  return { check, travel };
}

function localFolder(folder: vscode.Uri): string | undefined {
  return folder.scheme === 'file' ? folder.fsPath : undefined;
}

/** Prompts stay out of the log: it is what people paste into bug reports. */
function describe({ options, n, stream }: ImageRequest): string {
  const { prompt: _, model: __, user: ___, safety_identifier: ____, ...rest } = options;
  return Object.entries({ ...rest, n, stream })
    .map(([name, value]) => `${name}=${value}`)
    .join(' ');
}

function requestNote(id: string | undefined): string {
  return id ? ` (request ${id})` : '';
}
