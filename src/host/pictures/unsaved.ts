import * as vscode from 'vscode';
import { extensionOf } from '../../core/image/name.ts';
import type { RescuedPicture } from '../../core/job/ports.ts';
import type { PictureFacts } from '../../core/model/draft.ts';
import { t } from '../../core/text.ts';
import { isImageError, toImageError } from '../../core/wire/errors.ts';
import { wordError } from '../../core/wire/wording.ts';
import type { Log } from '../log.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { namesIn, readText, removeFile } from '../storage.ts';
import type { Gallery } from './gallery.ts';
import type { AskPlace } from './where.ts';

/** Pictures that could not be saved where they should have been, kept until somebody has found them a place or given them up. */
export interface Unsaved {
  /** Keeps what is left of a picture and offers it. Never rejects. */
  readonly rescue: (id: string, picture: RescuedPicture, stem: string, error: unknown) => Promise<void>;
  /** Asks for a place for one of them; does nothing where it is no longer here. */
  readonly saveAs: (id: string) => Promise<void>;
  /** Offers what earlier windows left. */
  readonly offerAll: () => Promise<void>;
}

export interface UnsavedDependencies {
  /** In the storage. */
  readonly folder: vscode.Uri;
  readonly gallery: Pick<Gallery, 'find' | 'put'>;
  readonly provenance: Pick<Provenance, 'record'>;
  readonly askPlace: AskPlace;
  readonly log: Log;
}

interface Entry {
  readonly id: string;
  /** The file name to propose. */
  readonly name: string;
  /** Why it is not saved, for people. */
  readonly message: string;
  /** Else it is the newest preview. */
  readonly whole: boolean;
  readonly facts: PictureFacts;
}

export function createUnsaved({ folder, gallery, provenance, askPlace, log }: UnsavedDependencies): Unsaved {
  /** What the storage did not take. */
  const inMemory = new Map<string, { readonly entry: Entry; readonly bytes: Uint8Array }>();
  const about = (id: string) => vscode.Uri.joinPath(folder, `${id}.json`);
  const pictureOf = ({ id, facts }: Entry) => vscode.Uri.joinPath(folder, `${id}.${extensionOf(facts.format)}`);

  const store = async (entry: Entry, bytes: Uint8Array) => {
    try {
      await vscode.workspace.fs.writeFile(pictureOf(entry), bytes);
      await vscode.workspace.fs.writeFile(about(entry.id), new TextEncoder().encode(JSON.stringify(entry)));
    } catch (error) {
      inMemory.set(entry.id, { entry, bytes });
      log.error(`An unsaved picture is only in memory: ${String(error)}`);
    }
  };
  const find = async (id: string): Promise<Entry | undefined> => {
    try {
      const text = await readText(about(id));
      return text === undefined ? inMemory.get(id)?.entry : JSON.parse(text);
    } catch (error) {
      log.error(`An unsaved picture cannot be read: ${String(error)}`);
      return undefined;
    }
  };
  const remove = async (entry: Entry) => {
    inMemory.delete(entry.id);
    await removeFile(about(entry.id));
    await removeFile(pictureOf(entry));
  };

  const saveAs = async (id: string): Promise<void> => {
    const entry = await find(id);
    const target = entry && (await askPlace(entry.name));
    if (!entry || !target) return;
    try {
      const bytes = inMemory.get(id)?.bytes ?? (await vscode.workspace.fs.readFile(pictureOf(entry)));
      await vscode.workspace.fs.writeFile(target, bytes);
      if (entry.whole) await tellSaved(entry, target, bytes.length);
      await remove(entry);
    } catch (error) {
      await offer([entry], wordError(toImageError(error, 'save-failed')).message);
    }
  };

  const offer = async (entries: readonly Entry[], message: string): Promise<void> => {
    const [keep, discard] = [t('Save As…'), t('Discard')];
    const chosen = await vscode.window.showErrorMessage(message, keep, discard);
    // Whoever only closes the message is asked again by the next window.
    if (chosen === keep) for (const { id } of entries) await saveAs(id);
    if (chosen === discard) for (const entry of entries) await remove(entry);
  };

  const tellSaved = async ({ id, facts }: Entry, uri: vscode.Uri, bytes: number) => {
    const { failure: _, ...picture } = gallery.find(id) ?? {};
    if (!('id' in picture)) return;
    const { width, height, format } = facts;
    const name = vscode.workspace.asRelativePath(uri, false);
    const file = { uri: uri.toString(), name, draft: false, width, height, format, bytes };
    gallery.put([{ ...picture, phase: 'done', file }]);
    if (picture.made) await provenance.record(file, picture.made);
  };

  return {
    rescue: async (id, { bytes, facts }, stem, error) => {
      const whole = isImageError(error) && error.code === 'save-failed';
      const entry = { id, name: `${stem}.${extensionOf(facts.format)}`, message: reasonOf(error, whole), whole, facts };
      await store(entry, bytes);
      await offer([entry], entry.message);
    },
    saveAs,
    offerAll: async () => {
      const ids = (await namesIn(folder)).flatMap((name) => /^(.+)\.json$/.exec(name)?.[1] ?? []);
      const entries = (await Promise.all(ids.map(find))).filter((entry) => entry !== undefined);
      const [first, ...more] = entries;
      if (!first) return;
      const names = entries.map(({ name }) => name).join(', ');
      const message =
        more.length > 0
          ? t('{0} pictures are still not saved: {1}', entries.length, names)
          : `${t('{0} is still not saved', names)}. ${first.message}`;
      await offer(entries, message);
    },
  };
}

/** Where the answer broke off, what is left is the newest preview. */
function reasonOf(error: unknown, whole: boolean): string {
  const { message } = wordError(toImageError(error, 'save-failed'));
  return whole ? message : `${message}. ${t('What there is of the picture is kept.')}`;
}
