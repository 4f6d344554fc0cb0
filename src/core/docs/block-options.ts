import { formatOfName } from '../image/name.ts';
import { findModel, optionsOf } from '../model/catalogue.ts';
import type { Draft, FilePicture, PictureFormat } from '../model/draft.ts';
import { isOptionName, OPTION_KINDS, OPTION_NAMES, type OptionName } from '../model/options.ts';
import type { PixelSize } from '../model/size.ts';
import { planTarget } from '../model/target.ts';
import type { BlockEntry } from './block-head.ts';
import type { PromptBlock } from './prompt-block.ts';

/** What a block may say besides the options of the API. */
export type OwnOption = 'to' | 'alt' | 'width' | 'height' | 'image' | 'mask' | 'markup' | 'keep_outside_mask';
export type BlockOption = Exclude<OptionName, 'prompt'> | OwnOption;

type OwnKind = 'text' | 'edge' | 'flag' | 'file';

export const OWN_KINDS: Readonly<Record<OwnOption, OwnKind>> = {
  to: 'file',
  alt: 'text',
  width: 'edge',
  height: 'edge',
  image: 'file',
  mask: 'file',
  markup: 'file',
  keep_outside_mask: 'flag',
};

export const OWN_NAMES = Object.keys(OWN_KINDS) as readonly OwnOption[];

export const BLOCK_OPTIONS: readonly BlockOption[] = [
  ...OPTION_NAMES.filter((name): name is Exclude<OptionName, 'prompt'> => name !== 'prompt'),
  ...OWN_NAMES,
];

export function isBlockOption(name: string): name is BlockOption {
  return isOwnOption(name) || (isOptionName(name) && name !== 'prompt');
}

export function isOwnOption(name: string): name is OwnOption {
  return Object.hasOwn(OWN_KINDS, name);
}

/** What a block asks for, unchecked; a name that nobody knows is still among the options. */
export interface BlockWish {
  readonly operation: Draft['operation'];
  /** By the API's own names, the prompt among them. */
  readonly options: Readonly<Record<string, unknown>>;
  /** As the document names them. */
  readonly image: readonly string[];
  readonly mask?: string;
  readonly markup?: string;
  readonly keep_outside_mask?: boolean;
  readonly target?: PixelSize;
  readonly to?: string;
  readonly alt?: string;
}

/** Of an option that is given twice, the first counts; each `image` is one of several. */
export function wishOf({ entries, prompt }: Pick<PromptBlock, 'entries' | 'prompt'>): BlockWish {
  const given = (name: OwnOption) => entries.find((entry) => entry.name === name && entry.value)?.value;
  const images = entries.filter(({ name, value }) => name === 'image' && value).map(({ value = '' }) => value);
  const options = entries
    .filter(({ name, value }) => !isOwnOption(name) && value !== undefined)
    .map((entry) => [entry.name, typedValue(entry)] as const)
    .reverse();
  const keep = given('keep_outside_mask');
  const [mask, markup, to, alt] = [given('mask'), given('markup'), given('to'), given('alt')];
  const target = targetOf(given('width'), given('height'));
  return {
    operation: images.length > 0 ? 'edit' : 'generate',
    options: { ...Object.fromEntries(options), prompt },
    image: images,
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
    ...(keep === 'true' || keep === 'false' ? { keep_outside_mask: keep === 'true' } : {}),
    ...(target ? { target } : {}),
    ...(to ? { to } : {}),
    ...(alt ? { alt } : {}),
  };
}

/** What stays text here is said to be wrong by whoever checks it. */
function typedValue({ name, value = '' }: BlockEntry): string | number | boolean {
  const kind = isOptionName(name) ? OPTION_KINDS[name] : 'text';
  if (kind === 'integer' && /^-?\d{1,9}$/.test(value)) return Number(value);
  if (kind === 'flag' && (value === 'true' || value === 'false')) return value === 'true';
  return value;
}

function targetOf(width: string | undefined, height: string | undefined): PixelSize | undefined {
  return isEdge(width) && isEdge(height) ? { width: Number(width), height: Number(height) } : undefined;
}

export function isEdge(value: string | undefined): value is string {
  return value !== undefined && /^[1-9]\d{0,4}$/.test(value);
}

/**
 * The draft of a wish, at the size from which its exact pixels are reached. Its pictures are taken on trust: they are looked at
 * when it is sent.
 * @param fallback the model where the block names none
 * @param address of what shows its picture now, whose format is kept where the model makes it
 */
export function draftOf(wish: BlockWish, fallback: string, address: string | undefined): Draft {
  const { operation, options, image, mask, markup, target } = wish;
  const model = String(options.model || fallback);
  const format = promisedFormat(wish, model, address);
  const draft: Draft = {
    operation,
    options: { ...(format ? { output_format: format } : {}), ...options, model },
    ...(image.length > 0 ? { image: image.map(trusted) } : {}),
    ...(mask ? { mask: trusted(mask) } : {}),
    ...(markup ? { markup: trusted(markup) } : {}),
  };
  const plan = target && planTarget(target, draft);
  return plan ? { ...draft, options: { ...draft.options, size: plan.size } } : draft;
}

/** The format that the name of a file asks for, where the model can choose one. */
function promisedFormat({ to, operation }: BlockWish, model: string, address = ''): PictureFormat | undefined {
  const rule = optionsOf(findModel(model).row, operation)?.output_format;
  if (rule?.kind !== 'choice') return undefined;
  const named = formatOfName(to ?? '');
  const shown = formatOfName(address.replace(/[?#].*$/, ''));
  return named ?? (shown && rule.values.includes(shown) ? shown : undefined);
}

/** A picture that every model takes. */
function trusted(name: string): FilePicture {
  const facts = { format: 'png', width: 1024, height: 1024, alpha: true } as const;
  return { kind: 'file', name, bytes: new Uint8Array(1), facts };
}
