import { findModel, optionsOf } from '../core/model/catalogue.ts';
import { withDefaults } from '../core/model/defaults.ts';
import type { Draft, ImageRequest, Problem } from '../core/model/draft.ts';
import { type PixelSize, writeSize } from '../core/model/size.ts';
import { OFFLINE_MODEL, ONLINE_MODEL } from '../core/model/table.ts';
import { planTarget } from '../core/model/target.ts';
import { validate } from '../core/model/validate.ts';
import { t } from '../core/text.ts';
import { invalidRequest } from '../core/wire/errors.ts';
import { type Destination, type DestinationVerdict, findDestination } from './destination.ts';
import type { Keys } from './key.ts';
import type { Order } from './order.ts';
import { type OpenPicture, readPictures } from './pictures.ts';
import type { Settings } from './settings.ts';

export interface CheckedOrder {
  readonly request: ImageRequest;
  readonly warnings: readonly Problem[];
  readonly destination: Destination;
  /** What the finished pictures are to be brought to. */
  readonly target?: PixelSize;
}

/** Everything that can be known to be wrong before anything is sent, said at once. */
export async function checkOrder(
  order: Order,
  settings: Settings,
  model: unknown,
  watched: boolean,
  openPicture: OpenPicture,
): Promise<CheckedOrder> {
  const wanted: Readonly<Record<string, unknown>> = { ...order.options, model };
  const { pictures, problems: unreadable } = await readPictures(order, openPicture);
  const place = await findDestination(order, settings, {
    prompt: String(wanted.prompt ?? ''),
    model: String(model),
    size: order.target ? writeSize(order.target) : String(order.options.size ?? 'auto'),
  });
  const bare: Draft = {
    operation: order.operation,
    options: { ...wanted, ...promisedFormat(order, place, model) },
    ...pictures,
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
  const problems = [...order.problems, ...unreadable, ...found, ...plan.problems, ...misplaced];
  if (problems.length > 0 || !verdict.ok || !('destination' in place)) throw invalidRequest(problems);
  const target = order.target ? { target: order.target } : {};
  return { request: verdict.request, warnings: verdict.warnings, destination: place.destination, ...target };
}

/** What to use where nothing is asked for: the setting, else the offline model until there is a key. */
export async function defaultModel(settings: Settings, keys: Keys): Promise<string> {
  return settings.model || ((await keys.find()) ? ONLINE_MODEL : OFFLINE_MODEL);
}

/** Beyond this, formats and machines give up. */
const LONGEST_TARGET_EDGE = 16_383;

/** The draft at the size from which the target is reached best. */
function planFor(
  target: PixelSize | undefined,
  draft: Draft,
): { readonly draft: Draft; readonly problems: readonly Problem[] } {
  if (!target) return { draft, problems: [] };
  const plan = Math.max(target.width, target.height) > LONGEST_TARGET_EDGE ? undefined : planTarget(target, draft);
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
