import { fill, stroke } from '../drawing.ts';
import { arc, box, circle, ellipse, star } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const sneaker: Motif = {
  colour: '#f7f5f1',
  home: 'table',
  size: 0.72,
  draw: ({ main, shade, deep, accent, paper }) => [
    fill('M6 84C4 62 4 44 8 34C14 38 22 38 28 32C34 40 42 48 52 54C64 60 84 60 94 70C98 74 98 80 97 84Z', main, 1),
    fill('M8 34C14 38 22 38 28 32L31 35.5C30 52 24 66 6 72C5 58 5.5 42 8 34Z', shade, 2),
    fill('M64 58.5C76 61 88 64 94 70C98 74 98 80 97 84H74C78 74 74 64 64 58.5Z', shade, 2),
    fill('M22 84C30 68 44 60 60 66C56 68 54 72 56 76C46 72 38 76 36 84Z', accent, 2),
    stroke('M36 41L44 35M43 47.5L51 41M50.5 53L58 46.5', deep, 2.6, 3),
    stroke('M10 40C14 43 22 43 27 38', deep, 1.6, 3),
    fill('M4 84H98C99 92 95 96 88 96H14C7 96 4 92 4 84Z', paper, 1),
    fill('M4 90H97.5C96 94 93 96 88 96H14C8 96 5 94 4 90Z', accent, 2),
    stroke('M8 86.5H94', deep, 0.9, 3, 0.5),
  ],
};

export const phone: Motif = {
  colour: '#2c3350',
  home: 'table',
  size: 0.9,
  draw: ({ main, paper, accent, light }) => [
    fill(box(25, 1, 50, 98, 9), main, 1),
    fill(box(28.5, 4.5, 43, 91, 6), paper, 1),
    fill(box(42, 7, 16, 3.6, 1.8), main, 2),
    fill(box(33, 15, 34, 30, 4), accent, 2),
    fill('M33 45L44 30L52 38L58 32L67 43Q66 45 63 45Z', '#ffffff', 3, 0.55),
    fill(circle(60, 23, 3.6), '#ffffff', 3, 0.8),
    fill(`${box(33, 50, 24, 3.6, 1.8)}${box(33, 56.5, 34, 2.6, 1.3)}${box(33, 61.5, 29, 2.6, 1.3)}`, '#cdd2df', 2),
    fill(`${box(33, 69, 16, 14, 3)}${box(51, 69, 16, 14, 3)}`, '#e6e9f2', 2),
    fill(box(41, 89, 18, 2.4, 1.2), light, 3),
  ],
};

export const laptop: Motif = {
  colour: '#38405f',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light, accent }) => [
    fill(box(14, 24, 72, 54, 5), main, 1),
    fill(box(18, 28, 64, 46, 2), '#171d33', 1),
    fill(`${circle(23, 33, 1.3)}${circle(27, 33, 1.3)}${circle(31, 33, 1.3)}`, '#7c86a8', 3),
    fill(box(23, 39, 14, 2.6, 1.3), accent, 2),
    fill(`${box(39, 39, 20, 2.6, 1.3)}${box(27, 45, 26, 2.6, 1.3)}${box(31, 57, 18, 2.6, 1.3)}`, '#7f9cf5', 2),
    fill(`${box(55, 45, 12, 2.6, 1.3)}${box(31, 51, 12, 2.6, 1.3)}${box(23, 63, 9, 2.6, 1.3)}`, '#7ce0c3', 2),
    fill(`${box(45, 51, 22, 2.6, 1.3)}${box(51, 57, 14, 2.6, 1.3)}`, '#f6b65f', 2),
    fill('M4 80H96L92 87C91 89 90 90 87 90H13C10 90 9 89 8 87Z', light, 1),
    fill('M4 80H96L95 82H5Z', shade, 2),
    fill(box(42, 80, 16, 3.2, 1.6), shade, 2),
  ],
};

export const camera: Motif = {
  colour: '#d4604a',
  home: 'table',
  size: 0.65,
  draw: ({ main, shade, light, ink, paper, accent }) => [
    fill('M34 30L40 18H60L66 30Z', shade, 1),
    fill(box(14, 24, 14, 8, 3), ink, 1),
    fill(box(4, 28, 92, 62, 10), main, 1),
    fill('M4 46H96V78H4Z', ink, 2),
    fill(circle(50, 61, 25), paper, 1),
    fill(circle(50, 61, 20), ink, 2),
    fill(circle(50, 61, 13), '#3e5f9a', 2),
    fill(circle(50, 61, 6), '#131a30', 2),
    fill(arc(50, 61, 13, 9, 190, 260), '#cfe4ff', 3),
    fill(circle(84, 37, 4), accent, 2),
    fill(box(12, 34, 14, 6, 2), light, 3),
  ],
};

export const headphones: Motif = {
  colour: '#6a5acd',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light, deep }) => [
    stroke('M16 64V54A34 38 0 0 1 84 54V64', deep, 8, 1),
    stroke('M22 34A34 36 0 0 1 78 34', light, 2, 3),
    fill(box(6, 56, 22, 38, 10), main, 1),
    fill(box(72, 56, 22, 38, 10), main, 1),
    fill(box(22, 60, 12, 30, 5), shade, 1),
    fill(box(66, 60, 12, 30, 5), shade, 1),
    stroke('M12 66v16M88 66v16', light, 2.4, 3),
  ],
};

export const watch: Motif = {
  colour: '#2d3a55',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, paper, accent, ink }) => [
    fill('M34 26L38 1H62L66 26ZM34 74L38 99H62L66 74Z', shade, 1),
    fill(box(80, 46, 6, 9, 2), shade, 1),
    fill(circle(50, 50, 32), main, 1),
    fill(circle(50, 50, 26), paper, 1),
    fill(
      [0, 90, 180, 270]
        .map((turn) =>
          circle(50 + 21 * Math.cos((turn * Math.PI) / 180), 50 + 21 * Math.sin((turn * Math.PI) / 180), 1.6),
        )
        .join(''),
      ink,
      3,
    ),
    stroke('M50 50V35M50 50L61 57', ink, 3, 2),
    stroke('M50 54V31', accent, 1.4, 3),
    fill(circle(50, 50, 3), accent, 2),
  ],
};

export const gamepad: Motif = {
  colour: '#5b6be0',
  home: 'table',
  size: 0.6,
  draw: ({ main, shade, paper, ink }) => [
    fill(
      'M28 30H72C86 30 92 44 96 66C98 80 92 90 84 88C76 86 74 74 66 72H34C26 74 24 86 16 88C8 90 2 80 4 66C8 44 14 30 28 30Z',
      main,
      1,
    ),
    fill('M72 30C86 30 92 44 96 66C98 80 92 90 84 88C80 87 77.5 84 75 81C88 76 86 46 72 30Z', shade, 2),
    fill(`${box(21, 49, 18, 6, 2)}${box(27, 43, 6, 18, 2)}`, paper, 2),
    fill(circle(72, 44, 3.6), '#f6c445', 2),
    fill(circle(80, 52, 3.6), '#ef6b5a', 2),
    fill(circle(64, 52, 3.6), '#6fe0c0', 2),
    fill(circle(72, 60, 3.6), '#ffffff', 2),
    fill(`${box(43, 43, 5, 2.6, 1.3)}${box(52, 43, 5, 2.6, 1.3)}`, ink, 3),
  ],
};

export const lamp: Motif = {
  colour: '#f9c846',
  home: 'table',
  size: 0.85,
  draw: ({ main, light, shade, pale }) => [
    ...[0, 45, 90, 135, 180].map((turn) => ({
      parts: [stroke('M50 44m-46 0h-7', main, 3.4, 3)],
      transform: `rotate(${turn} 50 44)`,
    })),
    fill('M50 8C72 8 84 24 84 42C84 58 68 64 66 78H34C32 64 16 58 16 42C16 24 28 8 50 8Z', main, 1),
    fill('M50 8C72 8 84 24 84 42C84 58 68 64 66 78H56C62 60 74 34 50 8Z', shade, 2, 0.7),
    fill('M26 42C26 28 34 20 44 18C36 25 32 34 33 46C29 48 26 46 26 42Z', pale, 3),
    stroke('M42 78V56L36 48M58 78V56L64 48M42 56H58', '#8a5a20', 2.4, 2),
    fill(`${box(35, 80, 30, 6, 3)}${box(37, 87, 26, 6, 3)}`, '#5b6375', 1),
    fill(box(43, 94, 14, 5, 2.5), '#3c4252', 2),
    fill(star(72, 20, 5, 1.6, 4), light, 3),
  ],
};

export const gear: Motif = {
  colour: '#6d7fa8',
  home: 'table',
  size: 0.75,
  draw: ({ main, shade, light, accent, paper }) => [
    ...Array.from({ length: 8 }, (_, index) => ({
      parts: [fill(box(41, 4, 18, 24, 4), main, 1)],
      transform: `rotate(${index * 45} 50 52)`,
    })),
    fill(circle(50, 52, 37), main, 1),
    fill('M76 26A37 37 0 0 1 24 78C52 86 80 60 76 26Z', shade, 2),
    fill(circle(50, 52, 22), light, 2),
    fill(circle(50, 52, 17), paper, 2),
    fill(ellipse(50, 52, 8, 8), accent, 2),
  ],
};
