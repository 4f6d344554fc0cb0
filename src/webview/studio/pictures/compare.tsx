import { useEffect, useState } from 'preact/hooks';
import type { ImageView } from '../../../core/protocol.ts';
import { t } from '../../../core/text.ts';
import { ask } from '../host.ts';
import type { PicturePart } from '../parts.ts';
import { CompareView } from './compare-view.tsx';
import { type FinishedPicture, isFinished } from './finished.ts';
import { OWN_SIDE_NAMES, originalOf, ownSidesOf, type Side, sideOf } from './side.ts';
import { nameOf } from './words.ts';

interface CompareProps extends Pick<PicturePart, 'state' | 'dispatch' | 'attempt'> {
  readonly picture: FinishedPicture;
}

/** The picture on stage beside another one, or beside what it was made from. */
export function Compare({ state, dispatch, attempt, picture }: CompareProps) {
  const compareWith = (id: string | undefined) => dispatch({ type: 'picture-compared', id });
  const original = useOriginal(picture, state.compared === 'original', attempt);
  const others = state.pictures.filter(isFinished).filter(({ id }) => id !== picture.id);
  const other = others.find(({ id }) => id === state.compared);
  const own = ownSideOf(picture, state.compared, original);
  const self = sideOf(picture);
  const sides = other
    ? ({ left: self, right: sideOf(other), after: 'left' } as const)
    : ({ left: own, right: self, after: 'right' } as const);
  return (
    <CompareView {...sides} size={picture.file} close={() => compareWith(undefined)}>
      <select
        class="other"
        aria-label={t('Compare with')}
        value={state.compared}
        onChange={({ currentTarget }) => compareWith(currentTarget.value)}
      >
        {ownSidesOf(picture).map((side) => (
          <option key={side} value={side}>
            {OWN_SIDE_NAMES[side]()}
          </option>
        ))}
        {others.map((one) => (
          <option key={one.id} value={one.id}>
            {nameOf(one)}
          </option>
        ))}
      </select>
    </CompareView>
  );
}

function ownSideOf(
  { delivered = '', deliveredSource }: FinishedPicture,
  compared: string | undefined,
  original: ImageView | undefined,
): Side {
  if (compared === 'delivered') {
    const name = OWN_SIDE_NAMES.delivered();
    return { uri: delivered, name, address: deliveredSource, description: name };
  }
  const name = OWN_SIDE_NAMES.original();
  return { uri: original?.uri ?? '', name, address: original?.source, description: original?.name ?? name };
}

/** What the picture was made from, read once it is wanted. */
function useOriginal(
  picture: FinishedPicture,
  wanted: boolean,
  attempt: PicturePart['attempt'],
): ImageView | undefined {
  const [original, setOriginal] = useState<ImageView>();
  const uri = originalOf(picture);
  useEffect(() => {
    if (!wanted || uri === undefined) return undefined;
    let isCurrent = true;
    attempt(async () => {
      const { images } = await ask('images-read', { uris: [uri] });
      if (isCurrent) setOriginal(images[0]);
    });
    return () => {
      isCurrent = false;
    };
  }, [uri, wanted]);
  return original?.uri === uri ? original : undefined;
}
