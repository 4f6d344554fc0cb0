import type { OptionName, OptionRule } from './options.ts';
import type { TokenTable } from './tokens.ts';

/** What one family of models accepts. */
export interface Row {
  readonly family: string;
  /** Offered first to last; dated snapshots behind their alias. */
  readonly ids: readonly string[];
  /** Also ids of this family that did not exist when this was written. */
  readonly match: RegExp;
  readonly summary: string;
  /** Where the picture is made. */
  readonly runs: 'api' | 'offline';
  /** `YYYY-MM-DD`: from that day the vendor answers no more; compatible servers still may. */
  readonly shutdown?: string;
  readonly generate?: OptionSet;
  readonly edit?: EditSet;
  readonly requirements: readonly Requirement[];
  /** How the frames of an animation are drawn, where the model makes any. */
  readonly frameSheet?: FrameSheet;
  /** Absent where nobody knows it: then it is unknown, never free. */
  readonly pricing?: Pricing;
}

/** All frames are drawn on one sheet, which must stay within these limits in pixels; measured, not documented. */
export interface FrameSheet {
  /** In the order of their frames. */
  readonly grids: readonly { readonly frames: number; readonly columns: number; readonly rows: number }[];
  readonly maxEdge: number;
  readonly maxPixels: number;
}

/** An option that is not in the set is refused by the model. */
export type OptionSet = Readonly<Partial<Record<OptionName, OptionRule>>>;

export interface EditSet {
  readonly options: OptionSet;
  readonly input: InputRule;
}

/** What the pictures of an edit must be. */
export interface InputRule {
  readonly maxImages: number;
  /** Bytes, each picture. */
  readonly maxBytes: number;
  readonly formats: readonly string[];
  readonly square: boolean;
  /** Whether a picture may be named by its address or file id instead. */
  readonly byAddress: boolean;
  readonly mask: boolean;
  /** Bytes; from the second on it may be refused. */
  readonly maskMaxBytes: number;
  readonly maskDoubtBytes: number;
  readonly markup: boolean;
}

/** `option` (being one of `values`, or above `above`, or at all) goes only with `needs` being one of `oneOf`. */
export interface Requirement {
  readonly option: OptionName | 'mask';
  readonly values?: readonly unknown[];
  readonly above?: number;
  readonly needs: OptionName;
  readonly oneOf: readonly (string | number | boolean)[];
  /** Soft: warned of, sent all the same. */
  readonly strength: 'hard' | 'soft';
}

/** What pictures cost, as far as the vendor has published it. Qualities and sizes are keys by their API names. */
export interface Pricing {
  readonly perMillion?: TokenPrices;
  /** Output tokens of a picture where sizes are fixed. */
  readonly outputTable?: TokenTable;
  /** Patches on the long side, from which the output tokens of any size follow. */
  readonly outputPatches?: Readonly<Record<string, number>>;
  /** Where only measurements are known: times what the patches say, from … to. */
  readonly measuredFactor?: Readonly<Record<string, readonly [low: number, high: number]>>;
  /** US$ a picture, where the vendor lists that. */
  readonly listUsd?: TokenTable;
  readonly inputPictures?: 'tiles' | 'patches';
  /** The cheapest and the dearest quality that `auto` may turn into. */
  readonly auto: readonly string[];
}

/** US$ per million tokens. */
export interface TokenPrices {
  readonly textIn: number;
  readonly imageIn: number;
  readonly imageOut: number;
  readonly textOut: number;
}
