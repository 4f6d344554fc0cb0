import { findModel, formatsOf, optionsOf } from '../model/catalogue.ts';
import { problemOf } from '../model/choices.ts';
import { withDefaults } from '../model/defaults.ts';
import type { Draft, PictureFormat } from '../model/draft.ts';
import { type Estimate, estimate } from '../model/price.ts';
import { type PixelSize, writeSize } from '../model/size.ts';
import { planTarget } from '../model/target.ts';
import { validate } from '../model/validate.ts';
import { t } from '../text.ts';

/** What a document says of a picture that it asks for. */
export interface WishedPicture {
  /** Empty where nothing says what it shows. */
  readonly prompt: string;
  /** What people call it. */
  readonly name: string;
  /** Exact pixels. */
  readonly target?: PixelSize;
  /** What its address ends in, without the dot; empty where nothing says so. */
  readonly extension: string;
  /** What the extension promises; absent where that is nothing that Stipple knows. */
  readonly format?: PictureFormat;
}

/** What to order for a wish. */
export interface WishOrder {
  readonly options: Readonly<Record<string, unknown>>;
  /** Exact pixels; a drawing has none. */
  readonly target?: PixelSize;
}

/** What people wish for always; nobody watches these pictures form, so that previews would be paid for in vain. */
type Defaults = Readonly<Record<string, unknown>>;

export function orderOf(wish: WishedPicture, model: string, defaults: Defaults): WishOrder {
  const { format, target } = wish;
  const { row } = findModel(model);
  // What costs nothing may be painted for a name alone.
  const prompt = wish.prompt || (row.runs === 'offline' ? wish.name : '');
  const canChoose = optionsOf(row, 'generate')?.output_format !== undefined;
  const options = { prompt, model, n: 1, ...(format && canChoose ? { output_format: format } : {}) };
  if (!target) return { options };
  const draft = withDefaults(drawn(options), unwatched(defaults));
  if (draft.options.output_format !== 'svg') return { options, target };
  return { options: { ...options, size: nearestSize(target, draft) } };
}

/** Why the model cannot fulfil a wish, before anything is sent, and what works instead; undefined where it can. */
export function obstacleTo(wish: WishedPicture, model: string, defaults: Defaults): string | undefined {
  const { row, known } = findModel(model);
  const formats = formatsOf(row, 'generate');
  if (wish.extension && !wish.format)
    return t('No model makes .{0} files. {1} makes: {2}', wish.extension, model, formats.join(', '));
  if (wish.format && known && !formats.includes(wish.format))
    return t('{0} makes no {1}. It makes: {2}', model, wish.format, formats.join(', '));
  const draft = draftOf(wish, model, defaults);
  if (!draft) return t('The picture cannot be brought to {0} pixels', wish.target ? writeSize(wish.target) : '');
  const verdict = validate(draft);
  return verdict.ok ? undefined : verdict.problems[0]?.message;
}

/** What fulfilling a wish would cost; undefined where nobody knows, or where it cannot be fulfilled. */
export function priceOf(wish: WishedPicture, model: string, defaults: Defaults): Estimate | undefined {
  const draft = draftOf(wish, model, defaults);
  const verdict = draft && validate(draft);
  return verdict?.ok ? estimate(verdict.request) : undefined;
}

/** As it would be sent. */
function draftOf(wish: WishedPicture, model: string, defaults: Defaults): Draft | undefined {
  const { options, target } = orderOf(wish, model, defaults);
  const draft = withDefaults(drawn(options), unwatched(defaults));
  if (!target) return draft;
  const plan = planTarget(target, draft);
  return plan && { ...draft, options: { ...draft.options, size: plan.size } };
}

function drawn(options: Draft['options']): Draft {
  return { operation: 'generate', options };
}

function unwatched({ partial_images: _, ...defaults }: Defaults): Defaults {
  return defaults;
}

function nearestSize(target: PixelSize, draft: Draft): string {
  const size = writeSize(target);
  const problem = problemOf('size', { ...draft, options: { ...draft.options, size } });
  return String(problem?.nearest ?? size);
}
