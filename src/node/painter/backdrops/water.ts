import { mix, shift } from '../colour.ts';
import { type Drawing, fading, falling, fill, glow, stroke } from '../drawing.ts';
import { box, circle, ellipse, short, under } from '../geometry.ts';
import { motifColours } from '../motifs/motif.ts';
import { palm } from '../motifs/plants.ts';
import type { Backdrop, Stage } from '../stage.ts';
import { grove, hill, mound, peaks, ridgePoints, rolling } from './ridges.ts';
import { flock, sky, snowfall } from './sky.ts';

/** Mountains over still water that mirrors them. Its shore carries what stands on land. */
export function lake(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const shore = height * 0.6;
  const [mist, distant, middle, near, front] = palette.land;
  const chance = random.fork('lake');
  const bank = rolling(chance, shore - unit * 0.035, unit * 0.025, unit * 1.2);
  const scenery: Drawing = [
    ...peaks(stage, 'peaks', shore, unit * 0.44, mix(mist, distant, 0.5), true),
    ...peaks(stage, 'foothills', shore, unit * 0.2, mix(distant, middle, 0.4), false),
    fill(
      under(ridgePoints(bank, width, unit * 0.12), shore + 1),
      stage.snowy ? mix(palette.paper, palette.sky[1], 0.3) : middle,
      1,
    ),
    ...grove(stage, 'bank trees', bank, unit * 0.09, stage.snowy ? '#4f7b86' : mix(middle, near, 0.7), 0.1, 1.2),
  ];
  const stand = mound(subjectAt * width, height * 0.84, height * 0.2, Math.max(unit * 0.66, width * 0.26));
  const ground = stage.snowy ? palette.paper : near;
  return {
    behind: [
      ...sky(stage, shore, subjectAt < 0.5 ? 0.7 : 0.3),
      ...scenery,
      fill(
        box(0, shore, width, height - shore),
        falling(mix(palette.water[0], palette.sky[2], 0.35), palette.water[1]),
        0,
      ),
      {
        parts: scenery,
        transform: `matrix(1 0 0 -1 0 ${short(shore * 2)})`,
        clip: box(0, 0, width, shore),
        opacity: 0.34,
        detail: 2,
      },
      ...glints(stage, shore, width * (subjectAt < 0.5 ? 0.7 : 0.3)),
      ...hill(stage, stand, ground, stage.snowy ? mix(palette.paper, palette.sky[1], 0.6) : front, 1),
      ...reeds(stage, stand, mix(front, palette.ink, 0.2)),
    ],
    ground: stand,
    before: stage.snowy ? snowfall(stage) : [],
  };
}

/** Open water with waves; `ground` is the waterline in which a boat lies. */
export function sea(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette } = stage;
  const horizon = height * 0.55;
  const swell = waves(stage, horizon);
  return {
    behind: [
      ...sky(stage, horizon, subjectAt < 0.5 ? subjectAt + 0.3 : subjectAt - 0.3),
      ...flock(stage, horizon),
      fill(
        box(0, horizon, width, height - horizon),
        falling(mix(palette.water[0], palette.sky[2], 0.2), palette.water[1]),
        0,
      ),
      ...glints(stage, horizon, width * (subjectAt < 0.5 ? subjectAt + 0.3 : subjectAt - 0.3)),
      ...swell.slice(0, 4),
    ],
    ground: () => height * 0.79 + unit * 0.02,
    before: swell.slice(4),
  };
}

function waves({ width, height, unit, palette, random }: Stage, horizon: number): Drawing {
  const chance = random.fork('waves');
  return [0, 1, 2, 3].flatMap((row): Drawing => {
    const level = horizon + (height - horizon) * (0.22 + row * 0.22);
    const length = unit * (0.3 + row * 0.07);
    const swing = unit * (0.008 + row * 0.006);
    const shift0 = chance.next() * 6.28;
    const line = (x: number): number =>
      level - swing * Math.sin((x / length) * 6.28 + shift0) - swing * 0.4 * Math.sin((x / length) * 14 + shift0 * 2);
    const colour = shift(mix(palette.water[0], palette.water[1], 0.25 + row * 0.25), -0.012 * row * row);
    const points = ridgePoints(line, width, length / 6);
    return [
      fill(under(points, height + 2), falling(shift(colour, 0.025), shift(colour, -0.03)), 1),
      stroke(under(points, level).split('L')[0] ?? '', mix(palette.paper, colour, 0.35), unit * 0.004, 3, 0.7),
    ];
  });
}

/** Where the light lies on the water. */
function glints({ width, height, unit, palette, random }: Stage, top: number, x: number): Drawing {
  const chance = random.fork('glints');
  const bars = Array.from({ length: 11 }, (_, index) => {
    const y = top + (height - top) * (0.03 + (index / 11) ** 1.3 * 0.85);
    const long = unit * chance.between(0.03, 0.14) * (1 - index / 16);
    return box(x - long + chance.between(-0.04, 0.04) * unit, y, long * 2, unit * 0.0065, unit * 0.004);
  });
  const ripples = Array.from({ length: Math.min(40, Math.round((width / unit) * 12)) }, () =>
    box(
      chance.next() * width,
      top + chance.next() * (height - top),
      unit * chance.between(0.03, 0.09),
      unit * 0.004,
      unit * 0.002,
    ),
  );
  return [fill(bars.join(''), palette.sun, 2, 0.75), fill(ripples.join(''), palette.paper, 3, 0.28)];
}

function reeds({ width, unit, random }: Stage, ridge: (x: number) => number, colour: Stage['palette']['ink']): Drawing {
  const chance = random.fork('reeds');
  const stems: string[] = [];
  const heads: string[] = [];
  for (let index = 0; index < 14; index++) {
    const x = (index < 7 ? chance.between(0.02, 0.2) : chance.between(0.8, 0.98)) * width;
    const tall = unit * chance.between(0.05, 0.11);
    const y = ridge(x) + unit * 0.01;
    stems.push(
      `M${short(x)} ${short(y)}q${short(tall * 0.05)} ${short(-tall * 0.5)} ${short(tall * 0.12)} ${short(-tall)}`,
    );
    heads.push(ellipse(x + tall * 0.12, y - tall, unit * 0.0045, unit * 0.015));
  }
  return [stroke(stems.join(''), colour, unit * 0.0035, 3), fill(heads.join(''), colour, 3)];
}

/** Sand before the sea, with a palm. */
export function beach(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const horizon = height * 0.5;
  const sand = palette.dark ? mix('#e9c98f', palette.sky[1], 0.55) : mix('#f5dcab', palette.sky[2], 0.2);
  const edge = rolling(random.fork('edge'), height * 0.73, unit * 0.025, unit * 1.6);
  const green = palette.dark ? mix('#2f9468', palette.sky[0], 0.5) : '#2f9468';
  const side = subjectAt < 0.5 ? 0.84 : 0.16;
  const size = Math.min(unit * 0.62, height * 0.62) / 100;
  const foam = (lift: number): Drawing => [
    fill(
      under(
        ridgePoints((x) => edge(x) - unit * lift, width, unit * 0.12),
        height + 2,
      ),
      palette.paper,
      2,
      0.55,
    ),
  ];
  return {
    behind: [
      ...sky(stage, horizon, subjectAt < 0.5 ? 0.66 : 0.34),
      ...flock(stage, horizon),
      fill(
        box(0, horizon, width, height - horizon),
        falling(palette.water[1], mix(palette.water[0], '#7fe0d0', 0.35)),
        0,
      ),
      fill(
        ellipse(width * (1 - side), horizon + unit * 0.004, unit * 0.2, unit * 0.05),
        mix(palette.land[2], palette.sky[1], 0.3),
        1,
      ),
      fill(box(0, horizon, width, unit * 0.06), palette.water[1], 1),
      ...glints(stage, horizon, width * (subjectAt < 0.5 ? 0.66 : 0.34)),
      ...foam(0.035),
      ...foam(0.015),
      ...hill(stage, edge, shift(sand, 0.02), shift(sand, -0.08)),
      fill(ellipse(side * width, height * 0.9, unit * 0.2, unit * 0.018), shift(sand, -0.14), 2, 0.7),
      {
        parts: palm.draw(motifColours(green, palette.accents[0]), random.fork('palm')),
        transform: `translate(${short(side * width - size * 50)} ${short(height * 0.9 - size * 99)}) scale(${short(size)})`,
      },
      ...umbrella(stage, (subjectAt < 0.5 ? 0.6 : 0.4) * width, height * 0.86),
    ],
    ground: () => height * 0.9,
    before: [],
  };
}

function umbrella({ unit, palette }: Stage, x: number, y: number): Drawing {
  const r = unit * 0.12;
  const [left, top] = [short(x - r), short(y - r * 1.25)];
  return [
    fill(ellipse(x + r * 0.2, y + r * 0.08, r * 0.9, r * 0.12), palette.ink, 3, 0.14),
    stroke(`M${short(x)} ${short(y)}V${short(y - r * 1.6)}`, palette.paper, unit * 0.008, 2),
    fill(`M${left} ${top}a${short(r)} ${short(r)} 0 0 1 ${short(2 * r)} 0z`, palette.accents[0], 1),
    fill(`M${short(x - r * 0.34)} ${top}a${short(r * 0.34)} ${short(r)} 0 0 1 ${short(r * 0.68)} 0z`, palette.paper, 2),
    fill(box(x + r * 0.5, y - r * 0.14, r * 0.95, r * 0.14, r * 0.05), palette.accents[1], 2),
  ];
}

/** Below the surface: shafts of light, weed and bubbles. */
export function undersea({ width, height, unit, palette, random }: Stage): Backdrop {
  const chance = random.fork('undersea');
  const bed = rolling(chance, height * 0.88, unit * 0.03, unit * 0.9);
  const shafts = Array.from({ length: 5 }, () => {
    const x = chance.next() * width;
    const wide = unit * chance.between(0.06, 0.14);
    return `M${short(x)} 0h${short(wide)}l${short(-unit * 0.35)} ${short(height)}h${short(-wide * 2)}z`;
  });
  const weed = Array.from({ length: Math.min(30, Math.ceil((width / unit) * 7)) }, () => {
    const x = chance.next() * width;
    const tall = unit * chance.between(0.08, 0.26);
    return `M${short(x)} ${short(bed(x) + unit * 0.02)}q${short(tall * 0.25)} ${short(-tall * 0.3)} 0 ${short(-tall * 0.5)}t0 ${short(-tall * 0.5)}`;
  });
  const bubbles = Array.from({ length: 16 }, () =>
    circle(chance.next() * width, chance.next() * height * 0.8, unit * chance.between(0.005, 0.016)),
  );
  const deep = palette.water[1];
  return {
    behind: [
      fill(box(0, 0, width, height), falling(mix(palette.water[0], palette.paper, 0.25), palette.water[0], deep), 0),
      fill(ellipse(width * 0.5, 0, width * 0.6, height * 0.5), glow(palette.paper, 0.5), 1),
      ...shafts.map((path) => fill(path, fading(palette.paper, 0, 0.9, 0.24), 2)),
      fill(
        under(
          ridgePoints((x) => bed(x) - unit * 0.06, width, unit * 0.1),
          height + 2,
        ),
        mix(deep, palette.ink, 0.15),
        1,
        0.6,
      ),
      stroke(weed.join(''), mix(deep, '#1f8a70', 0.55), unit * 0.016, 2),
      fill(under(ridgePoints(bed, width, unit * 0.1), height + 2), falling(mix('#ecd09a', deep, 0.45), deep), 1),
      stroke(bubbles.join(''), palette.paper, unit * 0.0035, 3, 0.7),
    ],
    ground: () => height * 0.66,
    before: [],
  };
}
