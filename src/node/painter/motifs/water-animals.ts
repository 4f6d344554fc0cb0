import { fill, stroke } from '../drawing.ts';
import { circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const fish: Motif = {
  colour: '#f28a3c',
  home: 'undersea',
  size: 0.7,
  draw: ({ main, shade, light, deep, ink, paper }) => [
    fill('M66 52C78 40 90 34 98 34C92 46 92 60 98 72C90 72 78 64 66 54Z', shade, 1),
    fill('M34 30C42 14 58 16 66 36Z', deep, 1),
    fill('M42 74C48 84 58 84 62 70Z', deep, 1),
    fill('M4 53C14 34 32 26 48 28C62 30 72 42 78 53C72 64 62 76 48 78C32 80 14 72 4 53Z', main, 1),
    fill('M6 56C18 60 50 66 76 55C70 66 60 76 48 78C32 80 14 72 6 56Z', light, 2),
    fill('M30 31C38 44 38 62 30 74C26 73 22 70 20 68C27 58 27 46 21 37C24 34 27 32 30 31Z', paper, 2),
    fill('M52 29C58 42 58 64 53 77C49 78 46 78 44 78C50 64 50 42 44 28C47 28 50 28 52 29Z', paper, 2),
    fill('M36 54C44 52 48 58 46 66C40 66 36 62 36 54Z', shade, 3),
    fill(circle(15, 49, 3.6), ink, 2),
    fill(circle(16, 48, 1.2), paper, 3),
  ],
};

export const whale: Motif = {
  colour: '#3c6f9e',
  home: 'undersea',
  size: 0.9,
  draw: ({ main, shade, pale, deep, ink, light }) => [
    fill('M78 56C86 50 88 40 84 28C90 28 94 32 94 36C95 32 99 28 100 30C100 46 94 62 82 68Z', shade, 1),
    fill('M2 60C2 40 20 30 42 31C62 32 74 46 84 50L88 60C76 80 56 88 34 86C14 84 2 74 2 60Z', main, 1),
    fill('M2 60C2 62 3 65 4 67C24 66 46 70 66 80C54 86 44 87 34 86C14 84 2 74 2 60Z', pale, 2),
    stroke('M12 70Q24 70 34 73M16 75Q28 75 42 79M24 81Q32 81 44 83', light, 1.4, 3),
    fill('M40 70C40 82 48 92 56 92C56 84 52 76 50 72Z', deep, 2),
    fill(circle(20, 57, 2.6), ink, 2),
    stroke('M36 27C36 18 30 14 26 16M36 27C36 18 42 14 46 16', pale, 2.6, 2),
  ],
};

export const penguin: Motif = {
  colour: '#2b3448',
  home: 'land',
  size: 0.8,
  draw: ({ main, light, ink, paper, accent }) => [
    fill(ellipse(40, 97, 10, 4), '#f2a33a', 1),
    fill(ellipse(60, 97, 10, 4), '#f2a33a', 1),
    fill('M26 46C14 58 12 74 18 82C24 76 28 68 30 60ZM74 46C86 58 88 74 82 82C76 76 72 68 70 60Z', light, 1),
    fill('M50 6C68 6 74 22 74 40C80 62 76 97 50 97C24 97 20 62 26 40C26 22 32 6 50 6Z', main, 1),
    fill('M50 44C64 40 70 60 67 76C65 88 58 93 50 93C42 93 35 88 33 76C30 60 36 40 50 44Z', paper, 2),
    fill('M50 40C38 42 32 34 34 26C36 20 46 20 50 28C54 20 64 20 66 26C68 34 62 42 50 40Z', paper, 2),
    fill(circle(42.5, 27, 2.6), ink, 2),
    fill(circle(57.5, 27, 2.6), ink, 2),
    fill('M44 33Q50 29 56 33L50 39Z', '#f2a33a', 2),
    fill('M28 44Q50 54 72 44L73 51Q50 61 27 51Z', accent, 2),
    fill('M60 52l8 0l3 18l-9 1Z', accent, 2),
  ],
};
