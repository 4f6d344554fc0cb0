import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from '../vscode/command.ts';
import { buildExtension } from './build.ts';
import { median } from './statistics.ts';

/** What VS Code reads and runs when the extension starts. */
export interface Load {
  readonly name: string;
  readonly bytes: number;
  /** Milliseconds to require it in a fresh process, the median. */
  readonly milliseconds: number;
}

const TIMES = 9;

/** `vscode` is something that is everything: whatever is called, made or extended at load time works. */
const TIMED_REQUIRE = `
  const everything = new Proxy(class {}, { get: (target, name) => (name === 'prototype' ? target.prototype : everything) });
  const Module = require('node:module');
  const load = Module._load;
  Module._load = (request, ...rest) => (request === 'vscode' ? everything : load(request, ...rest));
  const started = performance.now();
  require(process.argv[1]);
  console.log(performance.now() - started);
`;

export async function measureLoads(node: string): Promise<{ readonly activation: Load; readonly transport: Load }> {
  const dist = await buildExtension();
  return {
    activation: await measureLoad(node, 'code loaded at activation', path.join(dist, 'extension.js')),
    transport: await measureLoad(node, 'transport, on first use', path.join(dist, 'api.js')),
  };
}

async function measureLoad(node: string, name: string, file: string): Promise<Load> {
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) times.push(Number(await runCommand(node, ['--eval', TIMED_REQUIRE, file])));
  return { name, bytes: fs.statSync(file).size, milliseconds: median(times) };
}
