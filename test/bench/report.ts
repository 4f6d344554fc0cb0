import { MEBIBYTE, titleOf, uploadTitle } from './cases.ts';
import type { DocumentSample } from './documents/measure.ts';
import type { Sample } from './measure.ts';
import { median, pairedRatio } from './statistics.ts';
import { judge, judgeDocuments, judgeLoads, type Results, type Verdict } from './targets.ts';

/** A table before it is known how it will look. */
interface Sheet {
  readonly title: string;
  readonly head: readonly string[];
  readonly rows: readonly (readonly string[])[];
}

/** All that was measured, as text in columns or as Markdown. */
export function report(results: Results, machine: string, markdown: boolean): string {
  const render = markdown ? asMarkdown : asText;
  const legend = [
    'Medians; × is the median of the ratios of the same round to the first row. tail: from the last byte that the server sent to the',
    'closed file; save: the part of it after decoding; memory: peak of the process above the start; heap: V8 and its buffers; block:',
    'longest gap between two ticks of a timer of 1 ms. Every measurement in a fresh process with 60 MiB of live objects. Of documents,',
    'first is the first time in a fresh process, again the median of later ones.',
  ].join('\n');
  return [machine, legend, ...sheetsOf(results).map(render)].join('\n\n');
}

function sheetsOf(results: Results): readonly Sheet[] {
  return [
    ...[...results.cases].map(([one, samples]) => sampleSheet(titleOf(one), samples, RECEIVE_COLUMNS)),
    ...(results.upload
      ? [sampleSheet(uploadTitle(results.upload.wanted), results.upload.samples, UPLOAD_COLUMNS)]
      : []),
    ...results.documents.map(({ title, samples }) => sampleSheet(title, samples, DOCUMENT_COLUMNS)),
    ...targetSheets(results),
  ];
}

interface Column<S = Sample> {
  readonly name: string;
  readonly cell: (samples: readonly S[], ours: readonly S[]) => string;
}

const milliseconds = <S = Sample>(name: string, of: (sample: S) => number): Column<S> => ({
  name: `${name} ms`,
  cell: (samples) => short(median(samples.map(of))),
});

const mebibytes = (name: string, of: (sample: Sample) => number): Column => ({
  name: `${name} MiB`,
  cell: (samples) => (median(samples.map(of)) / MEBIBYTE).toFixed(0),
});

const times = <S = Sample>(name: string, of: (sample: S) => number): Column<S> => ({
  name: `${name} ×`,
  cell: (samples, ours) => (samples === ours ? '' : short(pairedRatio(samples.map(of), ours.map(of)))),
});

const RECEIVE_COLUMNS: readonly Column[] = [
  milliseconds('tail', ({ tail }) => tail),
  times('tail', ({ tail }) => tail),
  milliseconds('save', ({ save }) => save),
  milliseconds('CPU', ({ cpu }) => cpu),
  times('CPU', ({ cpu }) => cpu),
  mebibytes('memory', ({ memory }) => memory),
  mebibytes('heap', ({ heap }) => heap),
  milliseconds('block', ({ block }) => block),
  milliseconds('total', ({ total }) => total),
];

const UPLOAD_COLUMNS: readonly Column[] = [
  milliseconds('total', ({ total }) => total),
  times('total', ({ total }) => total),
  ...RECEIVE_COLUMNS.filter(({ name }) => !/tail|save|total/.test(name)),
];

const DOCUMENT_COLUMNS: readonly Column<DocumentSample>[] = [
  milliseconds('load', ({ load }) => load),
  milliseconds('first', ({ first }) => first),
  times('first', ({ first }) => first),
  milliseconds('again', ({ warm }) => warm),
  times('again', ({ warm }) => warm),
];

function sampleSheet<S>(
  title: string,
  samples: ReadonlyMap<{ readonly name: string }, readonly S[]>,
  columns: readonly Column<S>[],
): Sheet {
  const [ours = []] = samples.values();
  return {
    title,
    head: ['', ...columns.map(({ name }) => name)],
    rows: [...samples].map(([{ name }, own]) => [name, ...columns.map(({ cell }) => cell(own, ours))]),
  };
}

function targetSheets(results: Results): readonly Sheet[] {
  const contenders = [...results.cases.values(), ...(results.upload ? [results.upload.samples] : [])].flatMap(
    (samples) => [...samples.keys()],
  );
  return [
    ...[...new Set(contenders)]
      .filter(({ ours }) => ours)
      .map((contender) => targetSheet(contender.name, judge(results, contender))),
    ...(results.documents.length > 0 ? [targetSheet('documents', judgeDocuments(results.documents))] : []),
    ...(results.loads ? [targetSheet('what is loaded', judgeLoads(results.loads))] : []),
    ...(results.studio ? [targetSheet('the studio, one run', results.studio)] : []),
  ];
}

function targetSheet(whose: string, verdicts: readonly Verdict[]): Sheet {
  return {
    title: `Targets: ${whose}`,
    head: ['', 'to reach', 'measured', ''],
    rows: verdicts.map(({ what, toReach, measured, reached }) => [
      what,
      toReach,
      measured,
      reached ? 'reached' : 'MISSED',
    ]),
  };
}

/** Three digits say all that a busy machine lets one know. */
function short(value: number): string {
  const digits = Math.abs(value) >= 100 ? 0 : Math.abs(value) >= 10 ? 1 : 2;
  return value.toFixed(digits);
}

function asText({ title, head, rows }: Sheet): string {
  const widths = head.map((_, column) => Math.max(...[head, ...rows].map((row) => row[column]?.length ?? 0)));
  const line = (row: readonly string[]): string =>
    row
      .map((cell, column) => (isNumeric(column) ? cell.padStart : cell.padEnd).call(cell, widths[column] ?? 0))
      .join('  ');
  return [title, line(head), ...rows.map(line)].map((text) => text.trimEnd()).join('\n');

  function isNumeric(column: number): boolean {
    return rows.every((row) => /^-?[\d.]*$/.test(row[column] ?? ''));
  }
}

function asMarkdown({ title, head, rows }: Sheet): string {
  const line = (cells: readonly string[]): string => `| ${cells.join(' | ')} |`;
  return [`**${title}**`, '', line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
