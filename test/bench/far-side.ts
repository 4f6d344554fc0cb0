import { type ChildProcess, spawn } from 'node:child_process';
import path from 'node:path';
import { runCommand } from '../vscode/command.ts';
import type { HashAnswer, Ports, Question, RunAnswer } from './server/main.ts';

/** The server in a process of its own, so that it shares no thread with a client. */
export interface FarSide {
  readonly ports: Ports;
  readonly certificate: string;
  readonly hashOf: (pictureBytes: number) => Promise<HashAnswer>;
  readonly timesOf: (run: string) => Promise<RunAnswer>;
  readonly close: () => void;
}

export async function startFarSide(node: string, program: string, folder: string): Promise<FarSide> {
  const key = path.join(folder, 'key.pem');
  const certificate = path.join(folder, 'certificate.pem');
  await makeCertificate(key, certificate);
  const child = spawn(node, [program, key, certificate], { stdio: ['ignore', 'inherit', 'inherit', 'ipc'] });
  const ports = (await answerOf(child)) as Ports;
  const hashes = new Map<number, HashAnswer>();
  return {
    ports,
    certificate,
    hashOf: async (pictureBytes) => {
      const hash = hashes.get(pictureBytes) ?? ((await ask(child, { ask: 'hash', pictureBytes })) as HashAnswer);
      hashes.set(pictureBytes, hash);
      return hash;
    },
    timesOf: async (run) => (await ask(child, { ask: 'run', run })) as RunAnswer,
    close: () => child.kill(),
  };
}

function ask(child: ChildProcess, question: Question): Promise<unknown> {
  const answer = answerOf(child);
  child.send(question);
  return answer;
}

/** The next message; rejects when the server ends instead. */
function answerOf(child: ChildProcess): Promise<unknown> {
  return new Promise((resolve, reject) => {
    const ended = (code: number | null) => reject(new Error(`the server of the bench ended with ${code}`));
    child.once('exit', ended);
    child.once('message', (answer) => {
      child.off('exit', ended);
      resolve(answer);
    });
  });
}

async function makeCertificate(key: string, certificate: string): Promise<void> {
  await runCommand('openssl', [
    ...['req', '-x509', '-nodes', '-newkey', 'ec', '-pkeyopt', 'ec_paramgen_curve:prime256v1', '-days', '7'],
    ...['-subj', '/CN=bench', '-addext', 'subjectAltName=IP:127.0.0.1', '-keyout', key, '-out', certificate],
  ]);
}
