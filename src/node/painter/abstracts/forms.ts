import type { Hex } from '../colour.ts';
import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, glow, slanting, stroke } from '../drawing.ts';
import { arc, box, circle, curve, ellipse, type Point, polygon, short, under } from '../geometry.ts';
import type { Stage } from '../stage.ts';

function groundOf({ palette }: Stage): Hex {
  return palette.dark ? palette.sky[0] : palette.paper;
}

/** Soft clouds of colour that run into each other, and one crisp form. */
export function mesh(stage: Stage): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('mesh');
  const [first, second, third, fourth] = palette.accents;
  const base = palette.dark ? palette.sky[1] : mix(third, palette.paper, 0.55);
  const reach = Math.max(width, height) * 0.62;
  const spots: readonly (readonly [number, number, Hex])[] = [
    [0.05, 0.1, first],
    [0.95, 0.05, second],
    [0.6, 0.45, palette.dark ? fourth : palette.paper],
    [0.1, 0.95, fourth],
    [0.92, 0.95, third],
  ];
  const [x, y] = [width * chance.between(0.6, 0.74), height * chance.between(0.42, 0.56)];
  const radius = unit * chance.between(0.2, 0.27);
  return [
    fill(box(0, 0, width, height), slanting(base, mix(base, first, 0.25)), 0),
    ...spots.map(([across, down, colour]) =>
      fill(
        ellipse(
          width * (across + chance.between(-0.08, 0.08)),
          height * (down + chance.between(-0.08, 0.08)),
          Math.max(reach * 0.9, width * 0.5),
          Math.max(reach * 0.75, height * 0.5),
        ),
        glow(colour, 0.85),
        1,
      ),
    ),
    fill(circle(x, y, radius), { ...slanting(shift(first, 0.12), first, fourth), along: [0.1, 0, 0.9, 1] }, 0),
    stroke(ellipse(x, y, radius * 1.7, radius * 0.5), palette.paper, unit * 0.006, 2, 0.75),
    fill(arc(x, y, radius, radius * 0.985, 180, 320), palette.paper, 3, 0.8),
    fill(circle(x + radius * 1.66, y + radius * 0.1, radius * 0.12), palette.paper, 2),
    ...[0.5, 0.8, 1.1].map((turn) =>
      stroke(circle(width * 0.04, height, unit * turn * 0.6), palette.paper, unit * 0.003, 3, 0.4),
    ),
  ];
}

/** Broad ribbons across the picture, each with its own light. */
export function ribbons(stage: Stage): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('ribbons');
  const [first, second, third, fourth] = palette.accents;
  const order = chance.chance(0.5) ? [fourth, third, second, first] : [third, fourth, first, second];
  const [lean, turn] = [chance.between(-0.2, 0.2), chance.next() * 6];
  const sun = { x: width * chance.between(0.2, 0.8), y: height * 0.26, radius: unit * 0.13 };
  return [
    fill(box(0, 0, width, height), falling(...palette.sky), 0),
    fill(circle(sun.x, sun.y, sun.radius * 3), glow(palette.sun, 0.7), 1),
    fill(circle(sun.x, sun.y, sun.radius), falling(shift(second, 0.06), first), 0),
    ...Array.from({ length: 7 }, (_, index): Drawing[number][] => {
      const level = height * (0.36 + index * 0.098);
      const points = Array.from({ length: 9 }, (_step, step): Point => {
        const along = (step - 1) / 6;
        return [
          along * width,
          level +
            (along - 0.5) * lean * height * 0.5 +
            Math.sin(along * 5 + turn + index * 0.55) * Math.min(height * 0.11, unit * 0.16),
        ];
      });
      const from = order[Math.floor(index / 2) % 4] ?? first;
      const to = order[(Math.floor(index / 2) + 1) % 4] ?? second;
      const colour = mix(from, to, (index % 2) * 0.5);
      const soft = mix(colour, palette.dark ? palette.sky[0] : palette.paper, Math.max(0.34 - index * 0.05, 0));
      return [
        fill(
          under(points, height + 2),
          { ...slanting(shift(soft, 0.07), soft, shift(soft, -0.07)), along: [0, 0, 1, 0.35] },
          index % 3 === 2 ? 2 : index % 3 === 1 ? 1 : 0,
        ),
        stroke(curve(points), palette.paper, unit * 0.0025, 3, 0.4),
      ];
    }).flat(),
  ];
}

/** Concentric bands that rise from the edges. */
export function arcs(stage: Stage): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('arcs');
  const [first, second, third, fourth] = palette.accents;
  const colours = [third, second, first, fourth, mix(second, palette.paper, 0.5)];
  const ground = groundOf(stage);
  const fan = (x: number, y: number, size: number, offset: number): Drawing =>
    colours.map((_, index) =>
      fill(
        circle(x, y, size * (1 - index * 0.18)),
        index === 4 ? mix(ground, second, 0.3) : (colours[(index + offset) % 5] ?? first),
        index < 2 ? 0 : index < 4 ? 1 : 2,
      ),
    );
  const step = unit * 0.95;
  const fans = Array.from({ length: Math.min(9, Math.ceil(width / step) + 1) }, (_, index) =>
    fan(
      index * step + (chance.next() - 0.5) * unit * 0.2,
      height + unit * 0.02,
      unit * chance.between(0.36, 0.62),
      index,
    ),
  ).flat();
  return [
    fill(box(0, 0, width, height), falling(mix(ground, third, 0.1), mix(ground, second, 0.25)), 0),
    ...fan(width * chance.between(0.62, 0.85), height * 0.08, unit * 0.42, 2),
    ...fans,
    ...Array.from({ length: Math.min(40, Math.round((width / unit) * 9)) }, () =>
      fill(
        circle(chance.next() * width, chance.next() * height * 0.7, unit * chance.between(0.004, 0.011)),
        chance.pick([first, third, fourth]),
        3,
        0.7,
      ),
    ),
  ];
}

/** Chips of stone on a pale ground. */
export function terrazzo(stage: Stage): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('terrazzo');
  const [first, second, third, fourth] = palette.accents;
  const ground = groundOf(stage);
  const pitch = Math.max(unit * 0.155, Math.sqrt((width * height) / 120));
  const chips: Drawing[number][] = [];
  for (let row = 0; row * pitch < height + pitch; row++) {
    for (let column = 0; column * pitch < width + pitch; column++) {
      const x = (column + (row % 2) * 0.5 + chance.between(-0.22, 0.22)) * pitch;
      const y = (row + chance.between(-0.22, 0.22)) * pitch;
      const size = pitch * chance.between(0.14, 0.46);
      const turn = chance.next() * 6.28;
      const corners = chance.whole(4, 6);
      const points = Array.from({ length: corners }, (_, index): Point => {
        const angle = turn + (index / corners) * 6.28;
        const radius = size * chance.between(0.65, 1.15);
        return [x + Math.cos(angle) * radius, y + Math.sin(angle) * radius * 0.85];
      });
      const colour = chance.pick([first, second, third, fourth, mix(third, ground, 0.5), mix(first, ground, 0.5)]);
      chips.push(
        fill(
          chance.chance(0.5) ? polygon(...points) : curve(points, true),
          colour,
          size > pitch * 0.36 ? 0 : size > pitch * 0.25 ? 1 : 2,
        ),
      );
      if (chance.chance(0.6))
        chips.push(fill(circle(x + pitch * 0.5, y + pitch * 0.2, pitch * 0.035), palette.ink, 3, 0.55));
    }
  }
  return [
    fill(box(0, 0, width, height), slanting(ground, mix(ground, second, 0.18)), 0),
    ...chips,
    stroke(`M0 ${short(height)}`, ground, 1, 3),
  ];
}
