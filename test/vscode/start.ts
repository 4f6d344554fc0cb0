import { spawn } from 'node:child_process';
import fs from 'node:fs';
import net from 'node:net';
import path from 'node:path';
import { runCommand } from './command.ts';
import { demoWorkspace } from './demo.ts';
import { installWebHost } from './install.ts';
import { generateOnePicture } from './one-picture.ts';
import { repository, scratch } from './places.ts';
import { createProfile, linkDevelopmentExtension } from './profile.ts';
import { startWebHost, workbenchUrl } from './web-host.ts';

/** Kept when it is free: the browser stores the layout and the API key per origin, and the port is part of that. */
const usualPort = 8123;

/** `npm start`: the extension at work on a demo workspace. `npm start -- <prompt>` makes one picture and ends. */
async function start(prompt: string): Promise<void> {
  await runCommand(process.execPath, ['esbuild.mjs'], { directory: repository });
  if (prompt) return generateOnePicture(prompt);
  const code = process.env.STIPPLE_VSCODE === 'web' ? undefined : desktopCode();
  if (code) return openDesktop(code);
  return serve();
}

/** The `code` command of a desktop VS Code; inside a remote or browser window `code` only talks to that window. */
function desktopCode(): string | undefined {
  const name = process.platform === 'win32' ? 'code.cmd' : 'code';
  return (process.env.PATH ?? '')
    .split(path.delimiter)
    .map((folder) => path.join(folder, name))
    .find((file) => fs.existsSync(file) && !/remote-cli|code-server/.test(fs.realpathSync(file)));
}

function openDesktop(code: string): void {
  const parameters = ['--new-window', `--extensionDevelopmentPath=${repository}`, demoWorkspace()];
  spawn(code, parameters, { stdio: 'inherit', shell: process.platform === 'win32' });
}

async function serve(): Promise<void> {
  const profile = createProfile(path.join(scratch, 'start'));
  linkDevelopmentExtension(profile);
  const installation = await installWebHost();
  const port = (await isFree(usualPort)) ? usualPort : 0;
  const host = await startWebHost({ installation, profile, port, lasting: true });
  console.log(workbenchUrl(host, { folder: demoWorkspace() }));
  console.log('Open it in a browser; Ctrl+C stops it.');
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => void host.stop());
  await host.ended;
}

function isFree(port: number): Promise<boolean> {
  return new Promise((resolve) => {
    const probe = net.createServer();
    probe.once('error', () => resolve(false));
    probe.listen(port, '127.0.0.1', () => probe.close(() => resolve(true)));
  });
}

start(process.argv.slice(2).join(' ').trim()).catch((error: Error) => {
  console.error(error.message);
  process.exitCode = 1;
});
