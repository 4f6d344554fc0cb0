import { gzipSync } from 'node:zlib';
import type { Act, WireFault } from './fault-types.ts';
import type { Step } from './script.ts';

type WireAct = { readonly about: string } & Omit<Extract<Act, { at: 'wire' }>, 'at'>;

/** What can befall any answer, streamed or not, on its way. */
export const wireFaults: Readonly<Record<WireFault, WireAct>> = {
  'hang-before-headers': { about: 'no answer at all', alter: () => [{ kind: 'hang' }] },
  'reset-before-headers': { about: 'the connection is reset before the answer', alter: () => [{ kind: 'reset' }] },
  'cut-body': {
    about: 'the connection is reset in the middle of the first piece of the body',
    alter: function* (script) {
      for (const step of script) {
        if (step.kind !== 'send') {
          yield step;
          continue;
        }
        yield { kind: 'send', bytes: step.bytes.slice(0, step.bytes.length >> 1) };
        // A reset overtakes what is still in the buffers: the pause lets the client read it.
        yield { kind: 'pause', ms: 50 };
        yield { kind: 'reset' };
      }
    },
  },
  'split-bytes': {
    about: 'the beginning and the end of every piece go out byte by byte, the middle in uneven chunks',
    alter: (script) =>
      split(script, (length) => [...ones(Math.min(192, length)), ...chunks(length - 192 - 64, 4_093), ...ones(64)]),
  },
  'gzip-encoded': {
    about: 'compressed, although the client asked for identity',
    alter: (script) => compressed([...script]),
  },
  'endless-blanks': {
    about: 'a JSON body of blanks without end, and never a picture',
    alter: function* () {
      yield { kind: 'head', status: 200, headers: { 'content-type': 'application/json' } };
      const blanks = Buffer.alloc(64 * 1_024, ' ');
      for (;;) yield { kind: 'send', bytes: blanks };
    },
  },
  'slow-drip': {
    about: 'a tenth of every piece at a time, with a pause of `ms` between',
    alter: (script, { ms = 50 }) => split(script, (length) => chunks(length, Math.ceil(length / 10)), ms),
  },
};

function compressed(script: readonly Step[]): readonly Step[] {
  const body = script.flatMap((step) => (step.kind === 'send' ? [Buffer.from(step.bytes)] : []));
  return [
    ...script.flatMap((step): Step[] => {
      if (step.kind !== 'head') return step.kind === 'send' ? [] : [step];
      const { 'content-length': _, ...headers } = step.headers;
      return [{ ...step, headers: { ...headers, 'content-encoding': 'gzip' } }];
    }),
    { kind: 'send', bytes: gzipSync(Buffer.concat(body)) },
  ];
}

function* split(script: Iterable<Step>, sizes: (length: number) => readonly number[], ms = 0): Iterable<Step> {
  for (const step of script) {
    if (step.kind !== 'send') {
      yield step;
      continue;
    }
    let rest = Buffer.from(step.bytes);
    for (const size of sizes(rest.length)) {
      if (rest.length === 0) break;
      yield { kind: 'send', bytes: rest.subarray(0, size) };
      if (ms > 0) yield { kind: 'pause', ms };
      rest = rest.subarray(size);
    }
  }
}

function ones(count: number): readonly number[] {
  return Array.from({ length: count }, () => 1);
}

function chunks(length: number, size: number): readonly number[] {
  return Array.from({ length: Math.max(0, Math.ceil(length / size)) }, (_, index) =>
    Math.min(size, length - index * size),
  );
}
