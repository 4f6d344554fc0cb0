import type { PixelSize } from './size.ts';

/**
 * Image tokens of the vendor's calculators. Source: the pricing pages' published tables and formula; every figure of those
 * tables is held by a test.
 */

export type TokenTable = Readonly<Record<string, Readonly<Record<string, number>>>>;

/** Output tokens of one picture in the families of a fixed set of sizes: quality → size → tokens. */
export const FIXED_OUTPUT_TOKENS: TokenTable = {
  low: { '1024x1024': 272, '1024x1536': 408, '1536x1024': 400 },
  medium: { '1024x1024': 1056, '1024x1536': 1584, '1536x1024': 1568 },
  high: { '1024x1024': 4160, '1024x1536': 6240, '1536x1024': 6208 },
};

/** A preview costs this many output tokens, whatever its size. */
export const PREVIEW_TOKENS = 100;

/** Output tokens of one picture of any size; `base` is the number of patches on the long side at a quality. */
export function patchOutputTokens({ width, height }: PixelSize, base: number): number {
  const long = Math.max(width, height);
  const short = Math.min(width, height);
  const across = roundHalfToEven((base * short) / long);
  return Math.ceil((base * across * (2_000_000 + width * height)) / 4_000_000);
}

/** Input tokens of one picture in the older families: tiles of 512 pixels after the short side is fitted to 512. */
export function tileInputTokens({ width, height }: PixelSize, highFidelity: boolean): number {
  // The short side is one tile then, whatever its length.
  const tiles = Math.ceil(Math.max(width, height) / Math.min(width, height));
  const fidelity = highFidelity ? (width === height ? 4160 : 6240) : 0;
  return 65 + 129 * tiles + fidelity;
}

const PATCH_BUDGET = 1536;

/** Input tokens of one picture in the newer families: patches of 32 pixels, long side at least 1,024, 1,536 patches at most. */
export function patchInputTokens({ width, height }: PixelSize): number {
  const grow = Math.max(1, 1024 / Math.max(width, height));
  const patches = (scale: number) => Math.ceil((width * scale) / 32) * Math.ceil((height * scale) / 32);
  if (patches(grow) <= PATCH_BUDGET) return patches(grow);
  let scale = Math.sqrt((PATCH_BUDGET * 32 * 32) / (width * height));
  // Rounding each side up may overshoot the budget: shrink to the next whole patch until it fits.
  while (patches(scale) > PATCH_BUDGET) scale *= 0.995;
  return patches(scale);
}

/** About four characters to a token, in English. */
export function textTokens(text: string): number {
  return Math.ceil(text.length / 4);
}

function roundHalfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
