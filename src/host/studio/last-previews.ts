import type * as vscode from 'vscode';
import type { Jobs, PicturePreview } from '../jobs.ts';
import type { Gallery } from '../pictures/gallery.ts';

/** The newest preview of each picture that is being made, for a page that opens in the middle of it. */
export interface LastPreviews extends vscode.Disposable {
  readonly all: () => Iterable<PicturePreview>;
}

export function keepLastPreviews(jobs: Jobs, gallery: Gallery): LastPreviews {
  const previews = new Map<string, PicturePreview>();
  const listeners = [
    jobs.onDidPreview((preview) => previews.set(preview.id, preview)),
    gallery.onDidChange(({ changed, gone }) => {
      const ended = changed.filter(({ phase }) => phase !== 'running').map(({ id }) => id);
      for (const id of [...ended, ...gone]) previews.delete(id);
    }),
  ];
  return {
    all: () => previews.values(),
    dispose: () => {
      for (const listener of listeners) listener.dispose();
    },
  };
}
