import os from 'node:os';
import path from 'node:path';
import * as vscode from 'vscode';
import type { PictureRecord } from '../../src/core/job/picture-record.ts';
import { createJobs } from '../../src/host/jobs.ts';
import type { Log } from '../../src/host/log.ts';
import type { AskPrice } from '../../src/host/money/ask-price.ts';
import { createBudget } from '../../src/host/money/budget.ts';
import { createLedger } from '../../src/host/money/ledger.ts';
import { createUnaskedModels } from '../../src/host/money/unasked-models.ts';
import { createDiscarded } from '../../src/host/pictures/discarded.ts';
import { openGallery } from '../../src/host/pictures/gallery.ts';
import { createKeep } from '../../src/host/pictures/keep.ts';
import { createOriginals } from '../../src/host/pictures/originals.ts';
import { createPutInPlace } from '../../src/host/pictures/put-in-place.ts';
import { createReplace } from '../../src/host/pictures/replace.ts';
import { createUnsaved } from '../../src/host/pictures/unsaved.ts';
import type { AskPlace } from '../../src/host/pictures/where.ts';
import { createDigests } from '../../src/host/provenance/digests.ts';
import { createProvenance } from '../../src/host/provenance/provenance.ts';
import { createRoad, type Makers } from '../../src/host/road.ts';
import { DISCARDED, DRAFTS, UNSAVED } from '../../src/host/storage.ts';
import { createScale } from '../../src/host/studio/scale.ts';
import { createApi } from '../../src/node/api.ts';
import { digestFile } from '../../src/node/digest.ts';
import { openPicture } from '../../src/node/open-picture.ts';
import { ownFiles } from '../../src/node/own-files.ts';
import { pixels } from '../../src/node/pixels.ts';
import { makePlaceholder } from '../../src/node/placeholder.ts';

const { STAND_IN_KEY = '' } = process.env;

export type House = Awaited<ReturnType<typeof openHouse>>;

/** The parts around the pictures as a window has them, over a storage of their own. */
export async function openHouse(
  storage: vscode.Uri,
  askPlace: AskPlace = async () => undefined,
  askPrice: AskPrice = async () => {
    throw new Error('nobody is there to be asked about a price');
  },
) {
  const inStorage = (name: string) => vscode.Uri.joinPath(storage, name);
  const context = { storageUri: storage, globalStorageUri: inStorage('global') } as unknown as vscode.ExtensionContext;
  const lines: string[] = [];
  const write = (line: string) => void lines.push(line);
  const log: Log = { info: write, warn: write, error: write, hide: () => undefined, show: () => undefined };
  const api = createApi();
  const loadPixels = async () => pixels;
  const makers: Makers = { api: api.make, offline: makePlaceholder };
  const keys = {
    find: async () => ({ value: STAND_IN_KEY, source: 'stored' }) as const,
    ask: async () => false,
    set: async () => undefined,
    clear: async () => undefined,
  };

  const originals = createOriginals(storage);
  const gallery = await openGallery(context, { files: ownFiles, loadPixels, originals, log });
  const ledger = createLedger(context, ownFiles, log);
  const unasked = createUnaskedModels(mementoOf(new Map()));
  const budget = createBudget({ ledger, unasked, askPrice });
  const digests = createDigests(digestFile);
  const provenance = createProvenance({ digests, files: ownFiles, log });
  const unsaved = createUnsaved({ folder: inStorage(UNSAVED), gallery, provenance, askPlace, log });
  const road = createRoad({ makers, openPicture, loadPixels, keys, drafts: inStorage(DRAFTS), files: ownFiles, log });
  const jobs = createJobs({
    road,
    budget,
    gallery,
    ledger,
    unsaved,
    originals,
    provenance,
    digests,
    log,
    drafts: inStorage(DRAFTS),
  });
  const discarded = createDiscarded({
    folder: inStorage(DISCARDED),
    gallery,
    originals,
    provenance,
    cancel: jobs.cancel,
    log,
  });
  const keep = createKeep({ gallery, discarded, unsaved, provenance, askPlace });
  const replace = createReplace({ gallery, originals, provenance, loadPixels, storage });
  const scale = createScale({ gallery, loadPixels, drafts: inStorage(DRAFTS) });

  const putInPlace = createPutInPlace({ road: jobs.road, gallery, replace, drafts: inStorage(DRAFTS) });

  /** As soon as the gallery holds what is looked for. */
  const shows = (holds: (pictures: readonly PictureRecord[]) => boolean): Promise<readonly PictureRecord[]> =>
    new Promise((resolve) => {
      const look = () => {
        const pictures = gallery.all();
        if (!holds(pictures)) return;
        listening.dispose();
        resolve(pictures);
      };
      const listening = gallery.onDidChange(look);
      look();
    });
  const close = async () => {
    await Promise.all([gallery.flush(), ledger.flush()]);
    jobs.dispose();
    provenance.dispose();
    gallery.dispose();
    ledger.dispose();
    budget.dispose();
    await api.close();
  };
  return {
    check: road.check,
    gallery,
    ledger,
    budget,
    unasked,
    provenance,
    digests,
    putInPlace,
    unsaved,
    jobs,
    discarded,
    keep,
    replace,
    scale,
    lines,
    shows,
    close,
  };
}

function mementoOf(kept: Map<string, unknown>): Pick<vscode.Memento, 'get' | 'update'> {
  return {
    get: <T>(name: string) => kept.get(name) as T,
    update: async (name, value) => void kept.set(name, value),
  };
}

/** A folder that nothing is in yet. */
export function newStorage(): vscode.Uri {
  return vscode.Uri.file(path.join(os.tmpdir(), `stipple-storage-${crypto.randomUUID().slice(0, 8)}`));
}

export function workspaceFolder(): vscode.Uri {
  const [folder] = vscode.workspace.workspaceFolders ?? [];
  if (!folder) throw new Error('a folder is open');
  return folder.uri;
}

/** Waits for something that no event tells of. */
export async function until(holds: () => Promise<boolean>): Promise<void> {
  while (!(await holds())) await new Promise((resolve) => setImmediate(resolve));
}

export async function exists(uri: vscode.Uri): Promise<boolean> {
  return vscode.workspace.fs.stat(uri).then(
    () => true,
    () => false,
  );
}

export async function isGone(uri: vscode.Uri): Promise<boolean> {
  return !(await exists(uri));
}
