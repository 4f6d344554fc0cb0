import type { ImageRequest } from '../core/model/draft.ts';
import { ask } from '../core/wire/client.ts';
import type { ImageEvent } from '../core/wire/events.ts';
import { listModels } from '../core/wire/list-models.ts';
import type { ListedModel } from '../core/wire/models.ts';
import type { Server } from '../core/wire/server.ts';
import { createTransport } from './transport.ts';

export interface Api {
  readonly make: (request: ImageRequest, server: Server, signal: AbortSignal) => AsyncIterable<ImageEvent>;
  readonly listModels: (server: Server, signal: AbortSignal) => Promise<readonly ListedModel[]>;
  readonly close: () => Promise<void>;
}

/** The Images API over undici. Loaded when the first picture is asked of a server, not at activation. */
export function createApi(): Api {
  const { send, close } = createTransport();
  const ports = { send, decodeBase64: (text: string) => Buffer.from(text, 'base64') };
  return {
    make: (request, server, signal) => ask(request, server, ports, signal),
    listModels: (server, signal) => listModels(server, send, signal),
    close,
  };
}
