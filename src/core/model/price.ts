import { t } from '../text.ts';
import type { ImageRequest, InputPicture } from './draft.ts';
import type { OptionRule } from './options.ts';
import type { Pricing, TokenPrices } from './row.ts';
import { parseSize } from './size.ts';
import { PREVIEW_TOKENS, patchInputTokens, patchOutputTokens, textTokens, tileInputTokens } from './tokens.ts';
import type { Usage } from './usage.ts';

/** US$, from … to; the same number twice where it is known exactly. */
export interface Estimate {
  readonly low: number;
  readonly high: number;
}

export interface Cost {
  readonly usd: number;
  /** The server did not tell enough to be sure. */
  readonly approximate: boolean;
}

type Range = readonly [low: number, high: number];

const FREE: Estimate = { low: 0, high: 0 };

/**
 * What a request will cost, input pictures and previews included; undefined where nobody knows (an unknown model, an
 * animation, a drawing), which is never to be shown as nothing.
 */
export function estimate(request: ImageRequest): Estimate | undefined {
  const { row, options, n, stream, image } = request;
  if (row.runs === 'offline') return FREE;
  const { pricing } = row;
  if (!pricing || options.output_format === 'gif' || options.output_format === 'svg') return undefined;
  const picture = picturePrice(request, pricing);
  if (!picture) return undefined;
  const { perMillion } = pricing;
  if (!perMillion) return roundedEstimate(picture[0] * n, picture[1] * n);
  const previews = stream ? (options.partial_images ?? 0) * PREVIEW_TOKENS * perMillion.imageOut : 0;
  const text = textTokens(options.prompt) * perMillion.textIn;
  const input = image.map((one) => inputTokens(one, pricing, options.input_fidelity === 'high'));
  const inputOf = (end: 0 | 1) => text + sum(input.map((range) => range[end])) * perMillion.imageIn;
  // Several pictures of one request may be charged their input once or each.
  const low = picture[0] * n + (inputOf(0) + previews) / 1e6;
  const high = picture[1] * n + (inputOf(1) * n + previews * n) / 1e6;
  return roundedEstimate(low, high);
}

/**
 * What an answer cost, from its usage; where there is none, from the list price. Undefined where the price or the counts are
 * not known.
 */
export function costOf(usage: Usage | undefined, request: ImageRequest): Cost | undefined {
  const { pricing, runs } = request.row;
  if (runs === 'offline') return { usd: 0, approximate: false };
  const perMillion = pricing?.perMillion;
  if (usage?.output_tokens !== undefined && perMillion) {
    const cost = costOfTokens(usage, perMillion);
    // The author of a drawing is charged apart, at rates of its own.
    return request.options.output_format === 'svg' ? { ...cost, approximate: true } : cost;
  }
  const listed = pricing?.listUsd ? picturePrice(request, pricing) : undefined;
  return listed ? { usd: dollars(listed[1] * request.n), approximate: true } : undefined;
}

/** The price of so many of them. */
export function timesEstimate(price: Estimate | undefined, count: number): Estimate | undefined {
  return price && roundedEstimate(price.low * count, price.high * count);
}

/** "≈ $0.05", "≈ $0.006–0.053", "free", "price unknown". */
export function writeEstimate(price: Estimate | undefined): string {
  if (!price) return t('price unknown');
  if (price.high === 0) return t('free');
  const [low, high] = [significant(price.low), significant(price.high)];
  return low === high ? `≈ $${high}` : `≈ $${low}–${high}`;
}

/** Of several together; what nobody knows is said and not counted as nothing. */
export function writeTotal(prices: readonly (Estimate | undefined)[]): string {
  const known = prices.filter((price) => price !== undefined);
  if (known.length === 0 && prices.length > 0) return writeEstimate(undefined);
  const total = roundedEstimate(sum(known.map(({ low }) => low)), sum(known.map(({ high }) => high)));
  const unknown = prices.length - known.length;
  return unknown === 0 ? writeEstimate(total) : t('{0}, and {1} of unknown price', writeEstimate(total), unknown);
}

export function writeCost({ usd, approximate }: Cost): string {
  return `${approximate ? '≈ ' : ''}$${significant(usd)}`;
}

/** A limit as somebody has set it: "$5", "$0.50". */
export function writeLimit(usd: number): string {
  return Number.isInteger(usd) ? `$${usd}` : `$${significant(usd)}`;
}

/** Whole millionths: sums of binary fractions would read 0.009264999999999999. */
export function dollars(usd: number): number {
  return Math.round(usd * 1e6) / 1e6;
}

function costOfTokens(usage: Usage, price: TokenPrices): Cost {
  const input = usage.input_tokens_details;
  const output = usage.output_tokens_details;
  const total =
    (input ? (input.text_tokens ?? 0) : (usage.input_tokens ?? 0)) * price.textIn +
    (input?.image_tokens ?? 0) * price.imageIn +
    (output?.image_tokens ?? usage.output_tokens ?? 0) * price.imageOut +
    (output?.text_tokens ?? 0) * price.textOut;
  return { usd: dollars(total / 1e6), approximate: !input };
}

/** US$ of one picture's output. */
function picturePrice({ row, options, operation }: ImageRequest, pricing: Pricing): Range | undefined {
  const accepted = operation === 'edit' ? row.edit?.options : row.generate;
  const qualities = chosen(options.quality, accepted?.quality, pricing.auto);
  const sizes = chosen(options.size, accepted?.size, fixedSizes(accepted?.size));
  const prices = qualities.flatMap((quality) => sizes.map((size) => priceOf(quality, size, pricing)));
  if (prices.length === 0 || prices.some((price) => price === undefined)) return undefined;
  const known = prices.filter((price) => price !== undefined);
  return [Math.min(...known.map(([low]) => low)), Math.max(...known.map(([, high]) => high))];
}

function priceOf(quality: string, size: string, pricing: Pricing): Range | undefined {
  const listed = pricing.listUsd?.[quality]?.[size];
  if (listed !== undefined) return [listed, listed];
  const each = (pricing.perMillion?.imageOut ?? 0) / 1e6;
  const tokens = pricing.outputTable?.[quality]?.[size];
  if (tokens !== undefined) return [tokens * each, tokens * each];
  const base = pricing.outputPatches?.[quality];
  const pixels = parseSize(size);
  if (base === undefined || !pixels) return undefined;
  const [low, high] = pricing.measuredFactor?.[quality] ?? [1, 1];
  const computed = patchOutputTokens(pixels, base) * each;
  return [computed * low, computed * high];
}

/** What is set, else the model's preset, else all that `auto` may become. */
function chosen(value: string | undefined, rule: OptionRule | undefined, auto: readonly string[]): readonly string[] {
  const preset = rule && 'preset' in rule ? String(rule.preset ?? 'auto') : 'auto';
  const settled = value ?? preset;
  return settled === 'auto' ? auto : [settled];
}

function fixedSizes(rule: OptionRule | undefined): readonly string[] {
  return rule?.kind === 'size' ? rule.fixed.filter((size) => size !== 'auto') : [];
}

/** A picture that is only named by its address may have any size. */
function inputTokens(picture: InputPicture, { inputPictures }: Pricing, highFidelity: boolean): Range {
  const count = (size: { readonly width: number; readonly height: number }) =>
    inputPictures === 'tiles' ? tileInputTokens(size, highFidelity) : patchInputTokens(size);
  if (picture.kind === 'file' && picture.facts) return [count(picture.facts), count(picture.facts)];
  return [count({ width: 1, height: 1 }), count({ width: 1536, height: 1024 })];
}

function roundedEstimate(low: number, high: number): Estimate {
  return { low: dollars(low), high: dollars(high) };
}

/** Two significant digits, from cents on at least whole cents. */
function significant(usd: number): string {
  if (usd >= 0.1) return usd.toFixed(2);
  return Number(usd.toPrecision(2)).toString();
}

function sum(numbers: readonly number[]): number {
  return numbers.reduce((all, one) => all + one, 0);
}
