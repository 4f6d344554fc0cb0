import { spawn } from 'node:child_process';

export interface CommandOptions {
  readonly directory?: string;
  /** Added to this process's own environment. */
  readonly environment?: Readonly<Record<string, string>>;
}

/** Runs a program to its end and resolves to what it wrote to stdout; rejects with all it wrote when it fails. */
export function runCommand(
  program: string,
  parameters: readonly string[],
  options: CommandOptions = {},
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(program, parameters, {
      cwd: options.directory,
      env: { ...process.env, ...options.environment },
      stdio: ['ignore', 'pipe', 'pipe'],
      // On Windows npm and its kind are batch files, which only a shell runs.
      shell: process.platform === 'win32',
    });
    let stdout = '';
    let everything = '';
    child.stdout.on('data', (chunk: Buffer) => {
      stdout += chunk;
      everything += chunk;
    });
    child.stderr.on('data', (chunk: Buffer) => {
      everything += chunk;
    });
    child.once('error', reject);
    child.once('close', (code, signal) => {
      if (code === 0) resolve(stdout);
      else
        reject(new Error(`${[program, ...parameters].join(' ')} ended with ${code ?? signal}\n${everything.trim()}`));
    });
  });
}
