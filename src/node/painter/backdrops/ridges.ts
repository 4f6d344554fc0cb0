import type { Hex } from '../colour.ts';
import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill } from '../drawing.ts';
import { circle, type Point, polygon, short, under } from '../geometry.ts';
import type { Random } from '../random.ts';
import type { Stage } from '../stage.ts';

/** A line across the picture: its height at each x. */
export type Ridge = (x: number) => number;

/** A rolling line around `level`, `swing` high and about `length` long. */
export function rolling(random: Random, level: number, swing: number, length: number): Ridge {
  const [a, b, c] = [random.next() * 6.28, random.next() * 6.28, random.next() * 6.28];
  return (x) =>
    level -
    swing *
      (0.62 * Math.sin((x / length) * 6.28 + a) +
        0.28 * Math.sin((x / length) * 13.1 + b) +
        0.1 * Math.sin((x / length) * 29 + c));
}

/** One broad hill with its top at `x`, falling away to both sides. */
export function mound(x: number, top: number, drop: number, reach: number): Ridge {
  return (at) => {
    const away = Math.abs(at - x) / reach;
    return top + drop * (1 - Math.exp(-away * away * 1.4));
  };
}

export function ridgePoints(ridge: Ridge, width: number, step: number): readonly Point[] {
  const count = Math.min(84, Math.max(6, Math.ceil(width / step)));
  return Array.from({ length: count + 3 }, (_, index): Point => {
    const x = ((index - 1) / count) * width;
    return [x, ridge(x)];
  });
}

export function hill(
  { width, height, unit }: Stage,
  ridge: Ridge,
  colour: Hex,
  below: Hex,
  detail: 0 | 1 = 0,
): Drawing {
  return [fill(under(ridgePoints(ridge, width, unit * 0.12), height + 2), falling(colour, below), detail)];
}

/** Sharp peaks along `base`, each with its side in the shade and, if tall enough, snow. */
export function peaks(stage: Stage, name: string, base: number, rise: number, colour: Hex, snow: boolean): Drawing {
  const { width, height, palette, random } = stage;
  const chance = random.fork(name);
  const pitch = Math.max(rise * 1.05, width / 16);
  const count = Math.min(18, Math.ceil(width / pitch) + 2);
  const shade = mix(shift(colour, -0.07), palette.ink, 0.06);
  const start = -pitch * chance.between(0.3, 1);
  const tops = Array.from({ length: count }, (_, index) => ({
    x: start + (index + chance.between(-0.22, 0.22)) * pitch,
    top: base - rise * chance.between(0.5, 1),
  }));
  tops.sort((first, second) => first.top - second.top);
  return tops.flatMap(({ x, top }): Drawing => {
    const tall = base - top;
    const half = tall * 0.95;
    const foot = Math.min(height + 2, base + tall * 0.35);
    const lean = tall * chance.between(-0.06, 0.1);
    const slope = half / tall;
    const at = (down: number, across: number): Point => [x + across * slope * down * tall, top + down * tall];
    const wide = (foot - top) * slope;
    const body = polygon([x, top], [x + wide, foot], [x - wide, foot]);
    const dark = polygon(
      [x, top],
      [x + wide, foot],
      [x + lean + wide * 0.18, foot],
      at(0.62, -0.1),
      at(0.4, 0.22),
      at(0.22, -0.08),
    );
    const cap = polygon(
      [x, top],
      at(0.3, 1),
      at(0.24, 0.45),
      at(0.36, 0.12),
      at(0.25, -0.2),
      at(0.34, -0.55),
      at(0.28, -1),
    );
    const capShade = polygon([x, top], at(0.3, 1), at(0.24, 0.45), at(0.33, 0.2), at(0.22, -0.08));
    return [
      fill(body, falling(colour, mix(colour, palette.sky[2], 0.45)), 0),
      fill(dark, falling(shade, mix(shade, palette.sky[2], 0.5)), 2),
      ...(snow
        ? [
            fill(cap, mix(palette.paper, palette.sky[2], 0.2), 1),
            fill(capShade, mix(palette.paper, palette.sky[0], 0.45), 2),
          ]
        : []),
    ];
  });
}

/** A row of small trees rooted on `ridge`; `kind` 0 is all firs, 1 all round. */
export function grove(
  stage: Stage,
  name: string,
  ridge: Ridge,
  tall: number,
  colour: Hex,
  roundness: number,
  density = 1,
): Drawing {
  const { width, random } = stage;
  const chance = random.fork(name);
  // However long the strip, it is no larger a file: the trees stand further apart.
  const gap = Math.max((tall * 0.62) / density, width / 64);
  const count = Math.min(64, Math.ceil(width / gap));
  const lightSide: string[] = [];
  const darkSide: string[] = [];
  const snowed: string[] = [];
  let clump = chance.next();
  for (let index = 0; index < count; index++) {
    if (index % 4 === 0) clump = chance.next();
    const x = (index + chance.between(-0.3, 0.3)) * gap;
    const size = tall * chance.between(0.6, 1.1);
    if (clump < 0.45 / density) continue;
    const y = ridge(x) + size * 0.06;
    if (chance.next() < roundness) {
      lightSide.push(
        `${circle(x, y - size * 0.6, size * 0.3)}M${short(x - size * 0.03)} ${short(y - size * 0.5)}h${short(size * 0.06)}v${short(size * 0.5)}h${short(-size * 0.06)}z`,
      );
      darkSide.push(
        `M${short(x)} ${short(y - size * 0.9)}a${short(size * 0.3)} ${short(size * 0.3)} 0 0 1 0 ${short(size * 0.6)}z`,
      );
    } else {
      lightSide.push(polygon([x, y - size], [x + size * 0.24, y], [x - size * 0.24, y]));
      darkSide.push(polygon([x, y - size], [x + size * 0.24, y], [x, y]));
      if (stage.snowy)
        snowed.push(
          polygon(
            [x, y - size],
            [x + size * 0.1, y - size * 0.58],
            [x, y - size * 0.66],
            [x - size * 0.1, y - size * 0.58],
          ),
        );
    }
  }
  if (lightSide.length === 0) return [];
  return [
    fill(lightSide.join(''), colour, 1),
    fill(darkSide.join(''), shift(colour, -0.06), 2, 0.8),
    ...(snowed.length > 0 ? [fill(snowed.join(''), stage.palette.paper, 2)] : []),
  ];
}

/** Tufts and small flowers in the grass of the foreground. */
export function tufts(stage: Stage, ridge: Ridge, blade: Hex): Drawing {
  const { width, height, unit, random, palette } = stage;
  const chance = random.fork('tufts');
  const count = Math.min(48, Math.round((width / unit) * 18));
  const blades: string[] = [];
  const blooms: string[] = [];
  for (let index = 0; index < count; index++) {
    const x = chance.next() * width;
    const top = ridge(x) + unit * 0.03;
    const y = top + chance.next() ** 1.3 * Math.max(0, height - top);
    const size = unit * chance.between(0.01, 0.02);
    if (chance.chance(0.2)) blooms.push(circle(x, y, size * 0.32));
    else
      blades.push(
        `M${short(x - size * 0.5)} ${short(y)}l${short(-size * 0.3)} ${short(-size)}l${short(size * 0.6)} ${short(size * 0.7)}l${short(size * 0.25)} ${short(-size * 1.1)}l${short(size * 0.25)} ${short(size * 1.1)}l${short(size * 0.5)} ${short(-size * 0.75)}l${short(-size * 0.25)} ${short(size * 0.8)}z`,
      );
  }
  return [
    ...(blades.length > 0 ? [fill(blades.join(''), blade, 3, 0.7)] : []),
    ...(blooms.length > 0 ? [fill(blooms.join(''), palette.accents[1], 3, 0.9)] : []),
  ];
}
