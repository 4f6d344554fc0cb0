import { shift } from '../colour.ts';
import { fill, stroke } from '../drawing.ts';
import { arc, circle, ellipse } from '../geometry.ts';
import type { Motif } from './motif.ts';

const angles = (count: number): readonly number[] => Array.from({ length: count }, (_, index) => (index * 360) / count);

export const tree: Motif = {
  colour: '#4f9a5b',
  home: 'land',
  size: 1,
  draw: ({ main, shade, light }) => [
    fill('M46 99C48 84 47 70 47 56H53C53 70 52 84 55 99Z', '#6b4534', 1),
    stroke('M50 72L62 58M49 66L38 54', '#6b4534', 2.6, 2),
    fill(`${circle(50, 30, 27)}${circle(29, 44, 18)}${circle(71, 44, 18)}${circle(50, 48, 20)}`, main, 1),
    fill(`M50 3A27 27 0 0 1 74 18A18 18 0 1 1 63 66A20 20 0 0 1 52 68C70 56 72 24 50 3Z`, shade, 2),
    fill(`${circle(38, 22, 8)}${circle(25, 42, 5)}`, light, 3, 0.7),
  ],
};

export const pine: Motif = {
  colour: '#2f7258',
  home: 'land',
  size: 1,
  draw: ({ main, shade, light }) => [
    fill('M46.5 84h7v15h-7Z', '#5d3c30', 1),
    fill('M50 2L66 34H58L73 60H63L80 88H20L37 60H27L42 34H34Z', main, 1),
    fill('M50 2L66 34H58L73 60H63L80 88H50Z', shade, 2),
    fill('M50 2L55 12L47 20L41 20ZM42 34h8l-6 9L36.5 44Z', light, 3, 0.6),
  ],
};

export const palm: Motif = {
  colour: '#2f9468',
  home: 'land',
  size: 1,
  draw: ({ main, shade, light }) => [
    fill('M46 99C46 74 50 52 60 32L64 34C56 54 54 76 56 99Z', '#a8744c', 1),
    stroke('M47.5 88h8M48 77h7.5M49.5 66h7M52 55h7M55.5 45h6', '#7d5136', 1.4, 3),
    fill('M62 32C50 14 28 12 12 30C30 22 46 26 62 34ZM62 32C46 28 30 38 26 58C36 44 48 38 62 35Z', shade, 1),
    fill('M62 32C68 14 86 12 99 26C84 22 74 26 62 34ZM62 32C78 26 92 36 95 56C86 44 76 38 62 35Z', main, 1),
    fill('M62 33C56 18 56 8 66 0C66 12 68 20 64 33Z', light, 1),
    fill(`${circle(59, 36, 3.4)}${circle(65.5, 37, 3.4)}`, '#6b4030', 2),
  ],
};

export const cactus: Motif = {
  colour: '#3f8f63',
  home: 'land',
  size: 0.75,
  draw: ({ main, shade, light, accent }) => [
    stroke('M32 66H22Q18 66 18 62V46M68 56H78Q82 56 82 52V36', main, 11, 1),
    fill('M38 99V22C38 4 62 4 62 22V99Z', main, 1),
    fill('M52 9C58 11 62 15 62 22V99H53Z', shade, 2),
    stroke('M45 24v6M45 42v6M45 60v6M45 78v6M57 32v6M57 50v6M57 68v6', light, 1.6, 3),
    fill(`${circle(50, 8, 5)}${circle(44.5, 10, 3.6)}${circle(55.5, 10, 3.6)}`, accent, 2),
  ],
};

export const flower: Motif = {
  colour: '#ec6a83',
  home: 'land',
  size: 0.85,
  draw: ({ main, shade, light }) => [
    stroke('M50 42C52 62 48 80 50 99', '#3f8a5a', 3.4, 1),
    fill('M50 84C36 84 26 76 24 64C38 64 48 72 50 84ZM50 92C64 90 74 80 76 68C62 70 51 80 50 92Z', '#4fa268', 1),
    ...angles(8).map((angle, index) => ({
      parts: [
        fill('M50 34C42 26 42 10 50 3C58 10 58 26 50 34Z', index % 2 ? shade : main, 1),
        stroke('M50 26V12', light, 1, 3, 0.7),
      ],
      transform: `rotate(${angle} 50 34)`,
    })),
    fill(circle(50, 34, 8.5), '#f6c445', 1),
    fill(circle(48, 32, 4.5), '#fbe08a', 3),
  ],
};

export const sunflower: Motif = {
  ...flower,
  colour: '#f5b52e',
  draw: ({ main, shade }) => [
    stroke('M50 42C52 62 48 80 50 99', '#3f8a5a', 3.6, 1),
    fill('M50 86C34 86 24 76 20 62C38 62 48 72 50 86ZM50 92C66 90 78 80 80 64C64 68 51 80 50 92Z', '#4b9a5c', 1),
    ...angles(14).map((angle, index) => ({
      parts: [fill('M50 34C45 26 45 8 50 2C55 8 55 26 50 34Z', index % 2 ? shade : main, 1)],
      transform: `rotate(${Math.round(angle)} 50 34)`,
    })),
    fill(circle(50, 34, 13), '#6b3f26', 1),
    fill(circle(50, 34, 8), '#8a5632', 2),
    fill(
      angles(9)
        .map((angle) => circle(50 + 5 * Math.cos(angle), 34 + 5 * Math.sin(angle), 0.9))
        .join(''),
      '#d89a4e',
      3,
    ),
  ],
};

export const leaf: Motif = {
  colour: '#4c9f6b',
  home: 'table',
  size: 0.8,
  draw: ({ main, shade, light }) => [
    fill('M14 92C2 46 30 10 92 6C96 62 64 100 22 88Z', main, 1),
    fill('M14 96C30 64 52 38 92 6C96 62 64 100 22 88Z', shade, 2),
    stroke(
      'M10 98C28 64 50 40 80 18M30 68C28 56 30 46 34 38M44 52C43 42 46 32 50 26M34 64C46 66 56 64 64 60M49 47C60 48 70 45 77 40',
      light,
      1.8,
      3,
    ),
  ],
};

export const plant: Motif = {
  colour: '#3f9467',
  home: 'table',
  size: 0.85,
  draw: ({ main, shade, light, accent }) => [
    stroke('M50 76V28M50 70C46 56 40 50 32 46M50 70C56 54 62 48 70 44', shade, 2, 1),
    fill('M50 60C30 58 16 46 14 26C36 28 50 40 50 60Z', main, 1),
    fill('M50 60C70 56 84 42 86 22C64 26 50 38 50 60Z', shade, 1),
    fill('M50 52C38 38 38 18 50 2C62 18 62 38 50 52Z', light, 1),
    fill('M50 72C36 76 22 70 14 58C30 54 44 60 50 72ZM50 72C64 76 78 70 86 56C70 54 56 60 50 72Z', main, 2),
    stroke('M50 46V14M22 34C32 40 42 48 48 56M78 31C68 38 58 46 52 55', shade, 1, 3),
    fill('M30 70H70L65 99H35Z', accent, 1),
    fill('M56 70H70L65 99H56Z', shift(accent, -0.08), 2),
    fill('M28 67H72V75H28Z', shift(accent, 0.05), 2),
  ],
};

export const mushroom: Motif = {
  colour: '#d2402f',
  home: 'land',
  size: 0.6,
  draw: ({ main, shade, paper }) => [
    fill('M40 52H60C60 70 64 84 66 96C58 101 42 101 34 96C36 84 40 70 40 52Z', '#f3e3cd', 1),
    fill('M52 52H60C60 70 64 84 66 96C62 99 57 99 53 99C56 84 56 68 52 52Z', '#dcc5aa', 2),
    fill(arc(50, 56, 46, 0, 180, 360), main, 1),
    fill('M56 10.5A46 46 0 0 1 96 56H78C78 36 70 20 56 10.5Z', shade, 2),
    fill('M4 56Q50 46 96 56Q50 66 4 56Z', '#e9cfb0', 2),
    fill(
      `${circle(34, 30, 6)}${circle(56, 22, 4.5)}${circle(66, 40, 6.5)}${circle(22, 45, 4)}${circle(47, 43, 3.6)}${circle(83, 45, 3.4)}`,
      paper,
      2,
    ),
    fill(ellipse(50, 66, 11, 3), '#f8efdf', 3),
  ],
};
