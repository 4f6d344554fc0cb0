import type { ComponentChildren } from 'preact';
import { useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import type { Zoom } from './use-zoom.ts';
import { boxOf, visibleBox } from './zoom.ts';

interface CompareOverProps {
  readonly zoom: Zoom;
  /** Of the first picture, in whose frame both lie. */
  readonly size: PixelSize;
  readonly first: ComponentChildren;
  readonly second: ComponentChildren;
}

/** Two pictures over each other; left of the slider is the first. */
export function CompareOver({ zoom: { stage, view }, size, first, second }: CompareOverProps) {
  const [percent, setPercent] = useState(50);
  const { left, top, width, height } = visibleBox(boxOf(view, size, stage), stage);
  const cut = left + (width * percent) / 100;
  return (
    <>
      {/* Both are cut: through a transparent picture one would see the other. */}
      <div class="layer" style={{ clipPath: `inset(0 0 0 ${cut}px)` }}>
        {second}
      </div>
      <div class="layer" style={{ clipPath: `inset(0 ${stage.width - cut}px 0 0)` }}>
        {first}
      </div>
      <div
        class="compare-slider"
        style={{ left: `${left}px`, top: `${top}px`, width: `${width}px`, height: `${height}px` }}
      >
        <input
          type="range"
          min="0"
          max="100"
          aria-label={t('Compare position')}
          value={percent}
          onInput={({ currentTarget }) => setPercent(Number(currentTarget.value))}
        />
      </div>
    </>
  );
}
