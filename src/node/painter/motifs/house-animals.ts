import { fill, stroke } from '../drawing.ts';
import { circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const cat: Motif = {
  colour: '#54566e',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light, pale, deep, ink, paper, accent }) => [
    stroke('M68 92C92 94 96 74 86 64C80 58 84 50 90 48', shade, 7, 1),
    fill('M30 99C26 76 34 56 50 52C66 56 76 76 72 99Z', main, 1),
    fill('M50 52C66 56 76 76 72 99H60C64 80 60 62 50 52Z', shade, 2),
    fill('M42 60C40 74 44 84 50 88C56 84 60 74 58 60C53 64 47 64 42 60Z', pale, 2),
    fill('M28 34L27 6C36 10 42 16 46 22ZM72 34L73 6C64 10 58 16 54 22Z', main, 1),
    fill('M32 27L31 13C36 16 39 19 41 22ZM68 27L69 13C64 16 61 19 59 22Z', '#e7a19b', 2),
    fill('M50 19C66 19 76 28 76 40C76 52 64 59 50 59C36 59 24 52 24 40C24 28 34 19 50 19Z', main, 1),
    fill('M46 19h8l-4 9ZM38 21l4-1l1 6ZM62 21l-4-1l-1 6Z', deep, 3),
    fill(ellipse(44.5, 50, 7, 5.5), light, 2),
    fill(ellipse(55.5, 50, 7, 5.5), light, 2),
    fill(ellipse(38, 39.5, 4.8, 5.4), accent, 2),
    fill(ellipse(62, 39.5, 4.8, 5.4), accent, 2),
    fill(ellipse(38, 39.5, 1.8, 4.6), ink, 2),
    fill(ellipse(62, 39.5, 1.8, 4.6), ink, 2),
    fill('M46.5 46h7L50 50Z', '#e7a19b', 2),
    stroke('M30 50l-11-2M30 53l-10 2M70 50l11-2M70 53l10 2', paper, 0.9, 3),
    fill(ellipse(42, 97, 7.5, 4), light, 2),
    fill(ellipse(58, 97, 7.5, 4), light, 2),
  ],
};

/** Curled up; it lies as wide as it stands high when awake. */
export const sleepingCat: Motif = {
  colour: '#e39a52',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, pale, deep, ink }) => [
    fill('M6 99C2 74 22 56 50 56C80 56 98 74 94 99Z', main, 1),
    fill('M50 56C80 56 98 74 94 99H76C82 84 74 66 50 56Z', shade, 2),
    stroke('M58 58q4 8 2 15M69 61q4 8 2 15M79 68q3 6 1.5 11', deep, 3.4, 3),
    stroke('M92 92C84 101 60 98 42 94', deep, 8, 2),
    fill('M10 74L9 52C17 55 22 60 24 64ZM46 70L48 50C40 53 35 58 33 62Z', main, 1),
    fill('M13 67L12.5 57C17 59 19 61 20 63ZM43 64L44.5 55C40 57 38 60 37 61Z', '#e98f84', 2),
    fill('M28 61C42 61 50 69 50 79C50 91 40 97 28 97C16 97 6 91 6 79C6 69 14 61 28 61Z', main, 1),
    fill(ellipse(28, 89, 11, 6.5), pale, 2),
    fill('M25 62h6l-3 8Z', deep, 3),
    stroke('M14 79q4 4 8 0M34 79q4 4 8 0', ink, 1.9, 2),
    fill('M25.5 84h5L28 87Z', '#d9667a', 2),
    stroke('M28 87q-1 3-4 2.5M28 87q1 3 4 2.5', ink, 1.2, 3),
  ],
};

export const dog: Motif = {
  colour: '#c98a4b',
  home: 'land',
  size: 0.85,
  draw: ({ main, shade, light, deep, ink, paper, accent }) => [
    stroke('M66 90C82 90 88 78 86 66', shade, 7, 1),
    fill('M30 99C27 76 34 58 50 54C66 58 73 76 70 99Z', main, 1),
    fill('M50 54C66 58 73 76 70 99H60C62 80 60 64 50 54Z', shade, 2),
    fill('M41 64C40 76 44 86 50 90C56 86 60 76 59 64C54 68 46 68 41 64Z', paper, 2),
    fill('M50 12C66 12 73 22 72 36C71 52 62 62 50 62C38 62 29 52 28 36C27 22 34 12 50 12Z', main, 1),
    fill('M50 12C54 20 54 32 56 40C60 48 60 62 50 62C40 62 40 48 44 40C46 32 46 20 50 12Z', paper, 2),
    fill(
      'M34 15C20 14 14 30 17 48C18 54 25 54 27 48C29 36 33 28 38 22ZM66 15C80 14 86 30 83 48C82 54 75 54 73 48C71 36 67 28 62 22Z',
      deep,
      1,
    ),
    fill(ellipse(39, 34, 3, 3.6), ink, 2),
    fill(ellipse(61, 34, 3, 3.6), ink, 2),
    fill(circle(40, 32.8, 1), paper, 3),
    fill(circle(62, 32.8, 1), paper, 3),
    fill('M43.5 44Q50 40.5 56.5 44Q55 50 50 50Q45 50 43.5 44Z', ink, 2),
    fill('M46.5 55h7v5q-3.5 5-7 0Z', '#e4707a', 2),
    stroke('M50 50v3M42 53q5 4 8 0q3 4 8 0', ink, 1.6, 3),
    stroke('M35 63Q50 72 65 63', accent, 4.5, 2),
    fill(circle(50, 70, 3.6), '#f5c84c', 2),
    fill(ellipse(41, 97, 7.5, 4), light, 2),
    fill(ellipse(59, 97, 7.5, 4), light, 2),
  ],
};

export const bird: Motif = {
  colour: '#3f86c4',
  home: 'land',
  size: 0.62,
  draw: ({ main, shade, deep, ink, paper, accent, pale }) => [
    stroke('M46 84v14M56 84v14M41 99h8M51 99h8', ink, 1.8, 2),
    fill('M70 60L99 74L94 80L66 76Z', deep, 1),
    fill('M8 34L26 28L25 40Z', accent, 1),
    fill('M20 34C20 20 32 12 44 16C56 20 60 32 70 44C82 58 76 86 50 87C28 87 18 66 20 34Z', main, 1),
    fill('M21 44C20 70 32 87 50 87C60 87 68 82 71 75C56 78 36 72 32 48C30 42 24 40 21 44Z', pale, 2),
    fill('M42 42C58 40 78 56 84 72C66 78 42 70 42 42Z', shade, 2),
    fill('M46 47C58 48 70 58 75 69C62 72 47 66 46 47Z', deep, 3),
    fill(circle(33, 28, 3.4), ink, 2),
    fill(circle(34, 27, 1.1), paper, 3),
  ],
};

export const butterfly: Motif = {
  colour: '#e8703f',
  home: 'air',
  size: 0.5,
  draw: ({ main, shade, light, deep, ink, paper }) => [
    fill('M48 52C40 22 14 8 5 20C-2 34 20 58 48 56ZM52 52C60 22 86 8 95 20C102 34 80 58 52 56Z', main, 1),
    fill('M48 56C28 56 14 72 22 86C32 94 46 78 48 60ZM52 56C72 56 86 72 78 86C68 94 54 78 52 60Z', shade, 1),
    fill('M44 48C36 30 20 20 13 26C10 36 26 48 44 51ZM56 48C64 30 80 20 87 26C90 36 74 48 56 51Z', light, 2),
    fill(circle(30, 74, 5), paper, 2),
    fill(circle(70, 74, 5), paper, 2),
    fill(circle(18, 29, 3), paper, 3),
    fill(circle(82, 29, 3), paper, 3),
    fill(ellipse(50, 58, 3, 20), deep, 2),
    stroke('M49 40C46 30 42 24 37 21M51 40C54 30 58 24 63 21', ink, 1.4, 3),
  ],
};
