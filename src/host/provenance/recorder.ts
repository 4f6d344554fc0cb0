import * as vscode from 'vscode';
import type { JobEvent } from '../../core/job/ports.ts';
import type { SavedImage } from '../../core/job/result.ts';
import type { Deed } from '../../core/recipe/locked-picture.ts';
import { makingOf } from '../../core/recipe/making.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { Log } from '../log.ts';
import type { Gallery } from '../pictures/gallery.ts';
import type { Passage } from '../road.ts';
import type { Digests } from './digests.ts';
import { inputsOf } from './made-from.ts';
import type { LateFacts, Provenance } from './provenance.ts';

/** Writes down how the pictures of one request were made: those of the workspace for all, drafts with their records. */
export interface Recorder {
  readonly report: (event: JobEvent) => void;
  /** Resolves when everything is written down. */
  readonly done: () => Promise<void>;
}

export interface RecorderDependencies {
  readonly gallery: Pick<Gallery, 'find' | 'put'>;
  readonly provenance: Pick<Provenance, 'record' | 'tell'>;
  readonly digests: Digests;
  readonly log: Log;
}

/** What a field that asked for something had done. */
const DEEDS: Readonly<Record<string, Deed>> = { keep_outside_mask: 'composited', target: 'resized' };

/** @param ids of the pictures, whose records in the gallery hear of everything before */
export function openRecorder(
  ids: readonly string[],
  recipe: Recipe,
  { request, server, destination }: Passage,
  { gallery, provenance, digests, log }: RecorderDependencies,
): Recorder {
  // Now: by the time a picture is there, somebody may have changed what it was made of.
  const inputs = inputsOf(recipe, digests.of);
  const saved: string[] = [];
  let writing: Promise<void> = Promise.resolve();

  const records = () => ids.flatMap((id) => gallery.find(id) ?? []);
  const recordOf = (uri: string) => records().find(({ file }) => file?.uri === uri);
  const makingFor = async (derived: readonly string[], revised_prompt?: string) =>
    makingOf({
      recipe,
      inputs: await inputs,
      request,
      server: server?.baseUrl,
      revised_prompt,
      done: derived.flatMap((field) => DEEDS[field] ?? []),
      date: new Date(),
    });
  const write = async (image: SavedImage, derived: readonly string[]) => {
    const made = await makingFor(derived, image.revised_prompt);
    const picture = recordOf(image.uri);
    if (picture) gallery.put([{ ...picture, made }]);
    if (!destination.draft) await provenance.record(image, made);
  };
  /** Somebody may find it a place yet. */
  const writeUnsaved = async () => {
    const made = await makingFor([]);
    const failed = records().filter((picture) => picture.phase === 'failed' && !picture.made);
    gallery.put(failed.map((picture) => ({ ...picture, made })));
  };
  const tell = async (facts: LateFacts) => {
    for (const uri of saved) {
      const picture = recordOf(uri);
      if (picture?.made) gallery.put([{ ...picture, made: { ...picture.made, ...facts } }]);
      if (!destination.draft) await provenance.tell(vscode.Uri.parse(uri, true), facts);
    }
  };
  const then = (action: () => Promise<void>) => {
    // The picture is there, whatever is wrong with what is to be said of it.
    writing = writing.then(action).catch((error: unknown) => {
      log.error(`How a picture was made could not be written down: ${String(error)}`);
    });
  };

  return {
    report: (event) => {
      if (event.type === 'image-saved') {
        saved.push(event.image.uri);
        then(() => write(event.image, event.derived ?? []));
      }
      if (event.type === 'image-failed') then(writeUnsaved);
      if (event.type === 'job-answered') then(() => tell(lateFacts(event)));
    },
    done: () => writing,
  };
}

function lateFacts({ cost, usage, request_id, pictures }: JobEvent & { readonly type: 'job-answered' }): LateFacts {
  return {
    ...(usage ? { usage } : {}),
    ...(pictures > 1 ? { pictures } : {}),
    ...(cost ? { cost_usd: cost.usd / pictures } : {}),
    ...(cost?.approximate ? { cost_approximate: true } : {}),
    ...(request_id ? { request_id } : {}),
  };
}
