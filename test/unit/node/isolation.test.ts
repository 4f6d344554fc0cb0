import assert from 'node:assert/strict';
import { spawnSync } from 'node:child_process';
import path from 'node:path';

const ROOT = path.resolve(__dirname, '../../..');

/** Runs in a process of its own, where nothing else has touched undici. */
function inFreshProcess(script: string): unknown {
  const run = spawnSync(process.execPath, ['--import', 'tsx', '--input-type=module', '--eval', script], {
    cwd: ROOT,
    encoding: 'utf8',
  });
  assert.equal(run.status, 0, run.stderr);
  return JSON.parse(run.stdout);
}

const CLIENT = `
  const { createApi } = (await import('./src/node/api.ts')).default ?? (await import('./src/node/api.ts'));
  const { validate } = (await import('./src/core/model/validate.ts')).default ?? (await import('./src/core/model/validate.ts'));
  const { startStandIn } = (await import('./test/server/stand-in.ts')).default ?? (await import('./test/server/stand-in.ts'));
  const { startProxy } = (await import('./test/server/proxy.ts')).default ?? (await import('./test/server/proxy.ts'));
  const { PLAIN_NETWORK } = (await import('./src/node/network-facts.ts')).default ?? (await import('./src/node/network-facts.ts'));
  const generate = async () => {
    const standIn = await startStandIn();
    const proxy = await startProxy({ names: ['api.stipple.test'] });
    const api = createApi({ network: () => ({ ...PLAIN_NETWORK, route: 'undici', proxy: proxy.url }) });
    const { request } = validate({ operation: 'generate', options: { prompt: 'x', model: 'gpt-image-2', size: '1024x640' } });
    let finished = 0;
    const { PRESETS } = (await import('./src/core/wire/server.ts')).default ?? (await import('./src/core/wire/server.ts'));
    for (const baseUrl of [standIn.url, standIn.url.replace('127.0.0.1', 'api.stipple.test')]) {
      const server = { ...PRESETS.openai, baseUrl, headers: { authorization: 'Bearer ' + standIn.key }, extraBody: {} };
      for await (const event of api.make(request, server, new AbortController().signal)) if (event.type === 'image-finished') finished++;
    }
    const proxied = proxy.log.length;
    await Promise.all([api.close(), standIn.close(), proxy.close()]);
    return { finished, proxied };
  };
`;

describe('the transport leaves the process as it was', () => {
  it('where nobody has set a dispatcher: none is set by generating', () => {
    const found = inFreshProcess(`
      const symbols = () => Object.getOwnPropertySymbols(globalThis).filter((one) => String(one).includes('undici'));
      const before = symbols().length;
      ${CLIENT}
      const made = await generate();
      console.log(JSON.stringify({ before, after: symbols().length, ...made }));
    `);
    assert.deepEqual(found, { before: 0, after: 0, finished: 2, proxied: 1 });
  });

  it('where the runtime has its own dispatcher: it is the same one afterwards', () => {
    const found = inFreshProcess(`
      await fetch('data:,x');
      await fetch('http://127.0.0.1:9/').catch(() => {});
      const key = Object.getOwnPropertySymbols(globalThis).find((one) => String(one).includes('undici.globalDispatcher'));
      const before = globalThis[key];
      ${CLIENT}
      const made = await generate();
      console.log(JSON.stringify({ had: before !== undefined, same: globalThis[key] === before, ...made }));
    `);
    assert.deepEqual(found, { had: true, same: true, finished: 2, proxied: 1 });
  });
});
