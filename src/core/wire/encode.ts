import type { ImageRequest, InputPicture, PictureFormat } from '../model/draft.ts';
import { OPTION_NAMES } from '../model/options.ts';
import type { FilePart, HttpCall, Part } from './http.ts';

/** The call for a checked request: JSON to generate, multipart to edit files, JSON to edit pictures named by URL. */
export function encode(request: ImageRequest): HttpCall {
  const fields = sentFields(request);
  if (request.operation === 'generate') return jsonCall('/images/generations', Object.fromEntries(fields));
  const pictures = [...request.image, request.mask, request.markup];
  if (pictures.some((picture) => picture?.kind === 'url')) return jsonCall('/images/edits', jsonEdit(request, fields));
  return {
    method: 'POST',
    path: '/images/edits',
    headers: {},
    body: { kind: 'multipart', parts: editParts(request, fields) },
  };
}

type Field = readonly [name: string, value: string | number | boolean];

/** What was set, in the API's order; streaming only where it is wanted, previews only while streaming. */
function sentFields({ options, stream }: ImageRequest): readonly Field[] {
  const settled = {
    ...options,
    stream: stream || undefined,
    partial_images: stream ? options.partial_images : undefined,
  };
  return OPTION_NAMES.flatMap((name) => {
    const value = settled[name];
    return value === undefined ? [] : [[name, value] as const];
  });
}

function jsonCall(path: string, body: unknown): HttpCall {
  return { method: 'POST', path, headers: {}, body: { kind: 'json', text: JSON.stringify(body) } };
}

/** One picture goes as `image`, several as repeated `image[]`; a server may refuse both names together. */
function editParts(request: ImageRequest, fields: readonly Field[]): readonly Part[] {
  const imageName = request.image.length === 1 ? 'image' : 'image[]';
  return [
    ...fields.map(([name, value]) => ({ name, value: String(value) })),
    ...request.image.flatMap((picture) => filePart(imageName, picture)),
    ...filePart('mask', request.mask),
    ...filePart('markup', request.markup),
  ];
}

function filePart(name: string, picture: InputPicture | undefined): readonly FilePart[] {
  if (picture?.kind !== 'file') return [];
  const contentType = CONTENT_TYPES[picture.facts?.format ?? 'png'];
  return [{ name, filename: picture.name, contentType, bytes: picture.bytes }];
}

const CONTENT_TYPES: Readonly<Record<PictureFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

function jsonEdit(request: ImageRequest, fields: readonly Field[]): unknown {
  return {
    ...Object.fromEntries(fields),
    images: request.image.map(reference),
    ...(request.mask ? { mask: reference(request.mask) } : {}),
  };
}

function reference(picture: InputPicture): { readonly image_url: string } {
  if (picture.kind === 'url') return { image_url: picture.url };
  const binary = Array.from(picture.bytes, (byte) => String.fromCharCode(byte)).join('');
  return { image_url: `data:${CONTENT_TYPES[picture.facts?.format ?? 'png']};base64,${btoa(binary)}` };
}
