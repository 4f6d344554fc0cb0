import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../../vscode/command.ts';
import { type Programs, scratch } from '../build.ts';
import type { DocumentJob, DocumentMeasurement } from './client.ts';
import type { MarkdownDocument } from './document.ts';
import type { Finder } from './finders.ts';

export type DocumentSample = Omit<DocumentMeasurement, 'addresses'>;

/** One finder and one document in a fresh process; throws when it found other pictures than there are. */
export async function measureFinding(
  node: string,
  programs: Programs,
  { name, module }: Finder,
  { text, addresses }: MarkdownDocument,
): Promise<DocumentSample> {
  const file = path.join(scratch, 'document.md');
  fs.writeFileSync(file, text);
  const bundle = programs.finders[module];
  if (!bundle) throw new Error(`there is no documents/${module}`);
  const job: DocumentJob = { module: bundle, file };
  const printed = await runCommand(node, [programs.documentClient], {
    environment: { BENCH_JOB: JSON.stringify(job) },
  });
  const { addresses: found, ...sample }: DocumentMeasurement = JSON.parse(printed);
  if (found.join('\n') !== addresses.join('\n'))
    throw new Error(`${name} found ${found.length} pictures where there are ${addresses.length}`);
  return sample;
}
