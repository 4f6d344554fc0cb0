import * as vscode from 'vscode';
import { CONFIGURATION } from '../core/ids.ts';
import { findModel, shutdownNote, summaryOf } from '../core/model/catalogue.ts';
import type { SettingName } from '../core/settings.ts';
import { t } from '../core/text.ts';
import { toImageError } from '../core/wire/errors.ts';
import type { ListedModel } from '../core/wire/models.ts';
import type { Server } from '../core/wire/server.ts';
import { showError } from './errors.ts';
import type { Keys } from './key.ts';
import type { Log } from './log.ts';
import { openServer } from './server.ts';
import { readSettings } from './settings.ts';

export interface Connection {
  /** What the server of the settings listed when it was last asked. */
  readonly recall: () => readonly ListedModel[];
  /** `stipple.checkConnection`: asks the server for its models, says what came of it, and keeps the list for the pickers. */
  readonly check: () => Promise<readonly ListedModel[] | undefined>;
  /** The server listed its models anew. */
  readonly onDidChange: vscode.Event<void>;
}

export interface ConnectionDependencies {
  readonly keys: Keys;
  readonly log: Log;
  readonly listModels: (server: Server, signal: AbortSignal) => Promise<readonly ListedModel[]>;
}

export function createConnection(
  { globalState, subscriptions }: vscode.ExtensionContext,
  dependencies: ConnectionDependencies,
): Connection {
  const changed = new vscode.EventEmitter<void>();
  subscriptions.push(changed);
  const check = async (): Promise<readonly ListedModel[] | undefined> => {
    try {
      const { models, milliseconds } = await askServer(dependencies);
      await globalState.update(stateKey(), models);
      changed.fire();
      const key = await dependencies.keys.find();
      const source = key?.source === 'environment' ? t('OPENAI_API_KEY of the environment') : t('the stored key');
      const answer = t(
        '{0} answered in {1} ms and lists {2} image models (with {3}).',
        hostName(),
        milliseconds,
        models.length,
        source,
      );
      void offerModels(answer, models);
      return models;
    } catch (error) {
      await showError(toImageError(error, 'network'), { change: () => void check() });
      return undefined;
    }
  };
  return { recall: () => globalState.get<readonly ListedModel[]>(stateKey()) ?? [], check, onDidChange: changed.event };
}

/** Tells how it went, and shows the models with their ends where somebody wants to see them. */
async function offerModels(answer: string, models: readonly ListedModel[]): Promise<void> {
  const today = new Date().toISOString().slice(0, 10);
  const items = models.map(({ id, shutdown }): vscode.QuickPickItem => {
    const { known, row } = findModel(id);
    const end = shutdownNote(shutdown ?? (known ? row.shutdown : undefined), today);
    return {
      label: id,
      detail: known ? summaryOf(row) : t('Unknown here: the server decides what it takes'),
      ...(end ? { description: end, iconPath: new vscode.ThemeIcon('warning') } : {}),
    };
  });
  const ending = items.filter(({ description }) => description).length;
  const told = ending > 0 ? `${answer} ${t('{0} of them are retired or will be.', ending)}` : answer;
  const show = t('Show Models');
  const chosen = await vscode.window.showInformationMessage(told, ...(models.length > 0 ? [show] : []));
  if (chosen !== show) return;
  const model = await vscode.window.showQuickPick(items, {
    title: t('Image Models of {0}', hostName()),
    placeHolder: t('Choose one to use it where a request names none (stipple.model)'),
    matchOnDescription: true,
  });
  if (!model) return;
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION);
  await configuration.update('model' satisfies SettingName, model.label, vscode.ConfigurationTarget.Global);
}

/** Nobody waits longer than this for a list. */
const TIMEOUT_MS = 30_000;

async function askServer({ keys, log, listModels }: ConnectionDependencies) {
  const server = await openServer(readSettings(), keys);
  const started = Date.now();
  return vscode.window.withProgress(
    {
      location: vscode.ProgressLocation.Notification,
      title: t('Asking {0} for its models…', hostName()),
      cancellable: true,
    },
    async (_progress, token) => {
      const abort = new AbortController();
      token.onCancellationRequested(() => abort.abort());
      const models = await listModels(server, AbortSignal.any([abort.signal, AbortSignal.timeout(TIMEOUT_MS)]));
      const milliseconds = Date.now() - started;
      log.info(`${server.baseUrl} lists ${models.length} image models: ${models.map(({ id }) => id).join(', ')}`);
      return { models, milliseconds };
    },
  );
}

function hostName(): string {
  return new URL(readSettings().baseUrl).host;
}

function stateKey(): string {
  return `models:${readSettings().baseUrl}`;
}
