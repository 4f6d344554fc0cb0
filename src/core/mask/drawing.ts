import type { PixelSize } from '../model/size.ts';

/** Pixels of the picture, from its top left; negative where the frame was extended to the left or upwards. */
export type Point = readonly [x: number, y: number];

/** Pixels of the picture. */
export interface Rectangle extends PixelSize {
  readonly x: number;
  readonly y: number;
}

/** Pixels added on each side of the picture, whole and not negative. */
export interface Margins {
  readonly left: number;
  readonly top: number;
  readonly right: number;
  readonly bottom: number;
}

/** Whether a step adds to what is edited or takes from it. */
export type MaskMode = 'paint' | 'erase';

export interface Brush {
  /** Diameter in pixels of the picture. */
  readonly size: number;
  /** How much of the radius fades out: 0 is a hard edge, 1 fades from the middle. */
  readonly softness: number;
}

export interface StrokeStep extends Brush {
  readonly type: 'stroke';
  readonly mode: MaskMode;
  readonly points: readonly Point[];
}

/** A file, added to what is there. Its pixels are held elsewhere, under the id. */
export interface LoadedStep {
  readonly type: 'loaded';
  readonly id: string;
  readonly name: string;
}

export type MaskStep =
  | StrokeStep
  | (Rectangle & { readonly type: 'rectangle' | 'ellipse'; readonly mode: MaskMode })
  | { readonly type: 'lasso'; readonly mode: MaskMode; readonly points: readonly Point[] }
  | { readonly type: 'fill' | 'invert' | 'clear' }
  | LoadedStep
  /** The frame from here on. What is new in it is always edited, for there is nothing yet. */
  | (Margins & { readonly type: 'extended' });

/** What somebody painted over a picture, as steps: plain data that survives JSON. */
export interface Drawing<Step> extends PixelSize {
  readonly done: readonly Step[];
  /** What was taken back, the last of it at the end. */
  readonly undone: readonly Step[];
}

export type MaskDrawing = Drawing<MaskStep>;

/** @param picture its size, upright */
export function emptyDrawing<Step = MaskStep>({ width, height }: PixelSize): Drawing<Step> {
  return { width, height, done: [], undone: [] };
}

export function draw<Step>(drawing: Drawing<Step>, step: Step): Drawing<Step> {
  return { ...drawing, done: [...drawing.done, step], undone: [] };
}

export function canUndo({ done }: Drawing<unknown>): boolean {
  return done.length > 0;
}

export function canRedo({ undone }: Drawing<unknown>): boolean {
  return undone.length > 0;
}

export function undo<Step>(drawing: Drawing<Step>): Drawing<Step> {
  const { done, undone } = drawing;
  const last = done.at(-1);
  return last ? { ...drawing, done: done.slice(0, -1), undone: [...undone, last] } : drawing;
}

export function redo<Step>(drawing: Drawing<Step>): Drawing<Step> {
  const { done, undone } = drawing;
  const next = undone.at(-1);
  return next ? { ...drawing, done: [...done, next], undone: undone.slice(0, -1) } : drawing;
}

const NO_MARGINS: Margins = { left: 0, top: 0, right: 0, bottom: 0 };

/** What the frame has beyond the picture. */
export function marginsOf({ done }: MaskDrawing): Margins {
  return done.findLast((step) => step.type === 'extended') ?? NO_MARGINS;
}

/** The picture and what its frame was extended by, in pixels of the picture. */
export function frameOf(drawing: MaskDrawing): Rectangle {
  const { left, top, right, bottom } = marginsOf(drawing);
  // Not -left: that would be a negative zero.
  return { x: 0 - left, y: 0 - top, width: left + drawing.width + right, height: top + drawing.height + bottom };
}

/** The steps from the last one that leaves nothing of those before it. */
export function stepsThatCount({ done }: MaskDrawing): readonly MaskStep[] {
  return done.slice(
    Math.max(
      0,
      done.findLastIndex(({ type }) => type === 'fill' || type === 'clear'),
    ),
  );
}

/** Whether nothing can be edited, as far as the steps tell; strokes that take away all that others painted are not seen. */
export function isEmpty(drawing: MaskDrawing): boolean {
  const { width, height } = frameOf(drawing);
  if (width > drawing.width || height > drawing.height) return false;
  let covered: Covered = 'none';
  for (const step of stepsThatCount(drawing)) covered = after(step, covered);
  return covered === 'none';
}

type Covered = 'none' | 'some' | 'all';

const INVERTED: Readonly<Record<Covered, Covered>> = { none: 'all', some: 'some', all: 'none' };

function after(step: MaskStep, covered: Covered): Covered {
  switch (step.type) {
    case 'stroke':
    case 'rectangle':
    case 'ellipse':
    case 'lasso':
      return covered === (step.mode === 'paint' ? 'all' : 'none') ? covered : 'some';
    case 'loaded':
      return covered === 'all' ? covered : 'some';
    case 'fill':
      return 'all';
    case 'clear':
      return 'none';
    case 'invert':
      return INVERTED[covered];
    case 'extended':
      return covered;
  }
}
