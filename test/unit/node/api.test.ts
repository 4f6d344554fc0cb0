import assert from 'node:assert/strict';
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import { isSpooled } from '../../../src/core/image/picture-bytes.ts';
import { sniff } from '../../../src/core/image/sniff.ts';
import type { Draft, ImageRequest, InputPicture } from '../../../src/core/model/draft.ts';
import { validate } from '../../../src/core/model/validate.ts';
import { type ErrorCode, isImageError } from '../../../src/core/wire/errors.ts';
import type { ImageEvent } from '../../../src/core/wire/events.ts';
import { PRESETS, type Server } from '../../../src/core/wire/server.ts';
import { type Api, createApi } from '../../../src/node/api.ts';
import type { FaultName } from '../../server/fault-types.ts';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';

const MODEL = 'gpt-image-2.5-flare';
/** The smallest picture that these models make. */
const SIZE = '1024x640';

describe('the API client, over undici and a real server', () => {
  let api: Api;
  let standIn: StandIn;
  /** Nobody wants to wait in a test: a wait is noted, and over. */
  const waits: number[] = [];
  const clock = { now: Date.now, random: () => 0, wait: async (ms: number) => void waits.push(ms) };
  before(async () => {
    api = createApi({ clock });
    standIn = await startStandIn();
  });
  beforeEach(() => {
    standIn.reset();
    waits.length = 0;
  });
  after(async () => {
    await api.close();
    await standIn.close();
  });

  const server = () => at(standIn.url, { authorization: `Bearer ${standIn.key}` });
  const ask = (
    options: Readonly<Record<string, unknown>>,
    more: Partial<Draft> = {},
    signal = new AbortController().signal,
  ) => collect(api.make(request(options, more), server(), signal));

  it('streams previews and a picture', async () => {
    const events = await ask({ partial_images: 2 });
    assert.deepEqual(
      events.map(({ type }) => type),
      ['preview-arrived', 'preview-arrived', 'image-finished', 'answer-finished'],
    );
    assert.deepEqual(pictures(events).map(sniff), [{ format: 'png', width: 1024, height: 640, alpha: false }]);
    const last = events.at(-1);
    assert.ok(last?.type === 'answer-finished' && last.request_id && last.usage?.output_tokens);
    assert.deepEqual(standIn.requests[0]?.fields, {
      prompt: 'A red fox',
      model: MODEL,
      size: SIZE,
      partial_images: 2,
      stream: true,
    });
  });

  it('asks without a stream when several pictures are wanted', async () => {
    const events = await ask({ n: 2, output_format: 'webp' });
    assert.deepEqual(
      pictures(events).map((bytes) => sniff(bytes)?.format),
      ['webp', 'webp'],
    );
    assert.deepEqual(standIn.requests[0]?.fields, {
      prompt: 'A red fox',
      model: MODEL,
      size: SIZE,
      n: 2,
      output_format: 'webp',
    });
  });

  it('sends no previews without a stream, and names itself and no compression', async () => {
    await ask({ stream: false, partial_images: 3 });
    const [sent] = standIn.requests;
    assert.equal(sent?.fields.partial_images, undefined);
    assert.equal(sent?.headers['accept-encoding'], 'identity');
    assert.equal(sent?.headers['content-type'], 'application/json');
  });

  it('keeps the bytes exactly as they were sent', async () => {
    const [streamed] = pictures(await ask({}));
    const [plain] = pictures(await ask({ stream: false }));
    const [again] = pictures(await collect(await rawPicture(standIn)));
    assert.equal(sha256(streamed), sha256(again));
    assert.equal(sha256(plain), sha256(again));
  });

  it('downloads a picture that is answered by URL, without the key', async () => {
    const [bytes] = pictures(await ask({ model: 'dall-e-3', size: '1024x1024', response_format: 'url' }));
    assert.equal(sniff(bytes ?? new Uint8Array())?.width, 1024);
    const download = standIn.requests.find(({ method }) => method === 'GET');
    assert.equal(download?.headers.authorization, undefined);
  });

  it('edits one picture with a mask as multipart', async () => {
    const events = await ask({}, { operation: 'edit', image: [await png('fox.png')], mask: await png('mask “a”.png') });
    assert.equal(pictures(events).length, 1);
    const files = standIn.requests[0]?.files.map(({ name, filename, contentType }) => [name, filename, contentType]);
    assert.deepEqual(files, [
      ['image', 'fox.png', 'image/png'],
      ['mask', 'mask “a”.png', 'image/png'],
    ]);
  });

  it('edits several pictures under one repeated name, in their order', async () => {
    await ask({}, { operation: 'edit', image: [await png('a.png'), await png('b.png'), await png('c.png')] });
    assert.deepEqual(
      standIn.requests[0]?.files.map(({ name, filename }) => `${name} ${filename}`),
      ['image[] a.png', 'image[] b.png', 'image[] c.png'],
    );
  });

  const fine: readonly FaultName[] = [
    'json-instead-of-stream',
    'bare-answer',
    'url-answer',
    'stream-unterminated',
    'stream-noise',
    'stream-done-marker',
    'stream-crlf',
    'stream-without-event-lines',
    'stream-skipped-index',
    'stream-auto-echoes',
    'stream-without-usage',
    'split-bytes',
    'gzip-encoded',
  ];
  for (const fault of fine) {
    it(`takes the picture all the same: ${fault}`, async () => {
      standIn.next(fault);
      assert.equal(pictures(await ask({})).length, 1);
    });
  }

  it('takes every picture of a stream with several completed events', async () => {
    standIn.next('stream-several-completed');
    assert.ok(pictures(await ask({})).length > 1);
  });

  const failures: Readonly<Record<string, ErrorCode>> = {
    'moderation-blocked-input': 'moderation-blocked',
    'moderation-blocked-output': 'moderation-blocked',
    'invalid-value': 'invalid-request',
    'unknown-parameter': 'invalid-request',
    'billing-hard-limit-reached': 'quota-exceeded',
    'invalid-api-key': 'unauthorized',
    'organization-unverified': 'forbidden',
    'unsupported-country': 'forbidden',
    'model-not-found': 'model-not-found',
    'model-deprecated': 'model-not-found',
    'request-timeout': 'timeout',
    'body-too-large': 'too-large',
    'detail-text': 'invalid-request',
    'detail-list': 'invalid-request',
    'rate-limit-exceeded': 'rate-limited',
    'slow-down': 'rate-limited',
    'insufficient-quota': 'quota-exceeded',
    'credit-balance-exhausted': 'quota-exceeded',
    'project-spend-limit-exceeded': 'quota-exceeded',
    'server-error': 'server',
    'empty-error': 'server',
    'bad-gateway': 'server',
    overloaded: 'server',
    'gateway-timeout': 'server',
    'string-error': 'server',
    'empty-data': 'bad-response',
    'missing-data': 'bad-response',
    'null-b64-json': 'bad-response',
    'html-with-200': 'bad-response',
    'invalid-json-with-200': 'bad-response',
    'error-with-200': 'moderation-blocked',
    'invalid-base64': 'bad-response',
    'url-answer-gone': 'bad-response',
    'url-answer-forbidden': 'bad-response',
    redirected: 'bad-response',
    'stream-without-completed': 'stream-ended-early',
    'stream-error': 'moderation-blocked',
    'stream-error-flat': 'moderation-blocked',
    'stream-malformed-json': 'bad-response',
    'stream-reset': 'network',
    'reset-before-headers': 'network',
    'cut-body': 'network',
    conflict: 'server',
    'endless-blanks': 'bad-response',
  };
  for (const [fault, code] of Object.entries(failures)) {
    it(`fails as ${code}: ${fault}`, async () => {
      const tries = REPEATED.has(fault) ? 3 : 1;
      standIn.next({ fault: fault as FaultName, times: tries });
      const error = await failure(ask({ partial_images: 1 }));
      assert.equal(error.code, code);
      assert.ok(error.message.length > 3 && error.message.length < 700, error.message);
      assert.doesNotMatch(error.message, /<|stand-in-key/);
      assert.equal(standIn.requests.filter(({ method }) => method === 'POST').length, tries, 'how often it is sent');
    });
  }

  it('tells the request id, the categories of a refusal and when to come back', async () => {
    standIn.next('moderation-blocked-input');
    const blocked = await failure(ask({}));
    assert.equal(blocked.requestId, standIn.requests[0]?.id);
    assert.match(blocked.message, /\(.+\)$/);
    standIn.next({ fault: 'rate-limit-exceeded', retryAfter: 77 });
    assert.equal((await failure(ask({}))).retryAfter, 77);
    assert.deepEqual(waits, [], 'nobody waits so long without being asked');
  });

  it('waits as it is told to and then asks again, and says so', async () => {
    standIn.next({ fault: 'slow-down', retryAfter: 12 });
    standIn.next({ fault: 'overloaded', shouldRetry: true, retryAfterMs: 1500 });
    const events = await ask({ partial_images: 0 });
    assert.deepEqual(events.slice(0, 4), [
      { type: 'wait-started', ms: 12_000, reason: 'rate-limited' },
      { type: 'wait-ended' },
      { type: 'wait-started', ms: 1500, reason: 'server' },
      { type: 'wait-ended' },
    ]);
    assert.deepEqual(waits, [12_000, 1500]);
    assert.equal(pictures(events).length, 1);
    const bodies = standIn.requests.map(({ fields }) => JSON.stringify(fields));
    assert.deepEqual([bodies.length, new Set(bodies).size], [3, 1], 'the same request');
  });

  it('stops waiting at once when cancelled', async () => {
    const patient = createApi();
    const abort = new AbortController();
    standIn.next({ fault: 'slow-down', retryAfter: 50 });
    const events = patient.make(request({}), server(), abort.signal)[Symbol.asyncIterator]();
    assert.equal((await events.next()).value?.type, 'wait-started');
    const next = events.next();
    abort.abort(new Error('enough'));
    await assert.rejects(next, /^Error: enough$/);
    await patient.close();
  });

  it('gives up an answer that falls silent, and closes the connection', async () => {
    const impatient = createApi({ limits: { idle: 40, download: 1000 } });
    standIn.next('stream-hang');
    const asking = failure(collect(impatient.make(request({ partial_images: 1 }), server(), never())));
    const record = await standIn.nextRequest();
    const { code, message } = await asking;
    assert.deepEqual([code, message], ['timeout', 'Nothing came for 1 seconds']);
    await record.ended;
    assert.equal(record.ending, 'aborted');
    await impatient.close();
  });

  it('does not count the time until the first byte as silence', async () => {
    const impatient = createApi({ limits: { idle: 40, download: 1000 } });
    standIn.setDelay(120);
    assert.equal(pictures(await collect(impatient.make(request({ stream: false }), server(), never()))).length, 1);
    await impatient.close();
  });

  it('keeps a picture that is whole when only the line breaks after it', async () => {
    standIn.next('stream-several-completed');
    const all = await ask({});
    assert.equal(pictures(all).length, 2);
    standIn.next('completed-then-reset');
    const events = await ask({});
    assert.deepEqual([pictures(events).length, events.at(-1)?.type], [1, 'answer-finished']);
  });

  for (const fault of ['hang-before-headers', 'stream-hang', 'endless-previews'] as const) {
    it(`stops at once when cancelled, and the server sees it: ${fault}`, async () => {
      standIn.next(fault);
      const abort = new AbortController();
      const asking = failure(ask({ partial_images: 3 }, {}, abort.signal), false);
      const record = await standIn.nextRequest();
      abort.abort(new Error('enough'));
      assert.equal((await asking).message, 'enough');
      await record.ended;
      assert.equal(record.ending, 'aborted');
    });
  }

  it('tells that nothing answers', async () => {
    const closed = createServer().listen(0, '127.0.0.1');
    await new Promise((resolve) => closed.once('listening', resolve));
    const { port } = closed.address() as AddressInfo;
    await new Promise((resolve) => closed.close(resolve));
    const nowhere = at(`http://127.0.0.1:${port}/v1`);

    const error = await failure(collect(api.make(request({}), nowhere, new AbortController().signal)));
    assert.deepEqual([error.code, error.message], ['network', `nothing answers at 127.0.0.1:${port}`]);
    assert.deepEqual(waits, [500, 1000], 'nothing had left, so it was tried three times');
  });

  it('tells that a name is unknown', async () => {
    const nowhere = at('http://stipple.invalid/v1');
    const error = await failure(collect(api.make(request({}), nowhere, new AbortController().signal)));
    assert.equal(error.code, 'network');
    assert.match(error.message, /stipple\.invalid/);
  });
});

/** Nothing was made or paid before these. */
const REPEATED = new Set(['request-timeout', 'conflict', 'rate-limit-exceeded', 'slow-down']);

function never(): AbortSignal {
  return new AbortController().signal;
}

function request(options: Readonly<Record<string, unknown>>, more: Partial<Draft> = {}): ImageRequest {
  const verdict = validate({
    operation: 'generate',
    options: { prompt: 'A red fox', model: MODEL, size: SIZE, ...options },
    ...more,
  });
  assert.ok(verdict.ok, JSON.stringify(verdict));
  return verdict.request;
}

function at(baseUrl: string, headers = {}): Server {
  return { ...PRESETS.openai, baseUrl, headers, extraBody: {} };
}

async function collect(events: AsyncIterable<ImageEvent>): Promise<ImageEvent[]> {
  const all: ImageEvent[] = [];
  for await (const event of events) all.push(event);
  return all;
}

function pictures(events: readonly ImageEvent[]): Uint8Array[] {
  return events.flatMap((event) => (event.type === 'image-finished' && !isSpooled(event.bytes) ? [event.bytes] : []));
}

/** The picture as Node's own fetch gets it. */
async function rawPicture(standIn: StandIn): Promise<AsyncIterable<ImageEvent>> {
  const answer = await fetch(`${standIn.url}/images/generations`, {
    method: 'POST',
    headers: { authorization: `Bearer ${standIn.key}`, 'content-type': 'application/json' },
    body: JSON.stringify({ prompt: 'A red fox', model: MODEL, size: SIZE }),
  });
  const { data } = (await answer.json()) as { readonly data: readonly { readonly b64_json: string }[] };
  return (async function* () {
    yield { type: 'image-finished', bytes: Buffer.from(data[0]?.b64_json ?? '', 'base64') };
  })();
}

async function failure(asking: Promise<unknown>, ours = true) {
  const error = await asking.then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.equal(isImageError(error), ours, String(error));
  return error as Error & { readonly code?: string; readonly requestId?: string; readonly retryAfter?: number };
}

async function png(name: string): Promise<InputPicture> {
  const clear = { r: 0, g: 0, b: 0, alpha: 0 };
  const bytes = await sharp({ create: { width: 1024, height: 640, channels: 4, background: clear } })
    .png()
    .toBuffer();
  return { kind: 'file', name, bytes, facts: sniff(bytes) };
}

function sha256(bytes: Uint8Array | undefined): string {
  return createHash('sha256')
    .update(bytes ?? new Uint8Array())
    .digest('hex');
}
