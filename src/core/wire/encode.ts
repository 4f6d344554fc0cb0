import type { ImageRequest, InputPicture, PictureFacts, PictureFormat } from '../model/draft.ts';
import { bytesOf } from '../model/file-data.ts';
import { OPTION_NAMES } from '../model/options.ts';
import type { FilePart, HttpRequest, Part } from './http.ts';
import { addressOf, type Server } from './server.ts';

/**
 * The call for a checked request: JSON to generate, multipart to edit files, JSON to edit pictures that are named by address
 * or file id. Only the files beside those are read here; rejects with what reading throws.
 */
export async function encode(request: ImageRequest, server: Server): Promise<HttpRequest> {
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
  if (pictures.some((picture) => picture && picture.kind !== 'file')) return json(await jsonEdit(request, fields));
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
  const { kind: _, name: filename, facts, ...data } = picture;
  return [{ name, filename, contentType: contentTypeOf(facts), ...data }];
}

function contentTypeOf(facts: PictureFacts | undefined): string {
  return CONTENT_TYPES[facts?.format ?? 'png'];
}

const CONTENT_TYPES: Readonly<Record<PictureFormat, string>> = {
  png: 'image/png',
  jpeg: 'image/jpeg',
  webp: 'image/webp',
  gif: 'image/gif',
  svg: 'image/svg+xml',
};

async function jsonEdit({ image, mask, markup }: ImageRequest, fields: readonly Field[]): Promise<object> {
  return {
    ...Object.fromEntries(fields),
    images: await Promise.all(image.map(reference)),
    ...(mask ? { mask: await reference(mask) } : {}),
    ...(markup ? { markup: await reference(markup) } : {}),
  };
}

async function reference(
  picture: InputPicture,
): Promise<{ readonly image_url: string } | { readonly file_id: string }> {
  switch (picture.kind) {
    case 'url':
      return { image_url: picture.url };
    case 'file-id':
      return { file_id: picture.id };
    case 'file':
      return { image_url: `data:${contentTypeOf(picture.facts)};base64,${base64(await bytesOf(picture))}` };
  }
}

/** In pieces: the arguments of one call are limited. */
function base64(bytes: Uint8Array): string {
  let binary = '';
  for (let at = 0; at < bytes.length; at += 8192) binary += String.fromCharCode(...bytes.subarray(at, at + 8192));
  return btoa(binary);
}
