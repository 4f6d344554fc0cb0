import * as vscode from 'vscode';
import { orderOf } from '../../core/docs/wished-picture.ts';
import { findModel } from '../../core/model/catalogue.ts';
import { ONLINE_MODEL } from '../../core/model/table.ts';
import type { Recipe } from '../../core/recipe/recipe.ts';
import { t } from '../../core/text.ts';
import { defaultModel } from '../check-order.ts';
import type { Connection } from '../connection.ts';
import type { Keys } from '../key.ts';
import type { Memory } from '../memory.ts';
import type { Road } from '../road.ts';
import { readSettings } from '../settings.ts';
import type { Outcome } from './carry-out.ts';
import { confirm } from './confirm.ts';
import { orUnreadable } from './document-request.ts';
import type { Look, Looker } from './look.ts';
import type { Presence } from './presence.ts';
import { type FollowedLinks, followLinks } from './replace-links.ts';
import { type Choice, review } from './review.ts';
import { carryOutInTheOpen, showOutcome } from './show-outcome.ts';
import { readTextFile } from './text-file.ts';
import type { Skipped, Wish } from './wish.ts';

/** What is done about a document's pictures: files for links that lead nowhere, or for links that lead to a placeholder. */
export type Purpose = Exclude<keyof Look, 'skipped'>;

export interface DocumentPictureDependencies {
  readonly road: Road;
  readonly keys: Keys;
  readonly memory: Memory;
  readonly connection: Connection;
  readonly presence: Presence;
  readonly looker: Looker;
  readonly fillStudio: (recipe: Recipe) => void;
}

/** Pictures that somebody may choose from, and where their links are. */
export interface Offer {
  readonly purpose: Purpose;
  readonly wishes: readonly Wish[];
  /** Where the links are to be replaced; whoever carries the offer out lets go of them. */
  readonly links?: FollowedLinks;
  readonly skipped: readonly Skipped[];
}

const TITLES: Readonly<Record<Purpose, () => string>> = {
  missing: () => t('Generate Missing Images'),
  placeholders: () => t('Replace Placeholder URLs'),
};

/** What a document offers just now; its links are followed from here on. Throws an `invalid-request` where it cannot be read. */
export async function offerOf(purpose: Purpose, uri: vscode.Uri, looker: Looker): Promise<Offer> {
  looker.refresh();
  if (purpose === 'missing') {
    const { missing, skipped } = await looker.look(await orUnreadable(uri, readTextFile(uri)));
    return { purpose, wishes: missing, skipped };
  }
  const document = await orUnreadable(uri, vscode.workspace.openTextDocument(uri));
  const { version } = document;
  const { placeholders: wishes } = await looker.look(document);
  if (document.version !== version) return offerOf(purpose, uri, looker);
  const spans = wishes.flatMap(({ places }) => places.map(({ span }) => span));
  return { purpose, wishes, skipped: [], links: followLinks(document, spans) };
}

type Ask = (offer: Offer, model: string, dependencies: DocumentPictureDependencies) => Promise<Outcome | undefined>;

/** Lets somebody review an offer, and carries out what was chosen. Undefined when the person left. */
export const reviewOffer: Ask = async (offer, model, dependencies) => {
  const choice = await review({ wishes: offer.wishes, model }, await questionOf(offer, dependencies));
  return carryOutOffer(offer, choice, dependencies, reviewOffer);
};

/** Likewise with a single picture. */
export const confirmOffer: Ask = async (offer, model, dependencies) => {
  const question = await questionOf(offer, dependencies);
  const openStudio = (choice: Choice) => dependencies.fillStudio(recipeOf(choice));
  const choice = await confirm({ wishes: offer.wishes, model }, { ...question, openStudio });
  return carryOutOffer(offer, choice, dependencies, confirmOffer);
};

/** Carries out an offer without a question. */
export const takeOffer: Ask = (offer, model, dependencies) =>
  carryOutOffer(offer, { wishes: offer.wishes, model }, dependencies, reviewOffer);

/** @param ask again with what failed, if somebody wants that */
async function carryOutOffer(
  offer: Offer,
  choice: Choice | undefined,
  dependencies: DocumentPictureDependencies,
  ask: Ask,
): Promise<Outcome | undefined> {
  const { links } = offer;
  if (!choice) {
    links?.dispose();
    return undefined;
  }
  const { model } = choice;
  const { road, presence, memory } = dependencies;
  if (findModel(model).row.runs === 'api') memory.remember('model', model);
  const outcome = await carryOutInTheOpen(choice, { road, presence, ...(links ? { links } : {}) });
  // What went wrong stays on screen for as long as somebody likes; the command is done.
  void showOutcome(outcome).then((failed) => {
    if (failed) return ask({ ...offer, wishes: failed }, model, dependencies);
    links?.dispose();
    return undefined;
  });
  return outcome;
}

export interface Models {
  /** What is used where nobody chooses. */
  readonly preset: string;
  /** What makes more than a placeholder; undefined where there is no key for it. */
  readonly online?: string;
}

export async function modelsFor(
  scope: vscode.Uri | undefined,
  { keys, memory }: Pick<DocumentPictureDependencies, 'keys' | 'memory'>,
): Promise<Models> {
  const preset = await defaultModel(readSettings(scope), keys);
  const isOnline = (model: string | undefined) => model !== undefined && findModel(model).row.runs === 'api';
  const last = memory.recall('model');
  if (!isOnline(preset) && !(await keys.find())) return { preset };
  return { preset, online: [last, preset].find(isOnline) ?? ONLINE_MODEL };
}

async function questionOf({ purpose, wishes }: Offer, dependencies: DocumentPictureDependencies) {
  const { keys, connection } = dependencies;
  const scope = wishes[0]?.document;
  return {
    title: TITLES[purpose](),
    keys,
    defaultModel: await defaultModel(readSettings(scope), keys),
    listed: connection.recall(),
  };
}

function recipeOf({ wishes: [wish], model }: Choice): Recipe {
  const order = wish ? orderOf(wish, model, readSettings(wish.document).defaults) : { options: { model } };
  return { operation: 'generate', image: [], ...order };
}
