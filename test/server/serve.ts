import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { readBody } from './body.ts';
import { control } from './control.ts';
import type { Fault } from './fault-types.ts';
import { answerImages } from './images.ts';
import { type OpenRecord, recordFiles } from './log.ts';
import { type Endpoint, listModels } from './models.ts';
import { notFound, problemText, Refused } from './problems.ts';
import { refusalFaults } from './refusal-faults.ts';
import { jsonReply, play, replyScript, type Step } from './script.ts';
import type { State } from './state.ts';
import { readSubmission } from './submission.ts';

const jsonType = { 'content-type': 'application/json' };
const mediaTypes: Readonly<Record<string, string>> = { svg: 'image/svg+xml' };

/** Answers one request, and records it unless it is one to the stand-in itself. */
export async function serve(request: IncomingMessage, response: ServerResponse, state: State): Promise<void> {
  const { method = 'GET', url: path = '/', headers } = request;
  if (path.startsWith('/__stand-in/')) return control(request, response, state);
  const open = state.log.open({ method, path, headers });
  const endpoint = method === 'POST' ? endpointOf(path) : undefined;
  const fault = endpoint && takeFault(state.queue);
  try {
    const script = await scriptFor(request, open, endpoint, fault, state);
    open.end(script ? await play(withApiHeaders(script, open), response, () => state.delay) : 'aborted');
  } catch (error) {
    // A defect of the stand-in itself: the client must not wait for it, and the test run must show it.
    open.end('cut');
    response.destroy();
    throw error;
  }
}

function endpointOf(path: string): Endpoint | undefined {
  return /^\/v1\/images\/(generations|edits)(?:\?|$)/.exec(path)?.[1] as Endpoint | undefined;
}

/** @returns undefined where the client hung up before its body was there */
async function scriptFor(
  request: IncomingMessage,
  open: OpenRecord,
  endpoint: Endpoint | undefined,
  fault: Fault | undefined,
  state: State,
): Promise<Iterable<Step> | undefined> {
  if (fault?.fault === 'body-too-large-early') {
    open.note({ fault: fault.fault });
    open.announce();
    return replyScript(refusalFaults[fault.fault].reply(fault));
  }
  const { bytes, whole } = await readBody(request);
  const { 'content-length': length, 'transfer-encoding': coding } = request.headers;
  open.note({ length: bytes.length });
  if (!whole) {
    open.announce();
    return undefined;
  }
  if (endpoint && length === undefined && coding === undefined) {
    open.announce();
    return replyScript({
      status: 411,
      headers: { 'content-type': 'text/html' },
      body: '<h1>Length Required</h1>',
      edge: true,
    });
  }
  try {
    if (endpoint) return await imageScript(request, bytes, open, endpoint, fault, state);
    open.announce();
    return getScript(request, state);
  } catch (error) {
    if (!(error instanceof Refused)) throw error;
    return replyScript({ status: error.problem.status, headers: jsonType, body: problemText(error.problem) });
  }
}

async function imageScript(
  request: IncomingMessage,
  bytes: Buffer,
  open: OpenRecord,
  endpoint: Endpoint,
  queued: Fault | undefined,
  state: State,
): Promise<Iterable<Step>> {
  const { options, published, origin } = state;
  let submission: ReturnType<typeof readSubmission>;
  try {
    submission = readSubmission(bytes, request.headers['content-type']);
    open.note({ fields: submission.fields, files: await recordFiles(submission) });
  } finally {
    open.announce();
  }
  checkKey(request, options.key);
  const { script, fault } = await answerImages(submission, endpoint, queued, {
    ...options,
    lookup: (reference) => {
      if ('image_url' in reference) return published.get(reference.image_url.replace(origin, ''))?.bytes;
      const file = options.files[reference.file_id];
      return file && Buffer.from(file);
    },
    publish: (picture, format) => {
      const path = `/files/${randomUUID()}.${format}`;
      published.set(path, { bytes: picture, format });
      return origin + path;
    },
  });
  open.note({ fault: fault?.fault });
  return script;
}

function getScript(request: IncomingMessage, { options, published }: State): readonly Step[] {
  const { method, url = '/' } = request;
  const path = url.replace(/\?.*/, '');
  const picture = published.get(path);
  if (method === 'GET' && picture) {
    const headers = {
      'content-type': mediaTypes[picture.format] ?? `image/${picture.format}`,
      'content-length': String(picture.bytes.length),
    };
    return [
      { kind: 'head', status: 200, headers, edge: true },
      { kind: 'send', bytes: picture.bytes },
    ];
  }
  if (path.startsWith('/files/')) return replyScript({ status: 404, headers: {}, body: 'BlobNotFound', edge: true });
  checkKey(request, options.key);
  const [, id] = /^\/v1\/models\/?(.*)$/.exec(path) ?? [];
  if (method !== 'GET' || id === undefined) throw notFound(null, `Invalid URL (${method} ${path})`);
  const models = listModels(options);
  if (id === '') return replyScript(jsonReply({ object: 'list', data: models }));
  const found = models.find((model) => model.id === decodeURIComponent(id));
  if (!found) throw notFound('model_not_found', `The model '${id}' does not exist`);
  return replyScript(jsonReply(found));
}

function checkKey({ headers }: IncomingMessage, key: string): void {
  if (headers.authorization === `Bearer ${key}`) return;
  const given = /^Bearer (.+)$/.exec(headers.authorization ?? '')?.[1];
  const message = given
    ? `Incorrect API key provided: ${given.slice(0, 4)}****${given.slice(-4)}.`
    : "You didn't provide an API key in an Authorization header using Bearer auth.";
  throw new Refused({ status: 401, type: 'invalid_request_error', code: 'invalid_api_key', param: null, message });
}

function takeFault(queue: Fault[]): Fault | undefined {
  const fault = queue.shift();
  if (fault && (fault.times ?? 1) > 1) queue.unshift({ ...fault, times: (fault.times ?? 1) - 1 });
  return fault;
}

/** Adds the headers that every answer of the API has, and notes the status as it goes out. */
function* withApiHeaders(script: Iterable<Step>, { record, note }: OpenRecord): Iterable<Step> {
  for (const step of script) {
    if (step.kind !== 'head') {
      yield step;
      continue;
    }
    note({ status: step.status });
    const api = {
      'x-request-id': record.id,
      'openai-processing-ms': String(Date.now() - record.startedAt),
      'openai-organization': 'stand-in',
      'openai-version': '2020-10-01',
      'x-ratelimit-limit-requests': '250',
      'x-ratelimit-remaining-requests': '249',
      'x-ratelimit-reset-requests': '240ms',
      'x-ratelimit-limit-tokens': '800000',
      'x-ratelimit-remaining-tokens': '799000',
      'x-ratelimit-reset-tokens': '6m0s',
    };
    yield step.edge ? step : { ...step, headers: { ...api, ...step.headers } };
  }
}
