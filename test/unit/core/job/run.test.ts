import assert from 'node:assert/strict';
import type { FinishedPicture } from '../../../../src/core/job/check-picture.ts';
import type { Derivation, JobEvent, JobPorts } from '../../../../src/core/job/ports.ts';
import { runJob } from '../../../../src/core/job/run.ts';
import { validate } from '../../../../src/core/model/validate.ts';
import type { ImageError } from '../../../../src/core/wire/errors.ts';
import type { ImageEvent } from '../../../../src/core/wire/events.ts';
import { pixels } from '../../../../src/node/pixels.ts';
import { makePlaceholder } from '../../../../src/node/placeholder.ts';

const USAGE = { input_tokens: 10, output_tokens: 1000, total_tokens: 1010 };

describe('a job', () => {
  let events: JobEvent[];
  let saved: FinishedPicture[];
  let rescued: number;
  beforeEach(() => {
    events = [];
    saved = [];
    rescued = 0;
  });

  /** Paints for every model, and answers as a server does. */
  const make = async function* (...given: Parameters<typeof makePlaceholder>): AsyncGenerator<ImageEvent> {
    for await (const event of makePlaceholder(...given)) {
      const facts = { usage: USAGE, request_id: 'req_1', rate_limit: { remaining: 3, resets_ms: 500 } };
      yield event.type === 'answer-finished' ? { ...event, ...facts } : event;
    }
  };
  const run = (options: Readonly<Record<string, unknown>> = {}, ports: Partial<JobPorts> = {}) => {
    const verdict = validate({
      operation: 'generate',
      options: { prompt: 'fox', model: 'gpt-image-2', size: '1024x640', ...options },
    });
    assert.ok(verdict.ok, JSON.stringify(verdict));
    const save = async (picture: FinishedPicture) => `file:///fox-${saved.push(picture)}`;
    const rescue = () => {
      rescued++;
    };
    const report = (event: JobEvent) => void events.push(event);
    const all = { make: { api: make, offline: make }, save, rescue, report, timeout: 60_000, ...ports };
    return runJob(verdict.request, all, new AbortController().signal);
  };
  const told = (type: JobEvent['type']) => events.filter((event) => event.type === type);

  describe('with a target', () => {
    const target = { width: 300, height: 200 };
    const fit: Derivation = {
      field: 'target',
      make: async ({ bytes, facts }) => ({
        picture: {
          bytes: await pixels.fit(bytes as Uint8Array, facts.format, target),
          facts: { ...facts, ...target },
        },
      }),
    };
    const derive = [fit];

    it('saves what the picture was brought to, and tells that', async () => {
      const { images, warnings } = await run({}, { derive });
      const [image] = images;
      assert.deepEqual([image?.width, image?.height, image?.bytes], [300, 200, saved[0]?.bytes.length]);
      assert.equal(warnings, undefined);
    });

    it('saves a picture as it came where it cannot be brought there, and says so', async () => {
      const { images, warnings } = await run(
        {},
        {
          derive: [{ field: 'target', make: () => Promise.reject(new Error('no memory')) }],
        },
      );
      assert.deepEqual([images[0]?.width, images[0]?.height, saved.length], [1024, 640, 1]);
      assert.deepEqual(
        warnings?.map(({ field, message }) => [field, /as it came.*no memory/.test(message)]),
        [['target', true]],
      );
    });

    it('does the other steps where one fails', async () => {
      const failing: Derivation = { field: 'keep_outside_mask', make: () => Promise.reject(new Error('no memory')) };
      const { images, warnings } = await run({}, { derive: [failing, fit] });
      assert.deepEqual([images[0]?.width, warnings?.map(({ field }) => field)], [300, ['keep_outside_mask']]);
    });

    it('tells where the delivered picture is kept, and saves without it where it cannot be', async () => {
      await run({}, { derive, keepDelivered: async ({ facts }) => `kept:${facts.width}` });
      await run({}, { derive, keepDelivered: () => Promise.reject(new Error('disk full')) });
      await run({}, { keepDelivered: () => assert.fail('it is what is saved') });
      const kept = told('image-saved').map((event) => event.type === 'image-saved' && event.delivered);
      assert.deepEqual(kept, ['kept:1024', undefined, undefined]);
    });

    it('keeps the delivered picture for rescue where the derived one cannot be saved', async () => {
      let kept: Parameters<JobPorts['rescue']>[0] | undefined;
      const rescue: JobPorts['rescue'] = (picture) => {
        kept = picture;
      };
      const failing = run({}, { derive, rescue, save: () => Promise.reject(new Error('disk full')) });
      await assert.rejects(failing, { code: 'save-failed' });
      assert.deepEqual([kept?.facts.width, kept?.facts.height], [1024, 640]);
    });
  });

  it('tells what the answer cost before anybody has to ask, and how many more the server takes', async () => {
    const { cost_usd } = await run({ n: 2 });
    assert.ok(cost_usd && cost_usd > 0);
    assert.deepEqual(told('job-answered'), [
      {
        type: 'job-answered',
        pictures: 2,
        cost: { usd: cost_usd, approximate: true },
        request_id: 'req_1',
        rate_limit: { remaining: 3, resets_ms: 500 },
        usage: { input_tokens: 10, output_tokens: 1000, total_tokens: 1010 },
      },
    ]);
  });

  it('tells the cost of what it could not save as well, and which picture it was', async () => {
    const save = async (picture: FinishedPicture) => {
      if (saved.push(picture) === 2) throw new Error('disk full');
      return `file:///fox-${saved.length}`;
    };
    const error = await run({ n: 3 }, { save }).then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason as ImageError,
    );
    assert.deepEqual([error.code, rescued], ['save-failed', 1]);
    const order = events.map(({ type }) => type).filter((type) => type !== 'image-finished');
    assert.deepEqual(order, ['job-started', 'image-saved', 'image-failed', 'image-saved', 'job-answered']);
    const [failed] = told('image-failed');
    assert.equal(failed?.type === 'image-failed' && failed.error, error);
  });
});
