import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, glow, stroke } from '../drawing.ts';
import { box, circle, ellipse, short } from '../geometry.ts';
import { palettes } from '../palette.ts';
import type { Backdrop, Stage } from '../stage.ts';
import { stars } from './sky.ts';

/** Planets and nebulae; space is dark whatever the mood, which keeps its accents. */
export function space(stage: Stage, subjectAt: number): Backdrop {
  const night = stage.palette.dark
    ? stage
    : { ...stage, palette: { ...palettes.night, accents: stage.palette.accents } };
  const { width, height, unit, random, palette } = night;
  const chance = random.fork('space');
  const [first, second, third, fourth] = palette.accents;
  const far = subjectAt < 0.5 ? 1 : 0;
  const x = width * (far ? 0.78 : 0.22);
  const nebula = (at: number, down: number, size: number, colour: typeof first): Drawing => [
    fill(ellipse(width * at, height * down, unit * size * 1.5, unit * size), glow(colour, 0.42), 1),
  ];
  return {
    behind: [
      fill(
        box(0, 0, width, height),
        {
          ...falling(palette.sky[0], mix(palette.sky[0], palette.sky[1], 0.7), mix(palette.sky[1], fourth, 0.35)),
          along: [0, 0, 1, 1],
        },
        0,
      ),
      ...nebula(chance.between(0.1, 0.4), 0.3, 0.55, third),
      ...nebula(chance.between(0.6, 0.9), 0.75, 0.6, fourth),
      ...stars(night, height),
      ...stars({ ...night, random: random.fork('more') }, height),
      ...planet(night, x, height * 0.26, unit * 0.13, first, true),
      ...planet(night, width * (far ? 0.12 : 0.88), height * 0.16, unit * 0.04, third, false),
      ...planet(night, width * (far ? 0.93 : 0.07), height * 0.62, unit * 0.055, second, false),
      fill(
        ellipse(width * 0.5, height * 1.12, Math.max(width * 0.7, unit * 0.9), unit * 0.32),
        falling(mix(fourth, palette.sky[1], 0.25), palette.sky[0]),
        0,
      ),
      fill(
        ellipse(width * 0.3, height * 0.97, unit * 0.09, unit * 0.016) +
          ellipse(width * 0.62, height * 0.93, unit * 0.06, unit * 0.011) +
          ellipse(width * 0.78, height * 0.98, unit * 0.1, unit * 0.016),
        palette.sky[0],
        2,
        0.35,
      ),
    ],
    ground: () => height * 0.8,
    before: [],
  };
}

function planet(
  { palette }: Stage,
  x: number,
  y: number,
  radius: number,
  colour: Stage['palette']['ink'],
  ringed: boolean,
): Drawing {
  const ball: Drawing = [
    fill(circle(x, y, radius), falling(shift(colour, 0.08), shift(colour, -0.1)), 0),
    {
      clip: circle(x, y, radius),
      detail: 2,
      parts: [
        fill(
          ellipse(x, y - radius * 0.35, radius * 1.1, radius * 0.13) +
            ellipse(x + radius * 0.2, y + radius * 0.2, radius * 1.1, radius * 0.09),
          shift(colour, 0.12),
          2,
          0.5,
        ),
        fill(
          `M${short(x)} ${short(y - radius)}a${short(radius)} ${short(radius)} 0 0 1 0 ${short(radius * 2)}a${short(radius * 1.4)} ${short(radius * 1.4)} 0 0 0 0 ${short(-radius * 2)}z`,
          palette.sky[0],
          2,
          0.3,
        ),
      ],
    },
  ];
  if (!ringed) return ball;
  const [a, b] = [radius * 1.75, radius * 0.42];
  const half = (sweep: 0 | 1): string =>
    `M${short(x - a)} ${short(y)}A${short(a)} ${short(b)} 0 0 ${sweep} ${short(x + a)} ${short(y)}`;
  return [
    {
      parts: [
        stroke(half(1), palette.accents[1], radius * 0.13, 1, 0.7),
        ...ball,
        stroke(half(0), palette.accents[1], radius * 0.13, 1),
      ],
      transform: `rotate(-18 ${short(x)} ${short(y)})`,
    },
  ];
}
