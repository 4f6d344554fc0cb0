import { isDallE } from './models.ts';
import type { Order } from './order.ts';
import type { Picture } from './pictures.ts';
import { scene } from './scene.ts';
import { sheetOf } from './sizes.ts';
import type { ServerEvent } from './stream.ts';
import { type Pixels, type Usage, usageOf } from './tokens.ts';

/** The body of an answer that is not streamed. */
export type Answer = {
  readonly created: number;
  readonly data: readonly AnswerPicture[];
  readonly [member: string]: unknown;
};

export type AnswerPicture = {
  readonly b64_json?: string | null;
  readonly url?: string;
  readonly revised_prompt?: string;
};

/** Puts a picture where it can be fetched. @returns its URL */
export type Publish = (bytes: Buffer, format: string) => string;

export function answerOf(order: Order, pictures: readonly Picture[], publish: Publish): Answer {
  const created = Math.floor(Date.now() / 1000);
  const { model, values } = order;
  if (isDallE(model.family)) {
    const revised = model.family.name === 'dall-e-3' ? { revised_prompt: `${order.prompt}, in fine detail` } : {};
    const byUrl = (values.response_format ?? 'url') === 'url';
    const data = pictures.map(({ final }) => ({ ...inner(final, byUrl, order, publish), ...revised }));
    return { created, data };
  }
  return {
    created,
    ...echoes(order),
    data: pictures.map(({ final }) => ({ b64_json: final.toString('base64') })),
    ...(values.safety_identifier ? { safety_identifier: values.safety_identifier } : {}),
    usage: usage(order, pictures.length, 0),
    ...(order.format === 'svg' ? { svg_usage: svgUsage(order) } : {}),
  };
}

/**
 * The events of a streamed answer, picture after picture. No document says how several pictures share a stream: they come
 * one after another here, each with the usage of its own.
 */
export function eventsOf(order: Order, pictures: readonly Picture[]): readonly ServerEvent[] {
  const prefix = order.endpoint === 'edits' ? 'image_edit' : 'image_generation';
  const created_at = Math.floor(Date.now() / 1000);
  const identifier = order.values.safety_identifier;
  return pictures.flatMap(({ final, previews }) => {
    const { output_tokens_details: _, ...used } = usage(order, 1, previews.length) ?? {};
    const event = (kind: string, bytes: Buffer, more: Record<string, unknown>): ServerEvent => {
      const type = `${prefix}.${kind}`;
      return { type, data: { type, b64_json: bytes.toString('base64'), created_at, ...echoes(order), ...more } };
    };
    return [
      ...previews.map((bytes, index) => event('partial_image', bytes, { partial_image_index: index })),
      event('completed', final, { usage: used, ...(identifier ? { safety_identifier: identifier } : {}) }),
    ];
  });
}

function echoes({ size, quality, transparent, format }: Order) {
  return {
    size: `${size.width}x${size.height}`,
    quality,
    background: transparent ? 'transparent' : 'opaque',
    output_format: format,
  };
}

function usage(order: Order, pictures: number, partials: number): Usage | undefined {
  const { model, prompt, quality, size, format, frames, uploads, values } = order;
  return usageOf({
    family: model.family,
    prompt,
    quality,
    size: format === 'gif' ? sheetSize(size, frames) : size,
    pictures,
    partials,
    inputs: uploads.images,
    highFidelity: values.input_fidelity === 'high',
  });
}

function sheetSize({ width, height }: Pixels, frames: number): Pixels {
  const { columns, rows } = sheetOf(frames);
  return { width: width * columns, height: height * rows };
}

/** What the author model read and wrote; it reads the picture drawn first as well as the prompt. */
function svgUsage({ values, prompt, size, transparent }: Order) {
  const written = Math.ceil(scene(`${prompt}#0`, size.width, size.height, transparent).length / 4);
  const [input_tokens, reasoning_tokens] = [1_024 + Math.ceil(prompt.length / 4), 320];
  const output_tokens = written + reasoning_tokens;
  const model = values.svg?.model ?? 'gpt-5.5';
  return { model, input_tokens, output_tokens, reasoning_tokens, total_tokens: input_tokens + output_tokens };
}

function inner(bytes: Buffer, byUrl: boolean, { format }: Order, publish: Publish): AnswerPicture {
  return byUrl ? { url: publish(bytes, format) } : { b64_json: bytes.toString('base64') };
}
