import * as vscode from 'vscode';
import { lookAt } from '../../core/image/look.ts';
import type { Draft, FilePicture, InputPicture, Problem } from '../../core/model/draft.ts';
import { t } from '../../core/text.ts';
import type { FileName, Order } from '../order.ts';
import { baseName, currentFolder, toUri } from '../paths.ts';

/** As the Files API gives them; a file of that name has an extension. */
const FILE_ID = /^file-[A-Za-z0-9]{8,}$/;

export type DraftPictures = Pick<Draft, 'image' | 'mask' | 'markup'>;

/** A file of this machine, of which only the beginning is read now. */
export type OpenPicture = (file: string) => Promise<FilePicture>;

/** Finds the pictures that an order names; each that cannot be read is a Problem of its field. */
export async function readPictures(
  order: Order,
  openPicture: OpenPicture,
): Promise<{ readonly pictures: DraftPictures; readonly problems: readonly Problem[] }> {
  const problems: Problem[] = [];
  const read = async (field: string, name: FileName | undefined): Promise<InputPicture | undefined> => {
    if (name === undefined) return undefined;
    try {
      return await readPicture(name, openPicture);
    } catch (error) {
      const reason = error instanceof Error ? error.message : String(error);
      problems.push({ field, message: t('{0} cannot be read: {1}', String(name), reason) });
      return undefined;
    }
  };
  const images = await Promise.all(order.image.map((name) => read('image', name)));
  const [mask, markup] = await Promise.all([read('mask', order.mask), read('markup', order.markup)]);
  const image = images.filter((picture) => picture !== undefined);
  const pictures = { ...(image.length ? { image } : {}), ...(mask ? { mask } : {}), ...(markup ? { markup } : {}) };
  return { pictures, problems };
}

/** Likewise, and it is on this machine or in the workspace. */
export async function readFilePicture(name: FileName, openPicture: OpenPicture): Promise<FilePicture> {
  const picture = await readPicture(name, openPicture);
  if (picture.kind !== 'file') throw new Error(t('{0} is not a file: this needs its pixels', String(name)));
  return picture;
}

/** One picture that somebody named. Rejects with the reason where it cannot be read. */
export async function readPicture(name: FileName, openPicture: OpenPicture): Promise<InputPicture> {
  if (/^https?:/i.test(name.toString())) return { kind: 'url', url: name.toString() };
  if (typeof name === 'string' && FILE_ID.test(name)) return { kind: 'file-id', id: name };
  const uri = toUri(name, currentFolder());
  if (!uri) throw new Error(t('open a folder first'));
  if (uri.scheme === 'file') return openPicture(uri.fsPath);
  const bytes = await vscode.workspace.fs.readFile(uri);
  const { look } = lookAt({ head: bytes, tail: bytes, length: bytes.length });
  return { kind: 'file', name: baseName(uri), bytes, ...look };
}
