import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, glow, slanting, stroke } from '../drawing.ts';
import { box, circle, curve, type Point, short, star } from '../geometry.ts';
import { catalogue } from '../motifs/catalogue.ts';
import { motifColours } from '../motifs/motif.ts';
import type { Subject } from '../reading.ts';
import type { Stage } from '../stage.ts';

/** The motif of `subject` with its box at (x, y) and `size` pixels high. */
export function motifAt(
  { palette, random }: Stage,
  subject: Subject,
  x: number,
  y: number,
  size: number,
  turn = 0,
): Drawing {
  const motif = catalogue[subject.name];
  const accent = subject.colour === palette.accents[1] ? palette.accents[0] : palette.accents[1];
  const scale = size / 100;
  return [
    {
      parts: motif.draw(motifColours(subject.colour ?? motif.colour, accent), random.fork(subject.name)),
      transform: `translate(${short(x)} ${short(y)}) scale(${Math.round(scale * 10000) / 10000})${turn ? ` rotate(${Math.round(turn)} 50 50)` : ''}`,
    },
  ];
}

/** One motif again and again, in offset rows, with small marks between. */
export function pattern(stage: Stage, subjects: readonly Subject[]): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('pattern');
  const lead = subjects[0];
  if (!lead) return [];
  const own = lead.colour ?? catalogue[lead.name].colour;
  const ground = palette.dark
    ? palette.sky[1]
    : mix(chance.pick([palette.accents[2], palette.accents[1], palette.accents[0]]), palette.paper, 0.62);
  const pitch = Math.max(unit / 4.2, Math.sqrt((width * height) / 26));
  const [shiftX, shiftY] = [((width % pitch) - pitch) / 2, ((height % pitch) - pitch) / 2];
  const parts: Drawing[number][] = [];
  for (let row = -1; row * pitch < height + pitch; row++) {
    for (let column = -1; column * pitch < width + pitch; column++) {
      const subject = subjects[(row + column + 2 * subjects.length) % subjects.length] ?? lead;
      const x = shiftX + (column + (row % 2 === 0 ? 0.25 : -0.25)) * pitch;
      const y = shiftY + row * pitch;
      const size = pitch * 0.66;
      if (x < width && y < height && x + pitch > 0 && y + pitch > 0)
        parts.push(...motifAt(stage, subject, x + pitch * 0.17, y + pitch * 0.17, size, chance.between(-24, 24)));
      const [markX, markY] = [x + pitch * 1.02, y + pitch * 0.06];
      parts.push(
        (row + column) % 2
          ? fill(circle(markX, markY, pitch * 0.035), shift(own, 0.05), 2)
          : stroke(
              `M${short(markX - pitch * 0.04)} ${short(markY)}h${short(pitch * 0.08)}M${short(markX)} ${short(markY - pitch * 0.04)}v${short(pitch * 0.08)}`,
              palette.paper,
              pitch * 0.024,
              2,
            ),
      );
    }
  }
  return [fill(box(0, 0, width, height), ground, 0), ...parts];
}

/** A round emblem with the motif in it. */
export function badge(stage: Stage, subject: Subject | undefined): Drawing {
  const { width, height, unit, palette, random } = stage;
  const [first, second, third] = palette.accents;
  const [x, y, r] = [width / 2, height / 2, unit * 0.38];
  const own = subject ? (subject.colour ?? catalogue[subject.name].colour) : first;
  const field = palette.dark ? palette.sky[1] : mix(second, palette.paper, 0.35);
  const sign: Drawing = subject ? motifAt(stage, subject, x - r * 0.6, y - r * 0.62, r * 1.2) : emblem(x, y, r, stage);
  const turn = random.fork('badge').between(0, 90);
  return [
    fill(circle(x, y, r), palette.ink, 0),
    fill(circle(x, y, r * 0.95), palette.paper, 1),
    fill(circle(x, y, r * 0.9), slanting(shift(field, 0.04), field, mix(field, own, 0.25)), 0),
    ...[0, 60, 120, 180, 240, 300].map((angle) =>
      fill(
        circle(
          x + r * 0.8 * Math.cos(((angle + turn) * Math.PI) / 180),
          y + r * 0.8 * Math.sin(((angle + turn) * Math.PI) / 180),
          r * 0.022,
        ),
        third,
        3,
      ),
    ),
    stroke(circle(x, y, r * 0.8), palette.ink, r * 0.012, 3, 0.25),
    fill(circle(x, y, r * 0.72), glow(palette.paper, 0.75), 1),
    ...sign,
  ];
}

/** The ground under a badge; left out where the picture is transparent. */
export function badgeGround({ width, height, palette }: Stage): Drawing {
  const ground = palette.dark ? palette.sky[0] : mix(palette.accents[2], palette.paper, 0.75);
  return [fill(box(0, 0, width, height), falling(shift(ground, 0.02), shift(ground, -0.03)), 0)];
}

/** A mark without a motif: three leaves of colour around a point. */
function emblem(x: number, y: number, r: number, { palette, random }: Stage): Drawing {
  const chance = random.fork('emblem');
  const [first, second, third, fourth] = palette.accents;
  const petals = chance.whole(3, 6);
  const colours = [first, third, fourth, mix(first, second, 0.5)];
  return [
    ...Array.from({ length: petals }, (_, index) => ({
      parts: [
        fill(
          `M${short(x)} ${short(y)}c${short(-r * 0.42)} ${short(-r * 0.22)} ${short(-r * 0.3)} ${short(-r * 0.58)} 0 ${short(-r * 0.62)}c${short(r * 0.3)} ${short(r * 0.04)} ${short(r * 0.42)} ${short(r * 0.4)} 0 ${short(r * 0.62)}z`,
          colours[index % 4] ?? first,
          1,
          0.92,
        ),
      ],
      transform: `rotate(${Math.round((index * 360) / petals)} ${short(x)} ${short(y)})`,
    })),
    fill(star(x, y, r * 0.17, r * 0.07, 4), palette.paper, 2),
  ];
}

/** An island on a chart: shoals, woods, a mountain, a dotted way and a cross. */
export function islandMap(stage: Stage): Drawing {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('map');
  const [first] = palette.accents;
  const water = palette.dark ? palette.sky[1] : mix(palette.water[0], palette.paper, 0.25);
  const land = palette.dark ? palette.land[0] : '#e9d9a6';
  const [reachX, reachY] = [Math.min(width * 0.4, unit * 0.62), Math.min(height * 0.38, unit * 0.5)];
  const [x, y] = [width / 2, height / 2];
  const rims = Array.from({ length: 16 }, () => chance.between(0.62, 1));
  const coast = (grow: number): string =>
    curve(
      rims.map(
        (rim, index): Point => [
          x + Math.cos((index / 16) * 6.283) * reachX * (rim + grow),
          y + Math.sin((index / 16) * 6.283) * reachY * (rim + grow),
        ],
      ),
      true,
    );
  const spot = (angle: number, share: number): Point => [
    x + Math.cos(angle) * reachX * share,
    y + Math.sin(angle) * reachY * share,
  ];
  const trees = Array.from({ length: 22 }, () => spot(chance.between(2.2, 4.6), chance.between(0.12, 0.55))).sort(
    (one, other) => one[1] - other[1],
  );
  const t = unit * 0.032;
  const way = [spot(0.5, 0.6), spot(0.9, 0.3), spot(5.9, 0.15), spot(5.4, 0.45), spot(5.8, 0.5)];
  const [endX, endY] = way.at(-1) ?? [x, y];
  return [
    fill(box(0, 0, width, height), falling(water, mix(water, palette.water[1], 0.35)), 0),
    ...[0.1, 0.2, 0.3, 0.4].map((level) =>
      stroke(
        `M0 ${short(height * level * 2.4)}H${short(width)}M${short(width * level * 2.4)} 0V${short(height)}`,
        palette.paper,
        unit * 0.002,
        3,
        0.35,
      ),
    ),
    fill(coast(0.22), mix(water, palette.paper, 0.25), 1),
    fill(coast(0.12), mix(water, palette.paper, 0.5), 1),
    fill(coast(0.025), mix(land, '#8a6a3a', 0.3), 1),
    fill(coast(0), land, 0),
    fill(coast(-0.16), mix('#9cc47f', land, palette.dark ? 0.6 : 0.15), 1),
    ...trees.map(([left, top]) =>
      fill(`M${short(left)} ${short(top - t)}l${short(t * 0.5)} ${short(t * 1.2)}h${short(-t)}z`, '#3f8a5e', 2),
    ),
    ...[
      [-0.1, -0.28, 1.5],
      [0.12, -0.2, 1.15],
    ].flatMap(([left = 0, top = 0, size = 1]): Drawing => {
      const [peakX, peakY, s] = [x + left * reachX, y + top * reachY, unit * 0.075 * size];
      return [
        fill(`M${short(peakX)} ${short(peakY - s)}l${short(s)} ${short(s * 1.5)}h${short(-2 * s)}z`, '#a08672', 1),
        fill(`M${short(peakX)} ${short(peakY - s)}l${short(s)} ${short(s * 1.5)}h${short(-s * 0.8)}z`, '#7f6757', 2),
        fill(
          `M${short(peakX)} ${short(peakY - s)}l${short(s * 0.34)} ${short(s * 0.51)}l${short(-s * 0.3)} ${short(-s * 0.08)}l${short(-s * 0.38)} ${short(s * 0.08)}z`,
          '#ffffff',
          2,
        ),
      ];
    }),
    ...dots(way, unit * 0.008, unit * 0.03).map((path) => fill(path, first, 2)),
    stroke(
      `M${short(endX - t)} ${short(endY - t)}l${short(2 * t)} ${short(2 * t)}m0 ${short(-2 * t)}l${short(-2 * t)} ${short(2 * t)}`,
      first,
      unit * 0.014,
      2,
    ),
    fill(
      star(unit * 0.13, unit * 0.14, unit * 0.085, unit * 0.024, 4) +
        star(unit * 0.13, unit * 0.14, unit * 0.05, unit * 0.02, 4, -45),
      palette.dark ? palette.paper : palette.ink,
      2,
      0.75,
    ),
    stroke(
      circle(unit * 0.13, unit * 0.14, unit * 0.06),
      palette.dark ? palette.paper : palette.ink,
      unit * 0.004,
      3,
      0.6,
    ),
  ];
}

function dots(points: readonly Point[], radius: number, gap: number): readonly string[] {
  return points.slice(1).flatMap(([toX, toY], index) => {
    const [fromX, fromY] = points[index] ?? [toX, toY];
    const count = Math.max(1, Math.round(Math.hypot(toX - fromX, toY - fromY) / gap));
    return Array.from({ length: count }, (_, step) =>
      circle(fromX + ((toX - fromX) * step) / count, fromY + ((toY - fromY) * step) / count, radius),
    );
  });
}
