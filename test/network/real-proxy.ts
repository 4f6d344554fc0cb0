import { spawn } from 'node:child_process';
import { once } from 'node:events';
import fs from 'node:fs';
import { type AddressInfo, connect, createServer } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { ProxyPrograms } from './programs.ts';

/** A proxy that people have, in a process of its own on the loopback address. It wants a name and a password. */
export interface RealProxy {
  /** `127.0.0.1:port` */
  readonly host: string;
  /** With name and password. */
  readonly url: string;
  /**
   * What its log says it was asked for, oldest first, once there are `count` entries: `CONNECT host:port`, `GET http://host/path`.
   * tinyproxy writes when it is asked; squid when it is over, and the status with it where it is an error.
   */
  asked(count: number): Promise<readonly string[]>;
  /** Resolves when its log says that no connection to a server is open. */
  idle(): Promise<void>;
  /** Ends the process by its id, at once: told politely, squid takes two seconds. */
  close(): Promise<void>;
}

/** This machine, by the one address of it for which a proxy is asked. */
export const HERE = '0.0.0.0';
/** No name server knows it, squid does: it is this machine. */
export const NAME = 'api.stipple.test';
/** squid lets nobody through to it. */
export const FORBIDDEN_PORT = 9;

interface Log {
  readonly asked: readonly string[];
  readonly idle: boolean;
}

/** A port of the loopback address on which nobody listens now. */
export async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  await new Promise((done) => server.close(done));
  return port;
}

export async function startSquid({ squid }: ProxyPrograms): Promise<RealProxy> {
  const { folder, port } = await makePlace();
  const hosts = path.join(folder, 'hosts');
  fs.writeFileSync(hosts, `127.0.0.1 ${NAME}\n`);
  const passwords = `while read -r line; do [ \\"$line\\" = 'me se%20cret' ] && echo OK || echo ERR; done`;
  const settings = [
    `http_port 127.0.0.1:${port}`,
    `hosts_file ${hosts}`,
    'visible_hostname proxy.test',
    'logformat request %>Hs %rm %ru',
    `access_log stdio:${path.join(folder, 'log')} request`,
    'cache_log /dev/null',
    'pid_filename none',
    `coredump_dir ${folder}`,
    'pinger_enable off',
    'cache deny all',
    'shutdown_lifetime 0 seconds',
    `auth_param basic program /bin/sh -c "${passwords}"`,
    'auth_param basic realm test',
    'acl signed proxy_auth REQUIRED',
    `acl forbidden port ${FORBIDDEN_PORT}`,
    'http_access deny !signed',
    'http_access deny forbidden',
    'http_access allow all',
  ];
  // What it shares among its processes bears this name.
  const service = `stipple${port}`;
  const parameters = ['-N', '-d', '1', '-n', service, '-f', configure(folder, settings)];
  return start(squid, parameters, folder, {
    host: `127.0.0.1:${port}`,
    credentials: 'me:se%20cret',
    ready: 'Accepting HTTP Socket connections',
    remains: ['metadata', 'queues', 'readers'].map((what) => `/dev/shm/${service}-cf__${what}.shm`),
    read: (text) => {
      const lines = [...text.matchAll(/^(\d+) ([A-Z]+ \S+)$/gm)];
      const asked = lines.map(([, status, what]) => (Number(status) < 400 ? `${what}` : `${what} ${status}`));
      return { asked, idle: true };
    },
  });
}

export async function startTinyproxy({ tinyproxy }: ProxyPrograms): Promise<RealProxy> {
  const { folder, port } = await makePlace();
  const settings = [
    `Port ${port}`,
    'Listen 127.0.0.1',
    `LogFile "${path.join(folder, 'log')}"`,
    'LogLevel Info',
    'MaxClients 100',
    'Timeout 60',
    'BasicAuth me secret',
  ];
  return start(tinyproxy, ['-d', '-c', configure(folder, settings)], folder, {
    host: `127.0.0.1:${port}`,
    credentials: 'me:secret',
    ready: 'Accepting connections',
    remains: [],
    read: (text) => ({
      asked: [...text.matchAll(/: Request \(file descriptor \d+\): (\S+ \S+) HTTP/g)].map(([, what]) => `${what}`),
      idle: text.split(': Established connection').length === text.split(': Closed connection').length,
    }),
  });
}

/** A folder that squid can also use as root, when it becomes another user, who may not look into every TMPDIR. */
async function makePlace(): Promise<{ readonly folder: string; readonly port: number }> {
  const folder = fs.mkdtempSync(path.join(process.getuid?.() === 0 ? '/tmp' : os.tmpdir(), 'stipple-proxy-'));
  fs.chmodSync(folder, 0o777);
  return { folder, port: await freePort() };
}

function configure(folder: string, settings: readonly string[]): string {
  const file = path.join(folder, 'settings');
  fs.writeFileSync(file, `${settings.join('\n')}\n`);
  return file;
}

interface Traits {
  readonly host: string;
  readonly credentials: string;
  /** What it prints, or writes into its log, when it can be asked. */
  readonly ready: string;
  /** Files that it leaves behind when it is killed. */
  readonly remains: readonly string[];
  readonly read: (log: string) => Log;
}

async function start(
  command: string,
  parameters: readonly string[],
  folder: string,
  { host, credentials, ready, remains, read }: Traits,
): Promise<RealProxy> {
  const said = (name: string) => {
    const file = path.join(folder, name);
    return fs.existsSync(file) ? fs.readFileSync(file, 'utf8') : '';
  };
  const output = fs.openSync(path.join(folder, 'output'), 'w');
  const child = spawn(command, parameters, { stdio: ['ignore', output, output] });
  fs.closeSync(output);
  const tidy = () => {
    for (const file of [folder, ...remains]) fs.rmSync(file, { recursive: true, force: true });
  };
  const abandon = () => {
    child.kill('SIGKILL');
    tidy();
  };
  process.once('exit', abandon);
  const ended = new Promise<string>((resolve) => {
    child.once('error', ({ message }) => resolve(message));
    child.once('exit', () => resolve('it ended'));
  });
  const until = (isSo: () => boolean) =>
    new Promise<void>((resolve, reject) => {
      const look = () => {
        if (!isSo()) return;
        watcher.close();
        resolve();
      };
      const watcher = fs.watch(folder, look);
      look();
      void ended.then((why) => {
        watcher.close();
        reject(new Error(`${command}: ${why}\n${said('output')}`));
      });
    });
  const close = async () => {
    process.off('exit', abandon);
    child.kill('SIGKILL');
    await ended;
    tidy();
  };

  try {
    await until(() => said('output').includes(ready) || said('log').includes(ready));
    // squid says so a moment before.
    while (child.exitCode === null && !(await isListening(host)));
  } catch (error) {
    await close();
    throw error;
  }
  const log = () => read(said('log'));
  return {
    host,
    url: `http://${credentials}@${host}`,
    asked: async (count) => {
      await until(() => log().asked.length >= count);
      return log().asked;
    },
    idle: () => until(() => log().idle),
    close,
  };
}

function isListening(host: string): Promise<boolean> {
  const { hostname, port } = new URL(`http://${host}`);
  return new Promise((resolve) => {
    const socket = connect(Number(port), hostname);
    socket.once('error', () => resolve(false));
    socket.once('connect', () => {
      socket.destroy();
      resolve(true);
    });
  });
}
