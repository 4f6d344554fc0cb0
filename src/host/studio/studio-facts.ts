import * as vscode from 'vscode';
import { CONFIGURATION } from '../../core/ids.ts';
import { promptsOf } from '../../core/job/prompts.ts';
import type { StudioFacts } from '../../core/protocol.ts';
import { defaultModel } from '../check-order.ts';
import type { Connection } from '../connection.ts';
import type { Keys } from '../key.ts';
import type { Ledger } from '../money/ledger.ts';
import { onceATick } from '../once-a-tick.ts';
import { currentFolder } from '../paths.ts';
import type { Gallery } from '../pictures/gallery.ts';
import { authorizesItself } from '../server.ts';
import { readSettings } from '../settings.ts';
import type { Templates } from './templates.ts';

/** What the studio shows besides pictures, gathered from all over the house. */
export interface Facts extends vscode.Disposable {
  readonly gather: () => Promise<StudioFacts>;
  /** Those that are otherwise than last gathered. */
  readonly onDidChange: vscode.Event<Partial<StudioFacts>>;
}

export interface FactsDependencies {
  readonly secrets: vscode.SecretStorage;
  readonly keys: Keys;
  readonly connection: Connection;
  readonly ledger: Ledger;
  readonly gallery: Gallery;
  readonly templates: Templates;
}

export function createFacts(dependencies: FactsDependencies): Facts {
  const { secrets, connection, ledger, gallery, templates } = dependencies;
  const changed = new vscode.EventEmitter<Partial<StudioFacts>>();
  let last: Partial<StudioFacts> = {};
  const compare = onceATick(async () => {
    const facts = await gatherFrom(dependencies);
    const news = difference(last, facts);
    last = facts;
    if (Object.keys(news).length > 0) changed.fire(news);
  });
  const listeners = vscode.Disposable.from(
    changed,
    secrets.onDidChange(compare),
    connection.onDidChange(compare),
    ledger.onDidChange(compare),
    gallery.onDidChange(() => {
      // While pictures form it changes many times a second; what is of interest here, only with an order.
      if (String(promptsOf(gallery.all())) !== String(last.prompts)) compare();
    }),
    templates.onDidChange(compare),
    vscode.workspace.onDidChangeWorkspaceFolders(compare),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(CONFIGURATION)) compare();
    }),
  );
  const gather = async () => {
    const facts = await gatherFrom(dependencies);
    last = facts;
    return facts;
  };
  return { gather, onDidChange: changed.event, dispose: () => listeners.dispose() };
}

async function gatherFrom({ keys, connection, ledger, gallery, templates }: FactsDependencies): Promise<StudioFacts> {
  const settings = readSettings(currentFolder()?.uri);
  const [model, key, today] = await Promise.all([defaultModel(settings, keys), keys.find(), ledger.today()]);
  return {
    listed: connection.recall(),
    defaultModel: model,
    hasKey: key !== undefined || authorizesItself(settings),
    defaults: settings.defaults,
    today,
    perDay: settings['budget.perDay'],
    prompts: promptsOf(gallery.all()),
    templates: templates.list(),
    hasFolder: (vscode.workspace.workspaceFolders?.length ?? 0) > 0,
  };
}

/** Facts are plain data of a few kilobytes. */
function difference(before: Partial<StudioFacts>, after: StudioFacts): Partial<StudioFacts> {
  const names = Object.keys(after) as (keyof StudioFacts)[];
  const news = names.filter((name) => JSON.stringify(before[name]) !== JSON.stringify(after[name]));
  return Object.fromEntries(news.map((name) => [name, after[name]]));
}
