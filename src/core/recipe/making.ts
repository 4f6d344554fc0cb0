import { type PixelSize, writeSize } from '../model/size.ts';
import type { Deed, LockedInput, LockedPicture } from './locked-picture.ts';
import type { Recipe } from './recipe.ts';

/**
 * How a picture was made, its files by whole addresses: kept of a draft until it has a place in the workspace, and only then
 * written down for others.
 */
export interface Making extends Omit<LockedPicture, PlacedField> {
  readonly image: readonly MadeFrom[];
  readonly mask?: MadeFrom;
  readonly markup?: MadeFrom;
  /** URI of the file that it was made of; for an edit, its first picture. */
  readonly parent?: string;
}

type PlacedField = 'image' | 'mask' | 'markup' | 'parent' | keyof PictureOutput;

/** What a file is. */
export interface PictureOutput extends Pick<LockedPicture, 'sha256' | 'width' | 'height' | 'format' | 'bytes'> {}

/** A picture that went along, as recipes name it. */
export interface MadeFrom {
  readonly name: string;
  /** Of a file. */
  readonly sha256?: string;
}

export interface MakingFacts {
  readonly recipe: Recipe;
  readonly inputs: Pick<Making, 'image' | 'mask' | 'markup'>;
  /** As it was sent. */
  readonly request: { readonly model: string; readonly options: Readonly<Record<string, unknown>> };
  /** Base URL of the server, if one was asked. */
  readonly server?: string | undefined;
  readonly revised_prompt?: string | undefined;
  readonly done: readonly Deed[];
  readonly date: Date;
}

export function makingOf({ recipe, inputs, request, server, revised_prompt, done, date }: MakingFacts): Making {
  const { operation, keep_outside_mask, target, template, origin } = recipe;
  const { prompt, ...options } = request.options;
  const sent = Object.entries(options).filter(([name]) => !LEFT_OUT.has(name));
  return {
    prompt: String(prompt ?? ''),
    ...(template !== undefined && template !== prompt ? { template } : {}),
    ...(revised_prompt ? { revised_prompt } : {}),
    ...(origin ? { origin } : {}),
    operation,
    model: request.model,
    ...(server ? { server: new URL(server).host } : {}),
    options: Object.fromEntries(sent),
    ...inputs,
    ...(keep_outside_mask === undefined ? {} : { keep_outside_mask }),
    ...(target ? { target: writeSize(target) } : {}),
    ...(done.length > 0 ? { done } : {}),
    date: date.toISOString(),
  };
}

export interface ScalingFacts {
  /** URI of the file that was scaled. */
  readonly parent: string;
  readonly target: PixelSize;
  readonly date: Date;
}

/** How a picture was made that was then brought to other pixels on this machine, which costs nothing. */
export function scaledMaking(making: Making, { parent, target, date }: ScalingFacts): Making {
  const { usage: _, pictures: __, cost_approximate: ___, ...rest } = making;
  return {
    ...rest,
    parent,
    target: writeSize(target),
    done: [...(making.done ?? []), 'resized'],
    cost_usd: 0,
    date: date.toISOString(),
  };
}

/** Likewise with one that was then written in another format. */
export function convertedMaking(making: Making): Making {
  return { ...making, done: [...(making.done ?? []), 'converted'] };
}

/** As the lock file of a folder says it: nothing outside of the folder is named by more than its name. */
export function lockedPicture(making: Making, output: PictureOutput, folder: string): LockedPicture {
  const {
    image,
    mask,
    markup,
    parent: from = making.operation === 'edit' ? image[0]?.name : undefined,
    ...rest
  } = making;
  const inputs = image.map((one) => lockedInput(one, folder));
  const parent = from === undefined ? undefined : lockedInput({ name: from }, folder).file;
  return {
    ...rest,
    ...(inputs.length > 0 ? { image: inputs } : {}),
    ...(mask ? { mask: lockedInput(mask, folder) } : {}),
    ...(markup ? { markup: lockedInput(markup, folder) } : {}),
    ...(parent ? { parent } : {}),
    ...output,
  };
}

/** Of the transport, of the person, or said elsewhere. */
const LEFT_OUT: ReadonlySet<string> = new Set([
  'model',
  'n',
  'stream',
  'partial_images',
  'response_format',
  'user',
  'safety_identifier',
]);

function lockedInput({ name, sha256 }: MadeFrom, folder: string): LockedInput {
  const hash = sha256 ? { sha256 } : {};
  if (/^https?:/i.test(name)) return { url: withoutSecrets(name), ...hash };
  if (!name.includes(':')) return { file_id: name, ...hash };
  const root = folder.endsWith('/') ? folder : `${folder}/`;
  if (name.startsWith(root)) return { file: decodeURIComponent(name.slice(root.length)), ...hash };
  return { name: decodeURIComponent(name.slice(name.lastIndexOf('/') + 1)), ...hash };
}

/** An address may let in whoever knows it. */
function withoutSecrets(address: string): string {
  const url = URL.parse(address);
  if (!url) return address.replace(/[?#].*$/s, '');
  url.username = '';
  url.password = '';
  url.hash = '';
  const isSigned = [...url.searchParams.keys()].some((name) =>
    /sig|token|key|secret|password|auth|credential/i.test(name),
  );
  if (isSigned) url.search = '';
  return url.toString();
}
