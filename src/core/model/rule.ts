import type { ChoiceRule, FreeSize, RangeRule, SizeRule, TextRule } from './options.ts';
import type { InputRule, Requirement } from './row.ts';

/** Short ways to write the table's cells. */

export const MEBIBYTE = 1024 * 1024;
export const RASTER = ['png', 'jpeg', 'webp'];

export function choice(
  values: readonly string[],
  preset: string | undefined,
  doubtful: Readonly<Record<string, string>> = {},
): ChoiceRule {
  return { kind: 'choice', values, preset, doubtful };
}

export function range(min: number, max: number, preset: number): RangeRule {
  return { kind: 'range', min, max, preset };
}

export function text(max: number): TextRule {
  return { kind: 'text', max };
}

export function sizes(fixed: readonly string[], preset: string, free?: FreeSize): SizeRule {
  return { kind: 'size', fixed, preset, ...(free ? { free } : {}) };
}

export function input(own: Partial<InputRule>): InputRule {
  return {
    maxImages: 16,
    maxBytes: 50 * MEBIBYTE,
    formats: RASTER,
    square: false,
    byAddress: true,
    mask: true,
    maskMaxBytes: 50 * MEBIBYTE,
    maskDoubtBytes: 4 * MEBIBYTE,
    markup: false,
    ...own,
  };
}

export function needs(
  when: Pick<Requirement, 'option' | 'values' | 'above'>,
  option: Requirement['needs'],
  oneOf: Requirement['oneOf'],
  strength: Requirement['strength'] = 'hard',
): Requirement {
  return { ...when, needs: option, oneOf, strength };
}
