import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { assertRefused, generate, type Json, picturesOf } from './client.ts';

type Row = {
  readonly asked: Json;
  readonly format?: string;
  readonly size: string;
  readonly quality: string;
  readonly alpha?: boolean;
};

const good: Readonly<Record<string, Row>> = {
  'gpt-image-2.6-sunburst': { asked: { complexity: 'low', quality: 'max' }, size: '1024x640', quality: 'max' },
  'gpt-image-2.6-flare': { asked: { background: 'transparent' }, size: '1024x640', quality: 'high', alpha: true },
  'gpt-image-2.5-sunburst': {
    asked: { output_format: 'jpeg', output_compression: 0 },
    format: 'jpeg',
    size: '1024x640',
    quality: 'medium',
  },
  'gpt-image-2.5-sunburst-2026-09-08': { asked: { quality: 'xhigh' }, size: '1024x640', quality: 'xhigh' },
  'gpt-image-2.5-flare': {
    asked: { output_format: 'webp', background: 'transparent', output_compression: 60 },
    format: 'webp',
    size: '1024x640',
    quality: 'medium',
    alpha: true,
  },
  'gpt-image-2.5-flare-2026-09-08': { asked: { moderation: 'low' }, size: '1024x640', quality: 'medium' },
  'gpt-image-2': { asked: { size: '1440x480', partial_images: 3 }, size: '1440x480', quality: 'low' },
  'gpt-image-2-2026-04-21': { asked: { size: 'auto', user: 'someone' }, size: '1024x1024', quality: 'low' },
  'gpt-image-1.5': { asked: { size: '1536x1024', quality: 'high' }, size: '1536x1024', quality: 'high' },
  'gpt-image-1.5-2025-12-16': { asked: { size: '1024x1536' }, size: '1024x1536', quality: 'medium' },
  'gpt-image-1-mini': { asked: { size: '1024x1024', quality: 'low' }, size: '1024x1024', quality: 'low' },
  'chatgpt-image-latest': { asked: { size: '1024x1024', n: null }, size: '1024x1024', quality: 'medium' },
  'gpt-image-1': { asked: { size: 'auto' }, size: '1024x1024', quality: 'medium' },
};

describe('the stand-in generates', () => {
  let server: StandIn;
  before(async () => {
    server = await startStandIn({ extraModels: ['gpt-image-9'] });
  });
  after(() => server.close());

  for (const [model, { asked, format = 'png', size, quality, alpha = false }] of Object.entries(good)) {
    it(`with ${model}, and says what it made`, async () => {
      const response = await generate(server, { model, ...asked });
      const body = (await response.clone().json()) as Json;
      const [picture, ...others] = await picturesOf(response);
      const found = await sharp(picture).metadata();
      assert.deepEqual(
        [body.size, body.quality, body.output_format, body.background],
        [size, quality, format, alpha ? 'transparent' : 'opaque'],
      );
      assert.deepEqual([`${found.width}x${found.height}`, found.format, found.hasAlpha], [size, format, alpha]);
      assert.ok(Number.isInteger(body.created), 'created is a time in seconds');
      assert.equal(others.length, 0);
    });
  }

  it('with a model the account was given before anyone heard of it', async () => {
    assert.equal((await picturesOf(await generate(server, { model: 'gpt-image-9' }))).length, 1);
  });

  it('an animated GIF with its frames and their time, on the sheet it is billed by', async () => {
    const asked = { model: 'gpt-image-2.6-flare', output_format: 'gif', frame_count: 4, frame_duration_ms: 127 };
    const response = await generate(server, { ...asked, size: '320x320', quality: 'high' });
    const { usage } = (await response.clone().json()) as { readonly usage: { readonly output_tokens: number } };
    const { format, pages, delay, width } = await sharp((await picturesOf(response))[0], { animated: true }).metadata();
    assert.deepEqual(
      { format, pages, delay, width },
      { format: 'gif', pages: 4, delay: [130, 130, 130, 130], width: 320 },
    );
    // 960x960: half of 48 · 48 patches at (2,000,000 + 921,600) / 4,000,000.
    assert.equal(usage.output_tokens, 1_683);
  });

  it('an SVG as text, with the tokens of its author apart', async () => {
    const response = await generate(server, { model: 'gpt-image-2.6-flare', output_format: 'svg', size: '1024x1024' });
    const body = (await response.clone().json()) as { readonly svg_usage: Readonly<Record<string, number>> };
    const [text] = (await picturesOf(response)).map((bytes) => bytes.toString('utf8'));
    const { input_tokens = 0, output_tokens = 0, reasoning_tokens = 0, total_tokens } = body.svg_usage;
    assert.match(text ?? '', /^<svg [^>]*width="1024" height="1024"/);
    assert.equal(total_tokens, input_tokens + output_tokens);
    assert.ok(reasoning_tokens > 0 && reasoning_tokens < output_tokens, 'reasoning is part of the output');
  });

  it('the same picture for the same prompt, and another one for each number of a set', async () => {
    const once = await picturesOf(await generate(server, { n: 3, prompt: 'set' }));
    const again = await picturesOf(await generate(server, { n: 3, prompt: 'set' }));
    assert.deepEqual(again, once);
    assert.equal(new Set(once.map((bytes) => bytes.toString('base64'))).size, 3);
  });

  it('with usage that adds up, and the headers of the API', async () => {
    const response = await generate(server, {
      n: 2,
      prompt: 'twelve chars',
      size: '1536x1024',
      safety_identifier: 'user-7',
    });
    const { usage, safety_identifier } = (await response.json()) as Json;
    assert.deepEqual(usage, {
      total_tokens: 3 + 2 * 158,
      input_tokens: 3,
      output_tokens: 2 * 158,
      input_tokens_details: { text_tokens: 3, image_tokens: 0 },
      output_tokens_details: { image_tokens: 2 * 158, text_tokens: 0 },
    });
    assert.equal(safety_identifier, 'user-7');
    assert.match(response.headers.get('x-request-id') ?? '', /^req_[0-9a-f]{32}$/);
    assert.match(response.headers.get('openai-processing-ms') ?? '', /^\d+$/);
    for (const name of [
      'openai-organization',
      'openai-version',
      'x-ratelimit-limit-requests',
      'x-ratelimit-reset-tokens',
    ]) {
      assert.ok(response.headers.get(name), name);
    }
  });

  it('a DALL·E picture as a URL that can be fetched without the key, or as base64', async () => {
    const legacy = { model: 'dall-e-2', size: '256x256' };
    const { data, usage } = (await (await generate(server, legacy)).json()) as {
      readonly data: readonly [{ readonly url: string }];
      readonly usage?: unknown;
    };
    const fetched = await fetch(data[0].url);
    const [inline] = await picturesOf(await generate(server, { ...legacy, response_format: 'b64_json' }));
    assert.equal(fetched.headers.get('content-type'), 'image/png');
    assert.deepEqual(Buffer.from(await fetched.arrayBuffer()), inline);
    assert.equal(usage, undefined);
  });

  it('a DALL·E 3 picture with the prompt it was rewritten to', async () => {
    const response = await generate(server, { model: 'dall-e-3', size: '1024x1024', style: 'vivid', quality: 'hd' });
    const { data } = (await response.json()) as { readonly data: readonly [Json] };
    assert.match(String(data[0].revised_prompt), /^a lighthouse/);
  });
});

describe('the stand-in lists models', () => {
  it('with the day each shuts down, and among models of other kinds', async () => {
    const server = await startStandIn();
    const headers = { authorization: `Bearer ${server.key}` };
    const { data } = (await (await fetch(`${server.url}/models`, { headers })).json()) as {
      readonly data: readonly Json[];
    };
    const one = await fetch(`${server.url}/models/gpt-image-1-mini`, { headers });
    const dates = new Map(data.map((model) => [model.id, model.shutdown_date]));
    assert.equal(dates.get('gpt-image-2'), null);
    assert.ok(dates.has('gpt-5.5'), 'a list has models that paint nothing');
    assert.equal(((await one.json()) as Json).shutdown_date, '2026-12-01');
    await assertRefused(await fetch(`${server.url}/models/nothing`, { headers }), 404, 'model_not_found', null);
    await assertRefused(await fetch(`${server.url}/models`), 401, 'invalid_api_key', null);
    await server.close();
  });

  it('without those that are shut down, where it refuses them', async () => {
    const server = await startStandIn({ retired: 'refuse' });
    const headers = { authorization: `Bearer ${server.key}` };
    const text = await (await fetch(`${server.url}/models`, { headers })).text();
    assert.match(text, /"gpt-image-2"/);
    assert.doesNotMatch(text, /dall-e|"gpt-image-1"/);
    for (const model of ['gpt-image-1', 'dall-e-3']) {
      await assertRefused(await generate(server, { model }), 404, 'model_not_found', null, /has been deprecated/);
    }
    await server.close();
  });
});
