import assert from 'node:assert/strict';
import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { OptionRule } from '../../../src/core/model/options.ts';
import type { Row } from '../../../src/core/model/row.ts';
import { TABLE } from '../../../src/core/model/table.ts';
import { SETTINGS } from '../../../src/core/settings.ts';

const ROOT = path.resolve(__dirname, '../../..');
const README = path.join(ROOT, 'README.md');
const words: Readonly<Record<string, string>> = JSON.parse(readFileSync(path.join(ROOT, 'package.nls.json'), 'utf8'));

const TABLES: Readonly<Record<string, string>> = {
  models: table(['Model', 'Sizes', 'Quality', 'Formats', 'Transparent', 'Edits'], TABLE.map(modelCells)),
  settings: table(
    ['Setting', 'Default', 'What it is for'],
    Object.entries(SETTINGS).map(([name, schema]) => [
      `\`stipple.${name}\``,
      schema.default === ''
        ? ''
        : `\`${typeof schema.default === 'string' ? schema.default : JSON.stringify(schema.default)}\``,
      words[`setting.${name}`] ?? '',
    ]),
  ),
};

describe('the README', () => {
  before(() => {
    if (process.env.UPDATE !== '1') return;
    const text = Object.entries(TABLES).reduce(
      (all, [name, content]) => all.replace(section(name), `$1\n${content}\n$3`),
      read(),
    );
    writeFileSync(README, text);
  });

  for (const [name, content] of Object.entries(TABLES)) {
    it(`has the ${name} of the code`, () => {
      assert.equal(section(name).exec(read())?.[2]?.trim(), content);
    });
  }

  it('names only scripts that exist', () => {
    const { scripts } = JSON.parse(readFileSync(path.join(ROOT, 'package.json'), 'utf8'));
    const named = [...read().matchAll(/npm (?:run )?(start|test|run [\w:]+|[a-z]+(?=`))/g)].map(([, script]) =>
      script?.replace('run ', ''),
    );
    assert.deepEqual(
      named.filter((script) => script && script !== 'ci' && !(script in scripts)),
      [],
    );
    assert.ok(named.length > 5);
  });

  it('shows only pictures that are there', () => {
    // What stands within a fence is an example.
    const shown = read().replace(/^ *(`{3,})[\s\S]*?^ *\1$/gm, '');
    const pictures = [...shown.matchAll(/!\[[^\]]+\]\(([^)]+)\)/g)].map(([, file]) => file ?? '');
    assert.ok(pictures.length > 1);
    for (const picture of pictures) assert.ok(readFileSync(path.join(ROOT, picture)).length > 10_000, picture);
  });
});

function read(): string {
  return readFileSync(README, 'utf8');
}

function section(name: string): RegExp {
  return new RegExp(`(<!-- ${name}: [^>]*-->)([^]*?)(<!-- /${name} -->)`);
}

function modelCells({ ids, generate = {}, edit, runs, shutdown, requirements }: Row): readonly string[] {
  const names = ids.filter((id) => !/\d{4}-\d{2}-\d{2}$/.test(id)).map((id) => `\`${id}\``);
  const note = runs === 'offline' ? 'offline, free' : shutdown ? `OpenAI ends it on ${shutdown}` : '';
  const transparent = requirements.find(
    ({ option, values }) => option === 'background' && values?.includes('transparent'),
  );
  return [
    `${names.join(', ')}${note ? ` (${note})` : ''}`,
    sizes(generate.size),
    choices(generate.quality),
    choices(generate.output_format) || 'png',
    transparent ? transparent.oneOf.join(', ') : 'no',
    edit
      ? `up to ${edit.input.maxImages} image${edit.input.maxImages > 1 ? 's' : ''}, mask${edit.input.markup ? ', markup' : ''}`
      : 'no',
  ];
}

function sizes(rule: OptionRule | undefined): string {
  if (rule?.kind !== 'size') return '';
  if (!rule.free) return rule.fixed.join(', ');
  const { step, minEdge, maxEdge, maxRatio, minPixels, maxPixels } = rule.free;
  const grid = step > 1 ? `in steps of ${step}, ` : '';
  const area =
    minPixels > minEdge * minEdge
      ? `, ${minPixels.toLocaleString('en')} to ${maxPixels.toLocaleString('en')} pixels`
      : '';
  const ratio = maxRatio < maxEdge / minEdge ? `, at most ${maxRatio}:1` : '';
  return `any ${grid}to ${maxEdge} a side${ratio}${area}`;
}

function choices(rule: OptionRule | undefined): string {
  return rule?.kind === 'choice' ? rule.values.join(', ') : '';
}

function table(head: readonly string[], rows: readonly (readonly string[])[]): string {
  const line = (cells: readonly string[]) => `| ${cells.join(' | ')} |`;
  return [line(head), `|${'---|'.repeat(head.length)}`, ...rows.map(line)].join('\n');
}
