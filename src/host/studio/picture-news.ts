import type * as vscode from 'vscode';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import { onceATick } from '../once-a-tick.ts';
import type { Gallery, GalleryChange } from '../pictures/gallery.ts';

/** Tells once a tick which pictures are otherwise than before: while several form, each says how it goes many times. */
export function collectNews(gallery: Gallery, tell: (news: GalleryChange) => void): vscode.Disposable {
  const changed = new Map<string, PictureRecord>();
  const gone = new Set<string>();
  const tellAll = onceATick(() => {
    tell({ changed: [...changed.values()], gone: [...gone] });
    changed.clear();
    gone.clear();
  });
  return gallery.onDidChange((change) => {
    for (const id of change.gone) {
      changed.delete(id);
      gone.add(id);
    }
    for (const picture of change.changed) {
      gone.delete(picture.id);
      changed.set(picture.id, picture);
    }
    tellAll();
  });
}
