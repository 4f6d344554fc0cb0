import type { MaskMode } from '../../../core/mask/drawing.ts';
import type { PixelSize } from '../../../core/model/size.ts';

export type Tool = 'brush' | 'eraser' | 'rectangle' | 'ellipse' | 'lasso' | 'pan';

/** In which the mask lies over the picture. */
export type Tint = 'red' | 'green' | 'blue' | 'yellow';

export const TINTS: readonly Tint[] = ['red', 'green', 'blue', 'yellow'];

/** What somebody has chosen to paint with: plain data that survives JSON. */
export interface MaskTools {
  readonly tool: Tool;
  /** Diameter in pixels of the picture; by the picture's size until it is chosen. */
  readonly size?: number;
  readonly softness: number;
  /** Of the shapes. */
  readonly mode: MaskMode;
  readonly tint: Tint;
  /** Of the mask over the picture, 0 to 1. */
  readonly opacity: number;
}

export const FIRST_TOOLS: MaskTools = { tool: 'brush', softness: 0.2, mode: 'paint', tint: 'red', opacity: 0.5 };

const STEP = 1.2;

export function largestSize(frame: PixelSize): number {
  return Math.max(1, Math.round(Math.max(frame.width, frame.height) / 2));
}

export function usualSize(frame: PixelSize): number {
  return Math.max(1, Math.round(Math.max(frame.width, frame.height) / 16));
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
