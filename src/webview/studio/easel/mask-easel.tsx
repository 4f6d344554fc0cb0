import { useRef } from 'preact/hooks';
import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { type FormMask, hasMarkup, nameOfUri, newMask, withKnownFile } from '../form/form-overlay.ts';
import { readerOf } from '../form/overlay-files.ts';
import { ask } from '../host.ts';
import { MaskEditor, type MaskFile } from '../mask/mask-editor.tsx';
import { FIRST_TOOLS } from '../mask/tools.ts';
import type { Form } from '../state.ts';

interface MaskEaselProps {
  readonly image: ImageView & { readonly source: string };
  readonly size: PixelSize;
  readonly form: Form;
  readonly change: (form: Form) => void;
  readonly close: () => void;
}

/** The mask painter, with the form as its memory. */
export function MaskEasel({ image, size, form, change, close }: MaskEaselProps) {
  // A file takes a while to be chosen, and what was painted meanwhile counts.
  const latest = useRef(form);
  latest.current = form;
  const maskNow = (): FormMask => latest.current.mask ?? newMask(image.uri, size);
  const put = (next: Form) => {
    latest.current = next;
    change(next);
  };
  const load = async (): Promise<MaskFile | undefined> => {
    const { mask: file } = await ask('mask-pick', { image: image.uri });
    if (!file) return undefined;
    put({ ...latest.current, mask: withKnownFile(maskNow(), file) });
    return { id: file.uri, name: nameOfUri(file.uri), said: file.said.join(' ') };
  };
  const mask = maskNow();
  return (
    <MaskEditor
      source={image.source}
      name={image.name}
      drawing={mask.drawing}
      change={(drawing) => put({ ...latest.current, mask: { ...maskNow(), drawing }, overlay: 'mask' })}
      tools={form.maskTools ?? FIRST_TOOLS}
      changeTools={(maskTools) => put({ ...latest.current, maskTools })}
      load={load}
      readMask={readerOf(mask.files)}
      save={(bytes) => ask('mask-save', { bytes })}
      aside={hasMarkup(form) ? t('The markup is kept, but not sent: a model takes one of the two') : undefined}
      close={close}
    />
  );
}
