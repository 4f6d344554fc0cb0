import type * as vscode from 'vscode';
import type { Recipe } from '../../core/recipe/recipe.ts';
import type { FileName, Order } from '../order.ts';
import { currentFolder, isLocal, toUri } from '../paths.ts';

/** @param drafts a folder for the pictures, if they are not to go to the workspace yet */
export function orderFrom(recipe: Recipe, drafts?: vscode.Uri): Order {
  const { operation, options, image, mask, markup, keep_outside_mask, target, template, origin } = recipe;
  return {
    operation,
    options,
    image,
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
    ...(keep_outside_mask === undefined ? {} : { keep_outside_mask }),
    ...(target ? { target } : {}),
    ...(template === undefined ? {} : { template }),
    ...(origin ? { origin } : {}),
    ...(drafts ? { drafts } : {}),
    problems: [],
  };
}

/** What can be kept of an order; its files by whole addresses, whatever folder is open then. */
export function recipeFrom(order: Order, model: string): Recipe {
  const { operation, options, image, mask, markup, keep_outside_mask, target, template, origin } = order;
  return {
    operation,
    options: { ...options, model },
    image: image.map(wholeName),
    ...(mask ? { mask: wholeName(mask) } : {}),
    ...(markup ? { markup: wholeName(markup) } : {}),
    ...(keep_outside_mask === undefined ? {} : { keep_outside_mask }),
    ...(target ? { target } : {}),
    ...(template === undefined ? {} : { template }),
    ...(origin ? { origin } : {}),
  };
}

function wholeName(name: FileName): string {
  const uri = isLocal(name) ? toUri(name, currentFolder()) : undefined;
  return (uri ?? name).toString();
}
