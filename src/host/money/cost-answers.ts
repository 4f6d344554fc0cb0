import * as vscode from 'vscode';
import type { Handlers } from '../../core/channel.ts';
import type { CostCalls, CostRowView, CostsAsk } from '../../core/cost-calls.ts';
import { type CostRow, costTable, dayOf, entriesWithin } from '../../core/job/cost-table.ts';
import { writeCsv } from '../../core/job/ledger-csv.ts';
import { type LedgerEntry, startOfDay } from '../../core/job/spending.ts';
import { t } from '../../core/text.ts';
import { BUDGET_SETTINGS } from '../errors.ts';
import { baseName, isInside, kindOf } from '../paths.ts';
import type { Gallery } from '../pictures/gallery.ts';
import type { Budget } from './budget.ts';
import type { Ledger } from './ledger.ts';
import type { UnaskedModels } from './unasked-models.ts';

export interface CostAnswersDependencies {
  readonly ledger: Ledger;
  readonly budget: Budget;
  readonly gallery: Pick<Gallery, 'all'>;
  readonly unasked: UnaskedModels;
  /** Where a person's own files are. */
  readonly home: string;
}

/** What the host does about each question of the page *Show Costs*. */
export function createCostAnswers(dependencies: CostAnswersDependencies): Handlers<CostCalls> {
  const { ledger, budget, gallery, unasked, home } = dependencies;

  const read = async ({ days, everywhere }: Pick<CostsAsk, 'days' | 'everywhere'>): Promise<readonly LedgerEntry[]> => {
    const now = new Date();
    const entries = await ledger.entries(days > 0 ? startOfDay(now, 1 - days) : 0);
    const workspaces = everywhere ? undefined : openWorkspaces();
    const counted = entriesWithin(entries, { days, workspaces }, now);
    // Files are where they are now: a draft moves when it is kept.
    const places = new Map(gallery.all().map(({ id, file }) => [id, file?.uri]));
    return counted.map((entry) => {
      const { files, pictures } = entry;
      return { ...entry, files: files.map((file, index) => places.get(pictures?.[index] ?? '') ?? file) };
    });
  };

  return {
    'costs-read': async (ask) => {
      const entries = await read(ask);
      const { rows, total, count } = costTable(entries, ask);
      return {
        rows: ask.by === 'file' ? viewFiles(rows, entries) : rows.map((row) => ({ ...row, name: row.key })),
        total,
        count,
        today: await budget.today(),
        unasked: unasked.all(),
      };
    },
    'costs-export': async (ask) => {
      const folder = vscode.workspace.workspaceFolders?.[0]?.uri ?? vscode.Uri.file(home);
      const file = await vscode.window.showSaveDialog({
        title: t('Where should the costs go?'),
        filters: { CSV: ['csv'] },
        defaultUri: vscode.Uri.joinPath(folder, `stipple-costs-${dayOf(Date.now())}.csv`),
      });
      if (!file) return undefined;
      await vscode.workspace.fs.writeFile(file, new TextEncoder().encode(writeCsv(await read(ask))));
      // The offer stays open for as long as somebody likes; the page need not wait.
      void offerToOpen(file);
      return undefined;
    },
    'file-open': async ({ uri }) => {
      // The page names what it was shown, and nothing else.
      const known = (await read({ days: 0, everywhere: true })).some(({ files }) => files.includes(uri));
      const file = vscode.Uri.parse(uri, true);
      if (!known || (await kindOf(file)) !== 'file') throw new Error(t('The file is gone: {0}', baseName(file)));
      await vscode.commands.executeCommand('vscode.open', file);
      return undefined;
    },
    'model-asked-again': async (model) => {
      await unasked.remove(model);
      return undefined;
    },
    'budget-open': () => {
      void vscode.commands.executeCommand('workbench.action.openSettings', BUDGET_SETTINGS);
      return undefined;
    },
  };

  /** By their names below the workspace folder; a draft by the name that Keep would give it. */
  function viewFiles(rows: readonly CostRow[], entries: readonly LedgerEntry[]): readonly CostRowView[] {
    const drafts = new Map(gallery.all().flatMap(({ file }) => (file?.draft ? [[file.uri, file.name] as const] : [])));
    const workspaces = workspacesOf(entries);
    return rows.map((row) => {
      const { key } = row;
      if (key === '') return { ...row, name: '' };
      const file = vscode.Uri.parse(key);
      const title = file.scheme === 'file' ? file.fsPath : file.toString(true);
      const draft = drafts.get(key);
      if (draft !== undefined) return { ...row, name: t('{0} (draft)', draft), title };
      const workspace = workspaces.get(key);
      const isElsewhere = workspace !== undefined && !openWorkspaces().includes(workspace);
      const place = isElsewhere ? { place: baseName(vscode.Uri.parse(workspace)) } : {};
      return { ...row, name: nameBelow(workspace, file), title, ...place };
    });
  }
}

function nameBelow(workspace: string | undefined, file: vscode.Uri): string {
  const folder = workspace === undefined ? undefined : vscode.Uri.parse(workspace);
  return folder && isInside(folder, file) ? file.path.slice(folder.path.length).replace(/^\//, '') : baseName(file);
}

function openWorkspaces(): readonly string[] {
  return (vscode.workspace.workspaceFolders ?? []).map(({ uri }) => uri.toString());
}

/** Which workspace each file belongs to. */
function workspacesOf(entries: readonly LedgerEntry[]): ReadonlyMap<string, string> {
  const known = entries.flatMap(({ files, workspace }) => files.map((file) => [file, workspace] as const));
  return new Map(known.flatMap(([file, workspace]) => (workspace === undefined ? [] : [[file, workspace] as const])));
}

async function offerToOpen(file: vscode.Uri): Promise<void> {
  const open = t('Open');
  const answer = await vscode.window.showInformationMessage(t('Saved {0}', baseName(file)), open);
  if (answer === open) await vscode.commands.executeCommand('vscode.open', file);
}
