import assert from 'node:assert/strict';
import type {
  Draft,
  ImageRequest,
  InputPicture,
  PictureFacts,
  PictureFormat,
} from '../../../../src/core/model/draft.ts';
import type { Operation } from '../../../../src/core/model/options.ts';
import type { Row } from '../../../../src/core/model/row.ts';
import { validate } from '../../../../src/core/model/validate.ts';
import { encode } from '../../../../src/core/wire/encode.ts';
import { PRESETS } from '../../../../src/core/wire/server.ts';

export const MEGABYTE = 1024 * 1024;

/** Options by the API's names, and the pictures of an edit beside them. */
export type Wish = Readonly<Record<string, unknown>> & Partial<Pick<Draft, 'image' | 'mask' | 'markup'>>;

export function generate(model: string, wish: Wish = {}): Draft {
  return draftOf('generate', model, wish);
}

/** An edit of one square PNG, unless the wish names other pictures. */
export function edit(model: string, wish: Wish = {}): Draft {
  return draftOf('edit', model, { image: [picture('png')], ...wish });
}

export function draftOf(operation: Operation, model: string, { image, mask, markup, ...options }: Wish): Draft {
  return {
    operation,
    options: { prompt: 'A red fox', model, ...options },
    ...(image ? { image } : {}),
    ...(mask ? { mask } : {}),
    ...(markup ? { markup } : {}),
  };
}

/** 1024x1024 and opaque, unless said otherwise; `length` in bytes. */
export function picture(format: PictureFormat, facts: Partial<PictureFacts> = {}, length = 8): InputPicture {
  return {
    kind: 'file',
    name: `picture.${format}`,
    bytes: new Uint8Array(length),
    facts: { format, width: 1024, height: 1024, alpha: false, ...facts },
  };
}

/** What a mask or markup must be. */
export function overlay(facts: Partial<PictureFacts> = {}, length = 8): InputPicture {
  return picture('png', { alpha: true, ...facts }, length);
}

/** The fields of what is wrong and of what is doubtful. */
export function judge(draft: Draft, table?: readonly Row[]): { readonly wrong: string[]; readonly doubtful: string[] } {
  const verdict = validate(draft, table);
  return {
    wrong: verdict.ok ? [] : verdict.problems.map(({ field }) => field),
    doubtful: verdict.warnings.map(({ field }) => field),
  };
}

/** The request that comes of a draft with nothing wrong. */
export function requestOf(draft: Draft): ImageRequest {
  const verdict = validate(draft);
  assert.ok(verdict.ok, verdict.ok ? '' : verdict.problems.map(({ message }) => message).join('; '));
  return verdict.request;
}

/** What is sent, by name: the fields of a JSON body, or how often each part of a multipart body comes. */
export async function bodyOf(request: ImageRequest): Promise<Readonly<Record<string, unknown>>> {
  const server = { ...PRESETS.openai, baseUrl: 'http://127.0.0.1/v1', headers: {}, extraBody: {} };
  const { body } = await encode(request, server);
  assert.ok(body);
  if (body.kind === 'json') return JSON.parse(body.text);
  const names = body.parts.map(({ name }) => name);
  return Object.fromEntries(names.map((name) => [name, names.filter((one) => one === name).length]));
}
