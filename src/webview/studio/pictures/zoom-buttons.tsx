import { t } from '../../../core/text.ts';
import { Icon, MINUS, PLUS } from './icons.tsx';
import type { Zoom } from './use-zoom.ts';

/** Smaller, larger, and between them the scale, which goes from fitting to 100 % and back. */
export function ZoomButtons({ view, fits, by, toggle }: Pick<Zoom, 'view' | 'fits' | 'by' | 'toggle'>) {
  const title = fits ? t('Show at 100 % (1)') : t('Fit the picture (0)');
  return (
    <div class="zoom">
      <button type="button" class="icon" aria-label={t('Zoom out')} title={t('Zoom out (-)')} onClick={() => by(0.8)}>
        <Icon path={MINUS} />
      </button>
      <button type="button" class="icon zoom-scale" title={title} onClick={() => toggle()}>
        {t('{0} %', Math.round(view.scale * 100))}
      </button>
      <button type="button" class="icon" aria-label={t('Zoom in')} title={t('Zoom in (+)')} onClick={() => by(1.25)}>
        <Icon path={PLUS} />
      </button>
    </div>
  );
}
