import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import { appendFileSync, readdirSync, readFileSync, rmSync, statSync } from 'node:fs';
import type { Socket } from 'node:net';
import path from 'node:path';
import { PassThrough } from 'node:stream';
import sharp from 'sharp';
import type { buildConnector, Client } from 'undici';
import { sniff } from '../../../src/core/image/sniff.ts';
import type { Draft } from '../../../src/core/model/draft.ts';
import { validate } from '../../../src/core/model/validate.ts';
import { isImageError } from '../../../src/core/wire/errors.ts';
import { PRESETS, type Server } from '../../../src/core/wire/server.ts';
import type { createApi } from '../../../src/node/api.ts';
import { nothingWasSent } from '../../../src/node/network-error.ts';
import { PLAIN_NETWORK } from '../../../src/node/network-facts.ts';
import { type StandIn, startStandIn } from '../../server/stand-in.ts';
import { copyOfProject } from './copy-of-project.ts';

const TRANSPORT_LIMIT_BYTES = 200_000;

/** What dist/api.js exports; `Client` only where a test has added it. */
interface Bundle {
  readonly createApi: typeof createApi;
  readonly Client: typeof Client;
}

describe('the bundle of the transport', function () {
  this.timeout(30_000);
  let folder: string;
  let standIn: StandIn;
  before(async () => {
    folder = copyOfProject();
    standIn = await startStandIn();
  });
  after(async () => {
    await standIn.close();
    rmSync(folder, { recursive: true, force: true });
  });
  beforeEach(() => standIn.reset());

  const dist = (name: string) => path.join(folder, 'dist', name);
  const build = () => spawnSync(process.execPath, ['esbuild.mjs', '--production'], { cwd: folder, encoding: 'utf8' });
  /** A new one each time: what undici found out about the machine is gone. */
  const load = (): Bundle => {
    delete require.cache[dist('api.js')];
    return require(dist('api.js'));
  };
  const make = async (draft: Partial<Draft> = {}) => {
    const options = { prompt: 'A red fox', model: 'gpt-image-2', size: '1024x640', partial_images: 1 };
    const verdict = validate({ operation: 'generate', options, ...draft });
    assert.ok(verdict.ok, JSON.stringify(verdict));
    const authorization = `Bearer ${standIn.key}`;
    const server: Server = { ...PRESETS.openai, baseUrl: standIn.url, headers: { authorization }, extraBody: {} };
    const api = load().createApi({ network: () => ({ ...PLAIN_NETWORK, route: 'undici' }) });
    const told: string[] = [];
    try {
      for await (const { type } of api.make(verdict.request, server, new AbortController().signal)) told.push(type);
    } finally {
      await api.close();
    }
    return told;
  };
  const MADE = ['preview-arrived', 'image-finished', 'answer-finished'];

  describe('as it is shipped', () => {
    before(() => {
      const { status, stderr } = build();
      assert.equal(status, 0, stderr);
    });

    it(`is not larger than ${TRANSPORT_LIMIT_BYTES / 1000} KB`, () => {
      const { size } = statSync(dist('api.js'));
      assert.ok(size > 50_000 && size <= TRANSPORT_LIMIT_BYTES, `${size} bytes`);
    });

    it('does not know the dispatcher that all extensions share', () => {
      const guilty = readdirSync(dist(''), { recursive: true, encoding: 'utf8' }).filter(
        (name) => /\.c?js$/.test(name) && readFileSync(dist(name), 'utf8').includes('undici.globalDispatcher'),
      );
      assert.deepEqual(guilty, []);
    });

    it('keeps the parsers of documents out of what loads at the start', () => {
      const text = (file: string) => readFileSync(dist(file), 'utf8');
      for (const name of ['ATXHeading', 'JSXSelfClosingTag', 'bad-url-token']) {
        assert.ok(text('find-images.js').includes(name), name);
        for (const file of ['extension.js', 'recorded-menus.js', 'text.js'])
          assert.ok(!text(file).includes(name), file);
      }
    });

    it('generates and edits over undici', async () => {
      assert.deepEqual(await make(), MADE);
      const bytes = await sharp({ create: { width: 64, height: 64, channels: 4, background: '#0000' } })
        .png()
        .toBuffer();
      const image = [{ kind: 'file', name: 'fox.png', bytes, facts: sniff(bytes) }] as const;
      assert.deepEqual(await make({ operation: 'edit', image }), MADE);
      assert.deepEqual(
        standIn.requests.map(({ files }) => files.length),
        [0, 1],
      );
    });

    it('says that WebAssembly SIMD is missing, before anything is sent, so that another route can be taken', async () => {
      process.env.UNDICI_NO_WASM_SIMD = '1';
      try {
        await assert.rejects(make(), (error: Error) => {
          assert.match(error.message, /no WebAssembly SIMD.*“editor”/);
          return isImageError(error) && error.code === 'network' && nothingWasSent(error);
        });
        assert.equal(standIn.requests.length, 0);
      } finally {
        delete process.env.UNDICI_NO_WASM_SIMD;
      }
    });

    it('runs under Jest', async () => {
      process.env.JEST_WORKER_ID = '1';
      try {
        assert.deepEqual(await make(), MADE);
      } finally {
        delete process.env.JEST_WORKER_ID;
      }
    });
  });

  describe('where more of undici is used', () => {
    const append = (text: string) => appendFileSync(path.join(folder, 'src/node/api.ts'), text);

    it('says what is left out', async () => {
      append(`export { default as Client } from 'undici/lib/dispatcher/client.js';\n`);
      const { status, stderr } = build();
      assert.equal(status, 0, stderr);
      const { Client } = load();
      assert.throws(() => new Client(standIn.origin), /without connections of its own/);
      /** What undici says about a body on a connection. */
      const refusal = (connection: object, body: object | null) =>
        new Promise<unknown>((resolve, reject) => {
          const connect: buildConnector.connector = (_options, callback) =>
            queueMicrotask(() => {
              try {
                callback(null, connection as Socket);
              } catch (error) {
                resolve(error);
              }
            });
          const handler = { onRequestStart: reject, onResponseError: (_: unknown, error: Error) => resolve(error) };
          new Client(standIn.origin, { connect }).dispatch(
            { path: '/', method: 'POST', body: body as string | null },
            handler,
          );
        });
      const speakingHttp2 = Object.assign(new PassThrough(), { alpnProtocol: 'h2' });
      assert.match(String(await refusal(speakingHttp2, null)), /without HTTP\/2/);
      assert.match(String(await refusal(new PassThrough(), new FormData())), /without FormData/);
    });

    it('is not built with what sets the dispatcher of all extensions', () => {
      append(`import 'undici';\n`);
      const { status, stderr } = build();
      assert.equal(status, 1);
      assert.match(stderr, /This sets the dispatcher that all extensions share.*undici\/index\.js/s);
    });
  });
});
