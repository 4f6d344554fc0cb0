import * as vscode from 'vscode';
import { CONFIGURATION } from '../core/ids.ts';
import type { Reservation } from '../core/job/gate.ts';
import { orderedPictures } from '../core/job/picture-progress.ts';
import type { JobEvent } from '../core/job/ports.ts';
import { createQueue } from '../core/job/queue.ts';
import { optionsOf } from '../core/model/catalogue.ts';
import type { ImageRequest } from '../core/model/draft.ts';
import type { Recipe } from '../core/recipe/recipe.ts';
import { SETTINGS } from '../core/settings.ts';
import { t } from '../core/text.ts';
import { cancelled, toImageError } from '../core/wire/errors.ts';
import type { RateLimit } from '../core/wire/rate-limit.ts';
import { openJobBook } from './job-book.ts';
import type { Log } from './log.ts';
import type { Budget, Manner } from './money/budget.ts';
import type { Ledger } from './money/ledger.ts';
import type { Order } from './order.ts';
import type { Gallery } from './pictures/gallery.ts';
import type { Originals } from './pictures/originals.ts';
import type { Unsaved } from './pictures/unsaved.ts';
import type { Digests } from './provenance/digests.ts';
import type { Provenance } from './provenance/provenance.ts';
import { orderFrom, recipeFrom } from './provenance/recipe-order.ts';
import { openRecorder } from './provenance/recorder.ts';
import type { Arrival, InnerRoad, Passage, Ride, Road } from './road.ts';
import { readSettings } from './settings.ts';
import { createStatusItem } from './status-item.ts';

/** All pictures that are being made in this window: each has its place in the queue and a record in the gallery. */
export interface Jobs extends vscode.Disposable {
  /** The one road with a queue before it. */
  readonly road: Road;
  /**
   * Orders pictures that nobody waits for, and tells their ids. Rejects with an ImageError before anything is queued: for
   * `invalid-request` with every problem.
   */
  readonly start: (recipe: Recipe, options: StartOptions) => Promise<readonly string[]>;
  /** Cancels the request of a picture, and with it the other pictures of the same request. */
  readonly cancel: (id: string) => void;
  /** Puts the request of a waiting picture before that of another; an empty name stands for the end. */
  readonly move: (id: string, before: string) => void;
  readonly onDidPreview: vscode.Event<PicturePreview>;
}

export interface StartOptions extends Partial<Manner> {
  /** Into the storage of the extension, until somebody keeps them. */
  readonly drafts: boolean;
  /** Where they are to go: drafts once somebody keeps them. */
  readonly save_to?: vscode.Uri;
}

export interface PicturePreview {
  readonly id: string;
  /** 0-based, as the API counts. */
  readonly index: number;
  readonly bytes: Uint8Array;
}

export interface JobsDependencies {
  readonly road: InnerRoad;
  readonly budget: Budget;
  readonly gallery: Gallery;
  readonly ledger: Ledger;
  readonly unsaved: Unsaved;
  readonly originals: Originals;
  readonly provenance: Pick<Provenance, 'record' | 'tell'>;
  readonly digests: Digests;
  readonly log: Log;
  /** In the storage. */
  readonly drafts: vscode.Uri;
}

/** A server whose limits last longer is asked all the same, and says itself how long to wait. */
const LONGEST_NARROW_MS = 60_000;

export function createJobs(dependencies: JobsDependencies): Jobs {
  const { road: inner, budget, gallery, ledger, drafts } = dependencies;
  const previews = new vscode.EventEmitter<PicturePreview>();
  const status = createStatusItem(ledger);
  const queue = createQueue({ limit: concurrency(), changed: showQueue });
  const listening = vscode.workspace.onDidChangeConfiguration((event) => {
    if (event.affectsConfiguration(CONFIGURATION)) queue.setLimit(concurrency());
  });
  const jobOf = (id: string) => gallery.find(id)?.job ?? '';

  return {
    road: async (order, ride) => {
      const { watched, mayAsk = watched, approved } = ride;
      const passage = await inner.check(order, watched);
      const reservations = await budget.admit(passage, 1, { mayAsk, approved });
      const [request] = enter(order, passage, [newIds(passage.request.n)], reservations);
      return run(request as Requested, passage, ride);
    },
    start: async (recipe, { drafts: asDrafts, save_to, mayAsk = true, approved }) => {
      const order = { ...orderFrom(recipe, asDrafts ? drafts : undefined), ...(save_to ? { save_to } : {}) };
      const whole = await inner.check(order, true);
      const ids = newIds(whole.request.n);
      const apart = isBetterApart(whole.request);
      const passage = apart ? await inner.check({ ...order, options: { ...order.options, n: 1 } }, true) : whole;
      const groups = apart ? ids.map((id) => [id]) : [ids];
      const reservations = await budget.admit(passage, groups.length, { mayAsk, approved });
      for (const request of enter(order, passage, groups, reservations)) {
        // Its record tells what went wrong.
        run(request, passage).catch(() => undefined);
      }
      return ids;
    },
    cancel: (id) => queue.cancel(jobOf(id)),
    move: (id, before) => queue.move(jobOf(id), jobOf(before)),
    onDidPreview: previews.event,
    dispose: () => {
      listening.dispose();
      queue.dispose();
      status.dispose();
      previews.dispose();
    },
  };

  /** The records of requests for these pictures, together, so that they stand in order. */
  function enter(
    order: Order,
    { request }: Passage,
    groups: readonly (readonly string[])[],
    reservations: readonly Reservation[],
  ): readonly Requested[] {
    const recipe = recipeFrom(order, request.model);
    const requested = reservations.map((reservation, index) => {
      return { job: crypto.randomUUID(), ids: groups[index] ?? [], recipe, reservation };
    });
    const now = Date.now();
    gallery.put(requested.flatMap(({ job, ids }) => orderedPictures(job, ids, recipe, now)));
    return requested;
  }

  async function run(
    { job, ids, recipe, reservation }: Requested,
    passage: Passage,
    ride?: Pick<Ride, 'report' | 'signal'>,
  ): Promise<Arrival> {
    const previewed = (preview: PicturePreview) => previews.fire(preview);
    const { close, ...listeners } = openJobBook(ids, passage, { ...dependencies, ledger: reservation, previewed });
    const recorder = openRecorder(ids, recipe, passage, dependencies);
    const report = (event: JobEvent) => {
      listeners.report(event);
      recorder.report(event);
      if (event.type === 'job-answered' && event.rate_limit) heed(event.rate_limit);
      ride?.report(event);
    };
    const cancel = () => queue.cancel(job);
    ride?.signal.addEventListener('abort', cancel);
    try {
      if (ride?.signal.aborted) throw cancelled();
      const arriving = queue.add(job, (signal) => inner.travel(passage, { ...listeners, report, signal }));
      if (queue.waiting().includes(job)) report({ type: 'job-queued' });
      const arrival = await arriving;
      close();
      return arrival;
    } catch (error) {
      close(toImageError(error, 'server'));
      throw error;
    } finally {
      void reservation.release();
      await recorder.done();
      ride?.signal.removeEventListener('abort', cancel);
    }
  }

  function heed({ remaining, resets_ms }: RateLimit): void {
    queue.narrowTo(remaining, Date.now() + Math.min(resets_ms, LONGEST_NARROW_MS));
  }

  function showQueue(): void {
    const waiting = queue.waiting();
    const pictures = gallery.all();
    const promptOf = (id: string) => String(pictures.find(({ job }) => job === id)?.recipe.options.prompt ?? '');
    status.show(queue.running().map(promptOf), waiting.map(promptOf));
    const queued = pictures.filter(({ job, phase }) => phase === 'queued' && waiting.includes(job));
    const placed = queued.map((picture) => {
      const place = waiting.indexOf(picture.job);
      return { ...picture, place, line: placeLine(place) };
    });
    gallery.put(placed.filter(({ line }, index) => line !== queued[index]?.line));
  }
}

interface Requested {
  readonly job: string;
  readonly ids: readonly string[];
  readonly recipe: Recipe;
  /** What it is paid from. */
  readonly reservation: Reservation;
}

/** The events of a stream do not say whose they are, so each of several pictures gets a stream of its own. */
function isBetterApart({ row, operation, options, n }: ImageRequest): boolean {
  return n > 1 && row.runs === 'api' && options.stream === undefined && optionsOf(row, operation)?.stream !== undefined;
}

function newIds(count: number): readonly string[] {
  return Array.from({ length: count }, () => crypto.randomUUID());
}

function placeLine(before: number): string {
  return before === 0 ? t('Next in line') : t('{0} before it', before);
}

function concurrency(): number {
  const { minimum, maximum } = SETTINGS.concurrency;
  return Math.min(maximum, Math.max(minimum, Math.round(readSettings().concurrency)));
}
