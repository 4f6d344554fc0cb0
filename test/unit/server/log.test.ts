import { strict as assert } from 'node:assert';
import { createHash } from 'node:crypto';
import { request } from 'node:http';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { assertRefused, edit, generate, type Json, solid } from './client.ts';

describe('the stand-in remembers', () => {
  let server: StandIn;
  before(async () => {
    server = await startStandIn();
  });
  beforeEach(() => server.reset());
  after(() => server.close());

  it('what was asked and what became of it', async () => {
    const bytes = await solid(80, 64);
    const response = await edit(server, { size: '1024x640' }, [{ name: 'image', bytes, filename: 'a.png' }]);
    await response.arrayBuffer();
    const record = await server.nextRequest();
    await record.ended;
    const sha256 = createHash('sha256').update(bytes).digest('hex');
    const file = { name: 'image', filename: 'a.png', contentType: 'image/png', length: bytes.length, sha256 };
    assert.deepEqual(record.files, [{ ...file, format: 'png', width: 80, height: 64 }]);
    assert.deepEqual(record.fields, { model: 'gpt-image-2.5-flare', prompt: 'a boat', size: '1024x640' });
    assert.deepEqual(
      [record.method, record.path, record.status, record.ending],
      ['POST', '/v1/images/edits', 200, 'complete'],
    );
    assert.equal(record.headers.authorization, `Bearer ${server.key}`);
    assert.equal(record.id, response.headers.get('x-request-id'));
    assert.ok(record.length > bytes.length && (record.endedAt ?? 0) >= record.startedAt);
  });

  it('requests in their order, given out one by one, before or after they come', async () => {
    const later = server.nextRequest();
    await Promise.all([(await generate(server, { prompt: 'one' })).text(), later]);
    await (await generate(server, { prompt: 'two' })).text();
    const prompts = [await later, await server.nextRequest()].map(({ fields }) => fields.prompt);
    assert.deepEqual(prompts, ['one', 'two']);
  });

  it('refused requests with what could be read of them', async () => {
    await (await generate(server, { seed: 7 })).text();
    await (await generate(server, {}, { body: '{' })).text();
    const [first, second] = [await server.nextRequest(), await server.nextRequest()];
    assert.deepEqual([first.status, first.fields.seed], [400, 7]);
    assert.deepEqual([second.status, second.length, second.fields], [400, 1, {}]);
  });

  it('a client that hangs up in the middle of its own body', async () => {
    const headers = { authorization: `Bearer ${server.key}`, 'content-length': 1_000 };
    const sent = request(`${server.url}/images/generations`, { method: 'POST', headers });
    sent.on('error', () => {});
    sent.write('{"model":', () => sent.destroy());
    const record = await server.nextRequest();
    await record.ended;
    assert.deepEqual([record.ending, record.status], ['aborted', undefined]);
  });

  it('a connection that it broke itself', async () => {
    server.next('cut-body');
    await assert.rejects(generate(server).then((response) => response.text()));
    const record = await server.nextRequest();
    await record.ended;
    assert.equal(record.ending, 'cut');
  });
});

describe('the stand-in can be led from another process', () => {
  let server: StandIn;
  before(async () => {
    server = await startStandIn();
  });
  after(() => server.close());
  const post = (path: string, body: unknown) =>
    fetch(`${server.origin}/__stand-in/${path}`, { method: 'POST', body: JSON.stringify(body) });

  it('to fail, to tell what came, to slow down and to forget', async () => {
    const waiting = fetch(`${server.origin}/__stand-in/requests?wait=2`);
    assert.deepEqual(await (await post('next', { fault: 'slow-down', retryAfterMs: 5 })).json(), { queued: 1 });
    assert.equal((await generate(server)).headers.get('retry-after-ms'), '5');
    assert.deepEqual(await (await post('delay', { delay: 30 })).json(), { delay: 30 });
    const started = performance.now();
    await (await generate(server)).text();
    assert.ok(performance.now() - started >= 29, 'the delay holds');
    const seen = (await (await waiting).json()) as readonly Json[];
    assert.deepEqual(
      seen.map(({ fault }) => fault),
      ['slow-down', undefined],
    );
    await (await post('reset', {})).text();
    assert.deepEqual(await (await fetch(`${server.origin}/__stand-in/requests`)).json(), []);
  });

  it('but says what it does not understand', async () => {
    await assertRefused(await post('next', { fault: 'nonsense' }), 400, 'stand_in_misuse', null);
    await assertRefused(await post('next', null), 400, 'stand_in_misuse', null);
    await assertRefused(await post('delay', { delay: 'long' }), 400, 'stand_in_misuse', null);
    await assertRefused(await post('elsewhere', {}), 400, 'stand_in_misuse', null, /POST \/__stand-in\/next/);
  });

  it('and closes at once, whatever hangs', async () => {
    const other = await startStandIn();
    other.next('hang-before-headers');
    const hanging = generate(other);
    const record = await other.nextRequest();
    await Promise.all([assert.rejects(hanging), other.close()]);
    await record.ended;
    await assert.rejects(fetch(other.url), 'nobody listens any more');
  });
});
