import type { Hex } from '../colour.ts';
import { mix, shift } from '../colour.ts';
import { type Drawing, fill, slanting, stroke } from '../drawing.ts';
import { box, circle, polygon, short } from '../geometry.ts';
import type { Stage } from '../stage.ts';

interface Cell {
  readonly x: number;
  readonly y: number;
  readonly size: number;
  readonly row: number;
  readonly column: number;
}

/** Square cells that fill the picture, `across` of them along the shorter side but never more than `most` in all. */
function cells({ width, height, unit }: Stage, across: number, most: number): readonly Cell[] {
  const wanted = Math.max(unit / across, Math.sqrt((width * height) / most));
  const columns = Math.max(1, Math.ceil(width / wanted));
  const size = width / columns;
  const rows = Math.ceil(height / size);
  const top = (height - rows * size) / 2;
  return Array.from({ length: rows * columns }, (_, index) => {
    const [row, column] = [Math.floor(index / columns), index % columns];
    return { x: column * size, y: top + row * size, size, row, column };
  });
}

/** A Bauhaus sheet: quarter discs, halves, rings and bars in squares. */
export function tiles(stage: Stage): Drawing {
  const { width, height, palette, random } = stage;
  const chance = random.fork('tiles');
  const [first, second, third, fourth] = palette.accents;
  const paper = palette.dark ? mix(palette.sky[1], palette.paper, 0.12) : mix(palette.paper, second, 0.12);
  const colours: readonly [Hex, ...Hex[]] = [first, second, third, fourth, palette.ink, paper];
  return [
    fill(box(0, 0, width, height), paper, 0),
    ...cells(stage, 4.6, 80).flatMap(({ x, y, size }): Drawing => {
      const ground = chance.pick(colours);
      const others = colours.filter((colour) => colour !== ground) as unknown as readonly [Hex, ...Hex[]];
      const [figure, mark] = [chance.pick(others), chance.pick(others)];
      const turn = chance.whole(0, 3) * 90;
      const s = short(size);
      const h = short(size / 2);
      const kinds: readonly [Drawing, ...Drawing[]] = [
        [
          fill(`M0 0h${s}a${s} ${s} 0 0 1-${s} ${s}z`, figure, 0),
          fill(`M0 0h${h}a${h} ${h} 0 0 1-${h} ${h}z`, mark, 2),
        ],
        [fill(`M0 0h${s}a${h} ${h} 0 0 1-${s} 0z`, figure, 0), fill(`M0 ${h}h${s}a${h} ${h} 0 0 1-${s} 0z`, mark, 1)],
        [
          fill(circle(size / 2, size / 2, size * 0.36), figure, 0),
          fill(circle(size / 2, size / 2, size * 0.15), ground, 2),
        ],
        [fill(`M0 ${s}V0L${s} ${s}z`, figure, 0)],
        [0, 1, 2, 3].map((bar) => fill(box(0, bar * size * 0.25, size, size * 0.125), figure, 1)),
        [
          fill(
            `M0 0a${h} ${h} 0 0 0 ${s} 0a${h} ${h} 0 0 0 0 ${s}a${h} ${h} 0 0 0-${s} 0a${h} ${h} 0 0 0 0-${s}z`,
            figure,
            0,
          ),
          fill(circle(size / 2, size / 2, size * 0.1), mark, 3),
        ],
        [
          fill(
            [1, 3, 5]
              .flatMap((row) => [1, 3, 5].map((column) => circle((column * size) / 6, (row * size) / 6, size * 0.075)))
              .join(''),
            figure,
            2,
          ),
        ],
      ];
      return [
        // A hair wider than the cell, or neighbours of one colour would show a seam.
        fill(box(x, y, size + 0.5, size + 0.5), ground, 0),
        { parts: chance.pick(kinds), transform: `translate(${short(x)} ${short(y)}) rotate(${turn} ${h} ${h})` },
      ];
    }),
  ];
}

/** Truchet: every tile joins its neighbours, so the bands wander over the whole picture. */
export function truchet(stage: Stage): Drawing {
  const { width, height, palette, random } = stage;
  const chance = random.fork('truchet');
  const [first, second, third] = palette.accents;
  const ground = palette.dark ? palette.sky[0] : mix(palette.paper, third, 0.16);
  const bands: string[] = [];
  const dots: string[] = [];
  let size = 0;
  for (const cell of cells(stage, 7, 180)) {
    size = cell.size;
    const [x, y, s, h] = [short(cell.x), short(cell.y), cell.size, short(cell.size / 2)];
    const [right, low, middleX, middleY] = [
      short(cell.x + s),
      short(cell.y + s),
      short(cell.x + s / 2),
      short(cell.y + s / 2),
    ];
    const a = `A${h} ${h} 0 0 `;
    bands.push(
      chance.chance(0.5)
        ? `M${middleX} ${y}${a}1 ${x} ${middleY}M${right} ${middleY}${a}0 ${middleX} ${low}`
        : `M${middleX} ${y}${a}0 ${right} ${middleY}M${x} ${middleY}${a}1 ${middleX} ${low}`,
    );
    if (chance.chance(0.16))
      dots.push(circle(cell.x + s * (chance.chance(0.5) ? 0 : 1), cell.y + s * (chance.chance(0.5) ? 0 : 1), s * 0.1));
  }
  const all = bands.join('');
  return [
    fill(box(0, 0, width, height), slanting(ground, mix(ground, second, 0.25)), 0),
    stroke(all, slanting(mix(first, second, 0.3), first, third), size * 0.42, 0),
    stroke(all, palette.dark ? palette.ink : palette.paper, size * 0.13, 2),
    ...(dots.length > 0 ? [fill(dots.join(''), second, 3)] : []),
  ];
}

/** Stacks of cubes seen from the corner. */
export function isometric(stage: Stage): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('isometric');
  const edge = Math.max(unit / 7.5, Math.sqrt((width * height) / 110));
  const [across, down] = [edge * 0.866, edge * 0.5];
  const ground = palette.dark ? palette.sky[1] : mix(palette.paper, palette.accents[2], 0.25);
  const cubes: Drawing[number][] = [];
  for (let row = -1; row * down * 3 < height + edge * 3; row++) {
    for (let column = -1; column * across * 2 < width + across * 2; column++) {
      const x = (column * 2 + (row % 2 === 0 ? 0 : 1)) * across;
      const lift = chance.chance(0.34) ? edge * chance.pick([0.5, 1]) : 0;
      const y = row * down * 3 - lift;
      const colour = chance.pick(palette.accents);
      const soft = lift > 0 ? colour : mix(colour, ground, 0.45);
      const tall = edge + lift;
      cubes.push(
        fill(polygon([x, y], [x + across, y + down], [x, y + down * 2], [x - across, y + down]), shift(soft, 0.1), 0),
        fill(
          polygon([x - across, y + down], [x, y + down * 2], [x, y + down * 2 + tall], [x - across, y + down + tall]),
          soft,
          1,
        ),
        fill(
          polygon([x + across, y + down], [x, y + down * 2], [x, y + down * 2 + tall], [x + across, y + down + tall]),
          shift(soft, -0.11),
          2,
        ),
      );
      if (lift > 0 && chance.chance(0.5))
        cubes.push(
          fill(
            polygon(
              [x, y + down * 0.5],
              [x + across * 0.5, y + down],
              [x, y + down * 1.5],
              [x - across * 0.5, y + down],
            ),
            shift(soft, -0.03),
            3,
          ),
        );
    }
  }
  return [fill(box(0, 0, width, height), ground, 0), ...cubes];
}
