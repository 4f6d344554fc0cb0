import type { Hex } from '../colour.ts';
import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill } from '../drawing.ts';
import { box, polygon } from '../geometry.ts';
import type { Backdrop, Stage } from '../stage.ts';
import { haze, sky } from './sky.ts';

/** Three rows of houses, the nearest with windows. */
export function city(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette } = stage;
  const street = height * 0.9;
  const [mist, distant, middle, near, front] = palette.dark ? palette.land : (cool(stage) as typeof palette.land);
  return {
    behind: [
      ...sky(stage, height * 0.72, subjectAt < 0.5 ? 0.74 : 0.26),
      ...skyline(stage, 'far', street, [0.42, 0.6], mist, 0),
      ...haze(stage, height * 0.5, height * 0.4, palette.dark ? 0.1 : 0.3),
      ...skyline(stage, 'middle', street, [0.28, 0.46], distant, 0.4),
      ...skyline(stage, 'near', street, [0.14, 0.32], mix(middle, near, palette.dark ? 0.8 : 0.3), 1),
      fill(box(0, street, width, height - street), falling(mix(near, front, 0.5), front), 0),
      fill(box(0, street, width, unit * 0.008), palette.accents[1], 3, palette.dark ? 0.8 : 0.4),
    ],
    ground: () => height * 0.955,
    before: [],
  };
}

/** By day houses take the sky's blue, not the green of the land. */
function cool({ palette }: Stage): readonly Hex[] {
  return palette.land.map((colour, index) => mix(colour, mix(palette.sky[0], palette.ink, index * 0.2), 0.75));
}

function skyline(
  stage: Stage,
  name: string,
  street: number,
  [low, high]: readonly [number, number],
  colour: Hex,
  windows: number,
): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork(name);
  const tall = Math.min(height, unit * 1.15);
  const parts: Drawing[number][] = [];
  const panes: string[] = [];
  const dim: string[] = [];
  const shades: string[] = [];
  const bodies: string[] = [];
  for (let x = -unit * 0.03, index = 0; x < width && index < 60; index++) {
    const wide = unit * chance.between(0.07, 0.13);
    const top = street - tall * chance.between(low, high);
    bodies.push(box(x, top, wide, street - top + 1), roof(chance.whole(0, 5), x, top, wide));
    shades.push(box(x + wide * 0.68, top, wide * 0.32, street - top + 1));
    const pane = unit * 0.012;
    const columns = Math.max(1, Math.floor(wide / (pane * 2.1)));
    const gap = (wide - columns * pane) / (columns + 1);
    for (let row = 0; windows > 0 && row < 14; row++) {
      const y = top + unit * 0.02 + row * pane * 2.1;
      if (y > street - pane * 2.5) break;
      for (let column = 0; column < columns; column++) {
        if (panes.length + dim.length > 260) break;
        const at = box(x + gap + column * (pane + gap), y, pane, pane * 1.25);
        if (chance.next() < (palette.dark ? 0.42 : 0.3) * windows) panes.push(at);
        else if (windows === 1) dim.push(at);
      }
    }
    x += wide + unit * (chance.chance(0.3) ? chance.between(0, 0.03) : 0.002);
  }
  parts.push(
    fill(bodies.join(''), falling(colour, mix(colour, palette.sky[2], palette.dark ? 0.1 : 0.3)), 0),
    fill(shades.join(''), shift(colour, -0.05), 2, 0.55),
  );
  if (dim.length > 0) parts.push(fill(dim.join(''), shift(colour, palette.dark ? 0.05 : -0.06), 3, 0.6));
  if (panes.length > 0)
    parts.push(fill(panes.join(''), palette.dark ? palette.accents[1] : palette.paper, 2, palette.dark ? 0.9 : 0.6));
  return parts;
}

function roof(kind: number, x: number, top: number, wide: number): string {
  const middle = x + wide / 2;
  if (kind === 0)
    return (
      polygon([x + wide * 0.2, top], [middle, top - wide * 0.75], [x + wide * 0.8, top]) +
      box(middle - wide * 0.02, top - wide * 1.1, wide * 0.04, wide * 0.6)
    );
  if (kind === 1)
    return (
      box(x + wide * 0.18, top - wide * 0.22, wide * 0.64, wide * 0.25) +
      box(x + wide * 0.34, top - wide * 0.42, wide * 0.32, wide * 0.24)
    );
  if (kind === 2) return polygon([x, top], [x + wide, top - wide * 0.42], [x + wide, top + 1], [x, top + 1]);
  if (kind === 3) return box(x + wide * 0.62, top - wide * 0.16, wide * 0.22, wide * 0.18);
  return '';
}
