import { t } from '../text.ts';
import type { FilePicture, ForeignFormat, PictureFormat } from './draft.ts';
import { sizeOf } from './file-data.ts';
import type { InputRule } from './row.ts';
import { MEBIBYTE } from './rule.ts';

/** What becomes of a picture before it goes along with an edit. */
export type InputPlan =
  | { readonly kind: 'as-it-is' }
  | ({ readonly kind: 'fit' } & InputFit)
  /** A sentence for people. */
  | { readonly kind: 'refused'; readonly message: string };

/** What the picture must become: upright in any case, and whole. */
export interface InputFit {
  readonly name: string;
  readonly from: InputFormat;
  readonly to: SentFormat;
  /** The model, where it takes nothing but squares. */
  readonly squareFor?: string;
  /** Bytes; what is sent must be smaller. */
  readonly below: number;
}

export type InputFormat = PictureFormat | ForeignFormat;
export type SentFormat = 'png' | 'jpeg' | 'webp';

/** Bytes: what the API takes of one picture, whatever the model. */
const API_LIMIT = 50 * MEBIBYTE;

/** Bytes: what may be held in memory to be made fit. */
const WORK_LIMIT = 512 * MEBIBYTE;

/**
 * Decides by a picture's two ends whether a model takes it as it is, so that large ones can be streamed.
 * @param model for people
 */
export function planInput(picture: FilePicture, rule: InputRule, model: string): InputPlan {
  const { name, facts, cutOff } = picture;
  const size = sizeOf(picture);
  const from = facts?.format ?? picture.foreign;
  if (size === 0) return refused(t('{0} is empty', name));
  if (!from) return refused(t('{0} is not a picture: nothing in it can be shown, whatever its name says', name));
  if (from === 'png' && facts?.animated) return refused(t('{0} is animated: an edit takes a still picture', name));

  const to = isSent(from) && rule.formats.includes(from) && !facts?.animated ? from : 'png';
  const below = Math.min(rule.maxBytes, API_LIMIT);
  const upright = facts?.orientation === undefined;
  const shaped = !rule.square || facts?.width === facts?.height;
  if (from === to && upright && shaped && size < below && !cutOff) return { kind: 'as-it-is' };
  if (size > WORK_LIMIT) {
    return refused(t('{0} is too large to be made fit: at most {1} MB', name, WORK_LIMIT / MEBIBYTE));
  }
  return { kind: 'fit', name, from, to, ...(rule.square ? { squareFor: model } : {}), below };
}

/** A picture as it will be sent, so far as that is known before it is read: enough for the checks of a form. */
export function plannedPicture(picture: FilePicture, rule: InputRule, model: string): FilePicture {
  const plan = planInput(picture, rule, model);
  if (plan.kind !== 'fit' || !picture.facts) return picture;
  const { orientation: _, animated: __, ...facts } = picture.facts;
  const side = Math.min(facts.width, facts.height);
  const square = plan.squareFor === undefined ? {} : { width: side, height: side };
  const size = Math.min(sizeOf(picture), plan.below - 1);
  return {
    ...picture,
    facts: { ...facts, ...square, format: plan.to },
    ...('content' in picture ? { content: { ...picture.content, size } } : {}),
  };
}

function refused(message: string): InputPlan {
  return { kind: 'refused', message };
}

function isSent(format: InputFormat): format is SentFormat {
  return format === 'png' || format === 'jpeg' || format === 'webp';
}
