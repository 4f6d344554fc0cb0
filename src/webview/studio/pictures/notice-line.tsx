import { useEffect } from 'preact/hooks';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { takeBack } from './deeds.ts';
import { CROSS, DONE, Icon, WARNING } from './icons.tsx';

/** Long enough to be read; what can be taken back or went wrong stays until somebody sends it away. */
const READING_MS = 6000;

/** What happened or went wrong last, over the foot of the pictures, so that nothing jumps. */
export function NoticeLine(part: Omit<PicturePart, 'picture'>) {
  const { state, dispatch } = part;
  const { notice } = state;
  const passes = notice?.kind === 'done' && notice.undo === undefined;
  const dismiss = () => dispatch({ type: 'notice-shown', notice: undefined });
  useEffect(() => {
    if (!passes) return undefined;
    const timer = setTimeout(dismiss, READING_MS);
    return () => clearTimeout(timer);
  }, [notice]);
  if (!notice) return null;
  const { text, kind, undo, link } = notice;
  return (
    <div class={`notice ${kind}`}>
      <Icon path={kind === 'error' ? WARNING : DONE} />
      <span class="notice-text">{text}</span>
      {undo && (
        <button type="button" class="quiet" onClick={() => takeBack(part, undo)}>
          {t('Undo')}
        </button>
      )}
      {link && (
        <button type="button" class="quiet" onClick={() => void ask('link-open', { link })}>
          {t('Open Settings')}
        </button>
      )}
      <button type="button" class="icon" aria-label={t('Dismiss')} title={t('Dismiss')} onClick={dismiss}>
        <Icon path={CROSS} />
      </button>
    </div>
  );
}
