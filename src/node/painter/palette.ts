import { type Hex, hexOf, oklchOf, tinted } from './colour.ts';

export type Mood =
  | 'day'
  | 'dawn'
  | 'sunset'
  | 'night'
  | 'forest'
  | 'ocean'
  | 'desert'
  | 'winter'
  | 'autumn'
  | 'spring'
  | 'neon'
  | 'pastel'
  | 'vintage'
  | 'corporate'
  | 'mono';

/** What a scene takes its colours from; every list runs from far (or high) to near (or low). */
export interface Palette {
  readonly sky: readonly [Hex, Hex, Hex];
  readonly sun: Hex;
  readonly land: readonly [Hex, Hex, Hex, Hex, Hex];
  readonly water: readonly [Hex, Hex];
  readonly accents: readonly [Hex, Hex, Hex, Hex];
  readonly paper: Hex;
  readonly ink: Hex;
  /** Stars are out and windows are lit. */
  readonly dark: boolean;
}

export const palettes: Readonly<Record<Mood, Palette>> = {
  day: {
    sky: ['#5fb0e0', '#a9d9ee', '#f3f6e4'],
    sun: '#fff3c9',
    land: ['#a8cfd6', '#7fbda4', '#55a07e', '#35805f', '#1e5c4a'],
    water: ['#8ccfe3', '#2f86b5'],
    accents: ['#f26b4e', '#f7b733', '#2f86b5', '#e85d75'],
    paper: '#fdf8ec',
    ink: '#17364a',
    dark: false,
  },
  dawn: {
    sky: ['#6f8fc9', '#e5b8c6', '#fde5cb'],
    sun: '#fff4de',
    land: ['#b4b6da', '#8a9ac8', '#627db0', '#42608f', '#27406a'],
    water: ['#e3c3d0', '#5f80b3'],
    accents: ['#ef8a76', '#f4c37d', '#7a8fd0', '#c9708f'],
    paper: '#fdf4ec',
    ink: '#22304f',
    dark: false,
  },
  sunset: {
    sky: ['#5a4a8f', '#e8788a', '#ffcf96'],
    sun: '#fff0c7',
    land: ['#d3849a', '#a6608a', '#744a7c', '#4a3563', '#2c2247'],
    water: ['#f4b192', '#6d4f8c'],
    accents: ['#ff8552', '#ffd166', '#d6457a', '#7d5ba6'],
    paper: '#fff3e2',
    ink: '#2a1d42',
    dark: false,
  },
  night: {
    sky: ['#0b1035', '#1f2a68', '#5a5aa3'],
    sun: '#f8f1d4',
    land: ['#454d92', '#343d7c', '#252d64', '#191f4b', '#0e1333'],
    water: ['#4a5198', '#141a45'],
    accents: ['#ffb454', '#ffd98a', '#7f8cff', '#e36fa4'],
    paper: '#eef0ff',
    ink: '#0a0e2a',
    dark: true,
  },
  forest: {
    sky: ['#8fc4b7', '#c9e3cd', '#f6f5da'],
    sun: '#fff8d8',
    land: ['#a9cfb4', '#74ae92', '#478a6d', '#286650', '#12443a'],
    water: ['#b4dcc9', '#3c8377'],
    accents: ['#e9784b', '#f2c14e', '#3c8377', '#b9503f'],
    paper: '#f8f6e6',
    ink: '#10352e',
    dark: false,
  },
  ocean: {
    sky: ['#3f9bcf', '#96d6e8', '#f0f8ea'],
    sun: '#fff6d1',
    land: ['#9cd0dc', '#64b4c8', '#3592b3', '#1e6d93', '#124a6e'],
    water: ['#62c6d3', '#14608d'],
    accents: ['#ff7f5c', '#ffc857', '#17a2a2', '#f2546b'],
    paper: '#f4fbf8',
    ink: '#0f3a57',
    dark: false,
  },
  desert: {
    sky: ['#ee9d62', '#f8cb94', '#fdebc9'],
    sun: '#fff5d6',
    land: ['#ecb489', '#dd9062', '#c06c45', '#93492f', '#5f2e28'],
    water: ['#8cc5bd', '#3c7f86'],
    accents: ['#c2452d', '#f0a93a', '#3c7f74', '#7d3b4d'],
    paper: '#fff3de',
    ink: '#4a231f',
    dark: false,
  },
  winter: {
    sky: ['#86aed6', '#c3d9ec', '#f6f0ee'],
    sun: '#fffaf0',
    land: ['#b9cde2', '#cfdfec', '#e2ecf4', '#f0f5f9', '#ffffff'],
    water: ['#d3e5f0', '#8fb4d3'],
    accents: ['#c8463f', '#efb25a', '#3f6f96', '#2e5a5c'],
    paper: '#ffffff',
    ink: '#23405c',
    dark: false,
  },
  autumn: {
    sky: ['#e0a56c', '#f4d2a0', '#fdf0d6'],
    sun: '#fff6da',
    land: ['#dba968', '#cd8143', '#ab5732', '#78382a', '#4a2423'],
    water: ['#d9c39c', '#76786b'],
    accents: ['#d1492e', '#eda02f', '#6f7f45', '#8c2f39'],
    paper: '#fff5e1',
    ink: '#3d201f',
    dark: false,
  },
  spring: {
    sky: ['#8fcdf0', '#cdeaf4', '#fff3ea'],
    sun: '#fff6cf',
    land: ['#c5e3c4', '#a3d49b', '#7cbf77', '#55a262', '#327c52'],
    water: ['#b5e3ee', '#5bb0cf'],
    accents: ['#f48fb1', '#ffd45e', '#8c7ae6', '#f0655a'],
    paper: '#fffaf4',
    ink: '#26503f',
    dark: false,
  },
  neon: {
    sky: ['#10052b', '#46127a', '#e0368f'],
    sun: '#ffd36e',
    land: ['#7a1f9c', '#561682', '#3a1066', '#240a49', '#13052e'],
    water: ['#c22d92', '#1d0a4a'],
    accents: ['#19e3ff', '#ff4fc3', '#ffe45e', '#8d5bff'],
    paper: '#fdf0ff',
    ink: '#0c0322',
    dark: true,
  },
  pastel: {
    sky: ['#c6d5f7', '#efdcf1', '#fff1e4'],
    sun: '#fff7e3',
    land: ['#dcd6f2', '#c9c5ec', '#f3cbd8', '#bfe0d5', '#94c3bd'],
    water: ['#d8ecf3', '#a6cbe3'],
    accents: ['#f7a8a0', '#fad69b', '#a9b8ee', '#a8d8c2'],
    paper: '#fffaf6',
    ink: '#55527c',
    dark: false,
  },
  vintage: {
    sky: ['#c9b48a', '#e5d3ab', '#f7ecd0'],
    sun: '#f4b860',
    land: ['#c4b288', '#9fa27c', '#75866a', '#4d6858', '#2f4744'],
    water: ['#b9c4a8', '#5a7d78'],
    accents: ['#c2543d', '#e0a13c', '#3f6f6c', '#7b4b3a'],
    paper: '#f9efd6',
    ink: '#30302c',
    dark: false,
  },
  corporate: {
    sky: ['#d7e2fd', '#e9effe', '#fbfcff'],
    sun: '#ffffff',
    land: ['#c5d3fb', '#9fb5f7', '#7090ef', '#4467e0', '#2742a8'],
    water: ['#c5d8fb', '#6d94ee'],
    accents: ['#4468f0', '#ff8f6b', '#22bfa5', '#ffc94d'],
    paper: '#ffffff',
    ink: '#1b2559',
    dark: false,
  },
  mono: {
    sky: ['#cfd2d6', '#e3e5e7', '#f6f6f5'],
    sun: '#ffffff',
    land: ['#c3c7cc', '#a2a8af', '#7d848d', '#565d66', '#333940'],
    water: ['#d5d9dd', '#8c939c'],
    accents: ['#3c4148', '#8f959d', '#60666f', '#b9bdc2'],
    paper: '#fbfbfa',
    ink: '#23272d',
    dark: false,
  },
};

/** `palette` with its land in the hue of `tint`. */
export function landTinted(palette: Palette, tint: Hex): Palette {
  const [a, b, c, d, e] = palette.land;
  const turn = (colour: Hex): Hex => tinted(colour, tint, 0.2);
  return { ...palette, land: [turn(a), turn(b), turn(c), turn(d), turn(e)] };
}

/** `palette` with its sky, paper and accents in the hue of `tint`, for a prompt that names a colour and nothing that wears it. */
export function wholeTinted(palette: Palette, tint: Hex): Palette {
  const { chroma, hue } = oklchOf(tint);
  const soft = (lightness: number, share: number, turn = 0): Hex =>
    hexOf({ lightness, chroma: chroma * share, hue: hue + turn });
  return {
    ...landTinted(palette, tint),
    sky: palette.dark
      ? [soft(0.2, 0.4), soft(0.33, 0.6), soft(0.52, 0.8, 15)]
      : [soft(0.74, 0.6), soft(0.87, 0.35, 12), soft(0.96, 0.15, 25)],
    water: [soft(0.8, 0.5), soft(0.5, 0.8)],
    accents: [tint, soft(0.8, 0.7, 35), soft(0.6, 0.7, 22), soft(0.86, 0.5, 70)],
  };
}
