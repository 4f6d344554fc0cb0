import { findModel, optionsOf } from '../core/model/catalogue.ts';
import { withDefaults } from '../core/model/defaults.ts';
import type { Draft, ImageRequest, Problem } from '../core/model/draft.ts';
import { OFFLINE_MODEL, ONLINE_MODEL } from '../core/model/table.ts';
import { validate } from '../core/model/validate.ts';
import { t } from '../core/text.ts';
import { invalidRequest } from '../core/wire/errors.ts';
import { type Destination, type DestinationVerdict, findDestination } from './destination.ts';
import type { Keys } from './key.ts';
import type { Order } from './order.ts';
import { readPictures } from './pictures.ts';
import type { Settings } from './settings.ts';

export interface CheckedOrder {
  readonly request: ImageRequest;
  readonly warnings: readonly Problem[];
  readonly destination: Destination;
}

/** Everything that can be known to be wrong before anything is sent, said at once. */
export async function checkOrder(
  order: Order,
  settings: Settings,
  model: unknown,
  watched: boolean,
): Promise<CheckedOrder> {
  const wanted: Readonly<Record<string, unknown>> = { ...order.options, model };
  const { pictures, problems: unreadable } = await readPictures(order);
  const place = await findDestination(order, settings, {
    prompt: String(wanted.prompt ?? ''),
    model: String(model),
    size: String(order.options.size ?? 'auto'),
  });
  const bare: Draft = {
    operation: order.operation,
    options: { ...wanted, ...promisedFormat(order, place, model) },
    ...pictures,
  };
  const { partial_images: _, ...unwatched } = settings.defaults;
  const verdict = validate(withDefaults(bare, watched ? settings.defaults : unwatched));
  // A picture that could not be read is told as such, not also as missing.
  const found = verdict.ok
    ? []
    : verdict.problems.filter(({ field }) => !unreadable.some((one) => one.field === field));
  const misplaced =
    'problems' in place
      ? place.problems
      : formatProblems(place.destination, verdict.ok ? verdict.request.options.output_format : undefined);
  const problems = [...order.problems, ...unreadable, ...found, ...misplaced];
  if (problems.length > 0 || !verdict.ok || !('destination' in place)) throw invalidRequest(problems);
  return { request: verdict.request, warnings: verdict.warnings, destination: place.destination };
}

/** What to use where nothing is asked for: the setting, else the offline model until there is a key. */
export async function defaultModel(settings: Settings, keys: Keys): Promise<string> {
  return settings.model || ((await keys.find()) ? ONLINE_MODEL : OFFLINE_MODEL);
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
