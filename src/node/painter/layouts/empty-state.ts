import { mix, shift } from '../colour.ts';
import { type Drawing, falling, fill, stroke } from '../drawing.ts';
import { box, circle, curve, ellipse, type Point, short } from '../geometry.ts';
import type { Stage } from '../stage.ts';

/** Nothing was found: an open box, a lens, and a few things that float away. */
export function emptyState(stage: Stage): Drawing {
  const { width, height, unit, palette } = stage;
  const [first, second, third] = palette.accents;
  const ground = palette.dark ? palette.sky[1] : mix(palette.sky[1], palette.paper, 0.4);
  const soft = mix(ground, first, 0.14);
  const [x, y, u] = [width / 2, height * 0.5, unit / 130];
  const at = (left: number, top: number): string => `${short(x + left * u)} ${short(y + top * u)}`;
  return [
    fill(box(0, 0, width, height), falling(shift(ground, 0.02), ground), 0),
    fill(
      curve(
        [
          [-58, -8],
          [-40, -44],
          [-4, -40],
          [34, -52],
          [58, -14],
          [52, 26],
          [12, 36],
          [-40, 36],
        ].map(([left = 0, top = 0]): Point => [x + left * u, y + top * u]),
        true,
      ),
      soft,
      0,
    ),
    fill(ellipse(x, y + 42 * u, 52 * u, 4 * u), mix(soft, palette.ink, 0.14), 2),
    fill(`M${at(-32, 2)}L${at(0, -10)}L${at(32, 2)}L${at(0, 14)}Z`, mix('#c98f57', palette.ink, 0.35), 1),
    stroke(`M${at(-26, -30)}Q${at(-12, -46)} ${at(0, -30)}T${at(22, -38)}`, mix(third, ground, 0.3), 1.2 * u, 3),
    fill(circle(x + 27 * u, y - 42 * u, 3 * u) + circle(x - 44 * u, y - 22 * u, 2 * u), second, 2),
    stroke(circle(x + 46 * u, y - 12 * u, 3 * u) + circle(x - 30 * u, y - 40 * u, 2 * u), first, 1.1 * u, 3),
    {
      parts: [
        fill(box(x - 20 * u, y - 34 * u, 22 * u, 28 * u, 2.5 * u), palette.paper, 1),
        fill(box(x - 16 * u, y - 29 * u, 10 * u, 2.4 * u, 1.2 * u), second, 2),
        fill(
          [0, 1, 2]
            .map((row) => box(x - 16 * u, y - (23.5 - row * 4.5) * u, (14 - row * 2) * u, 1.6 * u, 0.8 * u))
            .join(''),
          mix(palette.paper, palette.ink, 0.2),
          3,
        ),
      ],
      transform: `rotate(-10 ${short(x - 9 * u)} ${short(y - 20 * u)})`,
    },
    fill(`M${at(-32, 2)}L${at(0, 14)}V${short(y + 42 * u)}L${at(-32, 29)}Z`, '#dba66c', 1),
    fill(`M${at(32, 2)}L${at(0, 14)}V${short(y + 42 * u)}L${at(32, 29)}Z`, '#c18a50', 1),
    fill(`M${at(-32, 2)}L${at(-44, 13)}L${at(-11, 25)}L${at(0, 14)}Z`, '#ebbd86', 1),
    fill(`M${at(32, 2)}L${at(44, 13)}L${at(11, 25)}L${at(0, 14)}Z`, '#d9a468', 1),
    {
      parts: [
        stroke(`M${at(24, -12)}L${at(38, 4)}`, palette.ink, 5 * u, 1),
        fill(circle(x + 15 * u, y - 22 * u, 13.5 * u), mix('#dff0fb', palette.paper, 0.3), 1, 0.92),
        stroke(circle(x + 15 * u, y - 22 * u, 13.5 * u), first, 3.6 * u, 1),
        stroke(`M${at(7, -26)}Q${at(9, -31)} ${at(14, -31)}`, '#ffffff', 1.8 * u, 3),
        fill(circle(x + 11 * u, y - 23 * u, 1.2 * u) + circle(x + 19 * u, y - 23 * u, 1.2 * u), palette.ink, 2),
        stroke(`M${at(11.5, -17)}Q${at(15, -20)} ${at(18.5, -17)}`, palette.ink, 1.1 * u, 2),
      ],
    },
  ];
}
