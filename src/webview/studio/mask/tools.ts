import type { MaskMode } from '../../../core/mask/drawing.ts';

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

/** Of the longer edge, one of so many: how large the brush is at first. */
export const BRUSH_SHARE = 16;
