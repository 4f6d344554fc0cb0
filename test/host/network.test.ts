import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { isImageError } from '../../src/core/wire/errors.ts';
import { PLAIN_NETWORK } from '../../src/node/network-facts.ts';
import { createTransport } from '../../src/node/transport.ts';
import { type ForwardProxy, startProxy } from '../server/proxy.ts';

const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;
/** No name server knows it: a picture from there came through the proxy. */
const NAME = 'api.stipple.test';
const ELSEWHERE = STAND_IN_URL.replace('127.0.0.1', NAME);
const MODEL = 'gpt-image-2.5-flare';

describe('the network of the extension host', () => {
  let proxy: ForwardProxy;
  before(async () => {
    proxy = await startProxy({ names: [NAME], password: 'me:secret' });
    await set('stipple.baseUrl', ELSEWHERE);
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  });
  after(async () => {
    await vscode.commands.executeCommand('stipple.clearApiKey');
    await set('stipple.baseUrl', STAND_IN_URL);
    await set('stipple.network', undefined);
    await set('http.proxy', undefined);
    await proxy.close();
  });

  const generate = (name: string) =>
    vscode.commands.executeCommand<{ readonly images: readonly object[] }>('stipple.generateImage', {
      prompt: 'A red fox',
      model: MODEL,
      size: '1024x640',
      save_to: `network/${name}.png`,
    });

  for (const route of ['undici', 'editor', 'auto']) {
    it(`goes through http.proxy by the route ${route}, and leaves the dispatcher of all extensions alone`, async () => {
      await set('stipple.network', route);
      await set('http.proxy', `http://me:secret@${proxy.host}`);
      await fetch(STAND_IN_URL).catch(() => undefined);
      const dispatcher = sharedDispatcher();
      assert.ok(dispatcher, 'there is one to change');
      const asked = proxy.log.length;
      assert.equal((await generate(route)).images.length, 1);
      assert.deepEqual(proxy.log.slice(asked), [`POST ${ELSEWHERE}/images/generations`]);
      assert.equal(sharedDispatcher(), dispatcher);
    });
  }

  it('tells what is in the way, and a changed setting counts for the next request', async () => {
    await set('stipple.network', 'undici');
    await set('http.proxy', proxy.url);
    const error = await Promise.resolve(generate('refused')).then(
      () => assert.fail('it did not fail'),
      (reason: Error & { readonly code?: string }) => reason,
    );
    assert.equal(error.code, 'network');
    assert.match(error.message, /the proxy 127\.0\.0\.1:\d+ wants a sign-in/);
    await set('http.proxy', `http://me:secret@${proxy.host}`);
    assert.equal((await generate('again')).images.length, 1);
  });

  it('keeps VS Code’s own stack out of this machine where only public addresses will do', async () => {
    await set('http.proxy', undefined);
    const { send, close } = createTransport(() => ({ ...PLAIN_NETWORK, route: 'editor' }));
    const url = STAND_IN_URL.replace('127.0.0.1', 'localhost');
    const ask = (reach?: 'public') =>
      send({ method: 'GET', url, headers: {}, ...(reach ? { reach } : {}) }, new AbortController().signal);
    assert.equal((await ask()).status, 401, 'without the demand it is reached');
    await assert.rejects(ask('public'), (error: Error) => {
      assert.match(error.message, /localhost, which leads to/);
      return isImageError(error) && error.code === 'bad-response';
    });
    await close();
  });
});

function sharedDispatcher(): unknown {
  const key = Object.getOwnPropertySymbols(globalThis).find((one) => String(one).includes('undici.globalDispatcher'));
  return key && Reflect.get(globalThis, key);
}

async function set(name: string, value: unknown): Promise<void> {
  await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
}
