import type { Endpoint, Model, ModelOptions } from './models.ts';
import { findModel, isDallE } from './models.ts';
import { readValues, type Values } from './parameters.ts';
import { missingParameter } from './problems.ts';
import { checkRules } from './rules.ts';
import { automaticSize, readFrameSize, readSize } from './sizes.ts';
import type { Submission } from './submission.ts';
import type { Pixels } from './tokens.ts';
import { type Lookup, readUploads, type Uploads } from './uploads.ts';

/** A request that broke no rule, with every default and every `auto` resolved. */
export type Order = {
  readonly endpoint: Endpoint;
  readonly model: Model;
  readonly values: Values;
  readonly uploads: Uploads;
  readonly prompt: string;
  readonly count: number;
  /** Of a GIF: the size of one frame. */
  readonly size: Pixels;
  readonly quality: string;
  readonly transparent: boolean;
  readonly format: OutputFormat;
  readonly stream: boolean;
  readonly partials: number;
  readonly frames: number;
  /** Milliseconds that each frame of a GIF stays. */
  readonly frameDuration: number;
};

export type OutputFormat = 'png' | 'jpeg' | 'webp' | 'gif' | 'svg';

export type OrderOptions = ModelOptions & { readonly svgAuthors: readonly string[]; readonly lookup: Lookup };

/** @throws Refused as the API refuses, for the first thing that is wrong. */
export async function readOrder(submission: Submission, endpoint: Endpoint, options: OrderOptions): Promise<Order> {
  const values = readValues(submission, endpoint);
  if (values.model === undefined) throw missingParameter('model');
  const model = findModel(values.model, options);
  checkRules({
    endpoint,
    kind: submission.kind,
    model,
    values,
    pictures: sent(submission),
    svgAuthors: options.svgAuthors,
  });
  const frames = values.frame_count ?? 9;
  const askedSize = values.size ?? (isDallE(model.family) ? '1024x1024' : 'auto');
  const size = values.output_format === 'gif' ? readFrameSize(askedSize, frames) : readSize(askedSize, model.family);
  const uploads =
    endpoint === 'edits'
      ? await readUploads(submission, model.family, options.lookup)
      : { images: [], mask: undefined, markup: undefined };
  const quality = values.quality ?? 'auto';
  return {
    endpoint,
    model,
    values,
    uploads,
    prompt: values.prompt ?? '',
    count: values.n ?? 1,
    size: size ?? automaticSize(model.family, uploads.images[0]),
    quality: quality === 'auto' ? model.family.defaultQuality : quality,
    transparent: values.background === 'transparent',
    format: (values.output_format ?? 'png') as OutputFormat,
    stream: values.stream ?? false,
    partials: values.stream ? (values.partial_images ?? 0) : 0,
    frames,
    frameDuration: Math.max(10, Math.round((values.frame_duration_ms ?? 200) / 10) * 10),
  };
}

function sent({ kind, fields, files }: Submission) {
  const has = (name: string) =>
    kind === 'json' ? fields[name] !== undefined && fields[name] !== null : files.some((file) => file.name === name);
  return { mask: has('mask'), markup: has('markup') };
}
