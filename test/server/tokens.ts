import { type Family, type FamilyName, isDallE } from './models.ts';

export type Pixels = { readonly width: number; readonly height: number };

/** The `usage` object of an answer; counts are tokens. */
export type Usage = {
  readonly total_tokens: number;
  readonly input_tokens: number;
  readonly output_tokens: number;
  readonly input_tokens_details: { readonly text_tokens: number; readonly image_tokens: number };
  readonly output_tokens_details?: { readonly image_tokens: number; readonly text_tokens: number };
};

export type Spent = {
  readonly family: Family;
  readonly prompt: string;
  readonly quality: string;
  readonly size: Pixels;
  readonly pictures: number;
  readonly partials: number;
  readonly inputs: readonly Pixels[];
  readonly highFidelity: boolean;
};

const partialTokens = 100;
const patchBudget = 1_536;
const formulaBase: Readonly<Partial<Record<FamilyName, Readonly<Record<string, number>>>>> = {
  '2': { low: 16, medium: 48, high: 96 },
  '2.5': { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
  '2.6': { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 },
};
const fixedTable: Readonly<Record<string, readonly [square: number, portrait: number, landscape: number]>> = {
  low: [272, 408, 400],
  medium: [1_056, 1_584, 1_568],
  high: [4_160, 6_240, 6_208],
};

/** What a whole answer costs; undefined for the dall-e family, which is billed by the picture and reports nothing. */
export function usageOf(spent: Spent): Usage | undefined {
  const { family, prompt, quality, size, pictures, partials, inputs } = spent;
  if (isDallE(family)) return undefined;
  const image = pictures * pictureTokens(family.name, quality, size) + partials * partialTokens;
  // 1.5 also writes text while it draws; about 143 tokens a picture have been seen.
  const text = family.name === '1.5' ? 143 * pictures : 0;
  const textIn = Math.ceil(prompt.length / 4);
  const imageIn = inputs.reduce((sum, input) => sum + inputTokens(family.name, input, spent.highFidelity), 0);
  return {
    total_tokens: textIn + imageIn + image + text,
    input_tokens: textIn + imageIn,
    output_tokens: image + text,
    input_tokens_details: { text_tokens: textIn, image_tokens: imageIn },
    output_tokens_details: { image_tokens: image, text_tokens: text },
  };
}

/** Output tokens of one finished picture of `quality` (never `auto`). */
export function pictureTokens(family: FamilyName, quality: string, { width, height }: Pixels): number {
  const base = formulaBase[family]?.[quality];
  if (base === undefined) {
    const row = fixedTable[quality] ?? fixedTable.medium ?? [0, 0, 0];
    if (width === height) return row[0];
    return width < height ? row[1] : row[2];
  }
  const across = halfToEven((base * Math.min(width, height)) / Math.max(width, height));
  const tokens = Math.ceil((base * across * (2_000_000 + width * height)) / 4_000_000);
  // No formula is published for 2.6; one gateway measured 3 to 4.2 times the older tokens for the two low tiers.
  return family === '2.6' && (quality === 'low' || quality === 'medium') ? Math.ceil(tokens * 4.2) : tokens;
}

/** Input tokens of one picture. */
export function inputTokens(family: FamilyName, { width, height }: Pixels, highFidelity: boolean): number {
  if (formulaBase[family] !== undefined) return patches(width, height);
  const scale = 512 / Math.min(width, height);
  const tiles = Math.ceil((width * scale) / 512) * Math.ceil((height * scale) / 512);
  const fidelity = highFidelity ? (width === height ? 4_160 : 6_240) : 0;
  return 65 + 129 * tiles + fidelity;
}

function patches(width: number, height: number): number {
  const grow = Math.max(1, 1_024 / Math.max(width, height));
  const across = (width * grow) / 32;
  const down = (height * grow) / 32;
  if (Math.ceil(across) * Math.ceil(down) <= patchBudget) return Math.ceil(across) * Math.ceil(down);
  const shrink = Math.sqrt(patchBudget / (across * down));
  const [columns, rows] = [across * shrink, down * shrink];
  const fit = Math.min(Math.floor(columns) / columns, Math.floor(rows) / rows);
  // The tolerance keeps a side that is whole up to rounding error from counting as one patch more.
  return Math.ceil(columns * fit - 1e-9) * Math.ceil(rows * fit - 1e-9);
}

function halfToEven(value: number): number {
  const floor = Math.floor(value);
  if (value - floor !== 0.5) return Math.round(value);
  return floor % 2 === 0 ? floor : floor + 1;
}
