import { useLayoutEffect, useMemo, useRef, useState } from 'preact/hooks';
import { frameOf, type MaskDrawing, type MaskMode, type StrokeStep } from '../../../core/mask/drawing.ts';
import { createLayer, type Layer } from '../../../core/mask/layer.ts';
import { type Area, bandsOf, countCovered, wholeOf } from '../../../core/mask/plane.ts';
import type { LoadedMasks } from '../../../core/mask/sheet.ts';
import { useTheme } from '../paint/use-theme.ts';
import { lookOf, showSheet } from './overlay.ts';
import type { Look } from './overlay-pixels.ts';
import type { MaskTools } from './tools.ts';

export interface Overlay {
  /** For the canvas, which is as large as the sheet of the layer. */
  readonly canvas: { readonly current: HTMLCanvasElement | null };
  readonly layer: Layer;
  /** Shows what was drawn beside the plane. */
  readonly show: (area: Area, mode?: MaskMode) => void;
  /** Takes over a stroke that was drawn beside the plane. */
  readonly add: (stroke: StrokeStep, area: Area) => void;
  /** Has all that was drawn so far on the sheet, so that a stroke can begin. */
  readonly settle: () => void;
  /** How much of the frame is covered, 0 to 1; undefined until it is known. */
  readonly covered: number | undefined;
}

/** Of the sheet: as sharp as most screens show it, and few enough to be painted within a frame. */
const MOST_PIXELS = 1448 * 1448;

/** Milliseconds of work at a time. */
const SLICE = 8;

/** The mask as it lies over the picture: follows the drawing, the theme, the zoom and what is being painted. */
export function useOverlay(drawing: MaskDrawing, loaded: LoadedMasks, tools: MaskTools, scale: number): Overlay {
  const canvas = useRef<HTMLCanvasElement>(null);
  const work = useRef<Generator<void> | undefined>(undefined);
  const shown = useRef<{ readonly layer: Layer; readonly key: string; readonly look: Look } | undefined>(undefined);
  const [covered, setCovered] = useState<number>();
  const { x, y, width, height } = frameOf(drawing);
  const layer = useMemo(() => createLayer(drawing, MOST_PIXELS, loaded), [x, y, width, height, loaded]);
  const { sheet } = layer;
  // By powers of two, so that it is not all shown anew for every step of the zoom.
  const grain = scale > 0 ? 2 ** Math.round(Math.log2(sheet.scale / scale)) : 1;
  const key = [tools.tint, tools.opacity, grain, useTheme()].join();

  const show = (area: Area, mode?: MaskMode) => {
    if (canvas.current && shown.current) showSheet(canvas.current, sheet, area, shown.current.look, mode);
  };
  function* follow(): Generator<void> {
    const changed = yield* layer.follow(drawing.done);
    const isSame = shown.current?.layer === layer && shown.current.key === key;
    if (!isSame && canvas.current) shown.current = { layer, key, look: lookOf(canvas.current, tools.opacity, grain) };
    for (const band of bandsOf(isSame ? changed : wholeOf(sheet.plane))) {
      show(band);
      yield;
    }
    let count = 0;
    for (const band of bandsOf(wholeOf(sheet.plane))) {
      count += countCovered(sheet.plane, band);
      yield;
    }
    setCovered(count / sheet.plane.bytes.length);
  }
  /** Returns whether all is done. */
  const workOn = (until: number): boolean => {
    while (work.current) {
      if (work.current.next().done) work.current = undefined;
      else if (performance.now() > until) return false;
    }
    return true;
  };
  const settle = () => void workOn(Number.POSITIVE_INFINITY);

  useLayoutEffect(() => {
    // Half of a step must not stay on the sheet.
    settle();
    work.current = follow();
    let frame = 0;
    const next = () => {
      if (!workOn(performance.now() + SLICE)) frame = requestAnimationFrame(next);
    };
    next();
    return () => cancelAnimationFrame(frame);
  }, [layer, drawing.done, key]);

  const add = (stroke: StrokeStep, area: Area) => {
    layer.add(stroke, area);
    // What was erased beside the picture is there again; all else looks as it did while it was drawn.
    if (width > drawing.width || height > drawing.height) show(area);
  };
  return { canvas, layer, show, add, settle, covered };
}
