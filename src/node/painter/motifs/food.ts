import { shift } from '../colour.ts';
import { fill, stroke } from '../drawing.ts';
import { arc, box, circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const cup: Motif = {
  colour: '#f4ece0',
  home: 'table',
  size: 0.75,
  draw: ({ main, shade, light, accent }) => [
    stroke('M36 34C30 26 42 22 36 12M50 32C44 23 56 18 50 6M64 34C58 26 70 22 64 12', '#ffffff', 3, 3, 0.75),
    stroke('M76 54C96 50 96 78 70 78', shade, 6, 1),
    fill(ellipse(47, 96, 44, 5), shade, 1),
    fill(ellipse(47, 94.5, 44, 4.5), light, 2),
    fill('M14 44H80C80 72 70 92 58 94H36C24 92 14 72 14 44Z', main, 1),
    fill('M60 44H80C80 72 70 92 58 94H48C58 84 62 64 60 44Z', shade, 2),
    fill(ellipse(47, 44, 33, 7), light, 1),
    fill(ellipse(47, 45, 29.5, 5.3), '#6b3f2a', 2),
    fill('M34 45Q47 40 60 45Q47 49.5 34 45Z', '#c99467', 3),
    fill('M47 80C36 72 37 62 43 62Q46 62 47 65.5Q48 62 51 62C57 62 58 72 47 80Z', accent, 2),
  ],
};

const fruitLeaf = 'M54 18C58 6 72 4 82 10C76 22 64 24 54 18Z';

export const lemon: Motif = {
  colour: '#f6cf3d',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, light }) => [
    {
      parts: [
        fill(
          'M4 56C8 50 12 50 16 44C24 28 38 22 50 22C62 22 76 28 84 44C88 50 92 50 96 56C92 62 88 62 84 68C76 84 62 90 50 90C38 90 24 84 16 68C12 62 8 62 4 56Z',
          main,
          1,
        ),
        fill(
          'M16 68C12 62 8 62 4 56C30 66 68 66 96 56C92 62 88 62 84 68C76 84 62 90 50 90C38 90 24 84 16 68Z',
          shade,
          2,
          0.6,
        ),
        fill(ellipse(36, 40, 13, 6), light, 3, 0.8),
      ],
      transform: 'rotate(-24 50 56)',
    },
    fill('M74 30C74 14 84 6 98 6C98 22 88 30 74 30Z', '#4c9f5b', 1),
    stroke('M74 30Q84 18 94 10', '#367a47', 1.4, 3),
  ],
};

export const orange: Motif = {
  colour: '#f28c2c',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, light }) => [
    fill(circle(50, 58, 40), main, 1),
    fill('M86 40A40 40 0 1 1 14 74C40 92 78 78 86 40Z', shade, 2),
    fill(ellipse(36, 38, 9, 6), light, 3),
    stroke('M50 20v-6', '#6b4a30', 3, 2),
    fill(fruitLeaf, '#4c9f5b', 1),
  ],
};

export const apple: Motif = {
  colour: '#d93b34',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, light }) => [
    fill('M50 28C62 20 88 22 90 50C92 76 72 100 60 98C54 96 46 96 40 98C28 100 8 76 10 50C12 22 38 20 50 28Z', main, 1),
    fill('M76 25C86 30 92 42 90 50C92 76 72 100 60 98C56 97 53 96.5 50 96.5C76 86 86 54 76 25Z', shade, 2),
    fill('M20 52C20 40 26 34 34 33C28 40 25 48 24 58C21 58 20 55 20 52Z', light, 3),
    stroke('M50 29C50 20 52 14 56 9', '#5d3c2a', 3.6, 1),
    fill(fruitLeaf, '#4c9f5b', 1),
  ],
};

export const cherry: Motif = {
  colour: '#cf2f45',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, pale }) => [
    stroke('M30 68C34 44 44 24 62 10M70 72C72 50 70 28 62 10', '#4c8a4a', 3, 1),
    fill('M62 10C70 0 86 2 96 12C86 24 70 22 62 10Z', '#4c9f5b', 1),
    fill(`${circle(28, 78, 20)}${circle(70, 80, 18)}`, main, 1),
    fill('M46 70A20 20 0 0 1 12 90C28 94 42 86 46 70ZM87 74A18 18 0 0 1 56 91C70 94 84 88 87 74Z', shade, 2),
    fill(`${ellipse(21, 70, 4, 5)}${ellipse(64, 73, 3.6, 4.5)}`, pale, 3),
  ],
};

export const cake: Motif = {
  colour: '#f2a0b4',
  home: 'table',
  size: 0.75,
  draw: ({ main, shade, light, accent, paper }) => [
    stroke('M50 26v-12', paper, 3, 1),
    fill('M50 2C54 7 54 12 50 14C46 12 46 7 50 2Z', '#ffb53b', 2),
    fill(ellipse(50, 95, 48, 5), '#dfe3ea', 1),
    fill('M10 60H90V88C90 92 72 95 50 95C28 95 10 92 10 88Z', '#f0d3a6', 1),
    fill('M62 60H90V88C90 92 80 94 66 95C70 84 68 70 62 60Z', '#d9b281', 2),
    fill('M10 76H90V82H10Z', accent, 2),
    fill('M22 28H78V56H22Z', '#f6dfb8', 1),
    fill(
      'M22 28C22 23 78 23 78 28V38C76 46 70 44 69 38C67 48 59 48 57 39C55 46 46 46 44 39C42 48 34 47 32 38C30 45 23 45 22 38Z',
      main,
      1,
    ),
    fill(
      'M10 58C10 53 90 53 90 58V66C88 75 80 74 78 66C76 76 65 76 63 67C60 78 48 78 46 67C43 76 33 76 31 66C29 74 20 74 18 66C16 71 11 71 10 66Z',
      main,
      1,
    ),
    fill('M66 25.5C74 26 78 27 78 28V38C76 46 70 44 69 38ZM78 55C86 56 90 57 90 58V66C88 75 80 74 78 66Z', shade, 2),
    fill(
      [
        [28, 59],
        [40, 57],
        [52, 60],
        [66, 57.5],
        [34, 30],
        [48, 29],
        [60, 31],
      ]
        .map(([x = 0, y = 0]) => circle(x, y, 1.5))
        .join(''),
      light,
      3,
    ),
  ],
};

export const pizza: Motif = {
  colour: '#f3bc4e',
  home: 'table',
  size: 0.75,
  draw: ({ main, shade, light }) => [
    fill('M6 22Q50 -4 94 22L50 99Z', '#c9803c', 1),
    fill('M11 28Q50 6 89 28L50 96Z', main, 1),
    fill('M50 96L89 28Q80 23 70 20Z', shade, 2, 0.5),
    fill(`${circle(34, 32, 8.5)}${circle(62, 34, 9)}${circle(48, 58, 8)}`, '#c63f2f', 2),
    fill(`${circle(32, 30, 3)}${circle(60, 32, 3)}${circle(46, 56, 2.6)}`, '#de6a4e', 3),
    fill(
      'M45 24q6-4 9 2q-6 4-9-2ZM56 52q5-5 9-1q-4 5-9 1ZM36 46q5 0 6 5q-6 1-6-5ZM49 74q5-3 7 1q-4 4-7-1Z',
      '#4c8f4a',
      3,
    ),
    fill('M27 58q0 9-4 9q-4 0 0-15Z', light, 2),
  ],
};

export const burger: Motif = {
  colour: '#dd9a4a',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, light, pale }) => [
    fill('M10 80H90C92 92 84 98 74 98H26C16 98 8 92 10 80Z', shade, 1),
    fill(box(6, 66, 88, 15, 7), '#6b3a2a', 1),
    fill('M10 62H90L76 68L66 76L54 68H10Z', '#f8c740', 2),
    fill(
      'M4 58C12 52 16 62 26 57C36 52 40 62 50 57C60 52 64 62 74 57C84 52 88 60 96 57C98 64 92 66 86 64C76 62 74 68 64 65C56 62 50 68 42 65C32 62 28 68 18 65C10 66 2 64 4 58Z',
      '#5fae4f',
      1,
    ),
    fill(box(10, 48, 80, 9, 4), '#d7432f', 2),
    fill('M8 48C8 24 26 10 50 10C74 10 92 24 92 48Z', main, 1),
    fill('M66 13C82 18 92 31 92 48H76C78 34 74 22 66 13Z', shade, 2),
    fill(
      [
        [32, 26],
        [46, 19],
        [60, 27],
        [42, 33],
        [24, 37],
        [58, 38],
        [72, 33],
      ]
        .map(([x = 0, y = 0]) => ellipse(x, y, 2.6, 1.5))
        .join(''),
      pale,
      3,
    ),
    fill('M18 40C20 30 26 23 34 19C28 26 24 33 23 41Z', light, 3),
  ],
};

export const bowl: Motif = {
  colour: '#d65a45',
  home: 'table',
  size: 0.75,
  draw: ({ main, shade, light, paper }) => [
    stroke('M40 20C34 14 46 10 40 0M58 20C52 14 64 10 58 0', '#ffffff', 3, 3, 0.7),
    stroke('M62 40L94 6M68 42L99 12', '#8a5a3a', 2.6, 1),
    fill(ellipse(50, 46, 44, 12), light, 1),
    fill(ellipse(50, 47, 39, 9.5), '#f0c778', 2),
    fill('M16 47C20 40 30 42 34 46C28 51 20 51 16 47Z', '#5fae4f', 2),
    fill(ellipse(56, 45, 11, 5), '#fff7e6', 2),
    fill(ellipse(56, 45, 5, 2.6), '#f49c2f', 2),
    stroke('M34 52q8-6 16 0M70 50q6-5 14-1', '#d99b45', 1.8, 3),
    fill('M6 48C10 80 28 94 36 95H64C72 94 90 80 94 48C82 60 18 60 6 48Z', main, 1),
    fill('M94 48C90 80 72 94 64 95H54C72 84 80 70 82 54.5C88 52.5 92 50 94 48Z', shade, 2),
    stroke('M12 66C30 74 70 74 88 66', paper, 2.2, 3, 0.8),
    fill(box(36, 94, 28, 5, 2), shade, 1),
  ],
};

export const bottle: Motif = {
  colour: '#3f8f86',
  home: 'table',
  size: 0.9,
  draw: ({ main, shade, light, deep, paper, accent }) => [
    fill(box(42, 2, 16, 14, 3), deep, 1),
    fill('M43 16H57V28C57 34 72 38 72 50V93C72 97 69 99 65 99H35C31 99 28 97 28 93V50C28 38 43 34 43 28Z', main, 1),
    fill('M54 16H57V28C57 34 72 38 72 50V93C72 97 69 99 65 99H58C63 80 64 40 54 28Z', shade, 2),
    fill(box(28, 56, 44, 28), paper, 2),
    fill(arc(50, 76, 9, 0, 180, 360), accent, 2),
    fill(box(36, 78, 28, 1.8), shift(paper, -0.2), 3),
    stroke('M34 50V92', light, 2.4, 3, 0.7),
  ],
};
