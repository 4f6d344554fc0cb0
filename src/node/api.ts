import type { ImageRequest } from '../core/model/draft.ts';
import { ask, WIRE_LIMITS, type WirePorts } from '../core/wire/client.ts';
import { SYSTEM_CLOCK } from '../core/wire/clock.ts';
import type { ImageEvent } from '../core/wire/events.ts';
import { listModels } from '../core/wire/list-models.ts';
import type { ListedModel } from '../core/wire/models.ts';
import type { Server } from '../core/wire/server.ts';
import type { NetworkFacts } from './network-facts.ts';
import { createPictureSinks } from './picture-sink.ts';
import { createTransport } from './transport.ts';

export interface Api {
  /** @param folder where the pictures will be saved, if that is on this machine: large ones are written there as they arrive */
  readonly make: (
    request: ImageRequest,
    server: Server,
    signal: AbortSignal,
    folder?: string | undefined,
  ) => AsyncIterable<ImageEvent>;
  readonly listModels: (server: Server, signal: AbortSignal) => Promise<readonly ListedModel[]>;
  readonly close: () => Promise<void>;
}

export interface ApiOptions extends Partial<Pick<WirePorts, 'clock' | 'limits'>> {
  readonly network?: () => NetworkFacts;
}

/** The Images API over the network. Loaded when the first picture is asked of a server, not at activation. */
export function createApi({ clock = SYSTEM_CLOCK, limits = WIRE_LIMITS, network }: ApiOptions = {}): Api {
  const { send, close } = createTransport(network);
  return {
    make: (request, server, signal, folder) =>
      ask(request, server, { send, clock, limits, createSink: createPictureSinks(folder) }, signal),
    listModels: (server, signal) => listModels(server, send, signal),
    close,
  };
}
