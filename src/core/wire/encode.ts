import type { ImageRequest, InputPicture, PictureFormat } from '../model/draft.ts';
import { OPTION_NAMES } from '../model/options.ts';
import type { FilePart, HttpRequest, Part } from './http.ts';
import { addressOf, type Server } from './server.ts';

/**
 * The call for a checked request: JSON to generate, multipart to edit files, JSON to edit pictures that are named by address
 * or file id.
 */
export function encode(request: ImageRequest, server: Server): HttpRequest {
  const url = addressOf(server, request.operation, request.model);
  const fields: readonly Field[] = [...sentFields(request), ...(Object.entries(server.extraBody) as Field[])];
  const json = (body: object): HttpRequest => ({
    method: 'POST',
    url,
    headers: server.headers,
    body: { kind: 'json', text: JSON.stringify(body) },
  });
  if (request.operation === 'generate') return json(Object.fromEntries(fields));
  const pictures = [...request.image, request.mask, request.markup];
  if (pictures.some((picture) => picture && picture.kind !== 'file')) return json(jsonEdit(request, fields));
  return {
    method: 'POST',
    url,
    headers: server.headers,
    body: { kind: 'multipart', parts: editParts(request, fields) },
  };
}

type Field = readonly [name: string, value: unknown];

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

/** One picture goes as `image`, several as repeated `image[]`; a server may refuse both names together. */
function editParts(request: ImageRequest, fields: readonly Field[]): readonly Part[] {
  const imageName = request.image.length === 1 ? 'image' : 'image[]';
  return [
    ...fields.map(([name, value]) => ({
      name,
      value: typeof value === 'object' ? JSON.stringify(value) : String(value),
    })),
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

function jsonEdit(request: ImageRequest, fields: readonly Field[]): object {
  return {
    ...Object.fromEntries(fields),
    images: request.image.map(reference),
    ...(request.mask ? { mask: reference(request.mask) } : {}),
    ...(request.markup ? { markup: reference(request.markup) } : {}),
  };
}

function reference(picture: InputPicture): { readonly image_url: string } | { readonly file_id: string } {
  switch (picture.kind) {
    case 'url':
      return { image_url: picture.url };
    case 'file-id':
      return { file_id: picture.id };
    case 'file':
      return { image_url: `data:${CONTENT_TYPES[picture.facts?.format ?? 'png']};base64,${base64(picture.bytes)}` };
  }
}

/** In pieces: the arguments of one call are limited. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
