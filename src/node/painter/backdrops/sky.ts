import { mix } from '../colour.ts';
import { type Drawing, fading, falling, fill, glow, stroke } from '../drawing.ts';
import { box, circle, ellipse, star } from '../geometry.ts';
import type { Stage } from '../stage.ts';

/** Sky with its light, down to `horizon`; the light stands on the side `lightAt` (0..1 of the width). */
export function sky(stage: Stage, horizon: number, lightAt: number): Drawing {
  const { width, height, palette, styles } = stage;
  return [
    fill(
      box(0, 0, width, height),
      { kind: 'linear', along: [0, 0, 0, horizon / height], stops: falling(...palette.sky).stops },
      0,
    ),
    ...(palette.dark ? stars(stage, horizon) : []),
    ...light(stage, lightAt * width, horizon),
    ...(styles.has('minimal') ? [] : clouds(stage, horizon)),
  ];
}

export function stars({ width, unit, random, palette, height }: Stage, bottom: number): Drawing {
  const chance = random.fork('stars');
  const count = Math.min(110, Math.max(8, Math.round(46 * ((width * height) / (unit * unit)))));
  const far = Array.from({ length: count }, () =>
    circle(chance.next() * width, chance.next() ** 1.4 * bottom, unit * chance.between(0.0014, 0.0034)),
  );
  const near = Array.from({ length: Math.ceil(count / 9) }, () => {
    const size = unit * chance.between(0.009, 0.016);
    return star(chance.next() * width, chance.next() ** 1.4 * bottom * 0.85, size, size * 0.2, 4);
  });
  return [fill(far.join(''), palette.sun, 3, 0.8), fill(near.join(''), palette.sun, 2, 0.9)];
}

function light(stage: Stage, x: number, horizon: number): Drawing {
  const { unit, palette, random, height } = stage;
  const chance = random.fork('light');
  const radius = unit * chance.between(0.085, 0.125);
  const y = palette.dark
    ? Math.max(radius * 1.6, horizon * 0.34)
    : Math.max(radius * 1.5, horizon - radius * chance.between(1.1, 2.6));
  const halo = radius * (palette.dark ? 4 : 5.5);
  const rings: Drawing = [
    fill(circle(x, y, halo), glow(palette.sun, palette.dark ? 0.4 : 0.75), 1),
    fill(circle(x, y, radius * 2.3), palette.sun, 2, 0.12),
    fill(circle(x, y, radius * 1.6), palette.sun, 2, 0.18),
    fill(circle(x, y, radius), palette.sun, 0),
  ];
  if (!palette.dark) return rings;
  const crater = mix(palette.sun, palette.sky[1], 0.22);
  return [
    ...rings,
    fill(
      circle(x - radius * 0.3, y - radius * 0.25, radius * 0.2) +
        circle(x + radius * 0.35, y + radius * 0.1, radius * 0.27) +
        circle(x - radius * 0.1, y + radius * 0.5, radius * 0.15),
      crater,
      3,
      height > 40 ? 0.7 : 0,
    ),
  ];
}

function clouds(stage: Stage, horizon: number): Drawing {
  const { width, unit, random, palette } = stage;
  const chance = random.fork('clouds');
  const count = Math.min(7, Math.max(2, Math.round((width / unit) * 2)));
  return Array.from({ length: count }, (_, index) => {
    const size = unit * chance.between(0.1, 0.2);
    const x = ((index + chance.between(0.1, 0.9)) / count) * width;
    const y = horizon * chance.between(0.12, 0.58);
    return {
      parts: cloud(size, palette.dark ? palette.sky[2] : palette.paper),
      transform: `translate(${Math.round(x * 100) / 100} ${Math.round(y * 100) / 100})`,
      opacity: palette.dark ? 0.3 : chance.between(0.5, 0.85),
      detail: 2,
    };
  });
}

/** A flat-bottomed cloud of `size` around the origin. */
function cloud(size: number, colour: Stage['palette']['paper']): Drawing {
  const s = size;
  const bank = `${circle(-s * 0.42, -s * 0.16, s * 0.2)}${circle(-s * 0.02, -s * 0.3, s * 0.31)}${circle(s * 0.4, -s * 0.18, s * 0.22)}${box(-s * 0.82, -s * 0.2, s * 1.64, s * 0.22, s * 0.11)}`;
  return [
    fill(bank, fading(colour, 0.2, 1.15), 2),
    fill(box(-s * 0.4, s * 0.08, s * 1.1, s * 0.09, s * 0.05), colour, 3, 0.5),
  ];
}

/** The prompt's place is the sky itself: banks of cloud to the lower edge. */
export function cloudBanks({ width, height, unit, random, palette }: Stage): Drawing {
  const chance = random.fork('banks');
  return [0.62, 0.76, 0.9].map((level, row) => {
    const size = unit * (0.13 + row * 0.035);
    const count = Math.ceil(width / size) + 2;
    const puffs = Array.from({ length: count }, (_, index) =>
      circle((index - 0.5) * size, height * level + chance.between(-0.3, 0.3) * size, size * chance.between(0.6, 0.95)),
    );
    const colour = mix(palette.sky[1], palette.paper, 0.35 + row * 0.3);
    return fill(
      `${puffs.join('')}${box(-1, height * level, width + 2, height)}`,
      falling(colour, mix(colour, palette.sky[2], 0.4)),
      1,
    );
  });
}

/** Flakes before everything. */
export function snowfall({ width, height, unit, random, palette }: Stage): Drawing {
  const chance = random.fork('snow');
  const count = Math.min(140, Math.round(60 * ((width * height) / (unit * unit))));
  const flakes = Array.from({ length: count }, () =>
    circle(chance.next() * width, chance.next() * height, unit * chance.between(0.002, 0.0065)),
  );
  return [fill(flakes.join(''), palette.paper, 3, 0.85)];
}

/** A few birds far away, as two strokes each. */
export function flock({ width, unit, random, palette }: Stage, horizon: number): Drawing {
  const chance = random.fork('flock');
  const [x, y] = [width * chance.between(0.2, 0.75), horizon * chance.between(0.25, 0.5)];
  const wings = Array.from({ length: chance.whole(3, 5) }, (_, index) => {
    const size = unit * chance.between(0.012, 0.02);
    const [left, top] = [x + index * unit * 0.045, y + chance.between(-0.04, 0.04) * unit].map(
      (value) => Math.round(value * 100) / 100,
    );
    return `M${left} ${top}q${size * 0.6} ${-size * 0.7} ${size} 0q${size * 0.4} ${-size * 0.7} ${size} 0`.replace(
      /\d+\.\d+/g,
      (digits) => String(Math.round(Number(digits) * 100) / 100),
    );
  });
  return [stroke(wings.join(''), palette.ink, unit * 0.0032, 3, 0.6)];
}

export function haze({ width, palette }: Stage, top: number, height: number, opacity: number): Drawing {
  return [fill(ellipse(width * 0.5, top + height / 2, width * 0.75, height / 2), glow(palette.paper, opacity), 2)];
}
