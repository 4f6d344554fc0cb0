import { findModel, offeredModels, optionsOf, shutdownNote } from '../model/catalogue.ts';
import { choicesOf } from '../model/choices.ts';
import type { Draft } from '../model/draft.ts';
import { isOptionName, type OptionName } from '../model/options.ts';
import { t } from '../text.ts';
import { type BlockEntry, writeValue } from './block-head.ts';
import {
  BLOCK_OPTIONS,
  type BlockOption,
  draftOf,
  isBlockOption,
  isOwnOption,
  OWN_KINDS,
  wishOf,
} from './block-options.ts';
import type { Span } from './found-image.ts';
import { describeOption, describeValues } from './option-words.ts';
import type { PromptBlock } from './prompt-block.ts';

/** What may be typed at a place among the options of a block. */
export type Offers =
  | { readonly kind: 'names'; readonly span: Span; readonly offers: readonly Offer[] }
  | { readonly kind: 'values'; readonly span: Span; readonly offers: readonly Offer[] }
  /** The path of a file: that depends on what is there. */
  | {
      readonly kind: 'files';
      readonly span: Span;
      readonly name: 'to' | 'image' | 'mask' | 'markup';
      readonly typed: string;
    };

export interface Offer {
  readonly label: string;
  readonly insert: string;
  readonly detail?: string;
  /** Markdown. */
  readonly documentation?: string;
  /** It cannot be chosen as the other options are. */
  readonly refused?: true;
  /** Likewise for a model that nobody answers for any more. */
  readonly retired?: true;
}

export interface OfferContext {
  /** The model where the block names none. */
  readonly model: string;
  /** Ids of models that the server listed. */
  readonly listed: readonly string[];
  /** `YYYY-MM-DD`. */
  readonly today: string;
}

/** Undefined where the place is not among the options. */
export function offersAt(text: string, block: PromptBlock, offset: number, context: OfferContext): Offers | undefined {
  const { head, entries, link } = block;
  if (offset <= head.start || offset > head.end) return undefined;
  const draft = draftOf(wishOf(block), context.model, link?.address);
  const entry = entries.find(({ span }) => span.start <= offset && offset <= span.end);
  if (entry?.valueSpan && offset >= entry.valueSpan.start) {
    return isBlockOption(entry.name) ? valuesAt(entry, entry.valueSpan, block, draft, context) : undefined;
  }
  if (!entry && !/\s/.test(text.charAt(offset - 1))) return undefined;
  const span = entry ? entry.nameSpan : { start: offset, end: offset };
  const isAssigned = entry?.valueSpan !== undefined;
  return {
    kind: 'names',
    span,
    offers: names(
      entries.filter((one) => one !== entry),
      draft,
      isAssigned,
    ),
  };
}

/** In the order in which people want them; what the model does not take is not offered. */
function names(given: readonly BlockEntry[], draft: Draft, isAssigned: boolean): readonly Offer[] {
  const accepted = optionsOf(findModel(String(draft.options.model)).row, draft.operation) ?? {};
  const isFree = (name: BlockOption) => name === 'image' || !given.some((entry) => entry.name === name);
  const isTaken = (name: BlockOption) =>
    isOwnOption(name) || name === 'model' || accepted[name as OptionName] !== undefined;
  return [...FIRST, ...BLOCK_OPTIONS.filter((name) => !FIRST.includes(name) && name !== 'n')]
    .filter((name) => isFree(name) && isTaken(name))
    .map((name) => {
      const values = describeValues(name, draft);
      return {
        label: name,
        insert: isAssigned ? name : `${name}=`,
        documentation: [describeOption(name), ...(values ? [values] : [])].join('\n\n'),
      };
    });
}

const FIRST: readonly BlockOption[] = [
  'to',
  'size',
  'model',
  'quality',
  'alt',
  'width',
  'height',
  'background',
  'image',
];

function valuesAt(
  { name, value = '' }: BlockEntry,
  span: Span,
  { prompt }: PromptBlock,
  draft: Draft,
  context: OfferContext,
): Offers | undefined {
  const values = (offers: readonly Offer[]): Offers => ({ kind: 'values', span, offers });
  if (name === 'model') return values(models(draft, context));
  if (name === 'alt') return values(plain([prompt.replace(/\s+/g, ' ')].filter(Boolean)));
  if (isOptionName(name)) return values(choices(name, draft));
  if (!isOwnOption(name)) return undefined;
  if (OWN_KINDS[name] === 'flag') return values(plain(['true', 'false']));
  return name === 'to' || name === 'image' || name === 'mask' || name === 'markup'
    ? { kind: 'files', span, name, typed: value }
    : undefined;
}

function models({ operation }: Draft, { model, listed, today }: OfferContext): readonly Offer[] {
  const ids = new Set([...offeredModels(operation).map(({ id }) => id), ...listed]);
  return [...ids].map((id) => {
    const { row, known } = findModel(id);
    const note = shutdownNote(row.shutdown, today);
    const detail = [
      id === model ? t('default') : undefined,
      row.runs === 'offline' ? t('offline, free') : undefined,
      note,
    ];
    return {
      label: id,
      insert: id,
      detail: detail.filter(Boolean).join(' · '),
      documentation: known ? row.summary : t('Unknown here: the server decides what it takes'),
      ...(row.shutdown && row.shutdown <= today ? { retired: true } : {}),
    };
  });
}

function choices(name: OptionName, draft: Draft): readonly Offer[] {
  const rule = optionsOf(findModel(String(draft.options.model)).row, draft.operation)?.[name];
  if (rule?.kind === 'range') return plain(numbersOf(rule.min, rule.max));
  return choicesOf(name, draft).map(({ value, allowed, note }) => ({
    label: String(value),
    insert: String(value),
    ...(note ? { documentation: note } : {}),
    ...(allowed ? {} : { refused: true }),
  }));
}

/** So few that one looks through them. */
const FEW = 16;

function numbersOf(min: number, max: number): readonly string[] {
  return max - min > FEW ? [] : Array.from({ length: max - min + 1 }, (_, index) => String(min + index));
}

function plain(values: readonly string[]): readonly Offer[] {
  return values.map((value) => ({ label: value, insert: writeValue(value) }));
}
