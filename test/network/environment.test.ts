import assert from 'node:assert/strict';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';
import { createAuthority, startTls } from '../server/authority.ts';
import { type StandIn, startStandIn } from '../server/stand-in.ts';
import { runCommand } from '../vscode/command.ts';
import { neededProxies } from './programs.ts';
import { HERE, type RealProxy, startTinyproxy } from './real-proxy.ts';

/** Node reads these once, when it starts: each test asks in a process of its own. */
describe('the environment of a process', () => {
  let folder: string;
  let standIn: StandIn;
  let secure: Awaited<ReturnType<typeof startTls>>;
  let proxy: RealProxy;
  /** Who has signed the certificate of the server, as a file. */
  let authority: string;
  let seen = 0;
  before(async () => {
    folder = mkdtempSync(path.join(os.tmpdir(), 'stipple-environment-'));
    const created = createAuthority([HERE]);
    authority = path.join(folder, 'authority.pem');
    writeFileSync(authority, created.certificate);
    standIn = await startStandIn();
    secure = await startTls(created, Number(new URL(standIn.origin).port));
    proxy = await startTinyproxy(neededProxies());
  });
  after(async () => {
    await Promise.all([standIn.close(), secure.close(), proxy.close()]);
    rmSync(folder, { recursive: true, force: true });
  });

  /** @returns the status of the answer, or the code of the error */
  const ask = async (environment: Readonly<Record<string, string>>) => {
    const url = `https://${HERE}:${secure.port}/v1/models`;
    const parameters = ['--import', 'tsx', path.join(__dirname, 'ask.ts'), url, standIn.key];
    const settings = { ...NONE, HTTPS_PROXY: proxy.url, ...environment };
    return (await runCommand(process.execPath, parameters, { environment: settings })).trim();
  };
  const assertAsked = async (times: number) => {
    const entries = (await proxy.asked(seen + times)).slice(seen);
    seen += entries.length;
    assert.deepEqual(entries, Array(times).fill(`CONNECT ${HERE}:${secure.port}`));
  };

  it('names the proxy in HTTPS_PROXY, and in NO_PROXY who is reached without', async () => {
    assert.equal(await ask({ NODE_EXTRA_CA_CERTS: authority, NO_PROXY: HERE }), '200');
    assert.equal(await ask({ NODE_EXTRA_CA_CERTS: authority }), '200');
    await assertAsked(1);
  });

  it('leaves an authority unknown that it does not name', async () => {
    assert.equal(await ask({}), 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await assertAsked(READS_SYSTEM ? 2 : 1);
  });

  it('names the certificates of the system in SSL_CERT_FILE, and they are read where Node’s own do not suffice', async () => {
    assert.equal(await ask({ SSL_CERT_FILE: authority }), READS_SYSTEM ? '200' : 'UNABLE_TO_VERIFY_LEAF_SIGNATURE');
    await assertAsked(READS_SYSTEM ? 2 : 1);
  });
});

/** Node 22.15 and later can; with an older one it is left to the editor's own stack. */
const READS_SYSTEM = 'getCACertificates' in tls;

/** Whatever is set where the tests run. */
const NONE = Object.fromEntries(
  ['https_proxy', 'http_proxy', 'all_proxy', 'no_proxy'].flatMap((name) => [
    [name, ''],
    [name.toUpperCase(), ''],
  ]),
);
