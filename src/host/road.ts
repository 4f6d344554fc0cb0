import type { JobResult } from '../core/job/result.ts';
import { type JobEvent, type JobPorts, type RescuedPicture, runJob } from '../core/job/run.ts';
import type { ImageRequest, Problem } from '../core/model/draft.ts';
import { toImageError } from '../core/wire/errors.ts';
import type { ImageEvent } from '../core/wire/events.ts';
import type { Server } from '../core/wire/server.ts';
import { checkOrder, defaultModel } from './check-order.ts';
import type { Destination } from './destination.ts';
import type { Keys } from './key.ts';
import type { Log } from './log.ts';
import type { Order } from './order.ts';
import { currentFolder } from './paths.ts';
import { probe, savePicture } from './save.ts';
import { openServer } from './server.ts';
import { readSettings } from './settings.ts';

/** The makers of pictures, loaded on first use. */
export interface Makers {
  /** @param folder where the pictures will be saved, if that is on this machine */
  readonly api: (
    request: ImageRequest,
    server: Server,
    signal: AbortSignal,
    folder: string | undefined,
  ) => AsyncIterable<ImageEvent>;
  readonly offline: (request: ImageRequest, signal: AbortSignal) => AsyncIterable<ImageEvent>;
}

/** Offers a way out for a picture that could not be saved where it should have been; nobody waits for it. */
export type Rescue = (picture: RescuedPicture, destination: Destination, error: unknown) => unknown;

export interface RoadDependencies {
  readonly makers: Makers;
  readonly keys: Keys;
  readonly log: Log;
  readonly rescue: Rescue;
}

export interface Ride {
  readonly report: (event: JobEvent) => void;
  readonly signal: AbortSignal;
  /** Whether somebody is there to see previews; if not, none are asked for (and paid) by default. */
  readonly watched: boolean;
}

export interface Arrival {
  readonly result: JobResult;
  /** Worth knowing, and no reason to stop. */
  readonly warnings: readonly Problem[];
}

/** THE ONE ROAD: whatever asks for a picture hands in an order here. Throws an ImageError; nothing was sent for `invalid-request` without a status. */
export type Road = (order: Order, ride: Ride) => Promise<Arrival>;

export function createRoad({ makers, keys, log, rescue }: RoadDependencies): Road {
  return async (order, ride) => {
    const settings = readSettings(currentFolder()?.uri);
    const model = order.options.model || (await defaultModel(settings, keys));
    const { request, warnings, destination } = await checkOrder(order, settings, model, ride.watched);
    for (const { message } of warnings) log.warn(message);
    const server = request.row.runs === 'api' ? await openServer(settings, keys) : undefined;
    await probe(destination);

    const started = Date.now();
    log.info(
      `${request.operation} with ${request.model}${server ? ` at ${server.baseUrl}` : ''}: ${describe(request)}`,
    );
    const ports: JobPorts = {
      make: {
        api: (checked, signal) => makers.api(checked, server as Server, signal, localFolder(destination)),
        offline: makers.offline,
      },
      save: async (picture) => (await savePicture(picture, destination)).toString(),
      rescue: (picture, error) => void rescue(picture, destination, error),
      report: ride.report,
      timeout: settings.timeoutSeconds * 1000,
    };
    try {
      const result = await runJob(request, ports, ride.signal);
      log.info(`${result.images.length} saved after ${Date.now() - started} ms${requestNote(result.request_id)}`);
      return { result, warnings: [...warnings, ...(result.warnings ?? [])] };
    } catch (error) {
      const failure = toImageError(error, 'server');
      log.error(`${failure.code}: ${failure.message}${requestNote(failure.requestId)}`);
      throw failure;
    }
  };
}

function localFolder({ folder }: Destination): string | undefined {
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
