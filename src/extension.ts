import { homedir } from 'node:os';
import * as vscode from 'vscode';
import { COMMANDS, type CommandName, VIEW_TYPES } from './core/ids.ts';
import { useTranslations } from './core/text.ts';
import { openToAgents } from './host/agents/agent-door.ts';
import { wakeForDocuments } from './host/docs/document-door.ts';
import { wasAnythingSpentToday } from './host/money/ledger-files.ts';
import { readNetwork } from './host/network.ts';
import { watchForRecorded } from './host/provenance/recorded-door.ts';
import { namesIn, storageOf, UNSAVED } from './host/storage.ts';
import type { Workshop, WorkshopPorts } from './host/workshop.ts';
import type { Api } from './node/api.ts';
import { digestFile } from './node/digest.ts';
import { ownFiles } from './node/own-files.ts';

/** Puts the doors in; what is behind them loads when the first one is opened. */
export function activate(context: vscode.ExtensionContext): void {
  useTranslations((message, ...values) => vscode.l10n.t(message, ...values));
  const workshop = lazyWorkshop(context);
  for (const [name, id] of Object.entries(COMMANDS)) {
    const run = async (...given: unknown[]) => (await workshop()).commands[name as CommandName](...given);
    context.subscriptions.push(vscode.commands.registerCommand(id, run));
  }
  const restore = async (panel: vscode.WebviewPanel) => (await workshop()).restoreStudio(panel);
  const serializer = { deserializeWebviewPanel: restore };
  context.subscriptions.push(vscode.window.registerWebviewPanelSerializer(VIEW_TYPES.studio, serializer));
  context.subscriptions.push(openToAgents(vscode.lm, async () => (await workshop()).agentTools));
  context.subscriptions.push(wakeForDocuments(async () => (await workshop()).watchDocuments()));
  const rooms = {
    showInMenus: async () => (await import('./host/provenance/recorded-menus.ts')).showRecordedInMenus(),
    showBadges: async () => (await workshop()).showBadges(),
    showHovers: async () => (await workshop()).showHovers(),
  };
  context.subscriptions.push(watchForRecorded(rooms));
  void offerUnsaved(context, workshop);
  void showSpent(context, workshop);
}

let opened: Promise<Workshop> | undefined;

/** The window closes, and waits a little. */
export async function deactivate(): Promise<void> {
  await (await opened)?.close();
}

/** Pictures that an earlier window could not save are offered again; where there are none, nothing loads. */
async function offerUnsaved(context: vscode.ExtensionContext, workshop: () => Promise<Workshop>): Promise<void> {
  const left = await namesIn(vscode.Uri.joinPath(storageOf(context), UNSAVED));
  if (left.length > 0) await (await workshop()).offerUnsaved();
}

/** What other windows have spent today is seen in this one too; where that is nothing, nothing loads. */
async function showSpent(context: vscode.ExtensionContext, workshop: () => Promise<Workshop>): Promise<void> {
  if (await wasAnythingSpentToday(context)) await workshop();
}

function lazyWorkshop(context: vscode.ExtensionContext): () => Promise<Workshop> {
  return () => {
    opened ??= import('./host/workshop.ts').then(({ openWorkshop }) => openWorkshop(context, portsFor(context)));
    return opened;
  };
}

function portsFor(context: vscode.ExtensionContext): WorkshopPorts {
  const api = lazyApi(context);
  return {
    makers: {
      api: async function* (request, server, signal, folder) {
        yield* (await api()).make(request, server, signal, folder);
      },
      // sharp loads with the first picture that is painted here.
      offline: async function* (request, signal) {
        const { makePlaceholder } = await import('./node/placeholder.ts');
        yield* makePlaceholder(request, signal);
      },
    },
    loadPixels: async () => (await import('./node/pixels.ts')).pixels,
    files: ownFiles,
    digestFile,
    openPicture: async (file) => (await import('./node/open-picture.ts')).openPicture(file),
    listModels: async (...call) => (await api()).listModels(...call),
    environment: process.env,
    home: homedir(),
  };
}

/** undici loads with the first request. */
function lazyApi(context: vscode.ExtensionContext): () => Promise<Api> {
  let api: Promise<Api> | undefined;
  context.subscriptions.push({ dispose: () => void api?.then(({ close }) => close()) });
  return () => {
    api ??= import('./node/api.ts').then(({ createApi }) => createApi({ network: () => readNetwork(process.env) }));
    return api;
  };
}
