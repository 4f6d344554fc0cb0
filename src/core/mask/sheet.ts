import { coverSegment } from './brush.ts';
import {
  type Brush,
  frameOf,
  type MaskDrawing,
  type MaskMode,
  type MaskStep,
  type Point,
  type StrokeStep,
} from './drawing.ts';
import {
  type Area,
  areaAround,
  bandsOf,
  fill,
  invert,
  merge,
  NO_AREA,
  newPlane,
  type Plane,
  union,
  wholeOf,
} from './plane.ts';
import { cornersOf, coverPolygon, ellipseIn } from './polygon.ts';

/** What a drawing is drawn on: its whole frame, as large as the picture or smaller. */
export interface Sheet {
  readonly plane: Plane;
  /** Of the same size: what is being drawn and not yet merged. Empty between steps. */
  readonly drawn: Plane;
  /** Pixels of the sheet to one of the picture. */
  readonly scale: number;
  /** Where the picture lies, in pixels of the sheet. */
  readonly picture: Area;
}

/** Mask files by the id that their step names: what is edited, of whatever size, spread over the whole picture. */
export type LoadedMasks = ReadonlyMap<string, Plane>;

/** @param mostPixels above which the sheet is smaller than the picture; each costs two bytes */
export function sheetFor(drawing: MaskDrawing, mostPixels = Number.POSITIVE_INFINITY): Sheet {
  const frame = frameOf(drawing);
  const scale = Math.min(1, Math.sqrt(mostPixels / (frame.width * frame.height)));
  const scaled = (length: number) => Math.max(1, Math.round(length * scale));
  const size = { width: scaled(frame.width), height: scaled(frame.height) };
  const at = (length: number) => Math.round(length * scale);
  const picture = {
    left: at(-frame.x),
    top: at(-frame.y),
    right: Math.min(size.width, at(drawing.width - frame.x)),
    bottom: Math.min(size.height, at(drawing.height - frame.y)),
  };
  return { plane: newPlane(size), drawn: newPlane(size), scale, picture };
}

/** From pixels of the picture to those of the sheet. */
function onSheet({ scale, picture }: Sheet, [x, y]: Point): Point {
  return [picture.left + x * scale, picture.top + y * scale];
}

/** Draws a piece of a stroke beside the plane; returns what may have changed. */
export function drawPiece(sheet: Sheet, from: Point, to: Point, { size, softness }: Brush): Area {
  const tip = { radius: (size * sheet.scale) / 2, softness };
  return coverSegment(sheet.drawn, onSheet(sheet, from), onSheet(sheet, to), tip);
}

/** Draws a step, in slices of some milliseconds; returns what may have changed. A mask that is not loaded changes nothing. */
export function* applyStep(sheet: Sheet, step: MaskStep, loaded: LoadedMasks): Generator<void, Area> {
  const area = yield* changesOf(sheet, step, loaded);
  coverNewArea(sheet);
  return area;
}

/** What lies beside the picture is always edited. */
export function coverNewArea({ plane, picture: { left, top, right, bottom } }: Sheet): void {
  const whole = wholeOf(plane);
  fill(plane, 255, { ...whole, bottom: top });
  fill(plane, 255, { ...whole, top: bottom });
  fill(plane, 255, { ...whole, top, bottom, right: left });
  fill(plane, 255, { ...whole, top, bottom, left: right });
}

function* changesOf(sheet: Sheet, step: MaskStep, loaded: LoadedMasks): Generator<void, Area> {
  const whole = wholeOf(sheet.plane);
  switch (step.type) {
    case 'stroke':
      return yield* applyStroke(sheet, step);
    case 'rectangle':
      return yield* applyPolygon(sheet, cornersOf(step), step.mode);
    case 'ellipse':
      return yield* applyPolygon(sheet, ellipseIn(step), step.mode);
    case 'lasso':
      return yield* applyPolygon(sheet, step.points, step.mode);
    case 'fill':
      return yield* inBands(whole, (band) => fill(sheet.plane, 255, band));
    case 'clear':
      return yield* inBands(whole, (band) => fill(sheet.plane, 0, band));
    case 'invert':
      return yield* inBands(whole, (band) => invert(sheet.plane, band));
    case 'loaded':
      return yield* applyLoaded(sheet, loaded.get(step.id));
    case 'extended':
      return whole;
  }
}

function* applyStroke(sheet: Sheet, step: StrokeStep): Generator<void, Area> {
  let area = NO_AREA;
  for (const [index, to] of step.points.entries()) {
    // One that has a single point is a dot.
    if (index === 0 && step.points.length > 1) continue;
    area = union(area, drawPiece(sheet, step.points[index - 1] ?? to, to, step));
    yield;
  }
  return yield* inBands(area, (band) => merge(sheet.plane, sheet.drawn, step.mode, band));
}

function* applyPolygon(sheet: Sheet, outline: readonly Point[], mode: MaskMode): Generator<void, Area> {
  const points = outline.map((point) => onSheet(sheet, point));
  return yield* inBands(areaAround(points, 0, sheet.plane), (band) => {
    coverPolygon(sheet.drawn, points, band);
    merge(sheet.plane, sheet.drawn, mode, band);
  });
}

function* applyLoaded(sheet: Sheet, mask: Plane | undefined): Generator<void, Area> {
  const { plane, drawn, picture } = sheet;
  if (!mask) return NO_AREA;
  const across = mask.width / (picture.right - picture.left);
  const down = mask.height / (picture.bottom - picture.top);
  return yield* inBands(picture, (band) => {
    for (let y = band.top; y < band.bottom; y++) {
      const from = Math.floor((y - picture.top + 0.5) * down) * mask.width;
      for (let x = band.left; x < band.right; x++) {
        drawn.bytes[y * drawn.width + x] = mask.bytes[from + Math.floor((x - picture.left + 0.5) * across)] ?? 0;
      }
    }
    merge(plane, drawn, 'paint', band);
  });
}

function* inBands(area: Area, work: (band: Area) => void): Generator<void, Area> {
  for (const band of bandsOf(area)) {
    work(band);
    yield;
  }
  return area;
}
