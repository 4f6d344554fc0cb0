import * as vscode from 'vscode';
import { CONFIGURATION, CONTEXT_KEYS } from '../core/ids.ts';
import type { PictureRecord } from '../core/job/picture-record.ts';
import type { Gallery } from './gallery.ts';
import type { Keys } from './key.ts';

export interface ContextKeysDependencies {
  readonly gallery: Pick<Gallery, 'all' | 'onDidChange'>;
  readonly keys: Pick<Keys, 'find'>;
}

/** Lets the editor know what has been reached, so that the walkthrough can tick it off. */
export function keepContextKeys(
  { secrets }: vscode.ExtensionContext,
  { gallery, keys }: ContextKeysDependencies,
): vscode.Disposable {
  const set = (key: keyof typeof CONTEXT_KEYS, value: boolean) =>
    void vscode.commands.executeCommand('setContext', CONTEXT_KEYS[key], value);
  const lookForKey = async () => set('hasKey', (await keys.find()) !== undefined);
  const lookForPicture = (pictures: readonly PictureRecord[]) => {
    if (pictures.some(({ phase }) => phase === 'done')) set('madePicture', true);
  };
  void lookForKey();
  lookForPicture(gallery.all());
  return vscode.Disposable.from(
    secrets.onDidChange(lookForKey),
    vscode.workspace.onDidChangeConfiguration((event) => {
      if (event.affectsConfiguration(`${CONFIGURATION}.baseUrl`)) void lookForKey();
    }),
    gallery.onDidChange(({ changed }) => lookForPicture(changed)),
  );
}
