import type { Point } from '../../../core/mask/drawing.ts';

const ARROWS: Readonly<Record<string, Point>> = {
  ArrowLeft: [-1, 0],
  ArrowRight: [1, 0],
  ArrowUp: [0, -1],
  ArrowDown: [0, 1],
};

/** How far an arrow key moves a shape, with Shift by ten pixels; nothing for other keys. */
export function strideOf({ key, shiftKey }: Pick<KeyboardEvent, 'key' | 'shiftKey'>): Point | undefined {
  const by = ARROWS[key];
  const length = shiftKey ? 10 : 1;
  return by && [by[0] * length, by[1] * length];
}
