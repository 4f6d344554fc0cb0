import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, stroke } from '../drawing.ts';
import { polygon, short, under } from '../geometry.ts';
import type { Backdrop, Stage } from '../stage.ts';
import { grove, hill, mound, peaks, type Ridge, ridgePoints, rolling, tufts } from './ridges.ts';
import { flock, haze, sky, snowfall } from './sky.ts';

/** Rolling hills; the nearest rises under `subjectAt` (0..1), and the light stands on the other side. */
export function hills(stage: Stage, subjectAt: number, far: 'hills' | 'mountains'): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const horizon = height * 0.6;
  const [mist, distant, middle, near, front] = palette.land;
  const chance = random.fork('hills');
  const first = rolling(chance, horizon - unit * 0.03, unit * 0.05, unit * 1.5);
  const second = rolling(chance, horizon + height * 0.06, unit * 0.05, unit * 1.1);
  const third = rolling(chance, horizon + height * 0.15, unit * 0.045, unit * 1.35);
  const stand = mound(subjectAt * width, height * 0.79, height * 0.17, Math.max(unit * 0.75, width * 0.22));
  const foot = stage.snowy ? mix(palette.paper, palette.sky[0], 0.2) : palette.ink;
  const shade = stage.snowy ? mix(palette.paper, palette.sky[1], 0.75) : front;
  const wood = stage.snowy ? '#4f7b86' : near;
  return {
    behind: [
      ...sky(stage, horizon, subjectAt < 0.5 ? subjectAt + 0.36 : subjectAt - 0.36),
      ...(far === 'mountains'
        ? peaks(stage, 'peaks', horizon + unit * 0.06, unit * 0.42, mix(mist, distant, 0.35), true)
        : flock(stage, horizon)),
      ...hill(stage, first, mist, mix(mist, palette.sky[2], 0.35)),
      ...haze(stage, horizon, unit * 0.12, 0.25),
      ...hill(stage, second, distant, mix(distant, palette.sky[2], 0.2)),
      ...grove(
        stage,
        'far trees',
        second,
        unit * 0.06,
        stage.snowy ? mix(wood, mist, 0.5) : mix(distant, middle, 0.75),
        0.4,
      ),
      ...hill(stage, third, middle, mix(middle, near, 0.6)),
      ...grove(stage, 'near trees', third, unit * 0.11, mix(wood, stage.snowy ? mist : middle, 0.25), 0.3, 0.8),
      ...hill(stage, stand, near, mix(near, shade, 0.8)),
      fill(
        under(
          ridgePoints((x) => stand(x) + height * 0.11 + Math.sin(x / (unit * 0.4)) * unit * 0.012, width, unit * 0.12),
          height + 2,
        ),
        falling(mix(near, shade, 0.75), mix(shade, foot, 0.25)),
        1,
      ),
      ...(stage.snowy ? [] : tufts(stage, stand, mix(front, palette.ink, 0.3))),
    ],
    ground: stand,
    before: stage.snowy ? snowfall(stage) : [],
  };
}

/** Trunk behind trunk, paler with distance, as in fog. */
export function forest(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const chance = random.fork('forest');
  const floor = (level: number, swing: number): Ridge => rolling(chance, height * level, unit * swing, unit * 1.4);
  const [mist, distant, middle, near, front] = palette.land;
  const rows = stage.snowy
    ? (['#b5cddb', '#8fb3c4', '#5e8fa0', '#38697c', palette.paper] as const)
    : ([mix(mist, palette.sky[2], 0.35), distant, middle, near, front] as const);
  const lines = [floor(0.56, 0.03), floor(0.64, 0.03), floor(0.74, 0.025)] as const;
  const stand = mound(subjectAt * width, height * 0.81, height * 0.1, Math.max(unit * 0.7, width * 0.25));
  const thick = stage.styles.has('fog') ? 0.85 : 0.45;
  const row = (index: 0 | 1 | 2, tall: number, density: number): Drawing => [
    ...grove(stage, `row ${index}`, lines[index], unit * tall, rows[index], 0, density),
    ...hill(stage, lines[index], rows[index], mix(rows[index], palette.sky[2], 0.55)),
    ...haze(stage, height * (0.5 + index * 0.09), unit * 0.26, thick - index * 0.12),
  ];
  const edges: Ridge = (x) => stand(x) + unit * 0.06;
  return {
    behind: [
      ...sky(stage, height * 0.6, subjectAt < 0.5 ? 0.72 : 0.28),
      ...row(0, 0.26, 1.9),
      ...row(1, 0.36, 1.35),
      ...row(2, 0.44, 0.85),
      ...hill(stage, stand, rows[3], mix(rows[3], stage.snowy ? palette.paper : front, 0.8)),
      ...(stage.snowy ? [] : tufts(stage, stand, front)),
    ],
    ground: stand,
    before: [...frame(stage, edges, rows[4]), ...(stage.snowy ? snowfall(stage) : [])],
  };
}

/** Tall firs at both edges, which close the picture. */
function frame(stage: Stage, ground: Ridge, colour: Stage['palette']['ink']): Drawing {
  const { width, height, unit, random } = stage;
  if (width < unit * 1.02 || stage.styles.has('minimal')) return [];
  const chance = random.fork('frame');
  const tone = stage.snowy ? ('#28556a' as const) : colour;
  return [0.02, 0.11, 0.9, 0.99].map((at) => {
    const x = at * width + chance.between(-0.02, 0.02) * unit;
    const tall = Math.min(height * 0.62, unit * chance.between(0.5, 0.72));
    const y = ground(x) + tall * 0.16;
    const tiers = [0, 0.26, 0.5].map((from, tier) => {
      const half = tall * (0.13 + tier * 0.055);
      return polygon(
        [x, y - tall * (1 - from)],
        [x + half, y - tall * (0.62 - tier * 0.26)],
        [x - half, y - tall * (0.62 - tier * 0.26)],
      );
    });
    return fill(tiers.join(''), falling(tone, mix(tone, stage.palette.ink, 0.3)), 1);
  });
}

/** Dunes, each with a lit and a shaded flank. */
export function desert(stage: Stage, subjectAt: number): Backdrop {
  const { width, height, unit, palette, random } = stage;
  const horizon = height * 0.58;
  const chance = random.fork('dunes');
  const [far, distant, middle, near] = palette.land;
  const stand = mound(subjectAt * width, height * 0.8, height * 0.12, Math.max(unit * 0.8, width * 0.28));
  const dune = (level: number, colour: typeof far): Drawing => {
    const line = rolling(chance, height * level, unit * 0.055, unit * 1.7);
    const lee: Ridge = (x) => line(x) + unit * (0.05 + 0.05 * Math.sin(x / (unit * 0.3) + level * 40));
    return [
      ...hill(stage, line, shift(colour, 0.03), colour),
      fill(under(ridgePoints(lee, width, unit * 0.12), height + 2), falling(shift(colour, -0.04), colour), 2),
    ];
  };
  return {
    behind: [
      ...sky(stage, horizon, subjectAt < 0.5 ? subjectAt + 0.34 : subjectAt - 0.34),
      ...peaks(stage, 'mesas', horizon + unit * 0.08, unit * 0.2, far, false),
      ...dune(0.6, far),
      ...dune(0.68, distant),
      ...hill(stage, stand, mix(distant, middle, 0.75), middle),
      fill(
        under(
          ridgePoints((x) => stand(x) + height * 0.1 + Math.sin(x / (unit * 0.5)) * unit * 0.03, width, unit * 0.12),
          height + 2,
        ),
        falling(middle, near),
        1,
      ),
    ],
    ground: stand,
    before: [],
  };
}

/** A road that runs to the horizon through hills. */
export function road(stage: Stage, subjectAt: number): Backdrop {
  const base = hills(stage, 0.5, 'mountains');
  const { width, height, unit, palette } = stage;
  const top = height * 0.74;
  const [x, wide] = [width * 0.5, Math.min(width * 0.5, unit * 0.6)];
  const asphalt = mix(palette.ink, palette.land[2], 0.25);
  return {
    behind: [
      ...base.behind,
      fill(
        `M${short(x - unit * 0.02)} ${short(top)}C${short(x + unit * 0.1)} ${short(height * 0.82)} ${short(x - wide)} ${short(height * 0.86)} ${short(x - wide * 0.9)} ${short(height)}H${short(x + wide * 0.7)}C${short(x + wide * 0.3)} ${short(height * 0.88)} ${short(x + unit * 0.24)} ${short(height * 0.83)} ${short(x + unit * 0.02)} ${short(top)}z`,
        asphalt,
        1,
      ),
      stroke(
        `M${short(x)} ${short(top + 2)}C${short(x + unit * 0.14)} ${short(height * 0.83)} ${short(x - wide * 0.3)} ${short(height * 0.87)} ${short(x - wide * 0.1)} ${short(height)}`,
        palette.paper,
        unit * 0.008,
        2,
        0.8,
      ),
    ],
    ground: () => height * (subjectAt > 0 ? 0.93 : 0.9),
    before: [],
  };
}
