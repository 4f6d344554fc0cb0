import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, glow, stroke } from '../drawing.ts';
import { box, circle, curve, ellipse, type Point, short } from '../geometry.ts';
import { motifColours } from '../motifs/motif.ts';
import { plant } from '../motifs/plants.ts';
import type { Backdrop, Stage } from '../stage.ts';

/** A room with a window, pictures and a plant, seen from the front. */
export function room(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const floor = height * 0.76;
  const [first, second, third] = palette.accents;
  const wall = palette.dark ? mix(palette.sky[1], palette.sky[2], 0.3) : mix(palette.paper, third, 0.22);
  const wood = palette.dark ? mix('#b9794c', palette.sky[0], 0.5) : mix('#dba878', palette.paper, 0.15);
  const x = width * (subjectAt < 0.5 ? 0.76 : 0.24);
  const size = Math.min(unit * 0.3, height * 0.34) / 100;
  const side = width * (subjectAt < 0.5 ? 0.93 : 0.07);
  return {
    behind: [
      fill(box(0, 0, width, floor), falling(wall, shift(wall, -0.03)), 0),
      fill(box(0, floor, width, height - floor), falling(wood, shift(wood, -0.08)), 0),
      fill(box(0, floor - unit * 0.018, width, unit * 0.018), shift(wall, 0.05), 2),
      ...(width > unit * 1.15 || height > width ? window(stage, x, floor) : []),
      ...frames(stage, width * subjectAt, floor),
      ...pendant(stage, width * (subjectAt < 0.5 ? subjectAt - 0.2 : subjectAt + 0.2), floor * 0.26, first),
      fill(ellipse(width * subjectAt, height * 0.885, unit * 0.52, unit * 0.06), mix(second, wood, 0.35), 1),
      fill(ellipse(width * subjectAt, height * 0.885, unit * 0.46, unit * 0.047), mix(second, palette.paper, 0.45), 2),
      {
        parts: plant.draw(motifColours('#3f9467', first), random.fork('plant')),
        transform: `translate(${short(side - size * 50)} ${short(height * 0.9 - size * 99)}) scale(${short(size)})`,
        detail: 1,
      },
    ],
    ground: () => height * 0.895,
    before: [],
  };
}

function window({ height, unit, palette }: Stage, x: number, floor: number): Drawing {
  const [wide, tall] = [Math.min(unit * 0.34, height * 0.4), Math.min(unit * 0.46, floor * 0.66)];
  const [left, top] = [x - wide / 2, floor * 0.14];
  const pane = box(left, top, wide, tall, wide * 0.06);
  return [
    fill(box(left - wide * 0.05, top - wide * 0.05, wide * 1.1, tall + wide * 0.1, wide * 0.08), palette.paper, 1),
    {
      clip: pane,
      parts: [
        fill(pane, falling(...palette.sky), 1),
        fill(circle(x + wide * 0.2, top + tall * 0.4, wide * 0.13), palette.sun, 2),
        fill(ellipse(left, top + tall, wide * 0.75, tall * 0.28), palette.land[1], 2),
        fill(ellipse(left + wide, top + tall * 1.05, wide * 0.7, tall * 0.25), palette.land[2], 2),
      ],
    },
    stroke(
      `M${short(x)} ${short(top)}v${short(tall)}M${short(left)} ${short(top + tall * 0.42)}h${short(wide)}`,
      palette.paper,
      wide * 0.045,
      2,
    ),
    fill(box(left - wide * 0.1, top + tall + wide * 0.03, wide * 1.2, wide * 0.07, wide * 0.02), palette.paper, 2),
  ];
}

function frames({ unit, palette }: Stage, x: number, floor: number): Drawing {
  const s = Math.min(unit * 0.15, floor * 0.24);
  const [first, second, third, fourth] = palette.accents;
  return [
    fill(
      box(x - s * 1.15, floor * 0.12, s, s * 1.3, s * 0.03) +
        box(x + s * 0.1, floor * 0.12 + s * 0.3, s * 0.9, s * 0.9, s * 0.03),
      palette.paper,
      2,
    ),
    fill(box(x - s * 1.05, floor * 0.12 + s * 0.1, s * 0.8, s * 1.1), mix(third, palette.paper, 0.5), 2),
    fill(box(x + s * 0.2, floor * 0.12 + s * 0.4, s * 0.7, s * 0.7), mix(second, palette.paper, 0.55), 2),
    fill(circle(x - s * 0.65, floor * 0.12 + s * 0.55, s * 0.24), first, 3),
    fill(
      `M${short(x + s * 0.2)} ${short(floor * 0.12 + s * 1.1)}l${short(s * 0.35)} ${short(-s * 0.5)}l${short(s * 0.35)} ${short(s * 0.5)}z`,
      fourth,
      3,
    ),
  ];
}

function pendant({ unit, palette }: Stage, x: number, y: number, colour: Stage['palette']['ink']): Drawing {
  const r = unit * 0.075;
  return [
    fill(circle(x, y + r * 0.4, r * 2.6), glow(palette.sun, 0.55), 2),
    stroke(`M${short(x)} 0V${short(y)}`, palette.ink, unit * 0.004, 2),
    fill(circle(x, y + r * 0.75, r * 0.32), palette.sun, 2),
    fill(
      `M${short(x - r)} ${short(y + r * 0.75)}C${short(x - r)} ${short(y - r * 0.3)} ${short(x + r)} ${short(y - r * 0.3)} ${short(x + r)} ${short(y + r * 0.75)}z`,
      colour,
      1,
    ),
  ];
}

/** A quiet ground with one large form behind the subject: for things, badges and portraits. */
export function studio(stage: Stage, subjectAt: number, use: 'table' | 'bust' | 'plain'): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('studio');
  const [first, second, third, fourth] = palette.accents;
  const tone = chance.pick([second, third, fourth, first]);
  const ground = palette.dark ? palette.sky[1] : mix(tone, palette.paper, 0.68);
  const x = width * subjectAt;
  const table = use === 'table';
  const desk = Math.min(height * 0.78, height * 0.5 + unit * 0.32);
  const y = use === 'bust' ? Math.max(height * 0.5, height - unit * 0.5) : height * 0.5;
  const form: Point[] = Array.from({ length: 9 }, (_, index) => {
    const angle = (index / 9) * Math.PI * 2;
    const radius = unit * chance.between(0.37, 0.46);
    return [x + Math.cos(angle) * radius * 1.12, y + Math.sin(angle) * radius];
  });
  const round = chance.chance(0.55);
  const crumbs = Array.from({ length: Math.min(26, Math.round(11 * (width / unit))) }, () => ({
    x: chance.next() * width,
    y: chance.next() * desk * 0.9,
    kind: chance.whole(0, 3),
    size: unit * chance.between(0.008, 0.018),
  }));
  return {
    behind: [
      fill(box(0, 0, width, height), { ...falling(shift(ground, 0.03), shift(ground, -0.05)), along: [0, 0, 1, 1] }, 0),
      fill(round ? circle(x, y, unit * 0.4) : curve(form, true), mix(tone, ground, palette.dark ? 0.4 : 0.35), 0),
      fill(circle(x + unit * 0.3, y - unit * 0.26, unit * 0.075), first === tone ? second : first, 1, 0.9),
      fill(circle(x - unit * 0.37, y + unit * 0.12, unit * 0.035), third === tone ? first : third, 2, 0.9),
      ...crumbs.map(({ x: left, y: top, kind, size }): Drawing[number] => {
        const colour = [first, second, third, palette.paper][kind] ?? first;
        return kind % 2
          ? fill(circle(left, top, size * 0.7), colour, 3, 0.6)
          : stroke(circle(left, top, size), colour, size * 0.45, 3, 0.55);
      }),
      ...(table
        ? [
            fill(
              box(0, desk, width, height - desk),
              falling(mix(tone, palette.paper, 0.25), shift(mix(tone, palette.paper, 0.1), -0.06)),
              0,
            ),
            fill(box(0, desk, width, unit * 0.008), palette.paper, 3, 0.5),
          ]
        : []),
    ],
    ground: () => (table ? desk + Math.min(height * 0.09, unit * 0.1) : height * 0.5 + unit * 0.34),
    before: [],
  };
}
