import { execFileSync } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { type AddressInfo, connect, isIP } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import tls from 'node:tls';

/** A certificate authority that nobody knows, and a certificate that it gave out. */
export type Authority = {
  /** PEM */
  readonly certificate: string;
  readonly server: { readonly key: string; readonly cert: string };
};

/** Needs `openssl`, for Node cannot make certificates. @param names of the server, or its addresses; 127.0.0.1 is always one */
export function createAuthority(names: readonly string[]): Authority {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'stipple-authority-'));
  const openssl = (line: string) => {
    try {
      execFileSync('openssl', line.split(' '), { cwd: folder, stdio: 'pipe' });
    } catch (error) {
      throw new Error(`these tests need openssl in the PATH: ${(error as Error).message}`);
    }
  };
  const read = (name: string) => readFileSync(path.join(folder, name), 'utf8');
  const fresh = '-newkey ec -pkeyopt ec_paramgen_curve:prime256v1 -nodes';
  try {
    writeFileSync(
      path.join(folder, 'names'),
      `subjectAltName=IP:127.0.0.1,${names.map((name) => `${isIP(name) ? 'IP' : 'DNS'}:${name}`).join(',')}\n`,
    );
    openssl(`req -x509 ${fresh} -keyout authority.key -out authority.pem -days 2 -subj /CN=Stipple-Test-Authority`);
    openssl(`req ${fresh} -keyout server.key -out server.csr -subj /CN=stipple-test`);
    openssl(
      'x509 -req -in server.csr -CA authority.pem -CAkey authority.key -CAcreateserial -out server.pem -days 2 -extfile names',
    );
    return { certificate: read('authority.pem'), server: { key: read('server.key'), cert: read('server.pem') } };
  } finally {
    rmSync(folder, { recursive: true, force: true });
  }
}

/** HTTPS before an HTTP server of this machine. */
export async function startTls(
  { server: identity }: Authority,
  targetPort: number,
): Promise<{ readonly port: number; close(): Promise<void> }> {
  const open = new Set<tls.TLSSocket>();
  const server = tls.createServer(identity, (socket) => {
    open.add(socket);
    const onward = connect(targetPort, '127.0.0.1');
    socket.on('error', () => onward.destroy());
    onward.on('error', () => socket.destroy());
    socket.once('close', () => {
      open.delete(socket);
      onward.destroy();
    });
    socket.pipe(onward).pipe(socket);
  });
  await new Promise<void>((done, failed) => server.once('error', failed).listen(0, '127.0.0.1', done));
  return {
    port: (server.address() as AddressInfo).port,
    close: () =>
      new Promise((done) => {
        server.close(() => done());
        for (const socket of open) socket.destroy();
      }),
  };
}
