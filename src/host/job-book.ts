import * as vscode from 'vscode';
import { extensionOf } from '../core/image/name.ts';
import { isSpooled } from '../core/image/picture-bytes.ts';
import { endedPictures, nextPicture, picturesAfter } from '../core/job/picture-progress.ts';
import type { PictureFile, PictureRecord } from '../core/job/picture-record.ts';
import type { JobEvent, JobPorts } from '../core/job/ports.ts';
import type { SavedImage } from '../core/job/result.ts';
import { type JobState, NO_JOB, nextState, progressLine } from '../core/job/state.ts';
import { t } from '../core/text.ts';
import { type ErrorCode, ImageError } from '../core/wire/errors.ts';
import type { PicturePreview } from './jobs.ts';
import type { Ledger } from './money/ledger.ts';
import { currentFolder } from './paths.ts';
import type { Destination } from './pictures/destination.ts';
import type { Gallery } from './pictures/gallery.ts';
import type { Originals } from './pictures/originals.ts';
import type { Unsaved } from './pictures/unsaved.ts';
import type { Passage } from './road.ts';

/** Keeps the records of one request's pictures, and what it cost. */
export interface JobBook extends Pick<Required<JobPorts>, 'report' | 'rescue' | 'keepDelivered'> {
  /** The job is over; with an error where it failed. */
  readonly close: (error?: ImageError) => void;
}

export interface JobBookDependencies {
  readonly gallery: Gallery;
  readonly ledger: Pick<Ledger, 'add'>;
  readonly unsaved: Unsaved;
  readonly originals: Originals;
  readonly previewed: (preview: PicturePreview) => void;
}

/** After these a server may have charged for what nobody got. */
const MAYBE_PAID: ReadonlySet<ErrorCode> = new Set(['timeout', 'stream-ended-early']);

/** @param ids of the pictures, whose records are in the gallery */
export function openJobBook(
  ids: readonly string[],
  { request, destination }: Passage,
  { gallery, ledger, unsaved, originals, previewed }: JobBookDependencies,
): JobBook {
  let state: JobState = NO_JOB;
  let answered = false;
  const saved: { readonly file: string; readonly picture: string }[] = [];
  /** As they are now: somebody may have starred or discarded one. */
  const pictures = () => ids.flatMap((id) => gallery.find(id) ?? []);
  const nextId = () => nextPicture(pictures())?.id ?? crypto.randomUUID();
  const put = (next: readonly PictureRecord[]) => {
    const before = new Set(pictures());
    gallery.put(next.filter((picture) => !before.has(picture)));
  };
  const charge = (facts: { readonly usd?: number; readonly approximate?: true; readonly request_id?: string }) => {
    if (request.row.runs === 'offline') return;
    const workspace = currentFolder()?.uri.toString();
    void ledger.add({
      at: Date.now(),
      ...(workspace ? { workspace } : {}),
      model: request.model,
      files: saved.map(({ file }) => file),
      pictures: saved.map(({ picture }) => picture),
      ...facts,
    });
  };

  return {
    report: (event: JobEvent) => {
      state = nextState(state, event);
      const facts = {
        line: progressLine(state),
        now: Date.now(),
        fileOf: (image: SavedImage) => fileOf(image, destination),
      };
      const next = nextPicture(pictures());
      put(picturesAfter(pictures(), event, facts));
      if (event.type === 'preview-arrived' && next)
        previewed({ id: next.id, index: event.partial_image_index, bytes: event.bytes });
      if (event.type === 'image-saved') saved.push({ file: event.image.uri, picture: next?.id ?? '' });
      if (event.type === 'job-answered') {
        const { cost, request_id } = event;
        answered = true;
        charge({
          ...(cost ? { usd: cost.usd } : {}),
          ...(cost?.approximate ? { approximate: true } : {}),
          ...(request_id ? { request_id } : {}),
        });
      }
    },
    keepDelivered: async ({ bytes, facts }) => {
      const whole = isSpooled(bytes) ? await bytes.read() : bytes;
      return (await originals.keepDelivered(nextId(), whole, facts.format)).toString();
    },
    rescue: (picture, error) => {
      const id = nextId();
      void unsaved.rescue(id, picture, destination.stem, error);
    },
    close: (error) => {
      const fewer = new ImageError('bad-response', t('The server made {0} of {1} pictures', saved.length, ids.length));
      put(endedPictures(pictures(), error ?? fewer, Date.now()));
      if (error && !answered && (state.previewsArrived > 0 || MAYBE_PAID.has(error.code))) charge({});
    },
  };
}

function fileOf({ uri, width, height, format, bytes }: SavedImage, { keptIn, stem, draft }: Destination): PictureFile {
  const kept = keptIn ? vscode.Uri.joinPath(keptIn, `${stem}.${extensionOf(format)}`) : undefined;
  const draftName = kept ? vscode.workspace.asRelativePath(kept, false) : `${stem}.${extensionOf(format)}`;
  const name = draft ? draftName : vscode.workspace.asRelativePath(vscode.Uri.parse(uri), false);
  return { uri, name, draft, width, height, format, bytes };
}
