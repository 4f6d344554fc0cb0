import { createHash } from 'node:crypto';
import { appendFileSync, existsSync } from 'node:fs';
import { setTimeout as delay } from 'node:timers/promises';
import { setFlagsFromString } from 'node:v8';
import { runInNewContext } from 'node:vm';
import * as vscode from 'vscode';
import { FAULTS, type Line, MODEL, OFFLINE, STOP } from './journal.ts';

/** An extension beside Stipple that asks it for pictures without end, as others might, and writes down what it was told. */

/** Orders at a time, the pause after each, and the one before the first, in which a window comes up that draws without a GPU. */
const WORKERS = 2;
const PAUSE_MS = 800;
const START_MS = 8000;
/** More pictures are not kept, lest a long run fills the disk: the oldest are deleted as the Explorer would. */
const MOST_KEPT = 200;
const MEMORY_EVERY_MS = 5000;

interface Result {
  readonly images: readonly { readonly uri: string }[];
}

export function activate(): void {
  const journal = process.env.STIPPLE_SOAK_JOURNAL;
  if (!journal) return;
  const write = (line: Line) => appendFileSync(journal, `${JSON.stringify({ at: Date.now(), ...line })}\n`);
  write({ kind: 'window-opened' });
  const kept: string[] = [];
  const isOver = () => existsSync(`${journal}${STOP}`);
  for (let worker = 0; worker < WORKERS; worker++) void work(write, kept, isOver);
  setInterval(() => write({ kind: 'memory', ...memory() }), MEMORY_EVERY_MS);
}

async function work(write: (line: Line) => void, kept: string[], isOver: () => boolean): Promise<void> {
  await delay(START_MS);
  while (!isOver()) {
    const { command, request } = nextOrder(kept);
    const { prompt } = request;
    write({ kind: 'began', prompt });
    try {
      const { images } = (await vscode.commands.executeCommand<Result>(command, request)) as Result;
      for (const { uri } of images) write({ kind: 'saved', prompt, uri, sha256: await hashOf(uri) });
      kept.push(...images.map(({ uri }) => uri));
    } catch (error) {
      write({ kind: 'failed', prompt, code: String((error as { code?: unknown }).code), message: String(error) });
    }
    while (kept.length > MOST_KEPT) await remove(kept.shift() as string, write);
    await delay(PAUSE_MS);
  }
}

function nextOrder(kept: readonly string[]) {
  const dice = Math.random();
  const name = `Soak ${crypto.randomUUID().slice(0, 8)}`;
  const online = { model: MODEL, size: '1024x640', save_to: 'soak' };
  const image = kept[Math.floor(Math.random() * kept.length)];
  if (image && dice < 0.15) return order('editImage', { ...online, prompt: `${name} edited`, image, size: 'auto' });
  if (image && dice < 0.25)
    return order('editImage', { prompt: `${name} overpainted`, model: OFFLINE, image, save_to: 'soak' });
  if (dice < 0.5) {
    const fault = FAULTS[Math.floor(Math.random() * FAULTS.length)];
    return order('generateImage', { ...online, prompt: `${name} [stand-in: ${fault}]` });
  }
  if (dice < 0.75) return order('generateImage', { ...online, prompt: name });
  return order('generateImage', { prompt: name, model: OFFLINE, size: '320x200', n: 2, save_to: 'soak' });
}

function order(command: string, request: Readonly<Record<string, unknown>> & { readonly prompt: string }) {
  return { command: `stipple.${command}`, request };
}

async function remove(uri: string, write: (line: Line) => void): Promise<void> {
  const edit = new vscode.WorkspaceEdit();
  edit.deleteFile(vscode.Uri.parse(uri), { ignoreIfNotExists: true });
  write({ kind: 'deleted', uri });
  await vscode.workspace.applyEdit(edit);
}

async function hashOf(uri: string): Promise<string> {
  const bytes = await vscode.workspace.fs.readFile(vscode.Uri.parse(uri));
  return createHash('sha256').update(bytes).digest('hex');
}

/** Of the extension host, in bytes, after what is garbage has been collected. */
function memory() {
  setFlagsFromString('--expose-gc');
  runInNewContext('gc')();
  const { heapUsed, arrayBuffers, rss } = process.memoryUsage();
  return { heapUsed, arrayBuffers, rss };
}
