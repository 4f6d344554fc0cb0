import { mix } from '../colour.ts';
import { type Drawing, fill, slanting } from '../drawing.ts';
import { box, circle } from '../geometry.ts';
import type { Stage } from '../stage.ts';

/** A soft ground with two large discs, on which windows and cards float. */
export function desk({ width, height, unit, palette }: Stage): Drawing {
  const [first, , third] = palette.accents;
  const ground = palette.dark ? palette.sky[0] : mix(palette.sky[0], palette.paper, 0.35);
  return [
    fill(box(0, 0, width, height), slanting(ground, palette.dark ? palette.sky[1] : mix(ground, third, 0.25)), 0),
    fill(circle(width * 0.06, height * 0.95, unit * 0.42), mix(first, ground, 0.72), 0),
    fill(circle(width * 0.95, height * 0.06, unit * 0.34), mix(third, ground, 0.7), 0),
  ];
}

export interface Box {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}

/** The largest box of about this shape in the middle of the stage. */
export function centred({ width, height }: Stage, share: number, shapes: readonly [number, number]): Box {
  const ratio = Math.min(shapes[1], Math.max(shapes[0], width / height));
  const wide = Math.min(width * share, height * share * ratio);
  return { x: (width - wide) / 2, y: (height - wide / ratio) / 2, width: wide, height: wide / ratio };
}

/** A sheet with a shadow under it. */
export function card(
  at: Box,
  radius: number,
  colour: Stage['palette']['paper'],
  ink: Stage['palette']['ink'],
): Drawing {
  return [
    fill(
      box(at.x - radius * 0.3, at.y + radius * 0.5, at.width + radius * 0.6, at.height + radius * 0.5, radius * 1.3),
      ink,
      2,
      0.07,
    ),
    fill(box(at.x, at.y + radius * 0.25, at.width, at.height, radius), ink, 2, 0.08),
    fill(box(at.x, at.y, at.width, at.height, radius), colour, 0),
  ];
}
