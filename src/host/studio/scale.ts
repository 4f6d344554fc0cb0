import * as vscode from 'vscode';
import { extensionOf } from '../../core/image/name.ts';
import { sniff } from '../../core/image/sniff.ts';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import { type PixelSize, writeSize } from '../../core/model/size.ts';
import { scaledMaking } from '../../core/recipe/making.ts';
import { t } from '../../core/text.ts';
import { invalidRequest } from '../../core/wire/errors.ts';
import type { Pixels } from '../../node/pixels.ts';
import type { Gallery } from '../pictures/gallery.ts';
import { savePicture } from '../pictures/save.ts';

export interface ScaleDependencies {
  readonly gallery: Pick<Gallery, 'put'>;
  readonly loadPixels: () => Promise<Pick<Pixels, 'fit'>>;
  /** In the storage. */
  readonly drafts: vscode.Uri;
}

/** Beyond this, formats and machines give up. */
const LONGEST_EDGE = 16_383;

/** Brings a finished picture to other pixels, as a draft of its own. Its recipe names them as its target. */
export function createScale({ gallery, loadPixels, drafts }: ScaleDependencies) {
  return async ({ recipe, file, made }: PictureRecord, target: PixelSize): Promise<PictureRecord> => {
    if (!file) throw new Error(t('There is no file of this picture.'));
    const { width, height } = target;
    if (Math.min(width, height) < 1 || Math.max(width, height) > LONGEST_EDGE) {
      throw invalidRequest([{ field: 'target', message: t('An edge must be from 1 to {0} pixels', LONGEST_EDGE) }]);
    }
    if (file.format === 'svg') throw new Error(t('An SVG has no pixels: it is as large as it is shown.'));
    const started = Date.now();
    const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(file.uri));
    const scaled = await (await loadPixels()).fit(bytes, file.format, target);
    const facts = sniff(scaled);
    if (!facts) throw new Error(t('{0} is not a picture that can be read', file.name));
    const name = `${file.name.replace(/\.[^./]*$/, '')}-${writeSize(target)}.${extensionOf(facts.format)}`;
    const stem = name.slice(name.lastIndexOf('/') + 1).replace(/\.[^.]*$/, '');
    const uri = await savePicture({ bytes: scaled, facts }, { folder: drafts, stem, draft: true });
    const picture: PictureRecord = {
      id: crypto.randomUUID(),
      job: crypto.randomUUID(),
      recipe: { ...recipe, target: { width, height } },
      phase: 'done',
      ordered: started,
      started,
      ended: Date.now(),
      file: { uri: uri.toString(), name, draft: true, width, height, format: facts.format, bytes: scaled.length },
      cost_usd: 0,
      ...(made ? { made: scaledMaking(made, { parent: file.uri, target, date: new Date() }) } : {}),
    };
    gallery.put([picture]);
    return picture;
  };
}
