import os from 'node:os';
import { runCommand } from '../vscode/command.ts';
import { installWebHost } from '../vscode/install.ts';

/** The one that current editors bring. */
const NODE_MAJOR = 24;

/** The Node.js that everything is measured on: this one where it is right, else the one of the editor in the cache folder. */
export async function findNode(): Promise<string> {
  if (Number.parseInt(process.versions.node, 10) === NODE_MAJOR) return process.execPath;
  if (process.platform !== 'linux') throw new Error(`The bench runs on Node.js ${NODE_MAJOR}: run it with that`);
  return (await installWebHost()).node;
}

/** One line for the reader of the numbers. */
export async function describeMachine(node: string): Promise<string> {
  const [processor] = os.cpus();
  const version = (await runCommand(node, ['--version'])).trim();
  return [
    `${processor?.model.trim() ?? 'unknown processor'}, ${os.cpus().length} cores`,
    `${os.type()} ${os.release()}`,
    `Node.js ${version}`,
    `load ${os.loadavg()[0]?.toFixed(1)} at the start`,
  ].join(', ');
}
