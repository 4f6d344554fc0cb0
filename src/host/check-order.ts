import { findModel, optionsOf } from '../core/model/catalogue.ts';
import { withDefaults } from '../core/model/defaults.ts';
import type { Draft, ImageRequest, Problem } from '../core/model/draft.ts';
import { type PixelSize, writeSize } from '../core/model/size.ts';
import { OFFLINE_MODEL, ONLINE_MODEL } from '../core/model/table.ts';
import { planTarget } from '../core/model/target.ts';
import { validate } from '../core/model/validate.ts';
import { t } from '../core/text.ts';
import { invalidRequest } from '../core/wire/errors.ts';
import type { Pixels } from '../node/pixels.ts';
import type { Keys } from './key.ts';
import type { Order } from './order.ts';
import { type Destination, type DestinationVerdict, findDestination } from './pictures/destination.ts';
import { type FitPictures, fitPictures, type MaskedOriginal } from './pictures/fit-pictures.ts';
import { type DraftPictures, type OpenPicture, readPictures } from './pictures/pictures.ts';
import type { Settings } from './settings.ts';

export interface CheckedOrder {
  readonly request: ImageRequest;
  readonly warnings: readonly Problem[];
  readonly destination: Destination;
  /** What the finished pictures are to be brought to. */
  readonly target?: PixelSize;
  /** What the finished pictures are to stay outside of the mask. */
  readonly masked?: MaskedOriginal;
}

export interface CheckDependencies {
  readonly openPicture: OpenPicture;
  readonly loadPixels: () => Promise<Pixels>;
}

/** Everything that can be known to be wrong before anything is sent, said at once. */
export async function checkOrder(
  order: Order,
  settings: Settings,
  model: unknown,
  watched: boolean,
  { openPicture, loadPixels }: CheckDependencies,
): Promise<CheckedOrder> {
  const wanted: Readonly<Record<string, unknown>> = { ...order.options, model };
  const read = await readPictures(order, openPicture);
  const fit = await fitFor(order, read.pictures, String(model), loadPixels);
  const unreadable = [...read.problems, ...fit.problems];
  const place = await findDestination(order, settings, {
    prompt: String(wanted.prompt ?? ''),
    model: String(model),
    size: order.target ? writeSize(order.target) : String(order.options.size ?? 'auto'),
  });
  const bare: Draft = {
    operation: order.operation,
    options: { ...wanted, ...promisedFormat(order, place, model) },
    ...fit.pictures,
  };
  const { partial_images: _, ...unwatched } = settings.defaults;
  const plan = planFor(order.target, withDefaults(bare, watched ? settings.defaults : unwatched));
  const verdict = validate(plan.draft);
  // A picture that could not be read is told as such, not also as missing.
  const found = verdict.ok
    ? []
    : verdict.problems.filter(({ field }) => !unreadable.some((one) => one.field === field));
  const misplaced =
    'problems' in place
      ? place.problems
      : formatProblems(place.destination, verdict.ok ? verdict.request.options.output_format : undefined);
  const unkept = keepProblems(order, fit);
  const problems = [...order.problems, ...unreadable, ...found, ...unkept, ...plan.problems, ...misplaced];
  if (problems.length > 0 || !verdict.ok || !('destination' in place)) throw invalidRequest(problems);
  return {
    request: verdict.request,
    warnings: [...fit.warnings, ...verdict.warnings],
    destination: place.destination,
    ...(order.target ? { target: order.target } : {}),
    ...(fit.masked && order.keep_outside_mask !== false ? { masked: fit.masked } : {}),
  };
}

/** A model that takes no pictures has no rule for them: that is what `validate` says then. */
async function fitFor(
  { operation }: Order,
  pictures: DraftPictures,
  model: string,
  loadPixels: CheckDependencies['loadPixels'],
): Promise<FitPictures> {
  const rule = operation === 'edit' ? findModel(model).row.edit?.input : undefined;
  return rule ? fitPictures(pictures, rule, model, loadPixels) : { pictures, problems: [], warnings: [] };
}

/** Pixels that are not on this machine cannot be brought back. */
function keepProblems(
  { keep_outside_mask, mask }: Order,
  { pictures, masked, problems }: FitPictures,
): readonly Problem[] {
  const addressed = [pictures.image?.[0], pictures.mask].some((picture) => picture && picture.kind !== 'file');
  if (!keep_outside_mask || mask === undefined || masked || problems.length > 0 || !addressed) return [];
  const message = t('keep_outside_mask needs the first picture and the mask as files: leave it out or name files');
  return [{ field: 'keep_outside_mask', message }];
}

/** What to use where nothing is asked for: the setting, else the offline model until there is a key. */
export async function defaultModel(settings: Settings, keys: Keys): Promise<string> {
  return settings.model || ((await keys.find()) ? ONLINE_MODEL : OFFLINE_MODEL);
}

/** The draft at the size from which the target is reached best. */
function planFor(
  target: PixelSize | undefined,
  draft: Draft,
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  if (!target) return { draft, problems: [] };
  const plan = planTarget(target, draft);
  if (plan) return { draft: { ...draft, options: { ...draft.options, size: plan.size } }, problems: [] };
  const message = t('The picture cannot be brought to {0} pixels: choose one of the sizes', writeSize(target));
  return { draft, problems: [{ field: 'target', message }] };
}

/** `save_to: 'art/fox.webp'` asks for WebP where the model lets one choose. */
function promisedFormat(order: Order, place: DestinationVerdict, model: unknown): { readonly output_format?: string } {
  const promised = 'destination' in place ? place.destination.given?.format : undefined;
  const canChoose = optionsOf(findModel(String(model)).row, order.operation)?.output_format !== undefined;
  return promised && canChoose && order.options.output_format === undefined ? { output_format: promised } : {};
}

function formatProblems({ given }: Destination, chosen: string | undefined): readonly Problem[] {
  if (!given || !chosen || given.format === chosen) return [];
  const message = t(
    'save_to ends in .{0} but output_format is {1}: make them agree or leave output_format out',
    given.extension,
    chosen,
  );
  return [{ field: 'save_to', message }];
}
