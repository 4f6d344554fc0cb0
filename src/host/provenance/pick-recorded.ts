import * as vscode from 'vscode';
import { t } from '../../core/text.ts';
import type { Provenance } from './provenance.ts';

/** Lets somebody choose one of the pictures that are recorded. Undefined when the person left. */
export async function pickRecorded(provenance: Pick<Provenance, 'all'>): Promise<vscode.Uri | undefined> {
  const pictures = await provenance.all();
  if (pictures.length === 0) {
    void vscode.window.showInformationMessage(t('No picture of this workspace is recorded in stipple.lock.json yet.'));
    return undefined;
  }
  const items = pictures.map(({ file, locked }) => ({
    label: vscode.workspace.asRelativePath(file, false),
    description: locked.model,
    detail: locked.prompt.replace(/\s+/g, ' '),
    iconPath: file,
    file,
  }));
  items.sort((one, other) => (one.label < other.label ? -1 : 1));
  const options = { placeHolder: t('Which image should be made anew?'), matchOnDetail: true };
  return (await vscode.window.showQuickPick(items, options))?.file;
}
