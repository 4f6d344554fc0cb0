import fs from 'node:fs';
import { parseArgs } from 'node:util';
import { buildPrograms, scratch } from './build.ts';
import { CASES, type Case, NAMED_CASES, titleOf, UPLOAD, uploadTitle } from './cases.ts';
import { RECEIVERS, SENDERS } from './contenders.ts';
import { DOCUMENT_CASES, documentTitle, makeDocument } from './documents/document.ts';
import { FINDERS } from './documents/finders.ts';
import { measureFinding } from './documents/measure.ts';
import { startFarSide } from './far-side.ts';
import { measureLoads } from './load.ts';
import { describeMachine, findNode } from './machine.ts';
import { type Bench, measureReceiving, measureSending } from './measure.ts';
import { report } from './report.ts';
import { rotated } from './statistics.ts';
import { measureStudio } from './studio.ts';
import type { Samples } from './targets.ts';

const USAGE = `npm run bench -- [--quick] [--markdown] [--rounds=5] [--only=TEXT]

  --quick     the three sizes that the targets name, fewer rounds, no studio: under a minute, for a first look
  --markdown  the same tables for the README
  --rounds    how often each contender does each case
  --only      only what has the text in its title: "40 MiB", "TLS", "upload", "activation", "documents", "studio"`;

async function main(): Promise<void> {
  const { values } = parseArgs({
    options: {
      quick: { type: 'boolean', default: false },
      markdown: { type: 'boolean', default: false },
      rounds: { type: 'string' },
      only: { type: 'string', default: '' },
      help: { type: 'boolean', default: false },
    },
  });
  if (values.help) {
    console.log(USAGE);
    return;
  }
  const rounds = Number(values.rounds ?? (values.quick ? 2 : 5));
  const senders = SENDERS.filter(({ slow }) => !(slow && values.quick));
  const isWanted = (title: string): boolean => title.includes(values.only);

  fs.rmSync(scratch, { recursive: true, force: true });
  fs.mkdirSync(scratch, { recursive: true });
  const node = await findNode();
  const machine = await describeMachine(node);
  const programs = await buildPrograms();
  const farSide = await startFarSide(node, programs.server, scratch);
  const bench: Bench = { node, programs, farSide };
  try {
    const cases = new Map<Case, Samples>();
    for (const one of values.quick ? NAMED_CASES : CASES) {
      if (!isWanted(titleOf(one))) continue;
      const samples = await inRounds(titleOf(one), rounds, RECEIVERS, (contender) =>
        measureReceiving(bench, contender, one),
      );
      cases.set(one, samples);
    }
    const upload = isWanted(uploadTitle(UPLOAD))
      ? {
          wanted: UPLOAD,
          samples: await inRounds(uploadTitle(UPLOAD), values.quick ? 1 : rounds, senders, (contender) =>
            measureSending(bench, contender, UPLOAD),
          ),
        }
      : undefined;
    const documents = [];
    for (const document of DOCUMENT_CASES.map(makeDocument)) {
      const title = documentTitle(document);
      if (!isWanted(title)) continue;
      const samples = await inRounds(title, rounds, FINDERS, (finder) =>
        measureFinding(node, programs, finder, document),
      );
      documents.push({ title, samples });
    }
    const loads = isWanted('code loaded at activation') ? await measureLoads(node) : undefined;
    const studio = !values.quick && isWanted('the studio') ? await measureStudio() : undefined;
    console.log(report({ cases, upload, documents, loads, studio }, `${machine}; ${rounds} rounds`, values.markdown));
  } finally {
    farSide.close();
    fs.rmSync(scratch, { recursive: true, force: true });
  }
}

/** Side by side: in every round everybody once, each round beginning with another. */
async function inRounds<C, S>(
  title: string,
  rounds: number,
  contenders: readonly C[],
  measure: (contender: C) => Promise<S>,
): Promise<ReadonlyMap<C, readonly S[]>> {
  const samples = new Map<C, S[]>(contenders.map((contender) => [contender, []]));
  for (let round = 0; round < rounds; round++) {
    process.stderr.write(`${title}: round ${round + 1} of ${rounds}\n`);
    for (const contender of rotated(contenders, round)) {
      samples.get(contender)?.push(await measure(contender));
    }
  }
  return samples;
}

main().catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
