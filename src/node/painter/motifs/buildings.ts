import { fill, stroke } from '../drawing.ts';
import { arc, box, circle } from '../geometry.ts';
import type { Motif } from './motif.ts';

const lit = '#ffd98a';

export const house: Motif = {
  colour: '#d9674a',
  home: 'land',
  size: 0.85,
  draw: ({ main, shade, deep, accent, paper }) => [
    fill(box(66, 14, 9, 24), deep, 1),
    fill('M14 48H86V99H14Z', paper, 1),
    fill('M58 48H86V99H58Z', '#e9dccb', 2),
    fill('M50 10L96 50H4Z', main, 1),
    fill('M50 10L96 50H58Z', shade, 2),
    fill('M14 50H86V54H14Z', '#d8c8b5', 3),
    fill(box(41, 68, 17, 31, 2), accent, 2),
    fill(circle(54, 84, 1.3), paper, 3),
    fill(`${box(21, 62, 14, 16, 1.5)}${box(65, 62, 14, 16, 1.5)}`, lit, 2),
    stroke('M28 62v16M21 70h14M72 62v16M65 70h14', '#ffffff', 1.5, 3),
    fill(circle(50, 36, 6), lit, 2),
    stroke('M50 30v12M44 36h12', '#ffffff', 1.2, 3),
  ],
};

export const cabin: Motif = {
  colour: '#8d5a3b',
  home: 'land',
  size: 0.8,
  draw: ({ main, shade, deep, paper }) => [
    fill(box(68, 18, 10, 26), '#6d6a72', 1),
    fill('M14 52H86V99H14Z', main, 1),
    fill('M56 52H86V99H56Z', shade, 2),
    stroke('M15 62h70M15 71.5h70M15 81h70M15 90.5h70', deep, 1.3, 3, 0.7),
    fill('M50 12L100 58L93 62L50 24L7 62L0 58Z', deep, 1),
    fill('M50 20L88 54H12Z', shade, 2),
    fill('M50 9L100 55V60L50 17L0 60V55Z', paper, 2),
    fill(box(64, 13, 18, 6, 2), paper, 2),
    fill(box(42, 70, 16, 29), deep, 2),
    fill(`${box(20, 67, 15, 15, 1)}${box(65, 67, 15, 15, 1)}`, lit, 2),
    stroke('M27.5 67v15M20 74.5h15M72.5 67v15M65 74.5h15', deep, 1.5, 2),
    fill(circle(50, 42, 5), lit, 2),
  ],
};

export const castle: Motif = {
  colour: '#b9a6b6',
  home: 'land',
  size: 1,
  draw: ({ main, shade, deep, light, accent }) => [
    fill('M42 30V14H58V30ZM50 14V2L62 6L50 9', accent, 1),
    fill('M36 24h6v4h5v-4h6v4h5v-4h6v75H36Z', light, 1),
    fill('M54 28h4v-4h6v75H54Z', main, 2),
    fill('M12 46h26v53H12ZM62 46h26v53H62Z', main, 1),
    fill('M28 46h10v53H28ZM78 46h10v53H78Z', shade, 2),
    fill('M8 47L25 18L42 47ZM58 47L75 18L92 47Z', accent, 1),
    fill('M25 18L42 47H28ZM75 18L92 47H78Z', deep, 3, 0.35),
    fill('M42 99V82A8 8 0 0 1 58 82V99Z', deep, 2),
    fill('M22 66V61a3 3 0 0 1 6 0v5ZM72 66V61a3 3 0 0 1 6 0v5ZM47 50V45a3 3 0 0 1 6 0v5Z', lit, 2),
  ],
};

export const lighthouse: Motif = {
  colour: '#d8453a',
  home: 'land',
  size: 1,
  draw: ({ main, shade, deep, ink, paper }) => [
    fill('M50 17L-8 2V24ZM50 17L112 6V30Z', lit, 3, 0.4),
    fill('M38 28H62L69 99H31Z', paper, 1),
    fill('M52 28H62L69 99H56Z', '#dcd3c9', 2),
    fill('M36.5 44H63.5L65.3 60H34.7ZM33 76H67L68.6 92H31.4Z', main, 1),
    fill('M53.5 44H63.5L65.3 60H54.5ZM55.2 76H67L68.6 92H56Z', shade, 2),
    fill(box(33, 25, 34, 4, 1.5), ink, 2),
    fill(box(41, 11, 18, 14), lit, 1),
    stroke('M47 11v14M53 11v14', ink, 1.3, 3),
    fill('M37 12L50 1L63 12Z', deep, 1),
    fill('M46 99V90a4 4 0 0 1 8 0v9Z', ink, 2),
  ],
};

export const rocket: Motif = {
  colour: '#eef0f6',
  home: 'space',
  size: 0.85,
  draw: ({ main, shade, accent, deep }) => [
    {
      parts: [
        fill('M40 76C38 88 44 94 50 104C56 94 62 88 60 76Z', '#ffb03b', 1),
        fill('M45 76C44 84 47 88 50 94C53 88 56 84 55 76Z', '#fff0b5', 2),
        fill('M32 52C20 58 16 70 20 82L36 72ZM68 52C80 58 84 70 80 82L64 72Z', accent, 1),
        fill('M50 -2C66 12 72 32 70 52C69 62 66 70 63 76H37C34 70 31 62 30 52C28 32 34 12 50 -2Z', main, 1),
        fill('M50 -2C66 12 72 32 70 52C69 62 66 70 63 76H52C58 54 60 24 50 -2Z', shade, 2),
        fill('M50 -2C57 4 62 11 65 18H35C38 11 43 4 50 -2Z', accent, 1),
        fill(circle(50, 38, 10.5), deep, 2),
        fill(circle(50, 38, 7.5), '#69c6ee', 2),
        fill(arc(50, 38, 7.5, 5, 180, 270), '#e8f8ff', 3),
        fill(box(46.5, 56, 7, 24, 3.5), accent, 2),
      ],
      transform: 'rotate(28 50 50)',
    },
  ],
};

export const balloon: Motif = {
  colour: '#e5533d',
  home: 'air',
  size: 0.7,
  draw: ({ main, shade, light, paper }) => [
    stroke('M36 62L44 84M64 62L56 84M50 66V84', '#6b4a36', 1.2, 2),
    fill('M50 2C72 2 84 18 84 34C84 50 70 60 62 70H38C30 60 16 50 16 34C16 18 28 2 50 2Z', main, 1),
    fill('M50 2C36 8 32 20 32 34C32 50 38 60 43 70H38C30 60 16 50 16 34C16 18 28 2 50 2Z', light, 1),
    fill('M50 2C58 8 60 20 60 34C60 50 57 60 54 70H46C43 60 40 50 40 34C40 20 42 8 50 2Z', paper, 2),
    fill('M50 2C64 8 70 20 70 34C70 50 64 60 58 70H62C70 60 84 50 84 34C84 18 72 2 50 2Z', shade, 2),
    fill(box(42, 84, 16, 13, 3), '#a9703f', 1),
    fill(box(41, 83, 18, 4, 1.5), '#7d4f2b', 2),
  ],
};
