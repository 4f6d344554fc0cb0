import { useEffect, useState } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { sizeOfImage } from '../form/image-size.ts';
import type { PicturePart } from '../parts.ts';
import { NoticeLine } from '../pictures/notice-line.tsx';
import type { Easel as EaselKind, Form } from '../state.ts';
import { CanvasEditor } from './canvas-editor.tsx';
import { MarkupEasel } from './markup-easel.tsx';
import { MaskEasel } from './mask-easel.tsx';

interface EaselProps extends Omit<PicturePart, 'picture'> {
  readonly kind: EaselKind;
  readonly image: ImageView & { readonly source: string };
  readonly form: Form;
  readonly change: (form: Form) => void;
}

/** Where the focus goes once it is closed. */
const BACK_TO: Readonly<Record<EaselKind, string>> = {
  mask: 'field-mask',
  markup: 'field-markup',
  canvas: 'field-prompt',
};

/** The first picture of an edit, to be worked on by hand. */
export function Easel({ kind, image, form, change, ...pictures }: EaselProps) {
  const { dispatch } = pictures;
  const [size, setSize] = useState<PixelSize>();
  const tell = (error: Error) => dispatch({ type: 'notice-shown', notice: { kind: 'error', text: error.message } });
  const close = () => {
    dispatch({ type: 'easel-chosen', easel: undefined });
    requestAnimationFrame(() => document.getElementById(BACK_TO[kind])?.focus());
  };
  useEffect(() => {
    sizeOfImage(image).then(setSize, tell);
  }, [image]);
  const isReady = size !== undefined;
  useEffect(() => {
    if (isReady) document.querySelector<HTMLElement>('.paint-stage, .canvas-edges input')?.focus();
  }, [isReady]);
  const part = { image, form, change, close };
  return (
    <div class="easel" aria-busy={!size}>
      {size && kind === 'mask' && <MaskEasel {...part} size={size} />}
      {size && kind === 'markup' && <MarkupEasel {...part} size={size} />}
      {size && kind === 'canvas' && <CanvasEditor {...part} size={size} tell={tell} />}
      <NoticeLine {...pictures} />
    </div>
  );
}
