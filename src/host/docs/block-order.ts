import type * as vscode from 'vscode';
import { wishOf } from '../../core/docs/block-options.ts';
import type { PromptBlock } from '../../core/docs/prompt-block.ts';
import { invalidRequest } from '../../core/wire/errors.ts';
import type { FileName, Order } from '../order.ts';
import { isLocal } from '../paths.ts';
import { type BlockFile, fileOf } from './block-file.ts';
import { placeNamed, problemsOf } from './block-places.ts';
import { homeOf } from './home.ts';

/** What a block orders, and what becomes of it. */
export interface BlockOrder {
  readonly order: Order;
  readonly place: BlockFile;
  /** Of the link. */
  readonly alt: string;
  /** The block says itself what the alternative text is. */
  readonly ownAlt: boolean;
}

/**
 * Throws an `invalid-request` with everything that is wrong with the block.
 * @param fallback the model where the block names none
 * @param override a model in place of the one that the block names
 */
export async function orderOf(
  document: vscode.TextDocument,
  given: PromptBlock,
  fallback: string,
  override?: string,
): Promise<BlockOrder> {
  const entries = override ? given.entries.filter(({ name }) => name !== 'model') : given.entries;
  const block = { ...given, entries };
  const standard = override ?? fallback;
  const wish = wishOf(block);
  const model = String(wish.options.model || standard);
  const found = problemsOf(document, block, standard).filter(({ severity }) => severity === 'error');
  if (found.length > 0) throw invalidRequest(found.map(({ field, message }) => ({ field, message })));
  const place = await fileOf(document, block, wish, model);
  const { operation, options, image, mask, markup, keep_outside_mask, target } = wish;
  const home = homeOf(document);
  const picture = (name: string): FileName => (home && isLocal(name) ? placeNamed(name, home) : undefined) ?? name;
  const save_to = place.file ?? place.folder;
  return {
    order: {
      operation,
      // A person's standing wish may be another number.
      options: { ...options, model, n: 1 },
      image: image.map(picture),
      ...(mask ? { mask: picture(mask) } : {}),
      ...(markup ? { markup: picture(markup) } : {}),
      ...(keep_outside_mask === undefined ? {} : { keep_outside_mask }),
      ...(target ? { target } : {}),
      ...(save_to ? { save_to } : {}),
      document: document.uri,
      origin: 'block',
      problems: [],
    },
    place,
    alt: inOneLine(wish.alt ?? given.prompt),
    ownAlt: wish.alt !== undefined,
  };
}

export function inOneLine(text: string): string {
  return text.replace(/\s+/g, ' ').trim();
}
