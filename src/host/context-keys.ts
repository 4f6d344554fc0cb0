import * as vscode from 'vscode';
import { CONFIGURATION, CONTEXT_KEYS } from '../core/ids.ts';
import type { PictureRecord } from '../core/job/picture-record.ts';
import type { Keys } from './key.ts';
import type { Gallery } from './pictures/gallery.ts';

export interface ContextKeysDependencies {
  readonly gallery: Pick<Gallery, 'all' | 'onDidChange'>;
  readonly keys: Pick<Keys, 'find'>;
}

/** Lets the editor know what has been reached, so that the walkthrough can tick it off. */
export function keepContextKeys(
  { secrets }: vscode.ExtensionContext,
  { gallery, keys }: ContextKeysDependencies,
): vscode.Disposable {
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

/**
 * The command does, and what it makes is a step of the walkthrough. The editor would not see that by itself: to it, a lens runs
 * another command than the one that it names.
 */
export function reaching<Given extends readonly unknown[], Made>(
  key: keyof typeof CONTEXT_KEYS,
  run: (...given: Given) => Promise<Made>,
): (...given: Given) => Promise<Made> {
  return async (...given) => {
    const made = await run(...given);
    if (made !== undefined) set(key, true);
    return made;
  };
}

function set(key: keyof typeof CONTEXT_KEYS, value: boolean): void {
  void vscode.commands.executeCommand('setContext', CONTEXT_KEYS[key], value);
}
