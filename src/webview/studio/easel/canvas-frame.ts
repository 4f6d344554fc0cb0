import type { Edges } from '../../../core/calls.ts';
import type { PixelSize } from '../../../core/model/size.ts';

export type Edge = keyof Edges;

export const EDGES: readonly Edge[] = ['left', 'top', 'right', 'bottom'];
export const NO_EDGES: Edges = { left: 0, top: 0, right: 0, bottom: 0 };

/** Pixels that can be added on a side. */
export const MOST_EDGE = 4096;

/** CSS pixels that stay free around the frame, to drag its edges into. */
const MARGIN = 56;

/** Where the frame and the picture in it lie on the stage, in CSS pixels. */
export interface FrameLayout {
  /** CSS pixels to a pixel of the picture. */
  readonly scale: number;
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

export function withEdge(edges: Edges, edge: Edge, length: number): Edges {
  return { ...edges, [edge]: Math.min(MOST_EDGE, Math.max(0, Math.round(length))) };
}

export function extendedSize({ width, height }: PixelSize, { left, top, right, bottom }: Edges): PixelSize {
  return { width: left + width + right, height: top + height + bottom };
}

/** How far a key moves an edge: outwards where it points away from the picture. Undefined for other keys. */
export function strideOf(edge: Edge, key: string, large: boolean): number | undefined {
  const outwards = { left: 'ArrowLeft', top: 'ArrowUp', right: 'ArrowRight', bottom: 'ArrowDown' }[edge];
  const inwards = { left: 'ArrowRight', top: 'ArrowDown', right: 'ArrowLeft', bottom: 'ArrowUp' }[edge];
  const stride = large ? 64 : 8;
  if (key === outwards) return stride;
  return key === inwards ? -stride : undefined;
}

/** The whole frame with room around it, never larger than it is. */
export function fitScale(frame: PixelSize, stage: PixelSize): number {
  const across = (stage.width - 2 * MARGIN) / frame.width;
  const down = (stage.height - 2 * MARGIN) / frame.height;
  return Math.max(0.01, Math.min(1, across, down));
}

/**
 * The frame of a picture in the middle of the stage. `held` are the edges as they were when a drag began: until it ends the
 * picture stays where it is, for else the edge would run away from the pointer.
 */
export function layOut(size: PixelSize, edges: Edges, held: Edges, stage: PixelSize): FrameLayout {
  const frame = extendedSize(size, held);
  const scale = fitScale(frame, stage);
  const left = (stage.width - frame.width * scale) / 2 - (edges.left - held.left) * scale;
  const top = (stage.height - frame.height * scale) / 2 - (edges.top - held.top) * scale;
  const { width, height } = extendedSize(size, edges);
  return { scale, left, top, width: width * scale, height: height * scale };
}
