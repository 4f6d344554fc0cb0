import * as vscode from 'vscode';
import { formatOfName } from '../../core/image/name.ts';
import type { PictureFile, PictureRecord } from '../../core/job/picture-record.ts';
import type { PictureFormat } from '../../core/model/draft.ts';
import { t } from '../../core/text.ts';
import { cancelled, ImageError, invalidRequest } from '../../core/wire/errors.ts';
import { copiedTo } from '../docs/document-destination.ts';
import { baseName, currentFolder, extensionIn, isInside, parentOf, stemOf, toUri } from '../paths.ts';
import type { Provenance } from '../provenance/provenance.ts';
import { cleanPath, type Destination } from './destination.ts';
import type { Discarded } from './discarded.ts';
import type { Gallery } from './gallery.ts';
import { extensionFor, movePicture, takeFreeName } from './save.ts';
import type { Unsaved } from './unsaved.ts';
import type { AskPlace } from './where.ts';

/** Where finished pictures stay: drafts are kept, kept ones renamed, rejects put aside. */
export interface Keep extends Omit<Discarded, 'purge'>, Pick<Unsaved, 'saveAs'> {
  /**
   * Moves a draft to this name, or renames what lies in the workspace already. The name starts at the workspace folder, never
   * leaves it and never takes another file's place; its extension follows the bytes. Rejects with an ImageError.
   */
  readonly keep: (id: string, name: string) => Promise<PictureRecord>;
  /** Moves a draft to where pictures for this document go. Rejects likewise. */
  readonly keepFor: (id: string, document: vscode.Uri) => Promise<PictureRecord>;
}

export interface KeepDependencies {
  readonly gallery: Pick<Gallery, 'find' | 'put'>;
  readonly discarded: Discarded;
  readonly unsaved: Unsaved;
  readonly provenance: Pick<Provenance, 'record'>;
  readonly askPlace: AskPlace;
}

export function createKeep({ gallery, discarded, unsaved, provenance, askPlace }: KeepDependencies): Keep {
  return {
    discard: discarded.discard,
    restore: discarded.restore,
    saveAs: unsaved.saveAs,
    keep: (id, name) =>
      settle(id, async (from, file) =>
        file.draft
          ? movePicture(from, await placeOfDraft(name, file, currentFolder(), askPlace), true)
          : rename(from, name, file),
      ),
    keepFor: (id, document) =>
      settle(id, async (from, file) => {
        const folder = currentFolder(document);
        const copied = folder && copiedTo(document, file.name.slice(file.name.lastIndexOf('/') + 1));
        const place =
          copied && isInside(folder.uri, copied)
            ? placeOf(copied, file.format)
            : await placeOfDraft(file.name, file, folder, askPlace);
        return movePicture(from, place, true);
      }),
  };

  async function settle(
    id: string,
    move: (from: vscode.Uri, file: PictureFile) => Promise<vscode.Uri>,
  ): Promise<PictureRecord> {
    const picture = gallery.find(id);
    const file = picture?.file;
    if (!picture || !file) throw new ImageError('save-failed', t('There is no file of this picture.'));
    const to = await move(vscode.Uri.parse(file.uri), file);
    const kept = {
      ...(gallery.find(id) ?? picture),
      file: { ...file, uri: to.toString(), name: vscode.workspace.asRelativePath(to, false), draft: false },
    };
    gallery.put([kept]);
    if (file.draft && kept.made) await provenance.record(kept.file, kept.made);
    return kept;
  }
}

/** As an edit of the workspace, so that links follow and Undo brings the old name back. */
async function rename(from: vscode.Uri, name: string, { format }: PictureFile): Promise<vscode.Uri> {
  const folder = vscode.workspace.getWorkspaceFolder(from);
  const destination = folder
    ? placeIn(folder.uri, name, format)
    : placeOf(toUri(name, undefined) ?? vscode.Uri.joinPath(parentOf(from), name), format);
  const extension = extensionFor(format, destination);
  const same = vscode.Uri.joinPath(destination.folder, `${destination.stem}.${extension}`);
  if (same.toString() === from.toString()) return from;
  // Only looked up: other pictures need not wait with their names while whoever follows links does so.
  const to = await takeFreeName(destination, extension, async () => true);
  const edit = new vscode.WorkspaceEdit();
  edit.renameFile(from, to, { overwrite: false });
  if (await vscode.workspace.applyEdit(edit)) return to;
  throw new ImageError('save-failed', t('{0} cannot be renamed to {1}', baseName(from), baseName(to)));
}

async function placeOfDraft(
  name: string,
  { format }: PictureFile,
  folder: vscode.WorkspaceFolder | undefined,
  askPlace: AskPlace,
): Promise<Destination> {
  if (folder) return placeIn(folder.uri, name, format);
  const chosen = await askPlace(name);
  if (!chosen) throw cancelled();
  return placeOf(chosen, format);
}

function placeIn(root: vscode.Uri, name: string, format: PictureFormat): Destination {
  const target = vscode.Uri.joinPath(root, name.replaceAll('\\', '/'));
  const relative = isInside(root, target) ? target.path.slice(root.path.length).replace(/^\/+/, '') : '';
  if (relative === '' || relative.endsWith('/')) {
    const message = t('{0} is no name of a file in the workspace', name);
    throw invalidRequest([{ field: 'name', message }]);
  }
  return placeOf(vscode.Uri.joinPath(root, cleanPath(relative)), format);
}

/** An extension that the bytes do not fulfil gives way to theirs. */
function placeOf(target: vscode.Uri, format: PictureFormat): Destination {
  const promised = formatOfName(target.path);
  const given = promised === format ? { given: { extension: extensionIn(target), format } } : {};
  return { folder: parentOf(target), stem: promised ? stemOf(target) : baseName(target), draft: false, ...given };
}
