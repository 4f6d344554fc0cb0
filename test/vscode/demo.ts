import fs from 'node:fs';
import path from 'node:path';
import { scratch } from './places.ts';

/** A copy of the demo workspace below .vscode-test; made once, so that what a person did in it is kept. */
export function demoWorkspace(): string {
  const folder = path.join(scratch, 'demo');
  if (!fs.existsSync(folder)) copyDemo(folder);
  return folder;
}

/** A new copy of the demo workspace in place of an older one. */
export function freshDemoWorkspace(name: string): string {
  const folder = path.join(scratch, name);
  fs.rmSync(folder, { recursive: true, force: true });
  copyDemo(folder);
  return folder;
}

function copyDemo(folder: string): void {
  fs.cpSync(path.join(__dirname, 'demo'), folder, { recursive: true });
}
