import type { Drawing, LoadedStep, Point, Rectangle } from '../mask/drawing.ts';

/** What a line is drawn with. */
export interface Ink {
  /** As `#rrggbb`. */
  readonly colour: string;
  /** Width in pixels of the picture. */
  readonly line: number;
}

export type MarkupStep =
  | (Ink & { readonly type: 'pen'; readonly points: readonly Point[] })
  | (Ink & { readonly type: 'arrow'; readonly from: Point; readonly to: Point })
  | (Ink & Rectangle & { readonly type: 'rectangle' | 'ellipse' })
  | NoteStep
  /** Takes away what was drawn there before. */
  | { readonly type: 'rubbed'; readonly line: number; readonly points: readonly Point[] }
  | { readonly type: 'clear' }
  | LoadedStep;

export interface NoteStep {
  readonly type: 'note';
  readonly colour: string;
  readonly text: string;
  /** The top left of the text. */
  readonly at: Point;
  /** Height of the letters, in pixels of the picture. */
  readonly size: number;
}

/** What somebody drew on a picture to say what should change: plain data that survives JSON. */
export type MarkupDrawing = Drawing<MarkupStep>;

/** The steps after the last one that leaves nothing of those before it. */
export function marksThatCount({ done }: MarkupDrawing): readonly MarkupStep[] {
  return done.slice(done.findLastIndex(({ type }) => type === 'clear') + 1);
}

/** Whether something is drawn, as far as the steps tell: that a rubber took all of it away is not seen. */
export function hasMarks(drawing: MarkupDrawing): boolean {
  return marksThatCount(drawing).some(({ type }) => type !== 'rubbed');
}

/** The two parts of an arrow, in pixels of the picture. */
export interface ArrowParts {
  readonly shaft: readonly [from: Point, to: Point];
  readonly head: readonly [tip: Point, left: Point, right: Point];
}

/** Widths of the line that the head of an arrow is long. */
const HEAD = 4.5;
/** Of its length, to each side. */
const SPREAD = 0.42;

/** The head is never longer than the arrow; the shaft ends within it, so that its width does not blunt the tip. */
export function arrowOf({ from, to, line }: Extract<MarkupStep, { readonly type: 'arrow' }>): ArrowParts {
  const [dx, dy] = [to[0] - from[0], to[1] - from[1]];
  const length = Math.hypot(dx, dy);
  const [x, y] = length > 0 ? [dx / length, dy / length] : [1, 0];
  const head = Math.min(length, HEAD * line);
  const neck: Point = [to[0] - x * head, to[1] - y * head];
  const side = head * SPREAD;
  return {
    shaft: [from, [to[0] - x * head * 0.7, to[1] - y * head * 0.7]],
    head: [to, [neck[0] - y * side, neck[1] + x * side], [neck[0] + y * side, neck[1] - x * side]],
  };
}
