import type { ImageView, PictureView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { inStripOrder } from './queue.ts';
import { nameOf } from './words.ts';

type Part = Omit<PicturePart, 'picture'>;

/** Puts a picture aside; its neighbour comes on stage, and a notice offers to take it back. */
export function discard({ state, dispatch, attempt }: Part, picture: PictureView): void {
  attempt(async () => {
    await ask('picture-discard', { id: picture.id });
    dispatch({
      type: 'notice-shown',
      notice: { kind: 'done', text: t('Discarded {0}', nameOf(picture)), restore: picture.id },
    });
  });
  if (state.selected !== picture.id) return;
  const ordered = inStripOrder(state.pictures);
  const index = ordered.findIndex(({ id }) => id === picture.id);
  dispatch({ type: 'picture-selected', id: (ordered[index + 1] ?? ordered[index - 1])?.id });
}

export function restore({ dispatch, attempt }: Part, id: string): void {
  dispatch({ type: 'notice-shown', notice: undefined });
  attempt(() => ask('picture-restore', { id }));
}

/** Fills the form with what a picture was made from. */
export function refill({ dispatch, attempt }: Part, { recipe }: PictureView): void {
  attempt(async () => {
    const { images } = recipe.image.length > 0 ? await ask('images-read', { uris: recipe.image }) : { images: [] };
    dispatch({ type: 'form-filled', recipe, images });
  });
}

/** Makes the picture the one that the edit form works on. */
export function editPicture({ dispatch }: Part, picture: PictureView): void {
  dispatch({ type: 'images-given', images: imagesOf(picture) });
}

/** Adds the picture to those that go along with an edit. */
export function takeAsReference({ state, dispatch }: Part, picture: PictureView): void {
  const { images } = state.forms.edit;
  const added = imagesOf(picture).filter(({ uri }) => images.every((image) => image.uri !== uri));
  dispatch({ type: 'images-given', images: [...images, ...added] });
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
