import { type Part, readMultipart } from './multipart.ts';
import { invalidType, invalidValue, kindOf, refused } from './problems.ts';

/** A request body as it was sent, before any of its values is judged. */
export type Submission = {
  readonly kind: 'json' | 'multipart';
  /** JSON members, or the text parts of a form. */
  readonly fields: Readonly<Record<string, unknown>>;
  /** In the order sent. */
  readonly files: readonly FilePart[];
};

export type FilePart = Part & { readonly filename: string };

const formOnlyForFiles = ['image', 'image[]', 'mask', 'markup'];

/** @throws Refused (400) for a body that is neither a JSON object nor a well-formed form. */
export function readSubmission(body: Buffer, contentType: string | undefined): Submission {
  const media = contentType?.split(';')[0]?.trim().toLowerCase();
  if (media === 'application/json') return { kind: 'json', fields: readJson(body), files: [] };
  if (media === 'multipart/form-data') return readForm(readMultipart(body, contentType ?? ''));
  throw refused(
    null,
    null,
    `Invalid Content-Type header (${contentType ?? 'none'}), expected application/json or multipart/form-data.`,
  );
}

function readJson(body: Buffer): Record<string, unknown> {
  let value: unknown;
  try {
    value = JSON.parse(strictText(body));
  } catch {
    throw refused(null, null, 'We could not parse the JSON body of your request.');
  }
  if (!isRecord(value))
    throw refused('invalid_type', null, `Expected a JSON object, but got ${kindOf(value)} instead.`);
  return value;
}

function readForm(parts: readonly Part[]): Submission {
  const fields: Record<string, unknown> = {};
  const files: FilePart[] = [];
  for (const part of parts) {
    if (part.filename !== undefined) {
      files.push({ ...part, filename: part.filename });
      continue;
    }
    if (part.contentType !== undefined && part.contentType !== 'text/plain') throw fileWithoutName(part);
    if (formOnlyForFiles.includes(part.name)) throw invalidType(fileParameter(part.name, 0), 'a file', 'string');
    if (part.name in fields) throw invalidValue(part.name, `Duplicate parameter: '${part.name}'.`);
    try {
      fields[part.name] = strictText(part.bytes);
    } catch {
      throw invalidValue(part.name, `Invalid '${part.name}': not valid UTF-8.`);
    }
  }
  return { kind: 'multipart', fields, files };
}

/** How the API addresses a file part in its messages: the n-th `image` or `image[]` part is `image[n]`. */
export function fileParameter(name: string, index: number): string {
  return name === 'image' || name === 'image[]' ? `image[${index}]` : name;
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function fileWithoutName(part: Part): Error {
  const param = fileParameter(part.name, 0);
  return invalidType(param, 'a file with a file name', `${part.contentType} part without one`);
}

function strictText(bytes: Buffer): string {
  return new TextDecoder('utf-8', { fatal: true, ignoreBOM: true }).decode(bytes);
}
