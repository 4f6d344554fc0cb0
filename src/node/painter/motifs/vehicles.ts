import { fill, stroke } from '../drawing.ts';
import { box, circle } from '../geometry.ts';
import type { Motif } from './motif.ts';

export const car: Motif = {
  colour: '#e2553f',
  home: 'land',
  size: 0.6,
  draw: ({ main, shade, light, ink, deep }) => [
    fill('M20 62C24 46 30 38 40 38H58C68 38 76 48 82 60Z', deep, 1),
    fill('M27 60C30 50 34 43 41 43H48V60ZM52 43H58C65 43 70 50 75 60H52Z', '#cfe9f2', 2),
    fill('M31 60L38 44H42L35 60ZM60 60L56 43H60L65 60Z', '#ffffff', 3, 0.6),
    fill('M3 70C3 62 8 59 20 59H80C92 60 98 66 98 76V86C98 89 96 90 93 90H8C5 90 3 89 3 86Z', main, 1),
    fill('M3 78H98V86C98 89 96 90 93 90H8C5 90 3 89 3 86Z', shade, 2),
    stroke('M50 62v24M55 68h6', shade, 1.2, 3),
    fill(box(91, 67, 7, 6, 2), '#ffe9a3', 2),
    fill(box(3, 67, 5, 6, 2), light, 2),
    fill(`${circle(24, 88, 11)}${circle(77, 88, 11)}`, ink, 1),
    fill(`${circle(24, 88, 5)}${circle(77, 88, 5)}`, '#c9ced8', 2),
  ],
};

export const boat: Motif = {
  colour: '#d4493c',
  home: 'water',
  size: 0.7,
  draw: ({ main, shade, paper, accent }) => [
    fill('M48 6H51V80H48Z', '#6b4a36', 1),
    fill('M54 10C76 26 86 46 88 70H54Z', paper, 1),
    fill('M45 20C30 34 20 50 16 70H45Z', accent, 1),
    fill('M54 10C62 28 64 48 62 70H54Z', '#e6dccb', 2),
    fill('M51 6L62 9.5L51 13Z', main, 2),
    fill('M6 76H96C92 88 84 98 76 99H26C16 98 10 88 6 76Z', main, 1),
    fill('M9.5 84H92.5C88 92 82 98 76 99H26C18 98 13 92 9.5 84Z', shade, 2),
    fill(box(6, 75, 90, 4, 2), paper, 3),
  ],
};

export const bicycle: Motif = {
  colour: '#e5553f',
  home: 'land',
  size: 0.6,
  draw: ({ main, ink, deep }) => [
    stroke(`${circle(22, 76, 20)}${circle(78, 76, 20)}`, ink, 3.2, 1),
    stroke('M22 56V96M2 76H42M8 62L36 90M8 90L36 62M78 56V96M58 76H98M64 62L92 90M64 90L92 62', ink, 0.7, 3, 0.5),
    stroke('M22 76L38 48H68L48 76ZM78 76L64 40M48 76L34 42', main, 4, 1),
    stroke('M64 40H74Q78 40 78 45M28 41H41', deep, 4.5, 1),
    fill(circle(48, 76, 5), deep, 2),
    stroke('M48 76L54 84M50 85h8', ink, 2.4, 2),
  ],
};

export const plane: Motif = {
  colour: '#f3f5fa',
  home: 'air',
  size: 0.6,
  draw: ({ main, shade, accent }) => [
    fill('M46 46L28 16H38L64 46Z', shade, 1),
    fill('M12 44L2 22H12L26 42Z', accent, 1),
    fill('M6 44C4 40 10 40 20 41L80 42C92 42 98 47 98 51C98 55 90 58 80 58H28C18 58 10 54 6 44Z', main, 1),
    fill('M10 50C30 53 70 54 97 49C100 54 90 58 80 58H28C20 58 14 55 10 50Z', shade, 2),
    fill('M84 44.5C90 45 94 47 95.5 49H84Z', '#4e6fae', 2),
    fill([32, 40, 48, 56, 64, 72].map((x) => circle(x, 47.5, 1.9)).join(''), '#4e6fae', 2),
    fill('M44 54H62L34 86H24Z', accent, 1),
    fill('M8 52H20L10 64H4Z', shade, 2),
  ],
};
