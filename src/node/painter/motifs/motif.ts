import { type Hex, shift } from '../colour.ts';
import type { Drawing } from '../drawing.ts';
import type { Random } from '../random.ts';

/** Where a motif is at home when the prompt names no place for it. */
export type Home = 'land' | 'water' | 'air' | 'space' | 'table' | 'bust' | 'undersea';

/** A subject drawn in a box of 100 × 100 that stands on its lower edge. */
export interface Motif {
  readonly draw: (colours: MotifColours, random: Random) => Drawing;
  /** What it wears when the prompt names no colour. */
  readonly colour: Hex;
  readonly home: Home;
  /** Its height in a landscape, where 1 is the largest. */
  readonly size: number;
}

/** One colour in five lights, and what is not of that colour. */
export interface MotifColours {
  readonly deep: Hex;
  readonly shade: Hex;
  readonly main: Hex;
  readonly light: Hex;
  readonly pale: Hex;
  readonly accent: Hex;
  readonly ink: Hex;
  readonly paper: Hex;
}

export function motifColours(main: Hex, accent: Hex): MotifColours {
  return {
    deep: shift(main, -0.22),
    shade: shift(main, -0.1),
    main,
    light: shift(main, 0.1),
    pale: shift(main, 0.22),
    accent,
    ink: '#22252e',
    paper: '#fff8ee',
  };
}
