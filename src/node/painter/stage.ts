import type { Drawing } from './drawing.ts';
import type { Palette } from './palette.ts';
import type { Random } from './random.ts';
import type { Style } from './words.ts';

/** What every part of a scene is drawn for. Lengths are pixels. */
export interface Stage {
  readonly width: number;
  readonly height: number;
  /** What "large" is here: the shorter side, a little longer where the picture is a strip. */
  readonly unit: number;
  readonly palette: Palette;
  readonly random: Random;
  readonly styles: ReadonlySet<Style>;
  readonly snowy: boolean;
}

/** A place, in the order of painting: `behind`, the subjects, `before`. */
export interface Backdrop {
  readonly behind: Drawing;
  /** The height at which something stands at `x`. */
  readonly ground: (x: number) => number;
  readonly before: Drawing;
}
