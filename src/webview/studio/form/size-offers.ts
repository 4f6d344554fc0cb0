import type { SizeRule } from '../../../core/model/options.ts';
import { type PixelSize, parseSize, showSize, sizeFault, writeSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';

/** A size to choose by its shape. */
export interface SizeOffer {
  readonly value: string;
  /** Undefined where the model decides. */
  readonly pixels: PixelSize | undefined;
  /** As in "Landscape, 1536 × 1024". */
  readonly name: string;
}

export type Edge = keyof PixelSize;

/** Shapes that many pages need, where a model is not bound to its list. */
const MORE_SHAPES = ['1536x864', '864x1536'];

/** The sizes of the model's list, and where it takes others, of shapes that the list lacks. */
export function sizeOffers(rule: SizeRule): readonly SizeOffer[] {
  const lacking = rule.free ? MORE_SHAPES.filter((size) => !sizeFault(size, rule) && !hasShape(rule.fixed, size)) : [];
  const isAuto = (size: string) => size === 'auto';
  return [...rule.fixed.filter(isAuto), ...rule.fixed.filter((size) => !isAuto(size)), ...lacking].map(offer);
}

/** A typed size as the model can take it; one that is half typed becomes a square. */
export function snapped({ width, height }: PixelSize, rule: SizeRule): string {
  const size = writeSize({ width: width || height, height: height || width });
  return sizeFault(size, rule)?.nearest ?? size;
}

/** A size after one edge was changed while the ratio is locked; the other edge goes in whole steps. */
export function inRatio(ratio: number, edge: Edge, length: number, step: number): PixelSize {
  const other = edge === 'width' ? length / ratio : length * ratio;
  const whole = Math.max(step, Math.round(other / step) * step);
  return edge === 'width' ? { width: length, height: whole } : { width: whole, height: length };
}

function offer(value: string): SizeOffer {
  const pixels = parseSize(value);
  if (!pixels) return { value, pixels, name: t('The model decides') };
  const { width, height } = pixels;
  const shape = width === height ? t('Square') : width > height ? t('Landscape') : t('Portrait');
  return { value, pixels, name: `${shape}, ${showSize(value)}` };
}

/** Within a twentieth. */
function hasShape(sizes: readonly string[], wanted: string): boolean {
  const ratio = (size: string) => {
    const pixels = parseSize(size);
    return pixels ? pixels.width / pixels.height : 0;
  };
  return sizes.some((size) => Math.abs(ratio(size) / ratio(wanted) - 1) < 0.05);
}
