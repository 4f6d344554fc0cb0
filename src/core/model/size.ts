import { t } from '../text.ts';
import type { FreeSize, SizeRule } from './options.ts';

export interface PixelSize {
  readonly width: number;
  readonly height: number;
}

/** `1024x640` → numbers; undefined for `auto` and for anything else. */
export function parseSize(size: string): PixelSize | undefined {
  const match = /^([1-9]\d{0,5})x([1-9]\d{0,5})$/.exec(size);
  return match ? { width: Number(match[1]), height: Number(match[2]) } : undefined;
}

export function writeSize({ width, height }: PixelSize): string {
  return `${width}x${height}`;
}

/** For reading: `1024 × 640`. */
export function showSize(size: string): string {
  return size.replace('x', ' × ');
}

export interface SizeFault {
  readonly message: string;
  /** The nearest size that is allowed. */
  readonly nearest: string;
}

/** What is wrong with a size under a rule; undefined when it is allowed. */
export function sizeFault(size: string, rule: SizeRule): SizeFault | undefined {
  if (rule.fixed.includes(size)) return undefined;
  const asked = parseSize(size);
  if (!asked)
    return {
      message: t('A size is written WIDTHxHEIGHT, as in {0}', rule.fixed.find((one) => parseSize(one)) ?? '1024x1024'),
      nearest: rule.preset,
    };
  if (!rule.free)
    return { message: t('Only {0} can be chosen', rule.fixed.join(', ')), nearest: nearestFixed(asked, rule.fixed) };
  const message = freeFault(asked, rule.free);
  return message ? { message, nearest: writeSize(nearestFree(asked, rule.free)) } : undefined;
}

/** True where the vendor calls a size experimental: allowed, and worth a warning. */
export function isExperimental(size: string, rule: SizeRule): boolean {
  const asked = parseSize(size);
  return Boolean(asked && rule.free && asked.width * asked.height > rule.free.experimentalAbove);
}

function freeFault({ width, height }: PixelSize, free: FreeSize): string | undefined {
  const pixels = width * height;
  if (width % free.step || height % free.step) return t('Width and height must both be divisible by {0}', free.step);
  if (Math.max(width, height) > free.maxEdge) return t('The longest edge must be at most {0} pixels', free.maxEdge);
  if (Math.min(width, height) < free.minEdge) return t('The shortest edge must be at least {0} pixels', free.minEdge);
  if (Math.max(width, height) > free.maxRatio * Math.min(width, height))
    return t('The long side may be at most {0} times the short side', free.maxRatio);
  if (pixels < free.minPixels)
    return t('The picture must have at least {0} pixels', free.minPixels.toLocaleString('en'));
  if (pixels > free.maxPixels) return t('The picture may have at most {0} pixels', free.maxPixels.toLocaleString('en'));
  return undefined;
}

/**
 * The allowed size nearest to a wish: the ratio is brought within bounds, then the area, then both sides to the step.
 * A wish that only misses the step is rounded down, so that no more is paid for than was asked.
 */
export function nearestFree(wish: PixelSize, free: FreeSize): PixelSize {
  const down = { width: wish.width - (wish.width % free.step), height: wish.height - (wish.height % free.step) };
  if (down.width > 0 && down.height > 0 && !freeFault(down, free)) return down;
  const ratio = clamp(wish.width / wish.height, 1 / free.maxRatio, free.maxRatio);
  const area = clamp(wish.width * wish.height, free.minPixels, free.maxPixels);
  const width = Math.sqrt(area * ratio);
  const fit = Math.min(1, free.maxEdge / Math.max(width, width / ratio));
  const wanted = { width: width * fit, height: (width / ratio) * fit };
  let best: PixelSize | undefined;
  let bestDistance = Number.POSITIVE_INFINITY;
  for (let across = -3; across <= 3; across++) {
    for (let along = -3; along <= 3; along++) {
      const candidate = {
        width: (Math.round(wanted.width / free.step) + across) * free.step,
        height: (Math.round(wanted.height / free.step) + along) * free.step,
      };
      if (candidate.width <= 0 || candidate.height <= 0 || freeFault(candidate, free)) continue;
      const distance = Math.hypot(candidate.width - wanted.width, candidate.height - wanted.height);
      if (distance < bestDistance) [best, bestDistance] = [candidate, distance];
    }
  }
  return best ?? { width: 1024, height: 1024 };
}

function nearestFixed(wish: PixelSize, fixed: readonly string[]): string {
  const shape = (size: PixelSize) => Math.log(size.width / size.height);
  const distance = (one: string) => {
    const size = parseSize(one);
    if (!size) return Number.POSITIVE_INFINITY;
    return (
      Math.abs(shape(size) - shape(wish)) * 10 +
      Math.abs(Math.log((size.width * size.height) / (wish.width * wish.height)))
    );
  };
  return [...fixed].sort((a, b) => distance(a) - distance(b))[0] ?? 'auto';
}

function clamp(value: number, low: number, high: number): number {
  return Math.min(high, Math.max(low, value));
}
