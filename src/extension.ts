import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { useTranslations } from './core/text.ts';
import { registerConnection } from './host/connection.ts';
import { offerSaveAs } from './host/errors.ts';
import { registerGenerate } from './host/generate.ts';
import { registerInsert } from './host/insert.ts';
import { registerKeys } from './host/key.ts';
import { registerLog } from './host/log.ts';
import { createMemory } from './host/memory.ts';
import { readNetwork } from './host/network.ts';
import { createRoad, type Makers, type Rescue } from './host/road.ts';
import { createAskPlace } from './host/where.ts';
import type { Api } from './node/api.ts';

export function activate(context: vscode.ExtensionContext): void {
  useTranslations((message, ...values) => vscode.l10n.t(message, ...values));
  const api = lazyApi(context);
  const log = registerLog(context);
  const memory = createMemory(context);
  const keys = registerKeys(context, process.env, log);
  const listModels: Api['listModels'] = async (...call) => (await api()).listModels(...call);
  const models = registerConnection(context, { keys, log, listModels });
  const askPlace = createAskPlace(homedir());
  const rescue: Rescue = (picture, destination, error) => offerSaveAs(picture, destination, error, askPlace);
  const road = createRoad({ makers: makersWith(api), keys, log, rescue });
  registerGenerate(context, { road, keys, memory, askPlace, models });
  registerInsert(context, memory);
}

/** undici loads with the first request, never at activation. */
function lazyApi(context: vscode.ExtensionContext): () => Promise<Api> {
  let api: Promise<Api> | undefined;
  context.subscriptions.push({ dispose: () => void api?.then(({ close }) => close()) });
  return () => {
    api ??= import('./node/api.ts').then(({ createApi }) => createApi({ network: () => readNetwork(process.env) }));
    return api;
  };
}

/** sharp loads with the first picture that is painted here. */
function makersWith(api: () => Promise<Api>): Makers {
  return {
    api: async function* (request, server, signal, folder) {
      yield* (await api()).make(request, server, signal, folder);
    },
    offline: async function* (request, signal) {
      const { makePlaceholder } = await import('./node/placeholder.ts');
      yield* makePlaceholder(request, signal);
    },
  };
}
