import type { PicturePart } from '../parts.ts';
import { Compare } from './compare.tsx';
import { isFinished } from './finished.ts';
import { Outcome } from './outcome.tsx';
import { Viewer } from './viewer.tsx';
import { Welcome } from './welcome.tsx';

/** What is selected, large: one picture, two that are compared, what became of one that did not come, or an invitation. */
export function Stage(part: PicturePart) {
  const { state, picture } = part;
  if (!picture) return <Welcome {...part} />;
  if (picture.phase === 'failed' || picture.phase === 'cancelled') return <Outcome {...part} picture={picture} />;
  const other = state.pictures.find(({ id }) => id === state.compared);
  if (isFinished(picture) && isFinished(other)) return <Compare {...part} first={picture} second={other} />;
  return <Viewer {...part} picture={picture} key={picture.id} />;
}
