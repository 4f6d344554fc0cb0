import * as vscode from 'vscode';
import { formatOfName } from '../../core/image/name.ts';
import { sniff } from '../../core/image/sniff.ts';
import type { PictureFile, PictureRecord } from '../../core/job/picture-record.ts';
import type { PictureFormat } from '../../core/model/draft.ts';
import { convertedMaking } from '../../core/recipe/making.ts';
import { t } from '../../core/text.ts';
import { ImageError } from '../../core/wire/errors.ts';
import type { Pixels } from '../../node/pixels.ts';
import { baseName, isAllowed, isInside, isLocal, kindOf } from '../paths.ts';
import type { Provenance } from '../provenance/provenance.ts';
import type { Gallery } from './gallery.ts';
import type { Originals } from './originals.ts';
import { saveFailed } from './save.ts';

/** Edits in the place of what they were made from. */
export interface Replace {
  /**
   * Puts an edit in the place of its first picture, in that one's format. What was there is kept byte for byte, and so is the
   * edit's own file. Rejects with an ImageError.
   */
  readonly replace: (id: string) => Promise<PictureRecord>;
  /** Likewise in the place of any file. */
  readonly replaceFile: (id: string, target: vscode.Uri) => Promise<PictureRecord>;
  /** Brings back what was there; the edit has its own file again. Rejects with an ImageError. */
  readonly revert: (id: string) => Promise<PictureRecord>;
}

export interface ReplaceDependencies {
  readonly gallery: Pick<Gallery, 'find' | 'put'>;
  readonly originals: Originals;
  readonly provenance: Pick<Provenance, 'find' | 'record' | 'put' | 'forget'>;
  readonly loadPixels: () => Promise<Pick<Pixels, 'fit'>>;
  /** What lies in it is nobody's file. */
  readonly storage: vscode.Uri;
}

export function createReplace(dependencies: ReplaceDependencies): Replace {
  const { gallery, originals, provenance, loadPixels, storage } = dependencies;
  const find = (id: string): PictureRecord => {
    const picture = gallery.find(id);
    if (!picture) throw new ImageError('save-failed', t('This picture is no longer in the history.'));
    return picture;
  };

  return {
    replace: async (id) => {
      const { recipe } = withFile(id);
      return replaceFile(id, await targetOf(recipe, storage));
    },
    replaceFile,
    revert: async (id) => {
      const { file, replaced, ...picture } = find(id);
      if (!file || !replaced) throw new ImageError('save-failed', t('This picture has taken no other’s place.'));
      const target = vscode.Uri.parse(file.uri, true);
      try {
        const { own, locked } = (await originals.beforeReplacing(id)) ?? {};
        await vscode.workspace.fs.writeFile(target, await vscode.workspace.fs.readFile(vscode.Uri.parse(replaced)));
        await originals.removeReplaced(id);
        await (locked ? provenance.put(target, locked) : provenance.forget(target));
        return put({ ...picture, ...(own ? { file: own } : {}) });
      } catch (error) {
        throw saveFailed(target, error);
      }
    },
  };

  function withFile(id: string): PictureRecord & { readonly file: PictureFile } {
    const { file, ...picture } = find(id);
    if (!file) throw new ImageError('save-failed', t('There is no file of this picture.'));
    if (picture.replaced) throw new ImageError('save-failed', t('{0} was replaced by this picture already', file.name));
    return { ...picture, file };
  }

  async function replaceFile(id: string, target: vscode.Uri): Promise<PictureRecord> {
    const { file } = withFile(id);
    const format = formatOfName(target.path);
    if (!format || (format === 'svg' && file.format !== 'svg')) {
      const from = file.format.toUpperCase();
      const message = t('{0} cannot become {1}: save it beside instead', from, baseName(target));
      throw new ImageError('save-failed', message);
    }
    try {
      const bytes = await converted(file, format);
      const locked = await provenance.find(target);
      const kept = await originals.keepReplaced(id, target, { own: file, ...(locked ? { locked } : {}) });
      await vscode.workspace.fs.writeFile(target, bytes);
      const name = vscode.workspace.asRelativePath(target, false);
      const uri = target.toString();
      const taken = { ...file, uri, name, draft: false, format, bytes: bytes.length };
      const picture = put({ ...find(id), file: taken, replaced: kept.toString() });
      const { made } = picture;
      if (made) await provenance.record(taken, format === file.format ? made : convertedMaking(made));
      return picture;
    } catch (error) {
      throw saveFailed(target, error);
    }
  }

  function put(picture: PictureRecord): PictureRecord {
    gallery.put([picture]);
    return picture;
  }

  async function converted(file: PictureFile, format: PictureFormat): Promise<Uint8Array> {
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(file.uri));
    const facts = sniff(bytes);
    if (!facts) throw new Error(t('{0} is not a picture that can be read', file.name));
    return facts.format === format ? bytes : (await loadPixels()).fit(bytes, format, facts);
  }
}

async function targetOf({ operation, image }: PictureRecord['recipe'], storage: vscode.Uri): Promise<vscode.Uri> {
  const [first] = image;
  const target = operation === 'edit' && first && isLocal(first) ? vscode.Uri.parse(first, true) : undefined;
  if (!target || isInside(storage, target) || !isAllowed(target)) {
    throw new ImageError('save-failed', t('It was made from no picture of the workspace, so it can replace none.'));
  }
  if ((await kindOf(target)) !== 'file') throw new ImageError('save-failed', t('{0} is gone', baseName(target)));
  return target;
}
