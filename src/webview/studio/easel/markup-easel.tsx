import type { PixelSize } from '../../../core/model/size.ts';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { hasMask, newMarkup } from '../form/form-overlay.ts';
import { loaderOf } from '../form/overlay-files.ts';
import { MarkupEditor } from '../markup/markup-editor.tsx';
import { FIRST_MARKUP_TOOLS } from '../markup/tools.ts';
import type { Form } from '../state.ts';

interface MarkupEaselProps {
  readonly image: ImageView & { readonly source: string };
  readonly size: PixelSize;
  readonly form: Form;
  readonly change: (form: Form) => void;
  readonly close: () => void;
}

/** The markup painter, with the form as its memory. */
export function MarkupEasel({ image, size, form, change, close }: MarkupEaselProps) {
  const markup = form.markup ?? newMarkup(image.uri, size);
  return (
    <MarkupEditor
      source={image.source}
      name={image.name}
      drawing={markup.drawing}
      change={(drawing) => change({ ...form, markup: { ...markup, drawing }, overlay: 'markup' })}
      tools={form.markupTools ?? FIRST_MARKUP_TOOLS}
      changeTools={(markupTools) => change({ ...form, markupTools })}
      readFile={loaderOf(markup.files)}
      aside={hasMask(form) ? t('The mask is kept, but not sent: a model takes one of the two') : undefined}
      close={close}
    />
  );
}
