/** The options of the Images API by their own names, and what a command's request object may hold beside them. */

export type Operation = 'generate' | 'edit';
export type Format = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

/** Every option that travels on the wire, with the type of its value. Source: the API reference for images. */
export interface ApiOptions {
  readonly prompt: string;
  readonly model: string;
  readonly n: number;
  /** `WIDTHxHEIGHT` in pixels, or `auto`. */
  readonly size: string;
  readonly quality: string;
  readonly background: string;
  readonly output_format: Format;
  /** Percent, 0 to 100. */
  readonly output_compression: number;
  readonly moderation: string;
  readonly style: string;
  readonly response_format: string;
  readonly user: string;
  readonly safety_identifier: string;
  readonly input_fidelity: string;
  readonly complexity: string;
  readonly frame_count: number;
  readonly frame_duration_ms: number;
  readonly partial_images: number;
  readonly stream: boolean;
}

export type OptionName = keyof ApiOptions;
export type OptionKind = 'text' | 'integer' | 'flag';

/** The kind of each option's value, whatever the model. */
export const OPTION_KINDS: Readonly<Record<OptionName, OptionKind>> = {
  prompt: 'text',
  model: 'text',
  n: 'integer',
  size: 'text',
  quality: 'text',
  background: 'text',
  output_format: 'text',
  output_compression: 'integer',
  moderation: 'text',
  style: 'text',
  response_format: 'text',
  user: 'text',
  safety_identifier: 'text',
  input_fidelity: 'text',
  complexity: 'text',
  frame_count: 'integer',
  frame_duration_ms: 'integer',
  partial_images: 'integer',
  stream: 'flag',
};

export const OPTION_NAMES = Object.keys(OPTION_KINDS) as readonly OptionName[];

export function isOptionName(name: string): name is OptionName {
  return Object.hasOwn(OPTION_KINDS, name);
}

/** Each model's answer to one option: absent from the row means that the model refuses the option. */
export type OptionRule = ChoiceRule | RangeRule | FlagRule | TextRule | SizeRule;

export interface ChoiceRule {
  readonly kind: 'choice';
  readonly values: readonly string[];
  readonly preset: string | undefined;
  /** Values that may be refused all the same, each with the reason: warned of, not blocked. */
  readonly doubtful?: Readonly<Record<string, string>>;
}

export interface RangeRule {
  readonly kind: 'range';
  readonly min: number;
  readonly max: number;
  readonly preset: number;
}

export interface FlagRule {
  readonly kind: 'flag';
  readonly preset: boolean;
}

export interface TextRule {
  readonly kind: 'text';
  /** Characters (code points). */
  readonly max: number;
}

export interface SizeRule {
  readonly kind: 'size';
  readonly fixed: readonly string[];
  readonly free?: FreeSize;
  readonly preset: string;
}

/** The limits of sizes that are not from a fixed list; lengths in pixels. */
export interface FreeSize {
  readonly step: number;
  readonly minEdge: number;
  readonly maxEdge: number;
  /** Long side over short side. */
  readonly maxRatio: number;
  readonly minPixels: number;
  readonly maxPixels: number;
  /** Above this many pixels the vendor calls it experimental. */
  readonly experimentalAbove: number;
}
