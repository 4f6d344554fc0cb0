import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import type { StandIn } from '../../server/stand-in.ts';

export type Json = Readonly<Record<string, unknown>>;
export type ErrorBody = {
  readonly error: {
    readonly type: string;
    readonly code: string | null;
    readonly param: string | null;
    readonly message: string;
  };
};
export type FileInput = {
  readonly name: string;
  readonly bytes: Uint8Array;
  readonly type?: string;
  readonly filename?: string;
};
export type Message = { readonly event: string | undefined; readonly data: Json };

/** Asks for a generation. What is not said is a small, quick, valid request. */
export function generate(server: StandIn, body: Json = {}, init: RequestInit = {}): Promise<Response> {
  return fetch(`${server.url}/images/generations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-image-2', prompt: 'a lighthouse', size: '1024x640', ...body }),
    ...init,
  });
}

/** Asks for a multipart edit. */
export function edit(
  server: StandIn,
  fields: Readonly<Record<string, string>>,
  files: readonly FileInput[],
): Promise<Response> {
  const form = new FormData();
  for (const [name, value] of Object.entries({ model: 'gpt-image-2.5-flare', prompt: 'a boat', ...fields })) {
    form.append(name, value);
  }
  for (const { name, bytes, type = 'image/png', filename = 'picture.png' } of files) {
    form.append(name, new Blob([new Uint8Array(bytes)], { type }), filename);
  }
  return fetch(`${server.url}/images/edits`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}` },
    body: form,
  });
}

/** Asks for a JSON edit. */
export function editJson(server: StandIn, body: Json): Promise<Response> {
  return fetch(`${server.url}/images/edits`, {
    method: 'POST',
    headers: { authorization: `Bearer ${server.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ model: 'gpt-image-2.5-flare', prompt: 'a boat', ...body }),
  });
}

/** Asserts a refusal by its status, code and param. */
export async function assertRefused(
  response: Response,
  status: number,
  code: string | null,
  param: string | null,
  message = /./,
): Promise<void> {
  const text = await response.text();
  assert.match(text, /^\{\s*"error"/, `refused as JSON, not ${text.slice(0, 80)}`);
  const { error } = JSON.parse(text) as ErrorBody;
  assert.deepEqual(
    { status: response.status, code: error.code, param: error.param },
    { status, code, param },
    `wrong refusal: ${error.message}`,
  );
  assert.match(error.message, message);
  assert.ok(error.type.length > 0, 'a refusal has a type');
}

/** The pictures of an answer that was not streamed. */
export async function picturesOf(response: Response): Promise<readonly Buffer[]> {
  const text = await response.text();
  assert.equal(response.status, 200, text.slice(0, 300));
  const { data } = JSON.parse(text) as { readonly data: readonly { readonly b64_json: string }[] };
  return data.map(({ b64_json }) => Buffer.from(b64_json, 'base64'));
}

/** Reads a stream that follows the API's own form to the letter. */
export function messagesOf(text: string): readonly Message[] {
  assert.match(text, /\n\n$/, 'the stream ends with an empty line');
  return text
    .slice(0, -2)
    .split('\n\n')
    .map((message) => {
      const [, event, data] = /^event: (.*)\ndata: (.*)$/.exec(message) ?? [];
      assert.ok(data, `a message of two lines, not ${message.slice(0, 80)}`);
      return { event, data: JSON.parse(data) as Json };
    });
}

/** A picture file of one colour. */
export function solid(
  width: number,
  height: number,
  alpha = 1,
  format: 'png' | 'jpeg' | 'webp' = 'png',
): Promise<Buffer> {
  const create = { width, height, channels: alpha === 1 ? 3 : 4, background: { r: 200, g: 40, b: 40, alpha } } as const;
  return sharp({ create }).toFormat(format).toBuffer();
}

/** A PNG whose left half is transparent and whose right half is opaque. */
export async function halfTransparent(width: number, height: number): Promise<Buffer> {
  const rgba = Buffer.alloc(width * height * 4, 255);
  for (let pixel = 0; pixel < width * height; pixel++) if (pixel % width < width / 2) rgba[pixel * 4 + 3] = 0;
  return sharp(rgba, { raw: { width, height, channels: 4 } })
    .png()
    .toBuffer();
}
