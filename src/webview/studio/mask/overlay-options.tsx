import { t } from '../../../core/text.ts';
import { type MaskTools, TINTS } from './tools.ts';
import { TINT_NAMES } from './words.ts';

/** In which colour the mask lies over the picture, and how much of the picture is seen through it. */
export function OverlayOptions({
  tools,
  change,
}: {
  readonly tools: MaskTools;
  readonly change: (tools: MaskTools) => void;
}) {
  const opacity = Math.round(tools.opacity * 100);
  return (
    <div class="overlay-options">
      <fieldset class="tints" aria-label={t('Colour of the mask')}>
        {TINTS.map((tint) => (
          <input
            key={tint}
            type="radio"
            name="mask-tint"
            class={`tint-${tint}`}
            aria-label={TINT_NAMES[tint]()}
            title={TINT_NAMES[tint]()}
            checked={tools.tint === tint}
            onChange={() => change({ ...tools, tint })}
          />
        ))}
      </fieldset>
      <input
        type="range"
        min={10}
        max={100}
        step={5}
        value={opacity}
        aria-label={t('Opacity of the mask')}
        title={t('Opacity of the mask')}
        aria-valuetext={t('{0} %', opacity)}
        onInput={({ currentTarget }) => change({ ...tools, opacity: Number(currentTarget.value) / 100 })}
      />
    </div>
  );
}
