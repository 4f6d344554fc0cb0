import * as vscode from 'vscode';
import { COMMANDS } from '../../core/ids.ts';
import { writeLength } from '../../core/image/length.ts';
import { type ImageReport, type MissingLink, type ReportedFile, writeReport } from '../../core/recipe/image-report.ts';
import { t } from '../../core/text.ts';
import { deleteFile } from '../pictures/delete-file.ts';
import type { Provenance } from './provenance.ts';

interface ReportItem extends vscode.QuickPickItem {
  /** The file that it is about, if it can be settled here. */
  readonly uri?: string;
  readonly buttons?: readonly ReportButton[];
  readonly open?: () => Thenable<unknown>;
}

interface ReportButton extends vscode.QuickInputButton {
  /** Tells whether the item is settled then. */
  readonly act: (uri: vscode.Uri) => Promise<boolean>;
}

/**
 * The report as a list that stays open: Enter shows a picture or the line of a link, a button does something about it, and what
 * is settled leaves the list.
 */
export function showReport(report: ImageReport, provenance: Pick<Provenance, 'forget'>): void {
  const pick = vscode.window.createQuickPick<ReportItem>();
  const asDocument = { iconPath: new vscode.ThemeIcon('markdown'), tooltip: t('Open as Document') };
  const settled = new Set<string>();
  const show = () => {
    pick.items = itemsOf(report, provenance, settled);
  };
  Object.assign(pick, {
    title: t('Unused and Missing Images'),
    placeholder: t('Enter shows it; the buttons at its end do something about it'),
    buttons: [asDocument],
    matchOnDescription: true,
    matchOnDetail: true,
    keepScrollPosition: true,
    // People look at one after the other.
    ignoreFocusOut: true,
  });
  show();
  const listeners = vscode.Disposable.from(
    pick.onDidAccept(() => void pick.activeItems[0]?.open?.()),
    pick.onDidTriggerItemButton(async ({ item: { uri }, button }) => {
      if (!uri || !(await (button as ReportButton).act(vscode.Uri.parse(uri, true)))) return;
      settled.add(uri);
      show();
    }),
    pick.onDidTriggerButton(async () => {
      pick.hide();
      const content = writeReport(report);
      await vscode.window.showTextDocument(await vscode.workspace.openTextDocument({ language: 'markdown', content }));
    }),
    pick.onDidHide(() => {
      listeners.dispose();
      pick.dispose();
    }),
  );
  pick.show();
}

function itemsOf(
  { unused, missing, gone }: ImageReport,
  provenance: Pick<Provenance, 'forget'>,
  settled: ReadonlySet<string>,
): readonly ReportItem[] {
  const trash: ReportButton = {
    iconPath: new vscode.ThemeIcon('trash'),
    tooltip: t('Delete'),
    act: deleteFile,
  };
  const regenerate: ReportButton = {
    iconPath: new vscode.ThemeIcon('refresh'),
    tooltip: t('Regenerate'),
    act: async (uri) => (await vscode.commands.executeCommand(COMMANDS.regenerateImage, uri, [uri])) !== undefined,
  };
  const forget: ReportButton = {
    iconPath: new vscode.ThemeIcon('close'),
    tooltip: t('Take Out of stipple.lock.json'),
    act: async (uri) => {
      await provenance.forget(uri);
      return true;
    },
  };
  const left = (files: readonly ReportedFile[]) => files.filter(({ uri }) => !settled.has(uri));
  return [
    ...group(
      t('Generated pictures that no document shows'),
      left(unused).map((file) => fileItem(file, [trash])),
    ),
    ...group(t('Links without a picture'), missing.map(linkItem)),
    ...group(
      t('Recorded pictures whose files are gone'),
      left(gone).map((file) => fileItem(file, [regenerate, forget])),
    ),
  ];
}

function group(label: string, items: readonly ReportItem[]): readonly ReportItem[] {
  if (items.length === 0) return [];
  return [{ label: `${label} (${items.length})`, kind: vscode.QuickPickItemKind.Separator }, ...items];
}

function fileItem({ uri, name, prompt, model, bytes }: ReportedFile, buttons: readonly ReportButton[]): ReportItem {
  const file = vscode.Uri.parse(uri, true);
  const isThere = bytes !== undefined;
  return {
    uri,
    label: name,
    description: [model, isThere ? writeLength(bytes) : ''].filter(Boolean).join(' · '),
    detail: prompt.replace(/\s+/g, ' ').trim(),
    iconPath: isThere ? file : new vscode.ThemeIcon('file-media'),
    buttons,
    ...(isThere ? { open: () => vscode.commands.executeCommand('vscode.open', file, BESIDE_THE_LIST) } : {}),
  };
}

function linkItem({ document, name, line, link, alt }: MissingLink): ReportItem {
  const place = new vscode.Range(line, 0, line, 0);
  return {
    label: link,
    description: `${name}:${line + 1}`,
    ...(alt ? { detail: alt.replace(/\s+/g, ' ') } : {}),
    iconPath: new vscode.ThemeIcon('link'),
    open: () =>
      vscode.window.showTextDocument(vscode.Uri.parse(document, true), { ...BESIDE_THE_LIST, selection: place }),
  };
}

/** The list keeps the keyboard. */
const BESIDE_THE_LIST = { preserveFocus: true, preview: true };
