import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { NumberInput } from '../form/number-input.tsx';
import { largestSize, type MaskTools, positionOf, sizeAt } from './tools.ts';

interface BrushOptionsProps {
  readonly tools: MaskTools;
  readonly size: number;
  readonly frame: PixelSize;
  readonly change: (tools: MaskTools) => void;
}

/** How large and how soft the brush is. */
export function BrushOptions({ tools, size, frame, change }: BrushOptionsProps) {
  const most = largestSize(frame);
  const softness = Math.round(tools.softness * 100);
  const choose = (to: number) => change({ ...tools, size: Math.min(most, Math.max(1, Math.round(to))) });
  return (
    <>
      <label class="slider">
        <span>{t('Size')}</span>
        <input
          type="range"
          min={0}
          max={100}
          value={positionOf(size, most)}
          aria-valuetext={t('{0} pixels', size)}
          title={t('Size of the brush ([ and ])')}
          onInput={({ currentTarget }) => choose(sizeAt(Number(currentTarget.value), most))}
        />
      </label>
      <span class="measure">
        <NumberInput
          aria-label={t('Size in pixels')}
          min={1}
          max={most}
          value={size}
          onValue={(value) => value && choose(value)}
        />
        <span aria-hidden="true">{t('px')}</span>
      </span>
      <label class="slider">
        <span>{t('Softness')}</span>
        <input
          type="range"
          min={0}
          max={100}
          step={5}
          value={softness}
          aria-valuetext={t('{0} %', softness)}
          onInput={({ currentTarget }) => change({ ...tools, softness: Number(currentTarget.value) / 100 })}
        />
        <span class="value" aria-hidden="true">
          {t('{0} %', softness)}
        </span>
      </label>
    </>
  );
}
