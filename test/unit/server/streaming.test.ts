import { strict as assert } from 'node:assert';
import sharp from 'sharp';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { edit, generate, type Json, messagesOf, solid } from './client.ts';

const partialFields = [
  'type',
  'b64_json',
  'created_at',
  'size',
  'quality',
  'background',
  'output_format',
  'partial_image_index',
];
const completedFields = [...partialFields.slice(0, -1), 'usage'];

describe('the stand-in streams', () => {
  let server: StandIn;
  before(async () => {
    server = await startStandIn();
  });
  after(() => server.close());

  for (const previews of [0, 1, 2, 3]) {
    it(`${previews} previews and a finished picture, in events of two lines`, async () => {
      const response = await generate(server, {
        stream: true,
        partial_images: previews,
        size: '1440x480',
        quality: 'low',
      });
      const messages = messagesOf(await response.text());
      const partials = messages.slice(0, -1);
      const completed = messages.at(-1)?.data ?? {};
      assert.match(response.headers.get('content-type') ?? '', /^text\/event-stream/);
      assert.deepEqual(
        messages.map(({ event }) => event),
        [...partials.map(() => 'image_generation.partial_image'), 'image_generation.completed'],
      );
      assert.deepEqual(
        partials.map(({ data }) => data.partial_image_index),
        [0, 1, 2].slice(0, previews),
      );
      for (const { event, data } of messages) assert.equal(data.type, event);
      for (const { data } of partials) assert.deepEqual(Object.keys(data).sort(), [...partialFields].sort());
      assert.deepEqual(Object.keys(completed).sort(), [...completedFields].sort());
      assert.deepEqual(completed.usage, {
        total_tokens: 3 + 54 + 100 * previews,
        input_tokens: 3,
        output_tokens: 54 + 100 * previews,
        input_tokens_details: { text_tokens: 3, image_tokens: 0 },
      });
    });
  }

  it('previews that are whole pictures, each nearer to the finished one', async () => {
    const response = await generate(server, { stream: true, partial_images: 3, output_format: 'webp' });
    const files = messagesOf(await response.text()).map(({ data }) => Buffer.from(String(data.b64_json), 'base64'));
    const found = await Promise.all(files.map((file) => sharp(file).metadata()));
    const pixels = await Promise.all(files.map((file) => sharp(file).raw().toBuffer()));
    const away = pixels.map((preview) => distance(preview, pixels[3] ?? preview));
    assert.deepEqual(
      found.map(({ format, width, height }) => [format, width, height]),
      Array(4).fill(['webp', 1_024, 640]),
    );
    assert.deepEqual(
      away,
      [...away].sort((one, other) => other - one),
    );
    assert.ok((away[2] ?? 0) > 0, 'the last preview is not the picture itself');
  });

  it('edits under their own event names', async () => {
    const fields = { stream: 'true', partial_images: '1', size: '1024x640', safety_identifier: 'user-7' };
    const response = await edit(server, fields, [{ name: 'image', bytes: await solid(64, 64) }]);
    const messages = messagesOf(await response.text());
    assert.deepEqual(
      messages.map(({ event }) => event),
      ['image_edit.partial_image', 'image_edit.completed'],
    );
    const { usage, safety_identifier } = (messages[1]?.data ?? {}) as {
      readonly usage: Json;
      readonly safety_identifier: string;
    };
    assert.deepEqual(usage.input_tokens_details, { text_tokens: 2, image_tokens: 1_024 });
    assert.equal(safety_identifier, 'user-7');
  });

  it('several pictures one after another, each with a finished event of its own', async () => {
    const response = await generate(server, { stream: true, partial_images: 1, n: 2 });
    const messages = messagesOf(await response.text());
    assert.deepEqual(
      messages.map(({ data }) => data.partial_image_index),
      [0, undefined, 0, undefined],
    );
    assert.notEqual(messages[1]?.data.b64_json, messages[3]?.data.b64_json);
  });

  it('with a pause before every event that can be changed while it runs', async () => {
    server.setDelay(15);
    const started = performance.now();
    await (await generate(server, { stream: true, partial_images: 3 })).text();
    // A beat before the head and before each of the four events; timers may fire a millisecond early.
    assert.ok(performance.now() - started >= 5 * 14, 'the delay was kept');
    server.setDelay(60_000);
    server.reset();
    assert.equal((await generate(server, { stream: true })).status, 200, 'a reset takes the first delay again');
  });
});

/** The sum of the differences of every hundredth sample or so. */
function distance(one: Buffer, other: Buffer): number {
  let sum = 0;
  for (let at = 0; at < one.length; at += 101) sum += Math.abs((one[at] ?? 0) - (other[at] ?? 0));
  return sum;
}
