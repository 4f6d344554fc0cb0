import type { OptionName, OptionRule } from './options.ts';

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
  readonly prices?: Prices;
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
  readonly mask: boolean;
  /** Bytes. */
  readonly maskMaxBytes: number;
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

/** US$ per million tokens. */
export interface Prices {
  readonly textIn: number;
  readonly imageIn: number;
  readonly imageOut: number;
  readonly textOut: number;
}
