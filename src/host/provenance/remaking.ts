import * as vscode from 'vscode';
import { findModel } from '../../core/model/catalogue.ts';
import type { Draft } from '../../core/model/draft.ts';
import { type Estimate, estimate } from '../../core/model/price.ts';
import { planTarget } from '../../core/model/target.ts';
import { validate } from '../../core/model/validate.ts';
import type { LockedPicture } from '../../core/recipe/locked-picture.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { recipeOfLocked } from '../../core/recipe/remake.ts';
import { t } from '../../core/text.ts';
import { type ImageError, invalidRequest } from '../../core/wire/errors.ts';
import { baseName } from '../paths.ts';
import { type DraftPictures, type OpenPicture, readPictures } from '../pictures/pictures.ts';
import { type FindInputsDependencies, findInputs } from './find-inputs.ts';
import type { Provenance } from './provenance.ts';
import { orderFrom } from './recipe-order.ts';

/** A recorded picture, ready to be made once more. */
export interface Remaking {
  readonly file: vscode.Uri;
  readonly locked: LockedPicture;
  readonly recipe: Recipe;
  /** What is in the way; nothing is made then. */
  readonly obstacle?: ImageError;
  /** What people should know before, a sentence each. */
  readonly notes: readonly string[];
  /** The same bytes come of it. */
  readonly isExact: boolean;
  /** Undefined where nobody knows. */
  readonly price: (recipe: Recipe) => Estimate | undefined;
}

export interface RemakingDependencies extends FindInputsDependencies {
  readonly provenance: Pick<Provenance, 'find' | 'stateOf'>;
  readonly openPicture: OpenPicture;
}

/** Throws an `invalid-request` where nothing is recorded of the file. */
export async function prepareRemaking(file: vscode.Uri, dependencies: RemakingDependencies): Promise<Remaking> {
  const { provenance, openPicture } = dependencies;
  const locked = await provenance.find(file);
  const folder = vscode.workspace.getWorkspaceFolder(file);
  if (!locked || !folder) {
    const message = t('{0} is in no stipple.lock.json, so nobody knows how it was made', baseName(file));
    throw invalidRequest([{ field: 'uri', message }]);
  }
  if (!vscode.workspace.isTrusted) {
    const message = t('In Restricted Mode nothing is made from a lock file: trust the workspace first');
    throw invalidRequest([{ field: 'uri', message }]);
  }
  const { inputs, problems, changed } = await findInputs(file, locked, folder.uri, dependencies);
  const recipe = recipeOfLocked(locked, inputs);
  const { pictures } = problems.length > 0 ? { pictures: {} } : await readPictures(orderFrom(recipe), openPicture);
  const isOffline = findModel(locked.model).row.runs === 'offline';
  const isExact = isOffline && changed.length === 0 && !locked.done?.includes('converted');
  return {
    file,
    locked,
    recipe,
    ...(problems.length > 0 ? { obstacle: invalidRequest(problems) } : {}),
    notes: notesOf(changed, (await provenance.stateOf(file)) === 'edited-by-hand'),
    isExact,
    price: (wanted) => priceOf(wanted, pictures),
  };
}

function notesOf(changed: readonly string[], isEdited: boolean): readonly string[] {
  return [
    ...(isEdited ? [t('It was edited by hand since.')] : []),
    ...changed.map((name) => t('{0} has changed since.', name)),
  ];
}

function priceOf({ operation, options, target }: Recipe, pictures: DraftPictures): Estimate | undefined {
  const draft: Draft = { operation, options, ...pictures };
  const size = target && planTarget(target, draft)?.size;
  const verdict = validate(size ? { ...draft, options: { ...options, size } } : draft);
  return verdict.ok ? estimate(verdict.request) : undefined;
}
