import assert from 'node:assert/strict';
import { createServer, type Server as HttpServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { validate } from '../../../src/core/model/validate.ts';
import { isImageError } from '../../../src/core/wire/errors.ts';
import type { ImageEvent } from '../../../src/core/wire/events.ts';
import { PRESETS, type Server, type ServerPreset } from '../../../src/core/wire/server.ts';
import { type Api, createApi } from '../../../src/node/api.ts';
import { startStandIn } from '../../server/stand-in.ts';

const PNG = 'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==';

interface Seen {
  readonly method: string | undefined;
  readonly url: string | undefined;
  readonly headers: IncomingMessage['headers'];
  readonly body: string;
}

/** Another maker's server: answers every request with the same body and remembers what it was asked. */
describe('a server that is not the API itself', () => {
  let api: Api;
  let http: HttpServer;
  let seen: Seen | undefined;
  let answer: { status: number; body: unknown } = { status: 200, body: {} };

  before(async () => {
    api = createApi();
    http = createServer(async (request, response) => {
      let body = '';
      for await (const chunk of request) body += chunk;
      seen = { method: request.method, url: request.url, headers: request.headers, body };
      response.writeHead(answer.status, { 'content-type': 'application/json' });
      response.end(typeof answer.body === 'string' ? answer.body : JSON.stringify(answer.body));
    });
    await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  });
  after(async () => {
    await api.close();
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  });
  beforeEach(() => {
    answer = { status: 200, body: { data: [{ b64_json: PNG }] } };
  });

  const at = (preset: ServerPreset, more: Partial<Server> = {}): Server => ({
    baseUrl: `http://127.0.0.1:${(http.address() as AddressInfo).port}/openai`,
    headers: { [preset.keyHeader]: `${preset.keyPrefix}secret` },
    paths: preset.paths,
    query: preset.query,
    extraBody: {},
    ...more,
  });
  const ask = async (server: Server, options: Readonly<Record<string, unknown>> = {}) => {
    const verdict = validate({
      operation: 'generate',
      options: { prompt: 'A fox', model: 'my-deployment', ...options },
    });
    assert.ok(verdict.ok, JSON.stringify(verdict));
    const events: ImageEvent[] = [];
    for await (const event of api.make(verdict.request, server, new AbortController().signal)) events.push(event);
    return events;
  };

  it('Azure wants its own key header and an API version', async () => {
    await ask(at(PRESETS.azure));
    assert.equal(seen?.url, '/openai/images/generations?api-version=preview');
    assert.equal(seen?.headers['api-key'], 'secret');
    assert.equal(seen?.headers.authorization, undefined);
    assert.equal(JSON.parse(seen?.body ?? '').model, 'my-deployment');
  });

  it('older Azure wants the deployment in the path', async () => {
    await ask(at(PRESETS['azure-deployments']));
    assert.equal(seen?.url, '/openai/deployments/my-deployment/images/generations?api-version=2025-04-01-preview');
  });

  it('one with paths of its own gets them', async () => {
    await ask(
      at(PRESETS.openai, { paths: { ...PRESETS.openai.paths, generate: '/{model}/paint' }, query: { tier: 'fast' } }),
    );
    assert.equal(seen?.url, '/openai/my-deployment/paint?tier=fast');
    assert.equal(seen?.headers.authorization, 'Bearer secret');
  });

  it('one that knows more options gets them as extra fields', async () => {
    await ask(at(PRESETS.openai, { extraBody: { seed: 7, negative_prompt: 'text', provider: { order: ['a'] } } }));
    const { seed, negative_prompt, provider, prompt } = JSON.parse(seen?.body ?? '');
    assert.deepEqual(
      { seed, negative_prompt, provider, prompt },
      { seed: 7, negative_prompt: 'text', provider: { order: ['a'] }, prompt: 'A fox' },
    );
  });

  it('one that tells no usage leaves the cost unknown', async () => {
    const events = await ask(at(PRESETS.openai));
    assert.deepEqual(
      events.map(({ type }) => type),
      ['image-finished', 'answer-finished'],
    );
    assert.deepEqual(events.at(-1), { type: 'answer-finished' });
  });

  const complaints: readonly (readonly [name: string, status: number, body: unknown, code: string, message: RegExp])[] =
    [
      ['an error that is a text', 500, { error: 'out of memory' }, 'server', /^out of memory$/],
      ['a detail', 422, { detail: 'size must be 512x512' }, 'invalid-request', /^size must be 512x512$/],
      ['a list of details', 422, { detail: [{ loc: ['body', 'size'], msg: 'bad' }] }, 'invalid-request', /"size"/],
      [
        'no credit',
        402,
        { error: { message: 'Insufficient credits', code: 402 } },
        'quota-exceeded',
        /Insufficient credits/,
      ],
      [
        'a content filter',
        400,
        { error: { code: 'content_filter', message: 'filtered' } },
        'moderation-blocked',
        /filtered/,
      ],
    ];
  for (const [name, status, body, code, message] of complaints) {
    it(`tells ${name}`, async () => {
      answer = { status, body };
      const error = await ask(at(PRESETS.openai)).then(
        () => assert.fail('it did not fail'),
        (reason: unknown) => reason,
      );
      assert.ok(isImageError(error));
      assert.equal(error.code, code);
      assert.match(error.message, message);
    });
  }

  it('lists its models: those of known families, and those that are called image', async () => {
    answer.body = {
      data: [
        { id: 'gpt-image-2', shutdown_date: null },
        { id: 'gpt-image-1.5', shutdown_date: '2026-12-01' },
        { id: 'acme-image-xl' },
        { id: 'gpt-6' },
        { id: 7 },
        'nonsense',
      ],
    };
    const models = await api.listModels(at(PRESETS.openai), new AbortController().signal);
    assert.deepEqual(models, [
      { id: 'gpt-image-2' },
      { id: 'gpt-image-1.5', shutdown: '2026-12-01' },
      { id: 'acme-image-xl' },
    ]);
    assert.deepEqual([seen?.method, seen?.url], ['GET', '/openai/models']);
  });

  it('says so when its list cannot be read', async () => {
    answer.body = '<html>';
    await assert.rejects(
      api.listModels(at(PRESETS.openai), new AbortController().signal),
      /list of models cannot be read/,
    );
  });

  it('takes pictures by address and file id as JSON', async () => {
    const standIn = await startStandIn({ files: { 'file-abcdefgh': Buffer.from(PNG, 'base64') } });
    const server = {
      ...PRESETS.openai,
      baseUrl: standIn.url,
      headers: { authorization: `Bearer ${standIn.key}` },
      extraBody: {},
    };
    const verdict = validate({
      operation: 'edit',
      options: { prompt: 'A fox', model: 'gpt-image-2.5-flare', size: '1024x640' },
      image: [{ kind: 'file-id', id: 'file-abcdefgh' }],
    });
    assert.ok(verdict.ok);
    const events: ImageEvent[] = [];
    for await (const event of api.make(verdict.request, server, new AbortController().signal)) events.push(event);
    assert.deepEqual(standIn.requests[0]?.fields.images, [{ file_id: 'file-abcdefgh' }]);
    assert.ok(events.some(({ type }) => type === 'image-finished'));
    await standIn.close();
  });
});
