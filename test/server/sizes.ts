import type { Family } from './models.ts';
import { imageUserError, invalidValue } from './problems.ts';
import type { Pixels } from './tokens.ts';

const step = 16;
const maxRatio = 3;
const maxEdge = 3_840;
const minPixels = 655_360;
const maxPixels = 8_294_400;

/**
 * The pixels a `size` asks for, or undefined for `auto`.
 * @throws Refused with the API's own words for a size the family does not draw.
 */
export function readSize(size: string, family: Family): Pixels | undefined {
  if (size === 'auto' && family.sizes.includes('auto')) return undefined;
  const match = /^([1-9]\d*)x([1-9]\d*)$/.exec(size);
  const pixels = { width: Number(match?.[1]), height: Number(match?.[2]) };
  if (family.sizes.includes(size)) return pixels;
  if (!family.freeSize || !match) {
    const free = family.freeSize ? ' or WIDTHxHEIGHT' : '';
    throw invalidValue('size', `Invalid value: '${size}'. Supported values are: ${quotedList(family.sizes)}${free}.`);
  }
  checkShape(pixels);
  if (pixels.width * pixels.height < minPixels) {
    throw imageUserError('size', 'Requested resolution is below the current minimum pixel budget.');
  }
  if (pixels.width * pixels.height > maxPixels) {
    throw imageUserError('size', 'Requested resolution exceeds the current pixel budget.');
  }
  return pixels;
}

/**
 * The same for one frame of a GIF. All frames are drawn on one sheet, and it is the sheet that must keep to the limits:
 * measured were squares of up to 960 for 2–9 frames, 816 for 10–12 and 720 for 13–16.
 */
export function readFrameSize(size: string, frames: number): Pixels {
  const { columns, rows } = sheetOf(frames);
  if (size === 'auto') {
    const edge = Math.floor(Math.min(maxEdge / columns, Math.sqrt(maxPixels / (columns * rows))) / step) * step;
    return { width: edge, height: edge };
  }
  const match = /^([1-9]\d*)x([1-9]\d*)$/.exec(size);
  if (!match) throw invalidValue('size', `Invalid value: '${size}'. Supported values are: 'auto' or WIDTHxHEIGHT.`);
  const frame = { width: Number(match[1]), height: Number(match[2]) };
  const sheet = { width: frame.width * columns, height: frame.height * rows };
  checkShape(frame);
  if (Math.max(sheet.width, sheet.height) > maxEdge) {
    throw imageUserError('size', 'The longest edge must be less than or equal to 3840.');
  }
  if (sheet.width * sheet.height > maxPixels) {
    throw imageUserError('size', 'Requested resolution exceeds the current pixel budget.');
  }
  return frame;
}

/** The sheet on which the frames of a GIF are drawn, in frames. */
export function sheetOf(frames: number): { readonly columns: number; readonly rows: number } {
  if (frames <= 9) return { columns: 3, rows: 3 };
  return frames <= 12 ? { columns: 4, rows: 3 } : { columns: 4, rows: 4 };
}

/** What `auto` becomes: square without an input, else the legal size nearest to the input's. */
export function automaticSize(family: Family, input: Pixels | undefined): Pixels {
  if (input === undefined) return { width: 1_024, height: 1_024 };
  const { width, height } = input;
  if (!family.freeSize) {
    const ratio = width / height;
    if (ratio > 1.2) return { width: 1_536, height: 1_024 };
    return ratio < 1 / 1.2 ? { width: 1_024, height: 1_536 } : { width: 1_024, height: 1_024 };
  }
  const ratio = Math.min(maxRatio, Math.max(1 / maxRatio, width / height));
  const edgeLimit = ratio > 1 ? maxEdge ** 2 / ratio : maxEdge ** 2 * ratio;
  const area = Math.min(maxPixels, edgeLimit, Math.max(minPixels, width * height));
  const exact = { width: Math.sqrt(area * ratio), height: Math.sqrt(area / ratio) };
  const around = (value: number) => [Math.floor(value / step) * step, Math.ceil(value / step) * step];
  const legal = around(exact.width).flatMap((w) =>
    around(exact.height)
      .map((h) => ({ width: w, height: h }))
      .filter(isLegal),
  );
  const away = (size: Pixels) => Math.abs(size.width - exact.width) + Math.abs(size.height - exact.height);
  return legal.sort((one, other) => away(one) - away(other))[0] ?? { width: 1_024, height: 1_024 };
}

export function quotedList(values: readonly string[]): string {
  const all = values.map((value) => `'${value}'`);
  return all.length < 2 ? all.join() : `${all.slice(0, -1).join(', ')}, and ${all.at(-1)}`;
}

function checkShape({ width, height }: Pixels): void {
  if (width % step !== 0 || height % step !== 0) {
    throw imageUserError('size', `Width and height must both be divisible by ${step}.`);
  }
  if (Math.max(width, height) > maxEdge) {
    throw imageUserError('size', `The longest edge must be less than or equal to ${maxEdge}.`);
  }
  if (Math.max(width, height) / Math.min(width, height) > maxRatio) {
    throw imageUserError('size', `The aspect ratio must be between 1:${maxRatio} and ${maxRatio}:1.`);
  }
}

function isLegal({ width, height }: Pixels): boolean {
  const pixels = width * height;
  const [short, long] = [Math.min(width, height), Math.max(width, height)];
  return pixels >= minPixels && pixels <= maxPixels && long <= maxEdge && long / short <= maxRatio;
}
