import type { JSX } from 'preact';
import { useEffect, useRef, useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import { t } from '../../../core/text.ts';
import { PixelPair } from '../form/pixel-pair.tsx';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import type { FinishedPicture } from './finished.ts';
import { CROSS, Icon } from './icons.tsx';
import { nameOf } from './words.ts';

type ScalePanelProps = Pick<PicturePart, 'dispatch' | 'attempt'> & { readonly picture: FinishedPicture };

/** Brings a picture to other pixels, here and without a model; what comes of it is a picture of its own. */
export function ScalePanel({ picture, dispatch, attempt }: ScalePanelProps) {
  const { width, height } = picture.file;
  const [size, setSize] = useState<PixelSize>({ width: 2 * width, height: 2 * height });
  const [isBusy, setBusy] = useState(false);
  const panel = useRef<HTMLFormElement>(null);
  useEffect(() => panel.current?.querySelector('input')?.focus(), []);
  const isReady = size.width > 0 && size.height > 0 && !isBusy;
  const close = () => {
    dispatch({ type: 'scaling-chosen', id: undefined });
    requestAnimationFrame(() => document.querySelector<HTMLElement>('.strip [aria-selected="true"]')?.focus());
  };
  const scale = (event: JSX.TargetedSubmitEvent<HTMLFormElement>) => {
    event.preventDefault();
    if (!isReady) return;
    setBusy(true);
    attempt(async () => {
      try {
        const scaled = await ask('picture-scale', { id: picture.id, ...size });
        dispatch({ type: 'pictures-changed', pictures: [scaled], gone: [] });
        dispatch({ type: 'picture-selected', id: scaled.id });
        dispatch({
          type: 'notice-shown',
          notice: { kind: 'done', text: t('Scaled to {0} × {1}', size.width, size.height) },
        });
        close();
      } finally {
        setBusy(false);
      }
    });
  };
  const onKeyDown = (event: JSX.TargetedKeyboardEvent<HTMLFormElement>) => {
    if (event.key !== 'Escape') return;
    close();
    event.stopPropagation();
  };
  return (
    <form
      class="notice scale-panel"
      aria-label={t('Upscale to size')}
      ref={panel}
      onSubmit={scale}
      onKeyDown={onKeyDown}
    >
      <p>
        {t('Upscale {0}', nameOf(picture))} <span class="hint">{t('{0} × {1} now', width, height)}</span>
      </p>
      <div class="scale-line">
        <PixelPair size={size} onSize={setSize} step={1} describedBy="scale-note" invalid={false} locked />
        <button type="submit" class="primary" disabled={!isReady}>
          {t('Upscale')}
        </button>
      </div>
      <p class="hint" id="scale-note">
        {t('On this machine, no model')}
      </p>
      <button type="button" class="icon dismiss" aria-label={t('Close')} title={t('Close')} onClick={close}>
        <Icon path={CROSS} />
      </button>
    </form>
  );
}
