import { t } from '../../../core/text.ts';
import { Swatches } from '../paint/swatches.tsx';
import { type MaskTools, TINTS, type Tint } from './tools.ts';
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
      <Swatches
        label={t('Colour of the mask')}
        swatches={TINTS.map((tint) => ({
          value: tint,
          name: TINT_NAMES[tint](),
          colour: `var(--vscode-charts-${tint})`,
        }))}
        chosen={tools.tint}
        choose={(tint) => change({ ...tools, tint: tint as Tint })}
      />
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
