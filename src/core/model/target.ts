import { findModel, optionsOf } from './catalogue.ts';
import type { Draft } from './draft.ts';
import type { FreeSize, SizeRule } from './options.ts';
import type { Row } from './row.ts';
import { type PixelSize, parseSize, sizeFault, writeSize } from './size.ts';
import { TABLE } from './table.ts';

/** How a picture of exact pixels comes about: made at a size that the model takes, cropped in the middle, then scaled. */
export interface TargetPlan {
  /** What to ask the model for. */
  readonly size: string;
  readonly made: PixelSize;
  /** The part of the made picture that stays, in its pixels. */
  readonly crop: PixelSize & { readonly left: number; readonly top: number };
  /** Target pixels per made pixel; above 1 the picture is enlarged. */
  readonly scale: number;
}

/** The longest edge that every format here can hold: WebP ends there. */
const LONGEST_EDGE = 16_383;
/** How much more area weighs against how much less is cropped: a tenth more pixels for half a percent. */
const AREA_WEIGHT = 0.05;

/**
 * The cheapest legal size that covers the target and has nearly its shape; where none is large enough, the largest of that
 * shape. Undefined where the model takes no sizes, draws an SVG, which has no pixels, or where no format holds the target.
 */
export function planTarget(target: PixelSize, draft: Draft, table: readonly Row[] = TABLE): TargetPlan | undefined {
  const { row } = findModel(String(draft.options.model ?? ''), table);
  const rule = optionsOf(row, draft.operation)?.size;
  if (rule?.kind !== 'size' || draft.options.output_format === 'svg') return undefined;
  if (Math.max(target.width, target.height) > LONGEST_EDGE) return undefined;
  if (rule.free && !sizeFault(writeSize(target), rule)) return planFor(target, target);
  const sizes = [...rule.fixed.flatMap((size) => parseSize(size) ?? []), ...(rule.free ? freeSizes(target, rule) : [])];
  const [best] = sizes.sort((a, b) => rank(a, target) - rank(b, target));
  return best && planFor(best, target);
}

function planFor(made: PixelSize, target: PixelSize): TargetPlan {
  const scale = Math.max(target.width / made.width, target.height / made.height);
  const width = Math.min(made.width, Math.round(target.width / scale));
  const height = Math.min(made.height, Math.round(target.height / scale));
  const crop = {
    left: Math.floor((made.width - width) / 2),
    top: Math.floor((made.height - height) / 2),
    width,
    height,
  };
  return { size: writeSize(made), made, crop, scale };
}

/** Lower is better. What is too small loses to all that is large enough, the smaller the more. */
function rank(made: PixelSize, target: PixelSize): number {
  const scale = Math.max(target.width / made.width, target.height / made.height);
  const cropped = 1 - (target.width * target.height) / (made.width * made.height * scale * scale);
  const area = Math.log((made.width * made.height) / (target.width * target.height));
  return scale > 1 ? 100 * scale + cropped : cropped + AREA_WEIGHT * area;
}

/** Of every height that the rule knows, the widths around the target's shape. */
function freeSizes({ width, height }: PixelSize, rule: SizeRule & { readonly free?: FreeSize }): readonly PixelSize[] {
  const { free } = rule;
  if (!free) return [];
  const sizes: PixelSize[] = [];
  // A step of one pixel needs no search by the pixel: some hundred heights are close enough to the cheapest.
  const stride = Math.max(free.step, Math.ceil(free.maxEdge / 512 / free.step) * free.step);
  for (let tall = Math.ceil(free.minEdge / free.step) * free.step; tall <= free.maxEdge; tall += stride) {
    const across = Math.round((tall * width) / height / free.step);
    for (const steps of [across - 1, across, across + 1]) {
      const size = { width: steps * free.step, height: tall };
      if (size.width > 0 && !sizeFault(writeSize(size), rule)) sizes.push(size);
    }
  }
  return sizes;
}
