import type * as vscode from 'vscode';
import type { CommandName } from '../core/ids.ts';
import { type ConnectionDependencies, createConnection } from './connection.ts';
import { offerSaveAs } from './errors.ts';
import { createGenerate } from './generate.ts';
import { createInsert } from './insert.ts';
import { createKeys } from './key.ts';
import { createLog } from './log.ts';
import { createMemory } from './memory.ts';
import { createRoad, type Makers, type Rescue } from './road.ts';
import { createAskPlace } from './where.ts';

/** What the house may not reach for by itself. */
export interface WorkshopPorts {
  readonly makers: Makers;
  readonly listModels: ConnectionDependencies['listModels'];
  readonly environment: Readonly<Record<string, string | undefined>>;
  /** Where a person's own files are. */
  readonly home: string;
}

/** Everything that happens once somebody does something. */
export interface Workshop {
  readonly commands: Readonly<Record<CommandName, (...given: unknown[]) => unknown>>;
}

/** Brings all features together. Loaded with the first command, not at activation. */
export function openWorkshop(context: vscode.ExtensionContext, ports: WorkshopPorts): Workshop {
  const { extensionUri } = context;
  const log = createLog(context);
  const memory = createMemory(context);
  const keys = createKeys(context, ports.environment, log);
  const connection = createConnection(context, { keys, log, listModels: ports.listModels });
  const askPlace = createAskPlace(ports.home);
  const rescue: Rescue = (picture, destination, error) => offerSaveAs(picture, destination, error, askPlace);
  const road = createRoad({ makers: ports.makers, keys, log, rescue });
  const generating = { road, keys, memory, askPlace, connection };
  return {
    commands: {
      generateImage: createGenerate(extensionUri, 'generate', generating),
      editImage: createGenerate(extensionUri, 'edit', generating),
      insertImage: createInsert(memory),
      setApiKey: keys.set,
      clearApiKey: keys.clear,
      checkConnection: connection.check,
      showLog: log.show,
    },
  };
}
