import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import type { FaultName } from '../../server/fault-types.ts';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { edit, generate, halfTransparent, type Json, picturesOf, solid } from './client.ts';
import { code, faultRows, page, preview, type Row, type Seen, stream } from './fault-rows.ts';

describe('the stand-in can be told to fail', () => {
  let server: StandIn;
  before(async () => {
    server = await startStandIn();
  });
  beforeEach(() => server.reset());
  after(() => server.close());

  for (const [fault, { streamed: asStream, proof }] of Object.entries(faultRows) as [FaultName, Row][]) {
    it(`by ${fault}`, async () => {
      server.next(fault);
      await proof(await see(asStream ? { stream: true, partial_images: 2 } : {}));
      assert.equal(server.requests[0]?.fault, fault);
    });
  }

  it('by endless-blanks, until the client gives up', async () => {
    const control = new AbortController();
    server.next('endless-blanks');
    const reader = (await generate(server, {}, { signal: control.signal })).body?.getReader();
    let length = 0;
    while (length < 1_000_000) {
      const text = new TextDecoder().decode((await reader?.read())?.value);
      assert.match(text, /^ +$/);
      length += text.length;
    }
    control.abort();
    const [record] = server.requests;
    await record?.ended;
    assert.deepEqual([record?.ending, record?.fault], ['aborted', 'endless-blanks']);
  });

  it('by ignored-mask', async () => {
    const photo = await solid(256, 256);
    const files = [
      { name: 'image', bytes: photo },
      { name: 'mask', bytes: await halfTransparent(256, 256) },
    ];
    server.next('ignored-mask');
    const [picture] = await picturesOf(await edit(server, { size: '1024x1024' }, files));
    const { data, info } = await sharp(picture).raw().toBuffer({ resolveWithObject: true });
    const corner = data.subarray((info.width - 1) * info.channels, info.width * info.channels);
    assert.notDeepEqual([...corner], [200, 40, 40], 'the protected half is painted over');
  });

  it('by ignored-transparency, and by fewer-pictures', async () => {
    server.next('ignored-transparency');
    server.next('fewer-pictures');
    const [picture] = await picturesOf(await generate(server, { background: 'transparent' }));
    assert.equal((await sharp(picture).metadata()).hasAlpha, false);
    assert.equal((await picturesOf(await generate(server, { n: 3 }))).length, 2);
  });

  for (const fault of ['hang-before-headers', 'stream-hang', 'endless-keep-alives', 'endless-previews'] as const) {
    it(`by ${fault}, until the client gives up`, async () => {
      const control = new AbortController();
      server.next({ fault, ms: 1 });
      const asked = generate(server, { stream: true, partial_images: 1 }, { signal: control.signal });
      const record = await server.nextRequest();
      if (fault !== 'hang-before-headers') {
        const reader = (await asked).body?.getReader();
        let text = '';
        const enough = {
          'stream-hang': /\}\n\n$/,
          'endless-keep-alives': /(: keep-alive\n\n){5}/,
          'endless-previews': /"partial_image_index":4\}/,
        }[fault];
        while (!enough.test(text)) text += new TextDecoder().decode((await reader?.read())?.value);
        assert.doesNotMatch(text, /completed/);
      }
      assert.equal(record.ending, 'open');
      control.abort();
      await Promise.allSettled([asked]);
      await record.ended;
      assert.deepEqual([record.ending, record.fault], ['aborted', fault]);
    });
  }

  it('by slow-drip, in ten pieces with a pause after each', async () => {
    server.next({ fault: 'slow-drip', ms: 4 });
    const started = performance.now();
    const { status, broken } = await see({});
    assert.deepEqual([status, broken], [200, false]);
    assert.ok(performance.now() - started >= 10 * 3, 'timers may fire a millisecond early');
  });

  it('by body-too-large-early, before the body is read', async () => {
    server.next('body-too-large-early');
    await page(413)(await see({ prompt: 'x'.repeat(200_000) }));
    assert.equal((await server.nextRequest()).length, 0);
  });

  it('with retry headers of every kind, another status and other words', async () => {
    server.next({ fault: 'slow-down', retryAfter: 2, shouldRetry: false, message: 'Wait.' });
    server.next({ fault: 'slow-down', retryAfterDate: 60, retryAfterMs: 1_500, status: 503 });
    const one = await see({});
    const two = await see({});
    assert.deepEqual([one.headers.get('retry-after'), one.headers.get('x-should-retry')], ['2', 'false']);
    assert.match(one.text, /"message": "Wait\."/);
    assert.deepEqual([two.status, two.headers.get('retry-after-ms')], [503, '1500']);
    const wait = Date.parse(two.headers.get('retry-after') ?? '') - Date.now();
    assert.ok(wait > 50_000 && wait <= 60_000, `a date a minute away, not ${wait} ms`);
  });

  it('as many times as it is told, and then no more', async () => {
    server.next({ fault: 'overloaded', times: 2 });
    assert.deepEqual([(await see({})).status, (await see({})).status, (await see({})).status], [503, 503, 200]);
  });

  it('after fewer previews than it was asked for', async () => {
    server.next({ fault: 'stream-without-completed', previews: 1 });
    await stream(new RegExp(`^${preview}$`))(await see({ stream: true, partial_images: 3 }));
  });

  it('by a word in the prompt', async () => {
    const { headers, status } = await see({
      prompt: 'a cat [stand-in: rate-limit-exceeded retryAfter=7 shouldRetry=true]',
    });
    assert.deepEqual([status, headers.get('retry-after'), headers.get('x-should-retry')], [429, '7', 'true']);
  });

  it('but never hides that the request is wrong, or that the fault is', async () => {
    server.next('overloaded');
    await code(400, 'unknown_parameter')(await see({ seed: 1 }));
    await code(
      400,
      'stand_in_misuse',
      /no fault named "nonsense".*overloaded/,
    )(await see({ prompt: '[stand-in: nonsense]' }));
    await code(
      400,
      'stand_in_misuse',
      /wrong option 'colour'/,
    )(await see({ prompt: '[stand-in: overloaded colour=red]' }));
    await code(400, 'stand_in_misuse', /"stream": true/)(await see({ prompt: '[stand-in: stream-crlf]' }));
    assert.throws(() => server.next('nonsense' as FaultName), /no fault named/);
  });

  async function see(body: Json): Promise<Seen> {
    let text = '';
    let response: Response;
    try {
      response = await generate(server, body, { redirect: 'manual' });
    } catch {
      return { status: 0, type: '', headers: new Headers(), text, broken: true };
    }
    const type = (response.headers.get('content-type') ?? '').replace(/;.*/, '');
    const seen = { status: response.status, type, headers: response.headers };
    const decoder = new TextDecoder();
    try {
      for await (const chunk of response.body ?? []) text += decoder.decode(chunk, { stream: true });
    } catch {
      return { ...seen, text, broken: true };
    }
    return { ...seen, text, broken: false };
  }
});
