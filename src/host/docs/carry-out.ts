import * as vscode from 'vscode';
import { orderOf } from '../../core/docs/wished-picture.ts';
import { t } from '../../core/text.ts';
import { invalidRequest } from '../../core/wire/errors.ts';
import type { Order } from '../order.ts';
import { readSettings } from '../settings.ts';
import { type Fulfilled, type Fulfilling, fulfil, type Unfulfilled } from './fulfil.ts';
import { linkTo } from './link-to.ts';
import type { Presence } from './presence.ts';
import type { FollowedLinks } from './replace-links.ts';
import { type Choice, obstacleOf } from './review.ts';
import type { Wish } from './wish.ts';

/** What came of all that was chosen. */
export interface Outcome {
  readonly made: readonly Made[];
  readonly unfulfilled: readonly Unfulfilled[];
}

export interface Made extends Fulfilled {
  /** As the document has it now. */
  readonly link: string;
}

export interface CarryingOut extends Fulfilling {
  readonly presence: Presence;
  /** Where the links are to be replaced. */
  readonly links?: FollowedLinks;
}

/** Makes what was chosen, and where the links are placeholders, leads them to the new files. What fails is told, not thrown. */
export async function carryOut(
  { wishes, model }: Choice,
  { presence, links, ...fulfilling }: CarryingOut,
): Promise<Outcome> {
  const obstacles = wishes.flatMap((wish): readonly Unfulfilled[] => {
    const reason = obstacleOf(wish, model);
    return reason ? [{ wish, reason, error: invalidRequest([{ field: 'output_format', message: reason }]) }] : [];
  });
  const possible = wishes.filter((wish) => !obstacles.some((one) => one.wish === wish));
  const results = await fulfil(
    possible.map((wish) => ({ wish, order: orderFor(wish, model) })),
    fulfilling,
  );
  const fulfilled = results.filter((one): one is Fulfilled => 'image' in one);
  for (const { image } of fulfilled) presence.forget(vscode.Uri.parse(image.uri));
  const failed = [...obstacles, ...results.filter((one): one is Unfulfilled => 'reason' in one)];
  if (!links) return { made: fulfilled.map((one) => ({ ...one, link: one.wish.link })), unfulfilled: failed };
  const outcome = await lead(fulfilled, links);
  return { made: outcome.made, unfulfilled: [...failed, ...outcome.unfulfilled] };
}

async function lead(fulfilled: readonly Fulfilled[], links: FollowedLinks): Promise<Outcome> {
  const replacements = fulfilled.flatMap(({ wish, image }) =>
    wish.places.map((place) => ({ wish, span: place.span, link: linkTo(wish, place, vscode.Uri.parse(image.uri)) })),
  );
  const replaced = await links.replace(replacements);
  const made: Made[] = [];
  const unfulfilled: Unfulfilled[] = [];
  for (const one of fulfilled) {
    const link = replacements.find(({ wish }, index) => wish === one.wish && replaced[index])?.link;
    if (link) made.push({ ...one, link });
    else unfulfilled.push({ wish: one.wish, reason: abandoned(one) });
  }
  return { made, unfulfilled };
}

function abandoned({ wish, image }: Fulfilled): string {
  const file = vscode.workspace.asRelativePath(vscode.Uri.parse(image.uri), false);
  return t('{0} has changed meanwhile, so the picture is saved as {1} and linked nowhere', wish.name, file);
}

/** The road finds the rest: the size that reaches the target, and what people wish for always. */
function orderFor(wish: Wish, model: string): Order {
  const { options, target } = orderOf(wish, model, readSettings(wish.document).defaults);
  return {
    operation: 'generate',
    options,
    image: [],
    ...(wish.save_to ? { save_to: wish.save_to } : {}),
    ...(target ? { target } : {}),
    document: wish.document,
    origin: 'alt',
    problems: [],
  };
}
