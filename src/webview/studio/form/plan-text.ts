import { type PixelSize, showSize, writeSize } from '../../../core/model/size.ts';
import type { TargetPlan } from '../../../core/model/target.ts';
import { t } from '../../../core/text.ts';

/** How exact pixels come about, in a sentence. */
export function planText({ made, crop, scale }: TargetPlan, target: PixelSize): string {
  const [whole, part, goal] = [made, crop, target].map((size) => showSize(writeSize(size))) as [string, string, string];
  if (whole === goal) return t('Made at exactly this size.');
  const isCropped = part !== whole;
  if (part === goal) return t('Made at {0} and cropped.', whole);
  if (scale > 1)
    return isCropped
      ? t('Made at {0}, cropped to {1}, enlarged to {2}.', whole, part, goal)
      : t('Made at {0} and enlarged.', whole);
  return isCropped
    ? t('Made at {0}, cropped to {1}, scaled to {2}.', whole, part, goal)
    : t('Made at {0} and scaled down.', whole);
}
