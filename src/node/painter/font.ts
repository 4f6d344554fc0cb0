import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import type { PathData } from './geometry.ts';
import { short } from './geometry.ts';

/** The part of an opentype.js font that is used; its package brings no types. */
interface Font {
  readonly unitsPerEm: number;
  charToGlyphIndex(character: string): number;
  charToGlyph(character: string): Glyph;
  getKerningValue(left: Glyph, right: Glyph): number;
}

interface Glyph {
  readonly advanceWidth?: number;
  getPath(
    x: number,
    y: number,
    size: number,
  ): { toPathData(options: { decimalPlaces: number; flipY: boolean }): string };
}

export interface Text {
  readonly path: PathData;
  readonly width: number;
}

/** `text` as an outline with its baseline at (0, 0), in pixels; characters the font cannot draw are left out, and `path` may be empty. */
export function textPath(text: string, size: number): Text {
  const { unitsPerEm } = font();
  let width = 0;
  let before: Glyph | undefined;
  let path = '';
  for (const glyph of [...drawable(text)].map((character) => font().charToGlyph(character))) {
    // Laid out glyph by glyph: opentype.js shapes whole strings with lookups it does not support in this font, and throws.
    if (before) width += (font().getKerningValue(before, glyph) * size) / unitsPerEm;
    path += glyph.getPath(width, 0, size).toPathData({ decimalPlaces: 2, flipY: false });
    width += ((glyph.advanceWidth ?? 0) * size) / unitsPerEm;
    before = glyph;
  }
  return { path, width };
}

/** `text` in at most `width` pixels, with an ellipsis where it is cut. */
export function textPathWithin(text: string, size: number, width: number): Text {
  let kept = [...drawable(text).slice(0, 200)];
  const whole = kept.length === drawable(text).length;
  let set = textPath(kept.join('') + (whole ? '' : '…'), size);
  while (set.width > width && kept.length > 0) {
    kept = kept.slice(0, Math.min(kept.length - 1, Math.ceil((kept.length * width) / set.width)));
    set = kept.length > 0 ? textPath(`${kept.join('').trimEnd()}…`, size) : { path: '', width: 0 };
  }
  return set;
}

function drawable(text: string): string {
  return [...text.slice(0, 1000).normalize('NFC').replace(/\s+/g, ' ')]
    .filter((character) => character === ' ' || font().charToGlyphIndex(character) > 0)
    .join('')
    .replace(/ +/g, ' ')
    .trim();
}

let loaded: Font | undefined;

function font(): Font {
  loaded ??= load();
  return loaded;
}

function load(): Font {
  // Loaded with the first label: the parser and the font take 20 ms that a picture without text need not pay.
  const { parse } = require('opentype.js') as { parse(bytes: ArrayBuffer): Font };
  const bytes = readFileSync(fontFile());
  return parse(bytes.buffer.slice(bytes.byteOffset, bytes.byteOffset + bytes.byteLength) as ArrayBuffer);
}

/** In the bundle the font lies beside it; from source it is still in its package. */
function fontFile(): string {
  return __filename.endsWith('.ts')
    ? require.resolve('@fontsource/inter/files/inter-latin-600-normal.woff')
    : join(__dirname, 'inter.woff');
}

/** `translate` for text whose baseline starts at (x, y). */
export function placed(x: number, y: number): string {
  return `translate(${short(x)} ${short(y)})`;
}
