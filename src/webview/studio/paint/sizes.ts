import type { PixelSize } from '../../../core/model/size.ts';

const STEP = 1.2;

export function largestSize(frame: PixelSize): number {
  return Math.max(1, Math.round(Math.max(frame.width, frame.height) / 2));
}

/** @param share of the longer edge: one of so many */
export function usualSize(frame: PixelSize, share: number): number {
  return Math.max(1, Math.round(Math.max(frame.width, frame.height) / share));
}

/** The next larger size, or the next smaller one. */
export function nextSize(size: number, larger: boolean, most: number): number {
  const next = larger ? Math.max(size + 1, Math.round(size * STEP)) : Math.min(size - 1, Math.round(size / STEP));
  return Math.min(most, Math.max(1, next));
}

/** Where a size lies on a slider from 0 to 100 on which each step is as much larger as the one before. */
export function positionOf(size: number, most: number): number {
  return most > 1 ? Math.round((100 * Math.log(size)) / Math.log(most)) : 0;
}

export function sizeAt(position: number, most: number): number {
  return Math.round(most ** (position / 100));
}
