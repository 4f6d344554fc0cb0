import type { ImageView, PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import type { Undo } from '../state.ts';
import { viewOverlays } from '../view-overlays.ts';
import { inStripOrder } from './queue.ts';
import { nameOf } from './words.ts';

type Part = Omit<PicturePart, 'picture'>;

/** Puts a picture aside; its neighbour comes on stage, and a notice offers to take it back. */
export function discard({ state, dispatch, attempt }: Part, picture: PictureView): void {
  attempt(async () => {
    await ask('picture-discard', { id: picture.id });
    dispatch({
      type: 'notice-shown',
      notice: {
        kind: 'done',
        text: t('Discarded {0}', nameOf(picture)),
        undo: { type: 'picture-discarded', id: picture.id },
      },
    });
  });
  if (state.selected !== picture.id) return;
  const ordered = inStripOrder(state.pictures);
  const index = ordered.findIndex(({ id }) => id === picture.id);
  dispatch({ type: 'picture-selected', id: (ordered[index + 1] ?? ordered[index - 1])?.id });
}

/** Takes back what a notice told of. */
export function takeBack({ state, dispatch, attempt }: Part, undo: Undo): void {
  dispatch({ type: 'notice-shown', notice: undefined });
  if (undo.type === 'overlay-removed') {
    const { images, mask, markup, overlay } = undo.form;
    const overlays = { ...(mask ? { mask } : {}), ...(markup ? { markup } : {}), ...(overlay ? { overlay } : {}) };
    const form = { ...state.forms.edit, images, ...overlays };
    dispatch({ type: 'form-changed', operation: 'edit', form });
  } else if (undo.type === 'picture-replaced') revert({ dispatch, attempt }, undo.id);
  else attempt(() => ask('picture-restore', { id: undo.id }));
}

/** Puts an edit in the place of the picture that it was made from; a notice offers to take it back. */
export function replaceOriginal({ dispatch, attempt }: Pick<Part, 'dispatch' | 'attempt'>, { id }: PictureView): void {
  attempt(async () => {
    const picture = await ask('picture-replace', { id });
    dispatch({ type: 'pictures-changed', pictures: [picture], gone: [] });
    const text = t('Replaced {0}', nameOf(picture));
    dispatch({ type: 'notice-shown', notice: { kind: 'done', text, undo: { type: 'picture-replaced', id } } });
  });
}

/** Brings the bytes back that were there before the picture took their place. */
export function revert({ dispatch, attempt }: Pick<Part, 'dispatch' | 'attempt'>, id: string): void {
  attempt(async () => {
    const picture = await ask('picture-revert', { id });
    dispatch({ type: 'pictures-changed', pictures: [picture], gone: [] });
    dispatch({ type: 'notice-shown', notice: { kind: 'done', text: t('The original is back, byte for byte') } });
  });
}

/** Fills the form with what a picture was made from. */
export function refill({ dispatch, attempt }: Part, { recipe }: PictureView): void {
  attempt(async () => {
    const { images } = recipe.image.length > 0 ? await ask('images-read', { uris: recipe.image }) : { images: [] };
    dispatch({ type: 'form-filled', recipe, images, ...(await viewOverlays(recipe)) });
  });
}

/** Makes the picture the one that the edit form works on. */
export function editPicture({ dispatch }: Part, picture: PictureView): void {
  dispatch({ type: 'images-given', images: imagesOf(picture), paint: false });
}

/** Adds the picture to those that go along with an edit. */
export function takeAsReference({ state, dispatch }: Part, picture: PictureView): void {
  const { images } = state.forms.edit;
  const added = imagesOf(picture).filter(({ uri }) => images.every((image) => image.uri !== uri));
  dispatch({ type: 'images-given', images: [...images, ...added], paint: false });
}

/** Runs something and says that it is done. */
export function attemptAndTell(
  { dispatch, attempt }: Pick<Part, 'dispatch' | 'attempt'>,
  text: string,
  action: () => Promise<unknown>,
): void {
  attempt(async () => {
    await action();
    dispatch({ type: 'notice-shown', notice: { kind: 'done', text } });
  });
}

function imagesOf({ file, source }: PictureView): readonly ImageView[] {
  if (!file) return [];
  const { uri, name, bytes, format, width, height } = file;
  // Only masks are asked for their alpha, and a picture of the strip is none.
  const facts = { format, width, height, alpha: format !== 'jpeg' };
  return [{ uri, name, bytes, facts, ...(source ? { source } : {}) }];
}
