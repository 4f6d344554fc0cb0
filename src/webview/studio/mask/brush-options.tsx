import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { SizeSlider } from '../paint/size-slider.tsx';
import { largestSize } from '../paint/sizes.ts';
import type { MaskTools } from './tools.ts';

interface BrushOptionsProps {
  readonly tools: MaskTools;
  readonly size: number;
  readonly frame: PixelSize;
  readonly change: (tools: MaskTools) => void;
}

/** How large and how soft the brush is. */
export function BrushOptions({ tools, size, frame, change }: BrushOptionsProps) {
  const softness = Math.round(tools.softness * 100);
  return (
    <>
      <SizeSlider
        label={t('Size')}
        title={t('Size of the brush ([ and ])')}
        size={size}
        most={largestSize(frame)}
        change={(to) => change({ ...tools, size: to })}
      />
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
