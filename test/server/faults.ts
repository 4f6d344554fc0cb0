import { answerFaults } from './answer-faults.ts';
import type { Act, Fault, FaultName, FaultOptions } from './fault-types.ts';
import { orderFaults, pictureFaults } from './picture-faults.ts';
import { misuse } from './problems.ts';
import { refusalFaults } from './refusal-faults.ts';
import { streamFaults } from './stream-faults.ts';
import { wireFaults } from './wire-faults.ts';

type Entry = { readonly about: string };

export const aboutFaults: Readonly<Record<FaultName, Entry>> = {
  ...refusalFaults,
  ...orderFaults,
  ...pictureFaults,
  ...answerFaults,
  ...streamFaults,
  ...wireFaults,
};

export const faultNames = Object.keys(aboutFaults) as readonly FaultName[];

export function actOf(name: FaultName): Act {
  if (isIn(refusalFaults, name)) return { at: 'refusal', ...refusalFaults[name] };
  if (isIn(orderFaults, name)) return { at: 'order', ...orderFaults[name] };
  if (isIn(pictureFaults, name)) return { at: 'picture', ...pictureFaults[name] };
  if (isIn(answerFaults, name)) return { at: 'answer', ...answerFaults[name] };
  if (isIn(streamFaults, name)) return { at: 'stream', ...streamFaults[name] };
  return { at: 'wire', ...wireFaults[name] };
}

const optionKinds: Readonly<Record<keyof FaultOptions, readonly string[]>> = {
  times: ['number'],
  status: ['number'],
  message: ['string'],
  retryAfter: ['number', 'string'],
  retryAfterDate: ['number'],
  retryAfterMs: ['number'],
  shouldRetry: ['boolean'],
  previews: ['number'],
  ms: ['number'],
};

/** Reads a fault from JSON. @throws Refused where it is none */
export function readFault(value: unknown): Fault {
  const { fault, ...options } = (typeof value === 'string' ? { fault: value } : value) as Record<string, unknown>;
  if (!faultNames.includes(fault as FaultName)) {
    throw misuse(`There is no fault named ${JSON.stringify(fault)}. There are: ${faultNames.join(', ')}.`);
  }
  for (const [name, option] of Object.entries(options)) {
    if (!optionKinds[name as keyof FaultOptions]?.includes(typeof option)) {
      throw misuse(
        `The fault '${fault}' has a wrong option '${name}'. There are: ${Object.keys(optionKinds).join(', ')}.`,
      );
    }
  }
  return { ...options, fault: fault as FaultName };
}

/** Finds `[stand-in: fault-name key=value …]` in a prompt. @throws Refused where it names no fault */
export function directiveIn(prompt: string): Fault | undefined {
  const match = /\[stand-in:\s*([^\s\]]+)([^\]]*)\]/.exec(prompt);
  if (!match) return undefined;
  const pairs = [...(match[2] ?? '').matchAll(/(\w+)=(\S+)/g)].map(([, key, text]) => [key, scalar(text ?? '')]);
  return readFault({ fault: match[1], ...Object.fromEntries(pairs) });
}

function scalar(text: string): string | number | boolean {
  if (text === 'true' || text === 'false') return text === 'true';
  return /^-?\d+(\.\d+)?$/.test(text) ? Number(text) : text;
}

function isIn<Table extends object>(table: Table, name: FaultName): name is FaultName & keyof Table {
  return Object.hasOwn(table, name);
}
