import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { findProxies, type ProxyPrograms } from '../network/programs.ts';
import { FORBIDDEN_PORT, HERE, NAME, type RealProxy, startSquid } from '../network/real-proxy.ts';

const { STAND_IN_URL = '', SECURE_STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;
const PLAIN = STAND_IN_URL.replace('127.0.0.1', HERE);
/** VS Code 1.139 holds the certificate of an address behind a proxy against the name `localhost`. */
const SECURE = SECURE_STAND_IN_URL.replace('127.0.0.1', NAME);
const ROUTES = ['undici', 'editor', 'auto'] as const;

const programs = findProxies();
// Where it is not installed the script that runs all this has said so.
if (programs) describe('squid before the extension host', () => testSquid(programs));

function testSquid(programs: ProxyPrograms): void {
  let squid: RealProxy;
  /** How many entries of its log have been looked at. */
  let seen = 0;
  before(async () => {
    squid = await startSquid(programs);
    await set({ 'stipple.headers': { authorization: `Bearer ${STAND_IN_KEY}` } });
  });
  beforeEach(() => set({ 'http.proxy': squid.url, 'stipple.baseUrl': SECURE }));
  after(async () => {
    for (const name of ['http.proxy', 'http.noProxy', 'stipple.network', 'stipple.headers'])
      await set({ [name]: undefined });
    await set({ 'stipple.baseUrl': STAND_IN_URL });
    await squid.close();
  });

  /** Holds what the log has since the last look. */
  const assertAsked = async (...expected: readonly string[]) => {
    const entries = (await squid.asked(seen + expected.length)).slice(seen);
    seen += entries.length;
    assert.deepEqual(entries, expected);
  };

  for (const route of ROUTES) {
    describe(`by the route ${route}`, () => {
      before(() => set({ 'stipple.network': route }));

      it('lets a picture through a tunnel, whose other end shows a certificate of NODE_EXTRA_CA_CERTS', async () => {
        assert.equal((await generate(route)).images.length, 1);
        await assertAsked(`CONNECT ${new URL(SECURE).host}`);
      });

      it('is left alone where http.noProxy names the server', async () => {
        await set({ 'stipple.baseUrl': PLAIN, 'http.noProxy': [HERE] });
        assert.equal((await generate(`${route}-straight`)).images.length, 1);
        await set({ 'http.noProxy': undefined });
        assert.equal((await generate(`${route}-round`)).images.length, 1);
        await assertAsked(`POST ${PLAIN}/images/generations`);
      });

      it('is named where it forbids the server', async () => {
        await set({ 'stipple.baseUrl': `https://${NAME}:${FORBIDDEN_PORT}/v1` });
        const error = await failure();
        assert.equal(error.code, 'network');
        assert.match(error.message, /the proxy does not let a connection to .* through \(status 403\)/);
        await assertAsked(...once(`CONNECT ${NAME}:${FORBIDDEN_PORT} 403`));
      });

      // Desktop VS Code asks for another password, and waits.
      if (vscode.env.uiKind === vscode.UIKind.Desktop) return;
      it('is named where it takes no password, and is asked once by a route', async () => {
        await set({ 'http.proxy': `http://me:wrong@${squid.host}` });
        const error = await failure();
        assert.equal(error.code, 'network');
        const name = route === 'editor' ? `on the way to ${new URL(SECURE).host}` : squid.host;
        assert.match(error.message, new RegExp(`^the proxy ${name} wants a sign-in`));
        await assertAsked(...once(`CONNECT ${new URL(SECURE).host} 407`));
      });

      const once = (entry: string) => (route === 'auto' ? [entry, entry] : [entry]);
    });
  }
}

function generate(name: string) {
  return vscode.commands.executeCommand<{ readonly images: readonly object[] }>('stipple.generateImage', {
    prompt: 'A red fox',
    model: 'gpt-image-2.5-flare',
    size: '1024x640',
    save_to: `network/squid-${name}.png`,
  });
}

async function failure(): Promise<Error & { readonly code?: string }> {
  return Promise.resolve(generate('refused')).then(
    () => assert.fail('it did not fail'),
    (error: Error) => error,
  );
}

async function set(settings: Readonly<Record<string, unknown>>): Promise<void> {
  for (const [name, value] of Object.entries(settings)) {
    await vscode.workspace.getConfiguration().update(name, value, vscode.ConfigurationTarget.Global);
  }
}
