import type { Hex } from '../colour.ts';
import { shift } from '../colour.ts';
import { type Drawing, fill, stroke } from '../drawing.ts';
import { box, circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

const skins: readonly [Hex, ...Hex[]] = ['#f6cfb2', '#eab58e', '#d3956a', '#a96f48', '#7c4c32'];
const hairs: readonly [Hex, ...Hex[]] = ['#2c2430', '#4a3028', '#7a4a2a', '#c58a45', '#a9472f', '#5b5560'];

/** Head and shoulders; the named colour is worn. */
export const person: Motif = {
  colour: '#4a6fc4',
  home: 'bust',
  size: 1,
  draw: ({ main, shade, light, ink, paper }, random) => {
    const skin = random.pick(skins);
    const hair = random.pick(hairs);
    const cut = random.pick(haircuts);
    const blush = shift(skin, -0.07);
    return [
      ...cut.behind(hair),
      fill('M4 100C4 82 20 76 38 73H62C80 76 96 82 96 100Z', main, 1),
      fill('M62 73C80 76 96 82 96 100H74C76 88 72 78 62 73Z', shade, 2),
      fill('M41 56H59V72C59 82 41 82 41 72Z', blush, 1),
      fill('M36 73.5Q50 92 64 73.5L60.5 72.5Q50 84 39.5 72.5Z', random.chance(0.5) ? paper : light, 2),
      fill(ellipse(29.5, 43, 4, 5.5), blush, 1),
      fill(ellipse(70.5, 43, 4, 5.5), blush, 1),
      fill('M50 18C64 18 71 28 70 42C69 58 60 67 50 67C40 67 31 58 30 42C29 28 36 18 50 18Z', skin, 1),
      ...cut.front(hair),
      fill(circle(41.5, 43.5, 2.3), ink, 2),
      fill(circle(58.5, 43.5, 2.3), ink, 2),
      stroke('M37.5 38q4-2.6 7.5-0.6M55 37.4q3.5-2 7.5 0.6', shift(hair, -0.04), 1.7, 3),
      stroke('M50 44.5q2.2 4 0 6.2', blush, 1.7, 3),
      fill('M43 54.5Q50 57.5 57 54.5Q55.5 62 50 62Q44.5 62 43 54.5Z', '#b8423f', 2),
      fill('M44 55.3Q50 57.7 56 55.3L55.2 57.5Q50 59 44.8 57.5Z', '#ffffff', 2),
      fill(circle(36.5, 51, 3.2), '#e8736b', 3, 0.28),
      fill(circle(63.5, 51, 3.2), '#e8736b', 3, 0.28),
      ...(random.chance(0.35)
        ? [stroke(`${circle(41, 43.5, 6.4)}${circle(59, 43.5, 6.4)}M47.4 43q2.6-1.6 5.2 0`, ink, 1.5, 3)]
        : []),
    ];
  },
};

interface Haircut {
  readonly behind: (hair: Hex) => Drawing;
  readonly front: (hair: Hex) => Drawing;
}

const haircuts: readonly [Haircut, ...Haircut[]] = [
  {
    behind: () => [],
    front: (hair) => [
      fill(
        'M29 40C24 18 38 10 52 11C68 11 76 22 71 40C70 33 67 29 63 27C54 32 42 31 36 27C32 30 30 34 29 40Z',
        hair,
        1,
      ),
      fill('M52 11C68 11 76 22 71 40C70 33 67 29 63 27C62 20 58 14 52 11Z', shift(hair, 0.06), 3),
    ],
  },
  {
    behind: (hair) => [
      fill(
        'M50 9C74 9 80 30 78 52C77 66 80 76 84 80C72 86 28 86 16 80C20 76 23 66 22 52C20 30 26 9 50 9Z',
        shift(hair, -0.03),
        1,
      ),
    ],
    front: (hair) => [
      fill('M28 46C24 24 34 11 50 11C66 11 76 24 72 46C70 36 64 30 58 22C50 30 36 32 28 46Z', hair, 1),
      stroke('M56 22C50 28 40 30 33 36', shift(hair, 0.1), 1.4, 3),
    ],
  },
  {
    behind: (hair) => [fill(circle(50, 10, 10), shift(hair, -0.03), 1)],
    front: (hair) => [fill('M29 42C25 22 36 13 50 13C64 13 75 22 71 42C68 30 60 25 50 25C40 25 32 30 29 42Z', hair, 1)],
  },
  {
    behind: (hair) => [
      fill(
        [
          [50, 18, 17],
          [33, 24, 13],
          [67, 24, 13],
          [26, 38, 11],
          [74, 38, 11],
          [27, 52, 8],
          [73, 52, 8],
        ]
          .map(([x = 0, y = 0, r = 0]) => circle(x, y, r))
          .join(''),
        hair,
        1,
      ),
    ],
    front: (hair) => [
      fill(
        [
          [38, 21, 9],
          [50, 18, 10],
          [62, 21, 9],
          [31, 29, 6],
          [69, 29, 6],
        ]
          .map(([x = 0, y = 0, r = 0]) => circle(x, y, r))
          .join(''),
        hair,
        1,
      ),
    ],
  },
  {
    behind: () => [],
    front: (hair) => [
      fill(
        'M29 42C26 20 38 11 50 12C66 10 74 22 71 42C69 34 67 30 64 26C58 22 40 22 35 27C31 31 30 36 29 42Z',
        hair,
        1,
      ),
      fill(
        'M30 44C30 62 38 71 50 71C62 71 70 62 70 44C68 52 64 53 58 52C54 50 46 50 42 52C36 53 32 52 30 44Z',
        hair,
        1,
      ),
    ],
  },
];

export const astronaut: Motif = {
  colour: '#f1f3f8',
  home: 'space',
  size: 0.8,
  draw: ({ main, shade, deep, accent, paper }) => [
    fill(box(27, 44, 46, 36, 8), deep, 1),
    fill(
      'M30 52C16 52 8 42 8 32C8 26 16 25 18 31C20 38 26 42 34 42ZM70 52C84 54 94 64 94 74C94 80 86 81 84 75C82 68 76 62 66 62Z',
      shade,
      1,
    ),
    fill('M36 76L30 94C29 99 40 101 42 96L48 80ZM64 76L72 92C74 97 64 101 61 96L52 80Z', shade, 1),
    fill(box(31, 44, 38, 40, 14), main, 1),
    fill('M55 44C63 44 69 50 69 58V70C69 78 63 84 55 84C60 72 60 56 55 44Z', shade, 2),
    fill(circle(50, 30, 25), main, 1),
    fill('M50 5A25 25 0 0 1 50 55A34 34 0 0 0 50 5Z', shade, 2),
    fill(box(31, 17, 38, 28, 14), '#22305c', 1),
    fill('M45 17H55C63 17 69 23 69 31C62 24 52 22 45 17Z', '#5f7fd6', 2),
    stroke('M37 33V29Q37 23 43 22', paper, 2.2, 3),
    fill(box(40, 58, 20, 13, 3), '#3c4668', 2),
    fill(circle(45, 64.5, 2.4), accent, 2),
    fill(box(50, 61.5, 7, 2, 1), '#8fe0c2', 3),
    fill(box(50, 65.5, 5, 2, 1), paper, 3),
    fill('M29 90l13 3l-1.5 4q-6 3-11-1.5ZM60 94l11-4l1.5 4q-4 5-11 3Z', accent, 2),
    stroke('M74 8v-6', shade, 2, 3),
  ],
};

export const robot: Motif = {
  colour: '#6f8fd8',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light, deep, accent }) => [
    stroke('M50 18V8', deep, 3, 1),
    fill(circle(50, 7, 5), accent, 1),
    fill(box(12, 34, 12, 18, 5), shade, 1),
    fill(box(76, 34, 12, 18, 5), shade, 1),
    fill(box(20, 16, 60, 46, 16), main, 1),
    fill('M64 16C73 16 80 23 80 32V46C80 55 73 62 64 62C70 48 70 30 64 16Z', shade, 2),
    fill(box(28, 25, 44, 28, 12), '#1d2747', 1),
    fill(circle(40, 38, 5), '#7ff0e0', 2),
    fill(circle(60, 38, 5), '#7ff0e0', 2),
    stroke('M45 46q5 3.5 10 0', '#7ff0e0', 1.9, 2),
    fill('M30 100C28 80 34 68 50 68C66 68 72 80 70 100Z', light, 1),
    fill('M50 68C66 68 72 80 70 100H60C62 86 60 76 50 68Z', main, 2),
    fill(circle(50, 84, 6), deep, 2),
    fill(circle(50, 84, 3), accent, 2),
    stroke('M31 76C20 78 16 86 16 94M69 76C80 78 84 86 84 94', shade, 6, 1),
  ],
};
