import { createHash } from 'node:crypto';
import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../vscode/command.ts';
import { type Programs, scratch } from './build.ts';
import { type Case, pathOf, type Upload, WARM_UP_UPLOAD, warmUpOf } from './cases.ts';
import type { Assignment, Job, Measurement } from './client.ts';
import type { Contender } from './contenders.ts';
import type { FarSide } from './far-side.ts';
import { createPicture } from './server/picture.ts';

/** One contender once. Milliseconds and bytes. */
export interface Sample {
  /** From the last byte that the server sent to the closed file. */
  readonly tail: number;
  /** The part of it from the decoded picture to the closed file. */
  readonly save: number;
  readonly total: number;
  readonly cpu: number;
  readonly memory: number;
  readonly heap: number;
  readonly block: number;
}

export type Quantity = keyof Sample;

export interface Bench {
  readonly node: string;
  readonly programs: Programs;
  readonly farSide: FarSide;
}

let runs = 0;

/** Asks for the picture in a fresh process; throws when the file that it saved is not the picture to the byte. */
export async function measureReceiving(bench: Bench, contender: Contender, one: Case): Promise<Sample> {
  const { farSide } = bench;
  const [warmUp, measured] = [warmUpOf(one), one].map((asked) => assignment(farSide, asked, [])) as [
    Assigned,
    Assigned,
  ];
  const measurement = await run(bench, contender, { action: 'receive', warmUps: [warmUp, warmUp], measured });
  const { lastByteAt } = await farSide.timesOf(measured.run);
  if (contender.variant !== 'discard') await check(measured.file, await farSide.hashOf(one.finalBytes), contender);
  return sampleOf(measurement, lastByteAt);
}

/** Sends the files in a fresh process; throws when fewer bytes than theirs arrived. */
export async function measureSending(bench: Bench, contender: Contender, upload: Upload): Promise<Sample> {
  const { farSide } = bench;
  const answer: Case = { finalBytes: 64 * 1024, partials: 0, line: 'plain', bytesPerSecond: 0 };
  const warmUp = assignment(farSide, answer, filesFor(WARM_UP_UPLOAD));
  const measured = assignment(farSide, answer, filesFor(upload));
  const measurement = await run(bench, contender, { action: 'send', warmUps: [warmUp, warmUp], measured });
  const { lastByteAt, receivedBytes } = await farSide.timesOf(measured.run);
  const expected = upload.files * upload.fileBytes;
  if (receivedBytes < expected) throw new Error(`${contender.name} sent ${receivedBytes} of ${expected} bytes`);
  return sampleOf(measurement, lastByteAt);
}

type Assigned = Assignment & { readonly run: string };

function assignment({ ports }: FarSide, one: Case, uploads: readonly string[]): Assigned {
  const run = `run-${++runs}`;
  const origin = `${one.line === 'tls' ? 'https' : 'http'}://127.0.0.1:${ports[one.line]}`;
  const { finalBytes, partials } = one;
  const file = path.join(scratch, 'pictures', `${run}.png`);
  return { run, baseUrl: origin + pathOf(one, run), file, finalBytes, partials, uploads };
}

async function run(
  { node, programs, farSide }: Bench,
  { module, variant }: Contender,
  job: Pick<Job, 'action' | 'warmUps' | 'measured'>,
): Promise<Measurement> {
  const file = programs.contenders[module];
  if (!file) throw new Error(`there is no contenders/${module}`);
  fs.mkdirSync(path.dirname(job.measured.file), { recursive: true });
  const whole: Job = { module: file, variant, ...job };
  const printed = await runCommand(node, ['--expose-gc', programs.client], {
    environment: { NODE_EXTRA_CA_CERTS: farSide.certificate, BENCH_JOB: JSON.stringify(whole) },
  });
  return JSON.parse(printed);
}

function sampleOf(measurement: Measurement, lastByteAt: number): Sample {
  const { startedAt, fileClosedAt, pictureWholeAt, cpu, memory, heap, block } = measurement;
  return {
    tail: fileClosedAt - lastByteAt,
    save: fileClosedAt - (pictureWholeAt ?? fileClosedAt),
    total: fileClosedAt - startedAt,
    cpu,
    memory,
    heap,
    block,
  };
}

async function check(file: string, expected: string, { name }: Contender): Promise<void> {
  const saved = createHash('sha256').update(fs.readFileSync(file)).digest('hex');
  if (saved !== expected) throw new Error(`${name} saved another picture than was sent`);
  fs.rmSync(file);
}

/** Made once per run of the bench; all of them are in the system's cache before anybody reads them. */
function filesFor({ files, fileBytes }: Upload): readonly string[] {
  const folder = path.join(scratch, 'uploads');
  fs.mkdirSync(folder, { recursive: true });
  return Array.from({ length: files }, (_, index) => {
    const file = path.join(folder, `${fileBytes}-${index}.png`);
    if (!fs.existsSync(file)) fs.writeFileSync(file, createPicture(fileBytes, `upload ${index}`));
    return file;
  });
}
