import type { Hex } from './colour.ts';
import type { PathData } from './geometry.ts';

/** How early a shape appears while the picture forms: 0 fields of colour, 1 masses, 2 features, 3 finish. */
export type Detail = 0 | 1 | 2 | 3;

export interface Stop {
  readonly at: number;
  readonly colour: Hex;
  readonly opacity?: number;
}

/** Its coordinates are shares (0..1) of the box around the shape it fills. */
export interface Gradient {
  readonly kind: 'linear' | 'radial';
  /** linear: x1 y1 x2 y2; radial: centre x, y and radius. */
  readonly along: readonly number[];
  readonly stops: readonly [Stop, ...Stop[]];
}

export type Paint = Hex | Gradient;

export interface Shape {
  readonly path: PathData;
  readonly fill?: Paint;
  readonly stroke?: Paint;
  readonly width?: number;
  readonly opacity?: number;
  readonly detail?: Detail;
}

export interface Group {
  readonly parts: Drawing;
  readonly transform?: string;
  readonly clip?: PathData;
  readonly opacity?: number;
  readonly detail?: Detail;
}

export type Drawing = readonly (Shape | Group)[];

export function fill(path: PathData, colour: Paint, detail?: Detail, opacity?: number): Shape {
  return { path, fill: colour, ...(detail !== undefined && { detail }), ...(opacity !== undefined && { opacity }) };
}

/** Round caps and joins. */
export function stroke(path: PathData, colour: Paint, width: number, detail?: Detail, opacity?: number): Shape {
  return {
    path,
    stroke: colour,
    width,
    ...(detail !== undefined && { detail }),
    ...(opacity !== undefined && { opacity }),
  };
}

/** Top to bottom. */
export function falling(...colours: readonly [Hex, ...Hex[]]): Gradient {
  return { kind: 'linear', along: [0, 0, 0, 1], stops: even(colours) };
}

/** From the upper left to the lower right. */
export function slanting(...colours: readonly [Hex, ...Hex[]]): Gradient {
  return { kind: 'linear', along: [0, 0, 1, 1], stops: even(colours) };
}

/** Full at the centre, nothing at the rim. */
export function glow(colour: Hex, opacity = 1): Gradient {
  return {
    kind: 'radial',
    along: [0.5, 0.5, 0.5],
    stops: [
      { at: 0, colour, opacity },
      { at: 0.45, colour, opacity: opacity * 0.42 },
      { at: 1, colour, opacity: 0 },
    ],
  };
}

/** From `colour` at `from` to nothing at `to` (heights as shares of the shape). */
export function fading(colour: Hex, from: number, to: number, opacity = 1): Gradient {
  return {
    kind: 'linear',
    along: [0, from, 0, to],
    stops: [
      { at: 0, colour, opacity },
      { at: 1, colour, opacity: 0 },
    ],
  };
}

function even(colours: readonly [Hex, ...Hex[]]): readonly [Stop, ...Stop[]] {
  const [first, ...rest] = colours;
  return [{ at: 0, colour: first }, ...rest.map((colour, index) => ({ at: (index + 1) / rest.length, colour }))];
}
