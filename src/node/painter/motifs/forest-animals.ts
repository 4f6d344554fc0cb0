import { fill, stroke } from '../drawing.ts';
import { circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const fox: Motif = {
  colour: '#e2703a',
  home: 'land',
  size: 0.9,
  draw: ({ main, shade, light, deep, ink, paper }) => [
    fill('M60 99C88 102 101 84 96 62C94 52 87 45 80 43C84 58 76 72 58 80Z', shade, 1),
    fill('M96 62C94 52 87 45 80 43C82 50 81 57 78 63C85 58 92 59 96 62Z', paper, 2),
    fill('M33 99C28 78 33 56 50 48C67 56 72 78 67 99Z', main, 1),
    fill('M50 48C67 56 72 78 67 99H58C60 80 58 62 50 48Z', shade, 2),
    fill('M40 54C38 68 43 80 50 87C57 80 62 68 60 54C54 60 46 60 40 54Z', paper, 2),
    fill('M39 99C39 88 41 80 44 76C48 82 49 90 48.5 99ZM61 99C61 88 59 80 56 76C52 82 51 90 51.5 99Z', deep, 2),
    fill('M23 40L25 8L45 27ZM77 40L75 8L55 27Z', main, 1),
    fill('M27.5 31L28 16L38 26ZM72.5 31L72 16L62 26Z', deep, 2),
    fill('M50 60L19 37C24 28 36 23 50 23C64 23 76 28 81 37Z', main, 1),
    fill('M50 23C64 23 76 28 81 37L50 60Z', light, 3, 0.35),
    fill('M50 60L19 37C30 36 42 42 48 53ZM50 60L81 37C70 36 58 42 52 53Z', paper, 2),
    fill(ellipse(39.5, 40, 2.3, 2.8), ink, 2),
    fill(ellipse(60.5, 40, 2.3, 2.8), ink, 2),
    fill('M46 55.5Q50 53 54 55.5L50 60.5Z', ink, 2),
  ],
};

export const owl: Motif = {
  colour: '#8a6248',
  home: 'land',
  size: 0.8,
  draw: ({ main, shade, light, pale, deep, ink, paper, accent }) => [
    fill(
      'M20 62C14 38 20 18 24 8C32 15 40 17 50 17C60 17 68 15 76 8C80 18 86 38 80 62C77 84 66 98 50 98C34 98 23 84 20 62Z',
      main,
      1,
    ),
    fill('M20 50C10 62 14 84 30 92C24 78 22 64 20 50ZM80 50C90 62 86 84 70 92C76 78 78 64 80 50Z', deep, 2),
    fill('M50 50C34 50 29 66 32 78C35 90 42 95 50 95C58 95 65 90 68 78C71 66 66 50 50 50Z', pale, 2),
    ...[62, 71, 80].map((y, row) =>
      stroke(
        row === 1
          ? `M36 ${y}l4.6 5l4.6-5M45.4 ${y}l4.6 5l4.6-5M54.8 ${y}l4.6 5l4.6-5`
          : `M41 ${y}l4.5 5l4.5-5M50 ${y}l4.5 5l4.5-5`,
        shade,
        2,
        3,
      ),
    ),
    fill(
      'M50 24C44 20 32 22 25 14C24 24 22 30 22 36C28 34 44 30 50 44C56 30 72 34 78 36C78 30 76 24 75 14C68 22 56 20 50 24Z',
      shade,
      2,
    ),
    fill(circle(36, 37, 15), light, 2),
    fill(circle(64, 37, 15), light, 2),
    fill(circle(36, 37, 11.5), paper, 2),
    fill(circle(64, 37, 11.5), paper, 2),
    fill(circle(37, 37, 7), ink, 2),
    fill(circle(63, 37, 7), ink, 2),
    fill(circle(39.5, 34.5, 2.2), paper, 3),
    fill(circle(65.5, 34.5, 2.2), paper, 3),
    fill('M50 54L44.5 43Q50 40 55.5 43Z', accent, 2),
    stroke('M40 97v3M44 97v3M56 97v3M60 97v3', accent, 2.4, 2),
  ],
};

export const rabbit: Motif = {
  colour: '#cbb3a2',
  home: 'land',
  size: 0.75,
  draw: ({ main, shade, light, pale, ink, paper }) => [
    fill(circle(74, 88, 9), paper, 1),
    fill('M26 99C22 72 36 58 50 58C64 58 78 72 74 99Z', main, 1),
    fill('M50 58C64 58 78 72 74 99H62C66 82 62 66 50 58Z', shade, 2),
    fill('M40 99C38 84 43 74 50 70C57 74 62 84 60 99Z', pale, 2),
    fill('M40 36C28 28 26 6 33 1C42 2 48 20 47 36ZM60 36C72 28 74 6 67 1C58 2 52 20 53 36Z', main, 1),
    fill('M41 33C34 26 32 12 35 8C40 12 44 24 44 33ZM59 33C66 26 68 12 65 8C60 12 56 24 56 33Z', '#e9a3a0', 2),
    fill('M50 30C66 30 74 40 73 50C72 62 62 67 50 67C38 67 28 62 27 50C26 40 34 30 50 30Z', main, 1),
    fill(ellipse(50, 58, 13, 8.5), pale, 2),
    fill(ellipse(38, 47, 2.8, 3.6), ink, 2),
    fill(ellipse(62, 47, 2.8, 3.6), ink, 2),
    fill(circle(39, 45.7, 1), paper, 3),
    fill(circle(63, 45.7, 1), paper, 3),
    fill('M46.5 53.5h7L50 57.5Z', '#d9737a', 2),
    stroke('M50 57.5v3M46 62q4 0 4-3q0 3 4 3', ink, 1.2, 3),
    fill(ellipse(42, 97, 8, 4), light, 2),
    fill(ellipse(58, 97, 8, 4), light, 2),
  ],
};

export const bear: Motif = {
  colour: '#7c5540',
  home: 'land',
  size: 0.95,
  draw: ({ main, shade, light, pale, deep, ink, paper }) => [
    fill('M18 99C14 66 30 48 50 48C70 48 86 66 82 99Z', main, 1),
    fill('M50 48C70 48 86 66 82 99H68C72 80 68 60 50 48Z', shade, 2),
    fill('M32 99C30 78 38 66 50 66C62 66 70 78 68 99Z', light, 2),
    fill(circle(25, 20, 11), main, 1),
    fill(circle(75, 20, 11), main, 1),
    fill(circle(25, 20, 6), deep, 2),
    fill(circle(75, 20, 6), deep, 2),
    fill('M50 10C70 10 80 24 79 38C78 54 66 62 50 62C34 62 22 54 21 38C20 24 30 10 50 10Z', main, 1),
    fill(ellipse(50, 47, 16, 12.5), pale, 2),
    fill('M43 40Q50 36 57 40Q55 47 50 47Q45 47 43 40Z', ink, 2),
    stroke('M50 47v4M44 54q6 0 6-4q0 4 6 4', ink, 1.6, 3),
    fill(circle(36, 33, 3), ink, 2),
    fill(circle(64, 33, 3), ink, 2),
    fill(circle(37, 32, 1), paper, 3),
    fill(circle(65, 32, 1), paper, 3),
    fill(ellipse(30, 96, 12, 6), deep, 2),
    fill(ellipse(70, 96, 12, 6), deep, 2),
  ],
};
