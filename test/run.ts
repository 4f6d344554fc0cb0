import { spawn } from 'node:child_process';
import fs from 'node:fs';
import path from 'node:path';
import { obstacleToProxies } from './network/programs.ts';
import { findOrInstallChromium } from './vscode/chromium.ts';
import { runCommand } from './vscode/command.ts';
import { installWebHost } from './vscode/install.ts';
import type { Counts } from './vscode/mocha.ts';
import { output, repository } from './vscode/places.ts';
import { fetchNative } from './vsix/native.ts';
import { TARGET_NAMES } from './vsix/targets.ts';

interface Outcome extends Counts {
  /** Why nothing was run, and the remedy. */
  readonly leftOut?: string;
}

interface Step {
  readonly name: string;
  /** What it is for, and what the line above its output says. */
  readonly title: string;
  run(): Promise<Outcome>;
  /** A step whose result this one uses: it runs before, also when it is not named, and its failure is a failure of this one. */
  readonly needs?: string;
}

const typedFolders = ['src', 'src/core', 'src/node', 'src/host', 'src/webview', 'test'];

const steps: readonly Step[] = [
  { name: 'lint', title: 'format and lint rules', run: () => asOneTest(tool('biome'), ['ci', '.']) },
  { name: 'types', title: 'types of every folder against its own runtime', run: checkTypes },
  { name: 'unit', title: 'unit tests in plain Node.js', run: () => suite('unit') },
  { name: 'network', title: 'tests through real proxies, squid and tinyproxy', run: networkSuite },
  { name: 'package', title: 'the packaged extension', run: () => asOneTest('npm', ['run', '--silent', 'package']) },
  { name: 'vsix', title: 'the packages of every platform', run: vsixSuite, needs: 'package' },
  {
    name: 'host',
    title: 'tests in a real extension host',
    run: () => script('host', ['test/vscode/host-tests.ts', 'host']),
  },
  {
    name: 'folders',
    title: 'tests in an extension host with several folders, one of them virtual',
    run: () => script('folders', ['test/vscode/host-tests.ts', 'folders']),
  },
  { name: 'ui', title: 'tests of the packaged extension in a real workbench', run: uiSuite, needs: 'package' },
  {
    name: 'soak',
    title: 'two minutes of orders, cancels, edits and reloads against faults',
    run: soak,
    needs: 'package',
  },
];

/** Runs the named steps and what they need, or all; the last line that it prints has the counts over all of them. */
async function runSteps(names: readonly string[]): Promise<void> {
  const unknown = names.filter((name) => !steps.some((step) => step.name === name));
  if (unknown.length > 0) {
    throw new Error(`no step ${unknown.join(', ')}; there are ${steps.map((step) => step.name).join(', ')}`);
  }
  const wanted = steps.filter(({ name }) => names.includes(name) || names.length === 0);
  const needed = new Set(wanted.flatMap(({ name, needs }) => (needs ? [needs, name] : [name])));
  const total = { passed: 0, failed: 0 };
  const broken = new Set<string>();
  const leftOut: string[] = [];
  for (const step of steps) {
    if (!needed.has(step.name)) continue;
    console.log(`\n=== ${step.name}: ${step.title}`);
    const started = performance.now();
    const counts: Outcome = step.needs && broken.has(step.needs) ? notRun(step.needs) : await guarded(step);
    if (counts.failed > 0) broken.add(step.name);
    if (counts.leftOut) leftOut.push(`left out: ${step.name} (${counts.leftOut})`);
    const seconds = ((performance.now() - started) / 1000).toFixed(1);
    console.log(`=== ${step.name}: ${counts.passed} passed, ${counts.failed} failed in ${seconds} s`);
    total.passed += counts.passed;
    total.failed += counts.failed;
  }
  console.log(['', ...leftOut, `${total.passed} passed, ${total.failed} failed`].join('\n'));
  process.exitCode = total.failed > 0 || total.passed === 0 ? 1 : 0;
}

function notRun(needs: string): Counts {
  console.log(`not run, for "${needs}" failed`);
  return { passed: 0, failed: 1 };
}

async function guarded(step: Step): Promise<Outcome> {
  try {
    return await step.run();
  } catch (error) {
    console.log((error as Error).message);
    return { passed: 0, failed: 1 };
  }
}

async function asOneTest(program: string, parameters: readonly string[]): Promise<Counts> {
  const code = await stream(program, parameters);
  return code === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

/** Two compilers at a time: each of them is parallel in itself. */
async function checkTypes(): Promise<Counts> {
  const waiting = [...typedFolders];
  let failed = 0;
  const worker = async (): Promise<void> => {
    for (let folder = waiting.shift(); folder; folder = waiting.shift()) {
      try {
        await runCommand(tool('tsc'), ['-p', folder], { directory: repository });
      } catch (error) {
        failed++;
        console.log((error as Error).message);
      }
    }
  };
  await Promise.all([worker(), worker()]);
  return failed === 0 ? { passed: 1, failed: 0 } : { passed: 0, failed: 1 };
}

async function networkSuite(): Promise<Outcome> {
  const leftOut = await obstacleToProxies();
  return leftOut ? { passed: 0, failed: 0, leftOut } : suite('network');
}

/** sharp's native builds come from the npm registry, once. */
async function vsixSuite(): Promise<Outcome> {
  try {
    for (const target of TARGET_NAMES) await fetchNative(target);
  } catch (error) {
    if (process.env.CI) throw error;
    return { passed: 0, failed: 0, leftOut: `npm brings no native builds: ${(error as Error).message.split('\n')[0]}` };
  }
  await runCommand('npm', ['run', '--silent', 'package:all'], { directory: repository });
  return suite('vsix');
}

async function uiSuite(): Promise<Counts> {
  if (!fs.existsSync(path.join(repository, 'stipple.vsix')))
    throw new Error('stipple.vsix is not there: npm run package');
  await Promise.all([installWebHost(), findOrInstallChromium()]);
  return suite('ui');
}

function soak(): Promise<Counts> {
  return asOneTest('npm', ['run', '--silent', 'soak', '--', '--minutes=2']);
}

function suite(name: string): Promise<Counts> {
  return script(name, ['test/vscode/suite.ts', `test/${name}`, resultOf(name)]);
}

/** Runs a script that leaves its counts in a file; a run that leaves none, or no test at all in them, has failed. */
async function script(name: string, parameters: readonly string[]): Promise<Counts> {
  const resultFile = resultOf(name);
  fs.rmSync(resultFile, { force: true });
  const code = await stream(process.execPath, ['--import', 'tsx', ...parameters]);
  if (!fs.existsSync(resultFile)) throw new Error('ended before its tests did');
  const counts: Counts = JSON.parse(fs.readFileSync(resultFile, 'utf8'));
  if (counts.passed + counts.failed === 0) throw new Error('ran no test at all');
  if (code !== 0 && counts.failed === 0) {
    console.log(`its tests passed, but it ended with ${code}`);
    return { ...counts, failed: 1 };
  }
  return counts;
}

function tool(name: string): string {
  return path.join(repository, 'node_modules/.bin', name);
}

function resultOf(name: string): string {
  return path.join(output, `results/${name}.json`);
}

function stream(program: string, parameters: readonly string[]): Promise<number> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, { cwd: repository, stdio: ['ignore', 'inherit', 'inherit'] });
    child.once('error', reject);
    child.once('close', (code) => resolve(code ?? 1));
  });
}

runSteps(process.argv.slice(2)).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
