import type { PicturePart } from '../parts.ts';
import { Compare } from './compare.tsx';
import { CompareGiven } from './compare-given.tsx';
import { isFinished } from './finished.ts';
import { Original } from './original.tsx';
import { Outcome } from './outcome.tsx';
import { Viewer } from './viewer.tsx';
import { Welcome } from './welcome.tsx';

/**
 * What is selected, large: one picture, two that are compared, what became of one that did not come, what is
 * to be changed, or an invitation.
 */
export function Stage(part: PicturePart) {
  const { state, picture } = part;
  if (state.comparison) return <CompareGiven {...part} comparison={state.comparison} />;
  const [given] = state.tab === 'edit' ? state.forms.edit.images : [];
  if (!picture) return given?.source ? <Original image={given} key={given.uri} /> : <Welcome {...part} />;
  if (picture.phase === 'failed' || picture.phase === 'cancelled') return <Outcome {...part} picture={picture} />;
  if (isFinished(picture) && state.compared) return <Compare {...part} picture={picture} key={picture.id} />;
  return <Viewer {...part} picture={picture} key={picture.id} />;
}
