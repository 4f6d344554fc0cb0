import { mix, shift } from '../colour.ts';
import { type Drawing, fading, fill, stroke } from '../drawing.ts';
import { arc, box, circle, curve, type Point, short, under } from '../geometry.ts';
import type { Stage } from '../stage.ts';
import { type Box, card, centred, desk } from './desk.ts';

/** A window with a side bar, figures, a line chart, bars and a ring. */
export function dashboard(stage: Stage): Drawing {
  const { palette, random } = stage;
  const chance = random.fork('dashboard');
  const at = centred(stage, 0.84, [0.75, 1.9]);
  const u = Math.min(at.width, at.height) / 100;
  const [first, second, third, fourth] = palette.accents;
  const paper = palette.dark ? shift(palette.sky[1], 0.04) : palette.paper;
  const panel = palette.dark ? shift(paper, 0.05) : mix(palette.paper, first, 0.06);
  const faint = palette.dark ? shift(paper, 0.16) : mix(palette.paper, palette.ink, 0.16);
  const side = Math.min(at.width * 0.19, 26 * u);
  const left = at.x + side + 4 * u;
  const inner = at.width - side - 8 * u;
  const top = at.y + 13 * u;
  const room = at.height - 17 * u;
  const tile = (inner - 6 * u) / 3;
  const row = room * 0.22;
  const chart: Box = { x: left, y: top + row + 3 * u, width: inner * 0.64, height: room - row - 3 * u };
  const ring: Box = { x: left + inner * 0.64 + 3 * u, y: chart.y, width: inner * 0.36 - 3 * u, height: chart.height };
  const values = Array.from({ length: 8 }, (_, index) => 0.25 + index * 0.06 + chance.between(-0.14, 0.16));
  const points = values.map(
    (value, index): Point => [
      chart.x + 4 * u + (index / 7) * (chart.width - 8 * u),
      chart.y + chart.height * (0.94 - value * 0.75),
    ],
  );
  const last = points.at(-2) ?? [0, 0];
  const radius = Math.min(ring.width, ring.height) * 0.32;
  const [ringX, ringY] = [ring.x + ring.width / 2, ring.y + ring.height * 0.42];
  return [
    ...desk(stage),
    ...card(at, 3.5 * u, paper, palette.ink),
    fill(
      box(at.x, at.y + 4 * u, side, at.height - 8 * u) + box(at.x, at.y, side, at.height, 3.5 * u),
      palette.dark ? palette.sky[0] : first,
      0,
    ),
    fill(circle(at.x + side / 2, at.y + 9 * u, 3.6 * u), '#ffffff', 2, 0.95),
    ...[0, 1, 2, 3, 4].map((item) =>
      fill(
        box(at.x + side * 0.2, at.y + (19 + item * 7) * u, side * (item === 0 ? 0.6 : 0.48), 2.2 * u, 1.1 * u),
        '#ffffff',
        2,
        item === 0 ? 0.95 : 0.45,
      ),
    ),
    fill(box(left, at.y + 5 * u, inner * 0.3, 3 * u, 1.5 * u), faint, 2),
    fill(circle(left + inner - 3 * u, at.y + 6.5 * u, 3 * u), second, 2),
    fill(box(left + inner - 24 * u, at.y + 4.4 * u, 15 * u, 4.4 * u, 2.2 * u), first, 2),
    ...[first, second, third].flatMap((colour, index): Drawing => {
      const x = left + index * (tile + 3 * u);
      return [
        fill(box(x, top, tile, row, 2.4 * u), panel, 1),
        fill(circle(x + row * 0.5, top + row * 0.5, row * 0.22), colour, 1),
        fill(
          box(x + row * 0.9, top + row * 0.3, Math.max(2, tile - row * 1.3), row * 0.17, row * 0.09),
          palette.dark ? palette.paper : palette.ink,
          2,
          0.8,
        ),
        fill(
          box(x + row * 0.9, top + row * 0.58, Math.max(1, (tile - row * 1.3) * 0.6), row * 0.12, row * 0.06),
          faint,
          3,
        ),
      ];
    }),
    fill(box(chart.x, chart.y, chart.width, chart.height, 2.4 * u), panel, 1),
    ...[0.25, 0.5, 0.75].map((level) =>
      stroke(
        `M${short(chart.x + 4 * u)} ${short(chart.y + chart.height * level)}h${short(chart.width - 8 * u)}`,
        faint,
        0.3 * u,
        3,
        0.8,
      ),
    ),
    ...points.map(([x, y], index) =>
      fill(
        box(
          x - 1.4 * u,
          y + (chart.y + chart.height * 0.94 - y) * 0.35,
          2.8 * u,
          Math.max(1, (chart.y + chart.height * 0.94 - y) * 0.65),
          u,
        ),
        index === 6 ? second : mix(third, panel, 0.55),
        2,
      ),
    ),
    fill(under(points, chart.y + chart.height * 0.94), fading(first, 0, 1, 0.3), 2),
    stroke(curve(points), first, 1.1 * u, 1),
    fill(circle(last[0], last[1], 2 * u), paper, 3),
    stroke(circle(last[0], last[1], 2 * u), first, 0.9 * u, 3),
    fill(box(ring.x, ring.y, ring.width, ring.height, 2.4 * u), panel, 1),
    fill(arc(ringX, ringY, radius, radius * 0.62, -90, 110), first, 1),
    fill(arc(ringX, ringY, radius, radius * 0.62, 116, 196), second, 1),
    fill(arc(ringX, ringY, radius, radius * 0.62, 202, 264), fourth, 1),
    ...[first, second, fourth].flatMap((colour, index): Drawing => {
      const y = ring.y + ring.height * (0.78 + index * 0.065);
      return [
        fill(circle(ring.x + ring.width * 0.2, y, 1.1 * u), colour, 3),
        fill(
          box(ring.x + ring.width * 0.3, y - 0.7 * u, ring.width * (0.46 - index * 0.08), 1.4 * u, 0.7 * u),
          faint,
          3,
        ),
      ];
    }),
  ];
}
