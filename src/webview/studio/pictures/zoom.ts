import type { PixelSize } from '../../../core/model/size.ts';

/** How a picture lies on the stage. */
export interface View {
  /** CSS pixels to a pixel of the picture. */
  readonly scale: number;
  /** CSS pixels from the middle of the stage to the middle of the picture. */
  readonly x: number;
  readonly y: number;
}

/** CSS pixels from the middle of the stage. */
export interface Point {
  readonly x: number;
  readonly y: number;
}

/** CSS pixels from the top left of the stage. */
export interface Box {
  readonly left: number;
  readonly top: number;
  readonly width: number;
  readonly height: number;
}

/** CSS pixels that stay free around a picture which fits. */
const MARGIN = 16;
const MOST = 16;

/** The whole picture, never larger than it is. */
export function fitted(picture: PixelSize, stage: PixelSize): View {
  const across = (stage.width - 2 * MARGIN) / picture.width;
  const down = (stage.height - 2 * MARGIN) / picture.height;
  return { scale: Math.max(0, Math.min(1, across, down)), x: 0, y: 0 };
}

/** At another scale, between fitting and the most; what lies under the point stays there. */
export function zoomed(view: View, scale: number, at: Point, picture: PixelSize, stage: PixelSize): View {
  const to = clamp(scale, fitted(picture, stage).scale, MOST);
  const ratio = view.scale > 0 ? to / view.scale : 1;
  const moved = { scale: to, x: at.x - (at.x - view.x) * ratio, y: at.y - (at.y - view.y) * ratio };
  return settled(moved, picture, stage);
}

export function panned(view: View, by: Point, picture: PixelSize, stage: PixelSize): View {
  return settled({ ...view, x: view.x + by.x, y: view.y + by.y }, picture, stage);
}

/** A picture larger than the stage leaves none of it bare; a smaller one lies in the middle. */
export function settled({ scale, x, y }: View, picture: PixelSize, stage: PixelSize): View {
  const across = Math.max(0, (picture.width * scale - stage.width) / 2);
  const down = Math.max(0, (picture.height * scale - stage.height) / 2);
  return { scale, x: clamp(x, -across, across), y: clamp(y, -down, down) };
}

/** Where the picture lies; on whole pixels, for between them it would blur. */
export function boxOf({ scale, x, y }: View, picture: PixelSize, stage: PixelSize): Box {
  const [width, height] = [picture.width * scale, picture.height * scale];
  return {
    left: Math.round((stage.width - width) / 2 + x),
    top: Math.round((stage.height - height) / 2 + y),
    width,
    height,
  };
}

/** As much of a box as is on the stage. */
export function visibleBox({ left, top, width, height }: Box, stage: PixelSize): Box {
  const [from, above] = [Math.max(0, left), Math.max(0, top)];
  return {
    left: from,
    top: above,
    width: Math.max(0, Math.min(stage.width, left + width) - from),
    height: Math.max(0, Math.min(stage.height, top + height) - above),
  };
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(Math.max(value, low), Math.max(low, high));
}
