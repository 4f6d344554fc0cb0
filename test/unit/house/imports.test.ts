import assert from 'node:assert/strict';
import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';

/** What core takes from npm: parsers that know nothing but the language, for the finders of pictures in documents. */
const PURE_PACKAGES = [
  '@csstools/css-tokenizer',
  '@lezer/common',
  '@lezer/html',
  '@lezer/javascript',
  '@lezer/lr',
  '@lezer/markdown',
];

/**
 * Which room may import from which. `types`: only `import type`. A room is a folder below src; what is not named is forbidden.
 */
const RULES: Readonly<Record<string, Readonly<Record<string, 'all' | 'types' | readonly string[]>>>> = {
  core: { core: 'all', npm: PURE_PACKAGES },
  node: { core: 'all', node: 'all', builtin: 'all', npm: ['undici', 'sharp', 'opentype.js'] },
  host: { core: 'all', node: 'types', host: 'all', vscode: 'all' },
  webview: { core: 'all', webview: 'all', npm: ['preact'] },
  'extension.ts': { core: 'all', node: 'all', host: 'all', vscode: 'all', builtin: 'all' },
};

/** Inside core the arrow runs this way; a later room may import an earlier one, never back. */
const CORE_ORDER = [
  'model',
  'image',
  'mask',
  'markup',
  'docs',
  'wire',
  'recipe',
  'job',
  'settings.ts',
  'protocol.ts',
  'calls.ts',
  'cost-calls.ts',
  'channel.ts',
];
/** Leaves that any room of core may use. */
const CORE_LEAVES = ['text.ts', 'ids.ts'];

const SRC = path.resolve(__dirname, '../../../src');

interface Import {
  readonly file: string;
  readonly specifier: string;
  readonly typeOnly: boolean;
}

const files = readdirSync(SRC, { recursive: true, encoding: 'utf8' })
  .map((file) => file.replaceAll('\\', '/'))
  .filter((file) => /\.tsx?$/.test(file) && !file.endsWith('.d.ts'));

const imports = files.flatMap(importsOf);

describe('the house', () => {
  it('is read: there are files and imports', () => {
    assert.ok(files.length > 40, `${files.length} files`);
    assert.ok(imports.length > 100, `${imports.length} imports`);
  });

  it('lets imports flow inward only', () => {
    assert.deepEqual(imports.filter((one) => !isAllowed(one)).map(show), []);
  });

  it('lets a room of core import earlier rooms only', () => {
    const wrong = imports.filter(({ file, specifier }) => {
      const target = targetOf(file, specifier);
      if (!file.startsWith('core/') || !target?.startsWith('core/')) return false;
      const [from, to] = [coreRoom(file), coreRoom(target)];
      if (CORE_LEAVES.includes(to)) return false;
      return (
        CORE_ORDER.indexOf(from) < CORE_ORDER.indexOf(to) || !CORE_ORDER.includes(to) || CORE_LEAVES.includes(from)
      );
    });
    assert.deepEqual(wrong.map(show), []);
  });

  it('has no circles', () => {
    assert.deepEqual(circles(), []);
  });

  it('has no barrels', () => {
    const barrels = files.filter((file) =>
      /^(export (\*|\{[^}]*\}|type \{[^}]*\}) from .*;\s*)+$/.test(readFileSync(path.join(SRC, file), 'utf8')),
    );
    assert.deepEqual(barrels, []);
  });

  it('names models in the table only', () => {
    const named = files.filter(
      (file) =>
        file !== 'core/model/table.ts' &&
        /['"`](gpt-image|dall-e|chatgpt-image)/.test(readFileSync(path.join(SRC, file), 'utf8')),
    );
    assert.deepEqual(named, []);
  });
});

function importsOf(file: string): Import[] {
  const text = readFileSync(path.join(SRC, file), 'utf8');
  const statements = text.matchAll(
    /^(?:import|export)\s+(type\s)?[^'";]*?from\s+'([^']+)';|^import\s+'([^']+)';|\bimport\('([^']+)'\)/gms,
  );
  return [...statements].map(([, type, from, bare, dynamic]) => ({
    file,
    specifier: from ?? bare ?? dynamic ?? '',
    typeOnly: type !== undefined,
  }));
}

function isAllowed({ file, specifier, typeOnly }: Import): boolean {
  const rule = RULES[roomOf(file)]?.[kindOf(file, specifier)];
  if (rule === undefined) return false;
  if (rule === 'types') return typeOnly;
  return rule === 'all' || rule.some((name) => specifier === name || specifier.startsWith(`${name}/`));
}

function kindOf(file: string, specifier: string): string {
  const target = targetOf(file, specifier);
  if (target) return roomOf(target);
  if (specifier === 'vscode') return 'vscode';
  return specifier.startsWith('node:') ? 'builtin' : 'npm';
}

function targetOf(file: string, specifier: string): string | undefined {
  return specifier.startsWith('.') ? path.posix.join(path.posix.dirname(file), specifier) : undefined;
}

function roomOf(file: string): string {
  return file.split('/')[0] ?? file;
}

function coreRoom(file: string): string {
  return file.split('/')[1] ?? file;
}

function circles(): string[] {
  const edges = new Map<string, string[]>();
  for (const { file, specifier, typeOnly } of imports) {
    const target = targetOf(file, specifier);
    if (target && !typeOnly) edges.set(file, [...(edges.get(file) ?? []), target]);
  }
  const found: string[] = [];
  const done = new Set<string>();
  const visit = (file: string, trail: readonly string[]): void => {
    if (trail.includes(file)) {
      found.push([...trail.slice(trail.indexOf(file)), file].join(' → '));
      return;
    }
    if (done.has(file)) return;
    for (const next of edges.get(file) ?? []) visit(next, [...trail, file]);
    done.add(file);
  };
  for (const file of files) visit(file, []);
  return found;
}

function show({ file, specifier }: Import): string {
  return `${file} → ${specifier}`;
}
