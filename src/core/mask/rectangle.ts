import type { Point, Rectangle } from './drawing.ts';

/** Whole pixels that two corners take in; a square grows towards the second one. */
export function rectangleBetween(one: Point, other: Point, square = false): Rectangle {
  const [across, down] = [other[0] - one[0], other[1] - one[1]];
  const edge = Math.max(Math.abs(across), Math.abs(down));
  const to = square ? [one[0] + signed(edge, across), one[1] + signed(edge, down)] : other;
  const [x, y] = [Math.floor(Math.min(one[0], to[0] ?? 0)), Math.floor(Math.min(one[1], to[1] ?? 0))];
  const [right, bottom] = [Math.ceil(Math.max(one[0], to[0] ?? 0)), Math.ceil(Math.max(one[1], to[1] ?? 0))];
  return { x, y, width: right - x, height: bottom - y };
}

/** Within the frame; nothing where it lies outside. */
export function clippedTo(frame: Rectangle, { x, y, width, height }: Rectangle): Rectangle | undefined {
  const [left, top] = [Math.max(x, frame.x), Math.max(y, frame.y)];
  const right = Math.min(x + width, frame.x + frame.width);
  const bottom = Math.min(y + height, frame.y + frame.height);
  return right > left && bottom > top ? { x: left, y: top, width: right - left, height: bottom - top } : undefined;
}

/** A quarter of the frame, in its middle. */
export function middleOf(frame: Rectangle): Rectangle {
  const [width, height] = [Math.ceil(frame.width / 2), Math.ceil(frame.height / 2)];
  return {
    x: frame.x + Math.floor((frame.width - width) / 2),
    y: frame.y + Math.floor((frame.height - height) / 2),
    width,
    height,
  };
}

/** Moved by whole pixels, as far as the frame goes. */
export function movedBy([dx, dy]: Point, rectangle: Rectangle, frame: Rectangle): Rectangle {
  const { width, height } = rectangle;
  return {
    x: between(frame.x, rectangle.x + dx, frame.x + frame.width - width),
    y: between(frame.y, rectangle.y + dy, frame.y + frame.height - height),
    width,
    height,
  };
}

/** Its right and lower edge moved by whole pixels, a pixel at least and as far as the frame goes. */
export function resizedBy([dx, dy]: Point, { x, y, width, height }: Rectangle, frame: Rectangle): Rectangle {
  return {
    x,
    y,
    width: between(1, width + dx, frame.x + frame.width - x),
    height: between(1, height + dy, frame.y + frame.height - y),
  };
}

export function contains({ x, y, width, height }: Rectangle, point: Point): boolean {
  return point[0] >= x && point[1] >= y && point[0] < x + width && point[1] < y + height;
}

function between(low: number, value: number, high: number): number {
  return Math.max(low, Math.min(value, high));
}

function signed(length: number, like: number): number {
  return like < 0 ? -length : length;
}
