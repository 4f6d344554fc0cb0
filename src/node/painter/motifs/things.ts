import { fill, stroke } from '../drawing.ts';
import { box, circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const chair: Motif = {
  colour: '#d98a4f',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light, deep }) => [
    stroke('M26 78L20 98M74 78L80 98M36 80L34 96M64 80L66 96', '#7a5136', 4, 1),
    fill('M22 12C22 4 78 4 78 12L74 56H26Z', main, 1),
    fill('M62 6.5C72 7.5 78 9 78 12L74 56H62C66 40 66 22 62 6.5Z', shade, 2),
    fill(
      'M12 44C12 38 24 38 25 46L28 64H72L75 46C76 38 88 38 88 44V70C88 78 82 80 76 80H24C18 80 12 78 12 70Z',
      shade,
      1,
    ),
    fill(box(24, 56, 52, 15, 7), light, 1),
    stroke('M26 80H74', deep, 2, 3),
  ],
};

export const sofa: Motif = {
  colour: '#3f7f86',
  home: 'table',
  size: 0.9,
  draw: ({ main, shade, light, deep, accent }) => [
    stroke('M14 90V98M86 90V98', '#6b4a36', 4, 1),
    fill(box(10, 38, 80, 44, 9), shade, 1),
    fill(`${box(14, 42, 35.5, 30, 6)}${box(50.5, 42, 35.5, 30, 6)}`, main, 1),
    fill('M22 46L44 42L48 64L26 68Z', accent, 2),
    fill(`${box(13, 66, 37, 15, 5)}${box(50, 66, 37, 15, 5)}`, light, 1),
    fill('M13 78H87V90H13Z', shade, 1),
    fill(`${box(0, 54, 16, 38, 7)}${box(84, 54, 16, 38, 7)}`, main, 1),
    fill(box(84, 54, 16, 38, 7), deep, 2, 0.35),
  ],
};

export const book: Motif = {
  colour: '#c9503f',
  home: 'table',
  size: 0.75,
  draw: ({ main, shade, accent, paper, deep }) => [
    fill(box(8, 78, 84, 18, 3), accent, 1),
    fill('M14 81H92V93H14Q10 87 14 81Z', paper, 2),
    stroke('M20 85h70M20 89h70', '#dccdb6', 1, 3),
    fill(box(16, 60, 76, 18, 3), '#3f6f8f', 1),
    fill('M22 63H92V75H22Q18 69 22 63Z', paper, 2),
    fill('M50 54C40 44 22 42 6 46V16C22 12 40 14 50 24C60 14 78 12 94 16V46C78 42 60 44 50 54Z', main, 1),
    fill('M50 49C40 40 25 38 11 41V12C25 9 40 11 50 20C60 11 75 9 89 12V41C75 38 60 40 50 49Z', paper, 1),
    fill('M50 20C60 11 75 9 89 12V41C75 38 60 40 50 49Z', '#efe2cd', 2),
    stroke('M18 19q13-1 24 5M18 26q13-1 24 5M18 33q13-1 24 5M82 19q-13-1-24 5M82 26q-13-1-24 5', shade, 1.5, 3, 0.55),
    fill('M74 10.8L80 11V26L77 23L74 26Z', deep, 2),
  ],
};

export const envelope: Motif = {
  colour: '#f2ead9',
  home: 'table',
  size: 0.65,
  draw: ({ main, shade, light, accent }) => [
    fill(box(18, 8, 64, 60, 3), '#ffffff', 1),
    fill(box(26, 18, 30, 4, 2), accent, 2),
    fill(`${box(26, 28, 48, 3, 1.5)}${box(26, 35, 42, 3, 1.5)}`, '#cfd4de', 3),
    fill('M4 40L18 30V56H82V30L96 40V90C96 93 94 95 91 95H9C6 95 4 93 4 90Z', shade, 1),
    fill('M4 40L50 72L4 95ZM96 40L50 72L96 95Z', main, 1),
    fill('M6 94L42 64Q50 58 58 64L94 94Q93 95 91 95H9Q7 95 6 94Z', light, 1),
    fill(circle(80, 22, 12), accent, 2),
    stroke('M75 22l3.6 3.6L85 19', '#ffffff', 2.6, 3),
  ],
};

export const database: Motif = {
  colour: '#3f7fd0',
  home: 'table',
  size: 0.85,
  draw: ({ main, shade, light, pale, accent }) => [
    ...[64, 40, 16].flatMap((y, level) => [
      fill(`M14 ${y}V${y + 20}C14 ${y + 33} 86 ${y + 33} 86 ${y + 20}V${y}Z`, main, 1),
      fill(`M58 ${y}V${y + 29.7}C75 ${y + 28.7} 86 ${y + 25} 86 ${y + 20}V${y}Z`, shade, 2),
      fill(ellipse(50, y, 36, 9.5), level === 2 ? pale : light, 1),
      fill(circle(25, y + 18, 2.6), accent, 2),
      fill(circle(33, y + 20, 2.6), '#8ff0c8', 2),
    ]),
    fill(ellipse(50, 16, 22, 5), light, 3),
  ],
};

export const cloud: Motif = {
  colour: '#f3f7fd',
  home: 'air',
  size: 0.6,
  draw: ({ main, shade, accent }) => [
    fill(
      'M24 84C8 84 2 74 2 64C2 52 12 45 22 46C24 30 36 20 50 20C66 20 78 30 80 44C92 44 99 53 99 64C99 76 90 84 78 84Z',
      main,
      1,
    ),
    fill('M78 84C90 84 99 76 99 64C99 60 98 56 96 53C92 66 70 74 40 72C26 71 14 68 4 70C7 78 14 84 24 84Z', shade, 2),
    stroke('M50 76V50M40 59L50 49L60 59', accent, 5, 2),
  ],
};

export const shield: Motif = {
  colour: '#3f74d8',
  home: 'table',
  size: 0.85,
  draw: ({ main, shade, pale, paper }) => [
    fill('M50 2C62 12 76 16 90 16C92 52 80 84 50 98C20 84 8 52 10 16C24 16 38 12 50 2Z', pale, 1),
    fill('M50 11C60 19 71 23 82 23C83 52 74 77 50 89C26 77 17 52 18 23C29 23 40 19 50 11Z', main, 1),
    fill('M50 11C60 19 71 23 82 23C83 52 74 77 50 89Z', shade, 2),
    stroke('M34 50L46 62L68 38', paper, 7, 2),
  ],
};

export const heart: Motif = {
  colour: '#e5485d',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, pale }) => [
    fill('M50 94C14 68 2 50 4 32C7 10 36 4 50 26C64 4 93 10 96 32C98 50 86 68 50 94Z', main, 1),
    fill('M76 12C88 15 95 22 96 32C98 50 86 68 50 94C44 90 40 86 35 82.5C70 70 88 42 76 12Z', shade, 2),
    fill('M14 36C14 24 22 18 32 18C24 24 20 30 20 42C17 44 14 41 14 36Z', pale, 3),
  ],
};

export const gift: Motif = {
  colour: '#d8443c',
  home: 'table',
  size: 0.7,
  draw: ({ main, shade, light, accent }) => [
    stroke('M50 30C34 30 22 22 28 12C36 4 48 16 50 30C52 16 64 4 72 12C78 22 66 30 50 30Z', accent, 5, 1),
    fill(box(12, 46, 76, 52, 3), main, 1),
    fill('M62 46H88V95Q88 98 85 98H62Z', shade, 2),
    fill(box(6, 30, 88, 18, 3), light, 1),
    fill('M62 30H91Q94 30 94 33V45Q94 48 91 48H62Z', main, 2),
    fill(box(42, 30, 16, 68), accent, 1),
  ],
};

export const bag: Motif = {
  colour: '#e98a4a',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light, deep, paper }) => [
    stroke('M34 40V24C34 2 66 2 66 24V40', deep, 5, 1),
    fill('M16 30H84L92 92C92 96 90 99 86 99H14C10 99 8 96 8 92Z', main, 1),
    fill('M64 30H84L92 92C92 96 90 99 86 99H70C72 76 70 52 64 30Z', shade, 2),
    stroke('M34 40V30M66 40V30', light, 3, 2),
    fill(`${circle(34, 42, 3)}${circle(66, 42, 3)}`, deep, 2),
    stroke('M38 62Q50 76 62 62', paper, 4, 2),
  ],
};
