import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { readdirSync } from 'node:fs';
import { mkdtemp, readdir, readFile, rename, rm, writeFile } from 'node:fs/promises';
import { createServer, type Server as HttpServer, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { isSpooled } from '../../../src/core/image/picture-bytes.ts';
import { sniff } from '../../../src/core/image/sniff.ts';
import type { FinishedPicture } from '../../../src/core/job/check-picture.ts';
import type { JobEvent, JobPorts, RescuedPicture } from '../../../src/core/job/ports.ts';
import { runJob } from '../../../src/core/job/run.ts';
import { NO_JOB, nextState, progressLine } from '../../../src/core/job/state.ts';
import { validate } from '../../../src/core/model/validate.ts';
import type { ErrorCode, ImageError } from '../../../src/core/wire/errors.ts';
import { PRESETS } from '../../../src/core/wire/server.ts';
import { type Api, createApi } from '../../../src/node/api.ts';
import type { FaultName } from '../../server/fault-types.ts';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';

const MEBIBYTE = 1024 * 1024;

describe('a job from request to file', () => {
  let api: Api;
  let standIn: StandIn;
  let folder: string;
  let rescued: { readonly picture: RescuedPicture; readonly error: ImageError }[] = [];
  let events: JobEvent[] = [];
  before(async () => {
    api = createApi({ clock: { now: Date.now, random: () => 0, wait: async () => undefined } });
    standIn = await startStandIn();
  });
  beforeEach(async () => {
    standIn.reset();
    rescued = [];
    events = [];
    folder = await mkdtemp(path.join(tmpdir(), 'stipple-job-'));
  });
  afterEach(() => rm(folder, { recursive: true, force: true }));
  after(async () => {
    await api.close();
    await standIn.close();
  });

  /** As the host does it, without its names. */
  const save = async ({ bytes, facts }: FinishedPicture) => {
    const file = path.join(folder, `fox-${(await readdir(folder)).length}.${facts.format}`);
    if (isSpooled(bytes)) await rename(bytes.path, file);
    else await writeFile(file, bytes);
    return file;
  };
  const run = (
    options: Readonly<Record<string, unknown>> = {},
    ports: Partial<JobPorts> & { readonly baseUrl?: string } = {},
    signal = new AbortController().signal,
  ) => {
    const model = 'gpt-image-2.5-flare';
    const verdict = validate({
      operation: 'generate',
      options: { prompt: 'fox', model, size: '1024x640', ...options },
    });
    assert.ok(verdict.ok, JSON.stringify(verdict));
    const headers = { authorization: `Bearer ${standIn.key}` };
    const server = { ...PRESETS.openai, baseUrl: ports.baseUrl ?? standIn.url, headers, extraBody: {} };
    return runJob(
      verdict.request,
      {
        make: {
          api: (request, abort) => api.make(request, server, abort, folder),
          offline: () => assert.fail('nothing is painted here'),
        },
        save,
        rescue: (picture, error) => void rescued.push({ picture, error }),
        report: (event) => void events.push(event),
        timeout: 60_000,
        ...ports,
      },
      signal,
    );
  };
  const failure = (asking: Promise<unknown>) =>
    asking.then(
      () => assert.fail('it did not fail'),
      (error: unknown) => error as ImageError,
    );

  it('saves a mislabelled picture as what it is, and says so', async () => {
    standIn.next('mislabelled-format');
    const { images, warnings } = await run({ output_format: 'webp' });
    assert.deepEqual([images[0]?.format, images[0]?.uri.endsWith('.jpeg')], ['jpeg', true]);
    assert.deepEqual(warnings, [
      { field: 'output_format', message: 'The server sent JPEG as WEBP: saved as what it is' },
    ]);
  });

  it('has nothing to warn of otherwise', async () => {
    assert.deepEqual(Object.keys(await run()), ['images', 'model', 'usage', 'cost_usd', 'request_id']);
  });

  for (const output_format of ['png', 'jpeg', 'webp'] as const) {
    it(`keeps a picture that breaks off for who wants it, and saves none: ${output_format}`, async () => {
      standIn.next('truncated-picture');
      const error = await failure(run({ output_format }));
      assert.deepEqual([error.code, rescued.length], ['bad-response', 1]);
      assert.equal(rescued[0]?.picture.facts.format, output_format);
      assert.equal(error.salvage, rescued[0]?.picture.bytes);
      assert.deepEqual(await readdir(folder), []);
    });
  }

  for (const fault of ['scripted-svg', 'page-as-picture'] as const) {
    it(`saves and keeps nothing of what is no picture: ${fault}`, async () => {
      standIn.next(fault);
      assert.equal((await failure(run())).code, 'bad-response');
      assert.deepEqual([rescued, await readdir(folder)], [[], []]);
    });
  }

  const broken: Readonly<Partial<Record<FaultName, ErrorCode>>> = {
    'stream-without-completed': 'stream-ended-early',
    'stream-reset': 'network',
    'stream-malformed-json': 'bad-response',
  };
  for (const [fault, code] of Object.entries(broken)) {
    it(`offers the newest preview where the answer breaks off: ${fault}`, async () => {
      standIn.next(fault as FaultName);
      const error = await failure(run({ partial_images: 2 }));
      assert.deepEqual([error.code, rescued.length, error.cause !== undefined], [code, 1, true]);
      const previews = events.flatMap((event) => (event.type === 'preview-arrived' ? [event.bytes] : []));
      assert.deepEqual([previews.length, rescued[0]?.picture.bytes === previews[1]], [2, true]);
    });
  }

  it('offers nothing of what the safety system stopped', async () => {
    standIn.next('stream-error');
    assert.equal((await failure(run({ partial_images: 2 }))).salvage, undefined);
    assert.deepEqual(rescued, []);
  });

  it('keeps every picture that cannot be saved, and saves the others', async () => {
    let turn = 0;
    const { code } = await failure(
      run({ n: 3 }, { save: (picture) => (++turn === 2 ? Promise.reject(new Error('disk full')) : save(picture)) }),
    );
    assert.deepEqual([code, rescued.length, (await readdir(folder)).length], ['save-failed', 1, 2]);
    assert.equal(sniff(rescued[0]?.picture.bytes ?? new Uint8Array())?.width, 1024);
  });

  for (const fault of ['endless-keep-alives', 'endless-previews', 'stream-hang', 'hang-before-headers'] as const) {
    it(`ends when its time is up: ${fault}`, async () => {
      standIn.next({ fault, ms: 1 });
      const asking = failure(run({ partial_images: 1 }, { timeout: 300 }));
      const record = await standIn.nextRequest();
      assert.equal((await asking).code, 'timeout');
      await record.ended;
      assert.equal(record.ending, 'aborted');
    });
  }

  it('tells a wait in seconds, and what follows it', async () => {
    standIn.next({ fault: 'slow-down', retryAfterMs: 11_700 });
    await run();
    const lines = events.map((_, index) => progressLine(events.slice(0, index + 1).reduce(nextState, NO_JOB)));
    assert.deepEqual(lines.slice(0, 3), [
      'gpt-image-2.5-flare is at work…',
      'Waiting 12 s, then trying again…',
      'gpt-image-2.5-flare is at work…',
    ]);
  });

  describe('with a picture of 24 MiB', () => {
    const picture = largePng(24 * MEBIBYTE);
    const text = picture.toString('base64');
    const completed = `data: {"b64_json":"${text}","type":"image_generation.completed"}\n\n`;
    const stream = { 'content-type': 'text/event-stream' };

    const ways: Readonly<Record<string, RequestListener>> = {
      'in a stream': (_, response) => response.writeHead(200, stream).end(completed),
      'in a body': (_, response) =>
        response.writeHead(200, { 'content-type': 'application/json' }).end(`{"data":[{"b64_json":"${text}"}]}`),
      'by address': ({ method, headers }, response) =>
        method === 'GET'
          ? response.end(picture)
          : response
              .writeHead(200, { 'content-type': 'application/json' })
              .end(JSON.stringify({ data: [{ url: `http://${headers.host}/picture.png` }] })),
    };
    for (const [way, listener] of Object.entries(ways)) {
      it(`saves exactly its bytes and leaves nothing else: ${way}`, async () => {
        const { images } = await served(listener, (baseUrl) => run({}, { baseUrl }));
        const names = await readdir(folder);
        assert.deepEqual([images.length, images[0]?.bytes, names.length], [1, picture.length, 1]);
        assert.equal(digest(await readFile(path.join(folder, names[0] ?? ''))), digest(picture));
      });
    }

    const cut: RequestListener = (_, response) =>
      void response.writeHead(200, stream).write(completed.slice(0, -MEBIBYTE));
    const interrupted: Readonly<Record<string, (baseUrl: string) => Promise<unknown>>> = {
      'when cancelled': async (baseUrl) => {
        const abort = new AbortController();
        const asking = failure(run({}, { baseUrl }, abort.signal));
        await Promise.race([asking, until(async () => (await readdir(folder)).length > 0)]);
        abort.abort();
        assert.equal((await asking).code, 'cancelled');
      },
      'when the time is up': async (baseUrl) =>
        assert.equal((await failure(run({}, { baseUrl, timeout: 400 }))).code, 'timeout'),
    };
    for (const [when, interrupt] of Object.entries(interrupted)) {
      it(`leaves no file ${when} on the way`, async () => {
        await served(cut, interrupt);
        assert.deepEqual(await readdir(folder), []);
      });
    }

    it('keeps its bytes when it cannot be saved', async () => {
      const failing = { save: () => Promise.reject(new Error('read-only')) };
      const error = await served(ways['in a stream'] ?? assert.fail(), (baseUrl) =>
        failure(run({}, { baseUrl, ...failing })),
      );
      assert.deepEqual([error.code, digest(error.salvage ?? Buffer.of())], ['save-failed', digest(picture)]);
      assert.deepEqual(await readdir(folder), []);
    });
  });

  const namings: Readonly<Record<string, (type: string) => string>> = {
    'named by their events': (type) => `event: ${type}\ndata: {"b64_json":"`,
    'named in their data': (type) => `data: {"type":"${type}","b64_json":"`,
  };
  for (const [how, begin] of Object.entries(namings)) {
    it(`keeps previews out of the folder, where the picture itself lies hidden while it arrives: ${how}`, async () => {
      const picture = largePng(3 * MEBIBYTE);
      const message = (type: string) => `${begin(type)}${picture.toString('base64')}"}\n\n`;
      const whilePreviews: (readonly string[])[] = [];
      let meanwhile: readonly string[] = [];
      const listener: RequestListener = async (_, response) => {
        response.writeHead(200, { 'content-type': 'text/event-stream' });
        response.write(message('image_generation.partial_image').repeat(2));
        const completed = message('image_generation.completed');
        response.write(completed.slice(0, 2 * MEBIBYTE));
        await until(async () => (await readdir(folder)).length > 0);
        meanwhile = await readdir(folder);
        response.end(completed.slice(2 * MEBIBYTE));
      };
      const report = ({ type }: JobEvent) => {
        if (type === 'preview-arrived') whilePreviews.push(readdirSync(folder));
      };
      await served(listener, (baseUrl) => run({ partial_images: 2 }, { baseUrl, report }));
      assert.deepEqual(whilePreviews, [[], []]);
      assert.match(meanwhile.join(), /^\.[\da-f]{8}\.stipple-tmp$/);
      const names = await readdir(folder);
      assert.deepEqual([names.length, names[0]?.endsWith('.png')], [1, true]);
      assert.equal(digest(await readFile(path.join(folder, names[0] ?? ''))), digest(picture));
    });
  }

  const redirects: Readonly<Record<string, string>> = {
    'to another host': 'https://elsewhere.example/a.png',
    'to a machine of the network': 'http://169.254.169.254/latest/meta-data',
    'to a file': 'file:///etc/passwd',
    nowhere: '',
  };
  for (const [where, location] of Object.entries(redirects)) {
    it(`does not follow the redirect of a picture ${where}`, async () => {
      const seen: string[] = [];
      const error = await served(
        ({ method = '', headers }, response) => {
          seen.push(method);
          if (method === 'GET') response.writeHead(302, { location }).end();
          else response.end(JSON.stringify({ data: [{ url: `http://${headers.host}/a.png` }] }));
        },
        (baseUrl) => failure(run({}, { baseUrl })),
      );
      assert.deepEqual([error.code, seen], ['bad-response', ['POST', 'GET']]);
    });
  }

  it('gives up a download that takes too long', async () => {
    const impatient = createApi({ limits: { idle: 1000, download: 60 } });
    const error = await served(
      ({ method, headers }, response) => {
        if (method === 'POST') response.end(JSON.stringify({ data: [{ url: `http://${headers.host}/a.png` }] }));
        else response.writeHead(200).write('x');
      },
      (baseUrl) => {
        const server = { ...PRESETS.openai, baseUrl, headers: {}, extraBody: {} };
        const make: JobPorts['make'] = {
          api: (request, signal) => impatient.make(request, server, signal),
          offline: () => assert.fail(),
        };
        return failure(run({}, { make }));
      },
    );
    assert.deepEqual([error.code, /downloaded within/.test(error.message)], ['timeout', true]);
    await impatient.close();
  });
});

async function served<T>(listener: RequestListener, action: (baseUrl: string) => Promise<T>): Promise<T> {
  const http: HttpServer = createServer(listener);
  await new Promise<void>((resolve) => http.listen(0, '127.0.0.1', resolve));
  try {
    return await action(`http://127.0.0.1:${(http.address() as AddressInfo).port}/v1`);
  } finally {
    http.closeAllConnections();
    await new Promise((resolve) => http.close(resolve));
  }
}

/** A PNG by its beginning and its end; nobody decodes what is between. */
function largePng(length: number): Buffer {
  const bytes = randomBytes(length);
  Buffer.from('89504e470d0a1a0a0000000d49484452', 'hex').copy(bytes);
  Buffer.from('00000400000002800806000000', 'hex').copy(bytes, 16);
  Buffer.from('0000000049454e44ae426082', 'hex').copy(bytes, length - 12);
  return bytes;
}

async function until(check: () => Promise<boolean>): Promise<void> {
  const deadline = Date.now() + 10_000;
  while (!(await check()) && Date.now() < deadline) await new Promise((resolve) => setImmediate(resolve));
}

function digest(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
