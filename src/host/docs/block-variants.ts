import type * as vscode from 'vscode';
import type { PictureRecord } from '../../core/job/picture-record.ts';
import { findModel, optionsOf } from '../../core/model/catalogue.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { Jobs } from '../jobs.ts';
import type { Gallery } from '../pictures/gallery.ts';
import { recipeFrom } from '../provenance/recipe-order.ts';
import type { Studio } from '../studio/studio.ts';
import { type FollowedBlock, followBlock, type PlacedBlock } from './follow-block.ts';
import { type MakeBlockDependencies, orderFor } from './make-block.ts';
import { showInBlock } from './show-in-block.ts';

export interface VariantDependencies extends Pick<MakeBlockDependencies, 'keys'> {
  readonly jobs: Pick<Jobs, 'start'>;
  readonly studio: Pick<Studio, 'fill' | 'open'>;
  readonly gallery: Pick<Gallery, 'find' | 'onDidChange'>;
}

export interface BlockStudio extends vscode.Disposable {
  /** Fills the studio's form as the block says. Rejects with an ImageError. */
  readonly open: (placed: PlacedBlock) => Promise<void>;
  /** Orders drafts, and shows in the block the one that somebody keeps. Rejects with an ImageError. */
  readonly vary: (placed: PlacedBlock) => Promise<void>;
}

const VARIANTS = 4;

/** Drafts of a block, until the window closes or its document does. */
interface Drafts {
  readonly ids: ReadonlySet<string>;
  readonly followed: FollowedBlock;
  readonly alt: string;
  readonly ownAlt: boolean;
}

export function createBlockStudio({ keys, jobs, studio, gallery }: VariantDependencies): BlockStudio {
  const waiting = new Set<Drafts>();
  const shown = new Set<string>();
  const kept = async ({ id, file }: PictureRecord) => {
    const drafts = [...waiting].find(({ ids }) => ids.has(id));
    // Of what happens to it later, nothing is the block's business.
    if (!drafts || !file || file.draft || shown.has(id)) return;
    shown.add(id);
    const { followed, alt, ownAlt } = drafts;
    await showInBlock(followed, { image: file, alt, ownAlt });
  };
  const listening = gallery.onDidChange(({ changed }) => changed.forEach((picture) => void kept(picture)));

  return {
    open: async ({ document, block }) => {
      const { order } = await orderFor(document, block, undefined, { keys });
      await studio.fill(recipeFrom(order, String(order.options.model)));
    },
    vary: async ({ document, block }) => {
      const { order, place, alt, ownAlt } = await orderFor(document, block, undefined, { keys });
      const recipe = recipeFrom(order, String(order.options.model));
      await studio.open();
      const started = await Promise.all(
        inRequests(recipe).map((one) =>
          jobs.start(one, { drafts: true, ...(place.file ? { save_to: place.file } : {}) }),
        ),
      );
      waiting.add({ ids: new Set(started.flat()), followed: followBlock(document, block), alt, ownAlt });
    },
    dispose: () => {
      listening.dispose();
      for (const { followed } of waiting) followed.dispose();
    },
  };
}

/** One request where the model makes as many at once, else one for each. */
function inRequests(recipe: Recipe): readonly Recipe[] {
  const { operation, options } = recipe;
  const rule = optionsOf(findModel(String(options.model)).row, operation)?.n;
  const atOnce = rule?.kind === 'range' ? Math.min(rule.max, VARIANTS) : 1;
  const one = { ...recipe, options: { ...options, n: atOnce } };
  return Array.from({ length: Math.ceil(VARIANTS / atOnce) }, () => one);
}
