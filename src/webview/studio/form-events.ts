import type { Operation } from '../../core/model/options.ts';
import { t } from '../../core/text.ts';
import { belongsTo, hasMarkup, hasMask, markupOfFile, maskOfFile } from './form/form-overlay.ts';
import type { Form, Notice, StudioEvent, StudioState } from './state.ts';

/** What lies over a picture goes with the one that it was made for. */
export function withForm(state: StudioState, operation: Operation, form: Form): StudioState {
  const before = state.forms[operation];
  const easel = before.images[0]?.uri === form.images[0]?.uri ? state.easel : undefined;
  const stranger = [form.mask, form.markup].find((overlay) => overlay && !belongsTo(overlay, form.images));
  if (!stranger) return { ...state, forms: { ...state.forms, [operation]: form }, easel };
  const { mask, markup, overlay: _, ...others } = form;
  const kept = {
    ...others,
    ...(mask && belongsTo(mask, form.images) ? { mask } : {}),
    ...(markup && belongsTo(markup, form.images) ? { markup } : {}),
  };
  const [losesMask, losesMarkup] = [hasMask(form) && !hasMask(kept), hasMarkup(form) && !hasMarkup(kept)];
  const name = before.images.find(({ uri }) => uri === stranger.image)?.name ?? '';
  const text = losesMask
    ? losesMarkup
      ? t('Mask and markup were for {0} and are removed', name)
      : t('The mask was for {0} and is removed', name)
    : t('The markup was for {0} and is removed', name);
  const notice: Notice = { kind: 'done', text, undo: { type: 'overlay-removed', form: before } };
  const told = losesMask || losesMarkup ? { notice } : {};
  return { ...state, forms: { ...state.forms, [operation]: kept }, easel, ...told };
}

/** The form as a picture was made from, over what was in it, which can be brought back. */
export function filled(
  state: StudioState,
  { recipe, images, ...files }: Extract<StudioEvent, { readonly type: 'form-filled' }>,
): StudioState {
  const { operation, options, target, keep_outside_mask: keepOutside } = recipe;
  const mask = files.mask && maskOfFile(files.mask, images[0]);
  const markup = files.markup && markupOfFile(files.markup, images[0]);
  const form: Form = {
    options,
    images,
    ...(target ? { target } : {}),
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
    ...(keepOutside === undefined ? {} : { keepOutside }),
  };
  return {
    ...state,
    tab: operation,
    forms: { ...state.forms, [operation]: form },
    before: state.forms,
    easel: undefined,
    comparison: undefined,
  };
}
