import fs from 'node:fs';
import http from 'node:http';
import type { AddressInfo } from 'node:net';
import os from 'node:os';
import path from 'node:path';
import type { CDPSession, Frame } from 'playwright-core';
import sharp from 'sharp';
import { findInPalette } from '../ui/quick-input.ts';
import { openStudio, type Studio } from '../ui/studio.ts';
import { openWorkbench, packagedExtension, type Workbench } from '../ui/workbench.ts';
import { runCommand } from '../vscode/command.ts';
import { repository } from '../vscode/places.ts';
import { median } from './statistics.ts';
import type { Verdict } from './targets.ts';

/** How often a panel is opened after the first time, and how many previews are looked at. */
const TIMES = 7;
const TILES = 200;
const GENERATIONS = 100;
/** Pixels a side of a picture of noise, which is about 2 MB as a PNG. */
const PREVIEW_EDGE = 840;

/** Opens a real workbench with the packaged extension and measures what people see of the studio. */
export async function measureStudio(): Promise<readonly Verdict[]> {
  await runCommand('npm', ['run', '--silent', 'package'], { directory: repository });
  const server = await startPreviewServer();
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-bench-'));
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    folder,
    settings: { 'stipple.baseUrl': server.url },
    environment: { OPENAI_API_KEY: 'bench' },
  });
  try {
    const [first, ...later] = await measurePaints(workbench);
    const studio = await openStudio(workbench);
    const frame = await (await studio.prompt.elementHandle())?.ownerFrame();
    if (!frame) throw new Error('the studio has no frame');
    const previews = await measurePreviews(studio, frame, server);
    const growth = await measureGrowth(workbench, studio, frame);
    const longest = await measureScrolling(workbench, studio, frame);
    return [
      verdict('first paint after the command, first studio of a window', 300, first ?? Number.NaN, 'ms'),
      verdict(`first paint after the command, median of ${later.length} more`, 300, median(later), 'ms'),
      verdict(
        `last byte of a preview of ${server.size} MB to the screen, median of ${TIMES}`,
        100,
        median(previews),
        'ms',
      ),
      verdict(`longest task while ${TILES} tiles of the history scroll past`, 50, longest, 'ms'),
      verdict(`memory of the window after ${GENERATIONS} more pictures, above before`, 5, growth, 'MiB'),
    ];
  } finally {
    await workbench.close();
    server.close();
    fs.rmSync(folder, { recursive: true, force: true });
  }
}

function verdict(what: string, limit: number, value: number, unit: string): Verdict {
  return { what, toReach: `≤ ${limit} ${unit}`, measured: `${value.toFixed(0)} ${unit}`, reached: value <= limit };
}

/** Milliseconds from Enter in the palette to the page's first paint with content; the panel is closed in between. */
async function measurePaints(workbench: Workbench): Promise<readonly number[]> {
  const times: number[] = [];
  for (let time = 0; time <= TIMES; time++) {
    await findInPalette(workbench.page, 'Stipple: Open Studio');
    const pressed = Date.now();
    await workbench.page.keyboard.press('Enter');
    const frame = await studioFrame(workbench);
    const painted = await frame.evaluate(
      () =>
        new Promise<number>((resolve) => {
          const observer = new PerformanceObserver((list) => {
            const [entry] = list.getEntriesByName('first-contentful-paint');
            if (entry) resolve(performance.timeOrigin + entry.startTime);
          });
          observer.observe({ type: 'paint', buffered: true });
        }),
    );
    times.push(painted - pressed);
    await workbench.reset();
  }
  return times;
}

async function studioFrame(workbench: Workbench): Promise<Frame> {
  const content = await workbench.webview('Stipple Studio');
  const root = content.locator('#root');
  await root.waitFor({ state: 'attached' });
  const frame = await (await root.elementHandle())?.ownerFrame();
  if (!frame) throw new Error('the studio has no frame');
  return frame;
}

/** Milliseconds from the moment when a server has handed over a preview to the frame in which it is drawn. */
async function measurePreviews(studio: Studio, frame: Frame, server: PreviewServer): Promise<readonly number[]> {
  await studio.prompt.fill('Previews');
  await studio.field('Model').selectOption('gpt-image-2.5-flare');
  await studio.submit.click();
  const times: number[] = [];
  for (let time = 0; time < TIMES; time++) {
    const shown = frame.evaluate(drawnPreview);
    const sent = await server.sendPreview();
    times.push((await shown) - sent);
  }
  await server.finish();
  await studio.pictures('Previews, done').waitFor();
  return times;
}

/** Runs in the page: when the large picture has changed, is decoded, and a frame with it was drawn. */
async function drawnPreview(): Promise<number> {
  const before = document.querySelector<HTMLImageElement>('.stage img[src^="blob:"]')?.src;
  for (;;) {
    await new Promise((resolve) => requestAnimationFrame(resolve));
    const image = document.querySelector<HTMLImageElement>('.stage img[src^="blob:"]');
    if (!image?.complete || image.src === before) continue;
    await image.decode();
    await new Promise((resolve) => requestAnimationFrame(resolve));
    return Date.now();
  }
}

/** MiB of the window's heap, its workbench included, above what it was before many pictures; both after the garbage is gone. */
async function measureGrowth(workbench: Workbench, studio: Studio, frame: Frame): Promise<number> {
  const { page } = workbench;
  const session = await page.context().newCDPSession(page);
  await pictures(studio, frame, 20);
  const before = await heapOf(session);
  await pictures(studio, frame, GENERATIONS);
  return Math.max(0, ((await heapOf(session)) - before) / 2 ** 20);
}

async function heapOf(session: CDPSession): Promise<number> {
  await session.send('HeapProfiler.collectGarbage');
  const { usedSize } = await session.send('Runtime.getHeapUsage');
  return usedSize;
}

/** Small pictures of the offline model, ten at a time. */
async function pictures(studio: Studio, frame: Frame, count: number): Promise<void> {
  await studio.field('Model').selectOption('placeholder');
  await frame.getByRole('spinbutton', { name: 'Number of images' }).fill('10');
  for (let made = 0; made < count; made += 10) {
    const prompt = `Boats ${Date.now()}`;
    await studio.prompt.fill(prompt);
    await studio.submit.click();
    await studio.pictures(`${prompt}, done, draft`).nth(9).waitFor();
  }
}

/** Milliseconds of the longest task of the page while the whole history scrolls past. */
async function measureScrolling(workbench: Workbench, studio: Studio, frame: Frame): Promise<number> {
  await pictures(studio, frame, TILES - GENERATIONS - 20);
  await frame.getByRole('tab', { name: 'History' }).click();
  await frame.getByRole('option').nth(30).waitFor();
  // The grid, its first thumbnails and its paging have settled when the page has nothing to do for a second.
  await frame.evaluate(() => new Promise((resolve) => setTimeout(resolve, 1000)));
  await frame.evaluate(() => {
    const tasks: number[] = [];
    Object.assign(globalThis, { longTasks: tasks });
    new PerformanceObserver((list) => tasks.push(...list.getEntries().map(({ duration }) => duration))).observe({
      type: 'longtask',
    });
  });
  await frame.getByRole('option').first().hover();
  for (let step = 0; step < 60; step++) {
    await workbench.page.mouse.wheel(0, 300);
    await frame.evaluate(() => new Promise((resolve) => requestAnimationFrame(resolve)));
  }
  const tasks = await frame.evaluate(() => (globalThis as unknown as { longTasks: number[] }).longTasks);
  return Math.max(0, ...tasks);
}

interface PreviewServer {
  readonly url: string;
  /** MB of one preview. */
  readonly size: string;
  /** Hands a preview over; when its last byte went to the system, in milliseconds since 1970. */
  sendPreview(): Promise<number>;
  finish(): Promise<void>;
  close(): void;
}

/** Streams to the one who asks, when it is told to. */
async function startPreviewServer(): Promise<PreviewServer> {
  const noise = { noise: { type: 'gaussian', mean: 128, sigma: 60 }, channels: 3, background: '#000' } as const;
  const create = { create: { width: PREVIEW_EDGE, height: PREVIEW_EDGE, ...noise } };
  const bytes = await sharp(create).png().toBuffer();
  const picture = bytes.toString('base64');
  let stream: http.ServerResponse | undefined;
  let came: () => void = () => undefined;
  const coming = new Promise<void>((done) => {
    came = done;
  });
  const server = http.createServer((request, response) => {
    request.resume();
    request.on('end', () => {
      response.writeHead(200, { 'content-type': 'text/event-stream' });
      response.flushHeaders();
      stream = response;
      came();
    });
  });
  await new Promise<void>((done) => server.listen(0, '127.0.0.1', done));
  const write = async (event: object) => {
    await coming;
    await new Promise((done) => stream?.write(`data: ${JSON.stringify(event)}\n\n`, done));
    return Date.now();
  };
  let index = 0;
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`,
    size: (bytes.length / 1e6).toFixed(1),
    sendPreview: () =>
      write({ type: 'image_generation.partial_image', partial_image_index: index++, b64_json: picture }),
    finish: async () => {
      await write({ type: 'image_generation.completed', b64_json: picture });
      stream?.end();
    },
    close: () => {
      server.closeAllConnections();
      server.close();
    },
  };
}
