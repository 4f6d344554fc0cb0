import type { Pricing, TokenPrices } from './row.ts';
import { FIXED_OUTPUT_TOKENS } from './tokens.ts';

/** Prices by family, as published in November 2026. */

const NEWER: TokenPrices = { textIn: 5, imageIn: 8, imageOut: 30, textOut: 0 };
const PATCHES_2_5 = { low: 16, medium: 24, high: 48, xhigh: 64, max: 96 };

/** No formula is published; one gateway measured it against the family before. */
export const GPT_2_6: Pricing = {
  perMillion: NEWER,
  outputPatches: PATCHES_2_5,
  measuredFactor: { low: [3, 4.3], medium: [3, 4.3], high: [0.97, 1.03], xhigh: [0.97, 1.03], max: [0.97, 1.03] },
  inputPictures: 'patches',
  auto: ['low', 'max'],
};

export const GPT_2_5: Pricing = {
  perMillion: NEWER,
  outputPatches: PATCHES_2_5,
  inputPictures: 'patches',
  auto: ['low', 'high'],
};

export const GPT_2: Pricing = { ...GPT_2_5, outputPatches: { low: 16, medium: 48, high: 96 } };

export const GPT_1_5: Pricing = {
  perMillion: { textIn: 5, imageIn: 8, imageOut: 32, textOut: 10 },
  outputTable: FIXED_OUTPUT_TOKENS,
  inputPictures: 'tiles',
  auto: ['low', 'high'],
};

export const GPT_1: Pricing = { ...GPT_1_5, perMillion: { textIn: 5, imageIn: 10, imageOut: 40, textOut: 0 } };

/** Its list price is above its tokens: the list says what to expect, the usage what it was. */
export const GPT_1_MINI: Pricing = {
  ...GPT_1_5,
  perMillion: { textIn: 2, imageIn: 2.5, imageOut: 8, textOut: 0 },
  listUsd: {
    low: { '1024x1024': 0.005, '1024x1536': 0.006, '1536x1024': 0.006 },
    medium: { '1024x1024': 0.011, '1024x1536': 0.015, '1536x1024': 0.015 },
    high: { '1024x1024': 0.036, '1024x1536': 0.052, '1536x1024': 0.052 },
  },
};

export const DALL_E_3: Pricing = {
  listUsd: {
    standard: { '1024x1024': 0.04, '1792x1024': 0.08, '1024x1792': 0.08 },
    hd: { '1024x1024': 0.08, '1792x1024': 0.12, '1024x1792': 0.12 },
  },
  auto: ['standard'],
};

export const DALL_E_2: Pricing = {
  listUsd: { standard: { '256x256': 0.016, '512x512': 0.018, '1024x1024': 0.02 } },
  auto: ['standard'],
};
