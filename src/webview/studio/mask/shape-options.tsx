import type { MaskMode } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';
import { Icon, MINUS, PLUS } from '../pictures/icons.tsx';
import type { MaskTools } from './tools.ts';

/** Whether shapes add to the mask or take from it. */
export function ShapeOptions({
  tools,
  change,
}: {
  readonly tools: MaskTools;
  readonly change: (tools: MaskTools) => void;
}) {
  const button = (mode: MaskMode, label: string, icon: string) => (
    <button
      type="button"
      class="icon"
      aria-pressed={tools.mode === mode}
      aria-label={label}
      title={label}
      onClick={() => change({ ...tools, mode })}
    >
      <Icon path={icon} />
    </button>
  );
  return (
    <fieldset class="group" aria-label={t('What shapes do')}>
      {button('paint', t('Add shapes (hold Alt to subtract)'), PLUS)}
      {button('erase', t('Subtract shapes (hold Alt to add)'), MINUS)}
    </fieldset>
  );
}
