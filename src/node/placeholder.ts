import type { ImageRequest, InputPicture } from '../core/model/draft.ts';
import { bytesOf } from '../core/model/file-data.ts';
import { parseSize } from '../core/model/size.ts';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';
import type { ImageEvent } from '../core/wire/events.ts';
import { type PaintOrder, paint } from './painter/paint.ts';

const SQUARE = { width: 1024, height: 1024 };
/** The table's limits for this model, which an input picture of its own size may miss. */
const LONGEST_EDGE = 4096;
const SHORTEST_EDGE = 16;

/** The offline model: a checked request becomes an order for the painter. */
export async function* makePlaceholder(request: ImageRequest, signal: AbortSignal): AsyncGenerator<ImageEvent> {
  const { options } = request;
  const format = options.output_format ?? 'png';
  if (format === 'gif')
    throw new ImageError('invalid-request', t('{0} does not take {1}: leave it out', request.model, format));
  const image = await read(request.image[0]);
  const [mask, markup] = [await read(request.mask), await read(request.markup)];
  const order: PaintOrder = {
    prompt: options.prompt,
    ...(parseSize(options.size ?? '') ?? sizeOfFirst(request)),
    n: request.n,
    output_format: format,
    background: options.background === 'transparent' || options.background === 'opaque' ? options.background : 'auto',
    partial_images: request.stream ? (options.partial_images ?? 0) : 0,
    ...(options.output_compression === undefined ? {} : { output_compression: options.output_compression }),
    ...(image ? { image } : {}),
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
  };
  yield* paint(order, signal);
}

/** `auto`: an edit keeps the size of its picture, a new picture is a square. */
function sizeOfFirst({ image }: ImageRequest): { readonly width: number; readonly height: number } {
  const first = image[0];
  if (first?.kind !== 'file' || !first.facts) return SQUARE;
  const { width, height } = first.facts;
  const fit = Math.min(1, LONGEST_EDGE / Math.max(width, height));
  const edge = (length: number) => Math.max(SHORTEST_EDGE, Math.round(length * fit));
  return { width: edge(width), height: edge(height) };
}

async function read(picture: InputPicture | undefined): Promise<Uint8Array | undefined> {
  return picture?.kind === 'file' ? bytesOf(picture) : undefined;
}
