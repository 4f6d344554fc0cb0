import type { Rectangle } from '../../../core/mask/drawing.ts';
import { t } from '../../../core/text.ts';

/** What can be done while the view is moved. */
export function PanHint() {
  return <p class="hint">{t('Drag to move, turn the wheel to zoom')}</p>;
}

export function rectangleInWords({ x, y, width, height }: Rectangle): string {
  return t('Rectangle at {0}, {1}: {2} × {3}', x, y, width, height);
}
