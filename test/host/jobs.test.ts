import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import type { PictureRecord } from '../../src/core/job/picture-record.ts';
import { readOrder } from '../../src/host/order.ts';
import type { Ride } from '../../src/host/road.ts';
import { exists, type House, newStorage, openHouse, until, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '' } = process.env;
const MODEL = 'gpt-image-2';
const { fs } = vscode.workspace;

describe('jobs in the extension host', () => {
  let house: House;
  let storage: vscode.Uri;
  const previews: string[] = [];
  before(() =>
    vscode.workspace.getConfiguration('stipple').update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global),
  );
  beforeEach(async () => {
    await control('reset', {});
    storage = newStorage();
    house = await openHouse(storage);
    previews.length = 0;
    house.jobs.onDidPreview(({ id, index }) => previews.push(`${id} ${index}`));
  });
  afterEach(async () => {
    await house.close();
    if (await exists(storage)) await fs.delete(storage, { recursive: true });
  });

  const recipe = (options: Readonly<Record<string, unknown>> = {}, facts: object = {}) => ({
    operation: 'generate' as const,
    options: { prompt: 'A red fox', model: MODEL, size: '1024x640', ...options },
    image: [],
    ...facts,
  });
  const start = (options: Readonly<Record<string, unknown>> = {}, facts: object = {}) =>
    house.jobs.start(recipe(options, facts), { drafts: true });
  const ended = () => house.shows((pictures) => pictures.every((picture) => picture.ended !== undefined));
  /** With their costs, which come after the last of them. */
  const paid = () => house.shows((pictures) => pictures.every(({ cost_usd }) => cost_usd !== undefined));
  const phases = (pictures: readonly PictureRecord[]) =>
    pictures
      .map(({ phase }) => phase)
      .sort()
      .join(' ');
  const reached = (count: number) => requests(`?wait=${count}`);
  const ride = (facts: Partial<Ride> = {}): Ride => ({
    report: () => undefined,
    signal: new AbortController().signal,
    watched: true,
    ...facts,
  });

  it('asks for several pictures one by one where the model streams: each has previews of its own', async () => {
    const ids = await start({ n: 3, partial_images: 2 });
    assert.deepEqual(
      house.gallery.all().map(({ id }) => id),
      ids,
    );
    const pictures = await paid();
    const sent = await requests();
    assert.deepEqual(
      sent.map(({ fields }) => [fields.n ?? 1, fields.stream]),
      Array.from({ length: 3 }, () => [1, true]),
    );
    assert.deepEqual(previews.toSorted(), ids.flatMap((id) => [`${id} 0`, `${id} 1`]).sort());
    assert.equal(new Set(pictures.map(({ job }) => job)).size, 3);
    for (const { phase, file, cost_usd, line, recipe: made } of pictures) {
      assert.deepEqual([phase, file?.draft, file?.width, line, made.options.n], ['done', true, 1024, undefined, 3]);
      assert.ok(cost_usd && cost_usd > 0);
      assert.equal((await fs.stat(vscode.Uri.parse(file?.uri ?? ''))).size, file?.bytes);
    }
    assert.equal((await fs.readDirectory(vscode.Uri.joinPath(storage, 'drafts'))).length, 3);
  });

  it('keeps the others where one fails, with its words and its action', async () => {
    await control('next', { fault: 'stream-without-completed' });
    await start({ n: 3 });
    const pictures = await ended();
    assert.equal(phases(pictures), 'done done failed');
    const failure = pictures.find(({ phase }) => phase === 'failed')?.failure;
    assert.match(failure?.message ?? '', /^The answer broke off/);
    assert.deepEqual([failure?.action, failure?.label], ['try-again', 'Try Again']);
  });

  it('asks for several pictures at once where nothing is streamed, and divides the cost', async () => {
    await start({ n: 3, stream: false });
    const pictures = await paid();
    const sent = await requests();
    assert.deepEqual(
      sent.map(({ fields }) => fields.n),
      [3],
    );
    assert.equal(new Set(pictures.map(({ job }) => job)).size, 1);
    const [entry] = await house.ledger.entries();
    assert.ok(entry?.usd);
    const sum = pictures.reduce((total, { cost_usd = 0 }) => total + cost_usd, 0);
    assert.ok(Math.abs(sum - entry.usd) < 1e-9, `${sum} of ${entry.usd}`);
    assert.deepEqual(entry.files.toSorted(), pictures.map(({ file }) => file?.uri).sort());
    assert.equal(entry.workspace, workspaceFolder().toString());
  });

  it('tells which pictures did not come', async () => {
    await control('next', { fault: 'fewer-pictures' });
    await start({ n: 3, stream: false });
    const pictures = await ended();
    assert.match(phases(pictures), /^done.* failed$/);
    assert.match(pictures.find(({ phase }) => phase === 'failed')?.failure?.message ?? '', /made \d of 3 pictures/);
  });

  it('paints several placeholders in one go, for alone they would all be the same', async () => {
    await start({ model: 'placeholder', size: '64x64', n: 3 });
    const pictures = await paid();
    const bytes = pictures.map(async ({ file }) => String(await fs.readFile(vscode.Uri.parse(file?.uri ?? ''))));
    assert.equal(new Set(await Promise.all(bytes)).size, 3);
    assert.deepEqual([pictures[0]?.cost_usd, await house.ledger.entries()], [0, []]);
  });

  it('rejects what cannot be sent before anything is queued', async () => {
    const wrong = [{ prompt: '' }, { size: '1x1' }, { n: 11 }, { seed: 1 }];
    for (const options of wrong) await assert.rejects(start(options), { code: 'invalid-request' });
    await assert.rejects(start({}, { target: { width: 90_000, height: 10 } }), { code: 'invalid-request' });
    await assert.rejects(start({ output_format: 'svg', model: 'placeholder' }, { target: { width: 9, height: 9 } }), {
      code: 'invalid-request',
    });
    assert.deepEqual([house.gallery.all(), await requests()], [[], []]);
  });

  it('runs as many requests as the setting allows; the others say how long their line is, and can be moved', async () => {
    const settings = vscode.workspace.getConfiguration('stipple');
    await settings.update('concurrency', 1, vscode.ConfigurationTarget.Global);
    await control('delay', { delay: 60_000 });
    try {
      const [running = '', next = '', last = ''] = await start({ n: 3 });
      await reached(1);
      const lines = () => [next, last].map((id) => house.gallery.find(id)?.line);
      assert.deepEqual([house.gallery.find(running)?.phase, ...lines()], ['running', 'Next in line', '1 before it']);
      house.jobs.move(last, next);
      assert.deepEqual(lines(), ['1 before it', 'Next in line']);
      assert.deepEqual(
        [running, next, last].map((id) => house.gallery.find(id)?.place),
        [undefined, 1, 0],
      );
      house.jobs.cancel(next);
      assert.equal((await house.shows(() => house.gallery.find(next)?.ended !== undefined)).length, 3);
      assert.deepEqual([house.gallery.find(next)?.phase, ...lines()], ['cancelled', undefined, 'Next in line']);
      await control('delay', { delay: 0 });
      house.jobs.cancel(running);
      assert.equal(phases(await ended()), 'cancelled cancelled done');
      assert.equal((await requests()).length, 2);
    } finally {
      await settings.update('concurrency', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('cancels a request of several pictures as a whole', async () => {
    await control('delay', { delay: 60_000 });
    const [, second = ''] = await start({ n: 3, stream: false });
    await reached(1);
    house.jobs.cancel(second);
    assert.equal(phases(await ended()), 'cancelled cancelled cancelled');
  });

  it('writes down that nobody knows the price of what was cancelled after a preview', async () => {
    await control('next', { fault: 'stream-hang', previews: 1 });
    const [id = ''] = await start({ partial_images: 2 });
    await house.shows(() => house.gallery.find(id)?.line?.startsWith('Preview') ?? false);
    house.jobs.cancel(id);
    await ended();
    await until(async () => (await house.ledger.entries()).length > 0);
    const [entry] = await house.ledger.entries();
    assert.ok(entry?.at_most && !('usd' in entry));
  });

  it('brings a picture to the exact pixels of its target', async () => {
    await start({ size: 'auto' }, { target: { width: 300, height: 157 } });
    const [picture] = await ended();
    const { width, height } = await sharp(await fs.readFile(vscode.Uri.parse(picture?.file?.uri ?? ''))).metadata();
    assert.deepEqual([width, height, picture?.file?.width, picture?.file?.height], [300, 157, 300, 157]);
    const [sent] = await requests();
    assert.notEqual(sent?.fields.size, '300x157');
  });

  it('saves into the workspace where no drafts are wanted, edits with their pictures by whole addresses', async () => {
    const place = vscode.Uri.joinPath(workspaceFolder(), 'jobs/hill.png');
    await fs.writeFile(
      place,
      await sharp({ create: { width: 64, height: 64, channels: 3, background: '#246' } })
        .png()
        .toBuffer(),
    );
    const options = { prompt: 'winter', model: 'placeholder', size: '64x64' };
    const order = readOrder('edit', { ...options, image: 'jobs/hill.png' });
    await house.jobs.road(order, ride());
    const [made] = house.gallery.all();
    assert.deepEqual([made?.file?.name, made?.file?.draft], ['jobs/hill-edited.png', false]);
    assert.deepEqual(made?.recipe, { operation: 'edit', options, image: [place.toString()] });
    assert.ok(made);
    await house.jobs.start(made.recipe, { drafts: false });
    const [again] = await ended();
    assert.equal(again?.file?.name, 'jobs/hill-edited-2.png');
  });

  it('takes the rides of commands: they leave records, wait for their turn and can be cancelled from both sides', async () => {
    const settings = vscode.workspace.getConfiguration('stipple');
    await settings.update('concurrency', 1, vscode.ConfigurationTarget.Global);
    await control('delay', { delay: 60_000 });
    try {
      const order = readOrder('generate', recipe().options);
      const abort = new AbortController();
      const told: string[] = [];
      const first = assert.rejects(house.jobs.road(order, ride({ signal: abort.signal })), { code: 'cancelled' });
      await reached(1);
      const second = assert.rejects(house.jobs.road(order, ride({ report: ({ type }) => told.push(type) })), {
        code: 'cancelled',
      });
      await house.shows((pictures) => pictures.length === 2);
      const waiting = house.gallery.all().find(({ phase }) => phase === 'queued');
      house.jobs.cancel(waiting?.id ?? '');
      await second;
      assert.deepEqual(told, ['job-queued']);
      abort.abort();
      await first;
      assert.equal(phases(house.gallery.all()), 'cancelled cancelled');
    } finally {
      await settings.update('concurrency', undefined, vscode.ConfigurationTarget.Global);
    }
  });

  it('leaves what runs when the window closes to be told by the next one', async () => {
    await control('delay', { delay: 60_000 });
    await start();
    await reached(1);
    await house.close();
    house = await openHouse(storage);
    const [picture] = house.gallery.all();
    assert.equal(picture?.phase, 'cancelled');
    assert.match(picture?.failure?.message ?? '', /window was closed/);
  });

  it('finds a paid picture that could not be saved in the storage, by the picture that it belongs to', async () => {
    const settings = vscode.workspace.getConfiguration('stipple');
    await settings.update('saveTo', 'barrier', vscode.ConfigurationTarget.Workspace);
    await control('next', { fault: 'slow-drip' });
    try {
      const [id = ''] = await house.jobs.start(recipe(), { drafts: false });
      await reached(1);
      await fs.writeFile(vscode.Uri.joinPath(workspaceFolder(), 'barrier'), Buffer.from('in the way'));
      const [picture] = await paid();
      assert.deepEqual([picture?.failure?.action, picture?.failure?.label], ['save-as', 'Save As…']);
      await until(() => exists(vscode.Uri.joinPath(storage, `unsaved/${id}.json`)));
      const names = await fs.readDirectory(vscode.Uri.joinPath(storage, 'unsaved'));
      assert.deepEqual(names.map(([name]) => name).sort(), [`${id}.json`, `${id}.png`]);
    } finally {
      await settings.update('saveTo', undefined, vscode.ConfigurationTarget.Workspace);
      await fs.delete(vscode.Uri.joinPath(workspaceFolder(), 'barrier'));
    }
  });
});

async function control(command: string, body: object): Promise<void> {
  const answer = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/${command}`, {
    method: 'POST',
    body: JSON.stringify(body),
  });
  assert.equal(answer.status, 200, await answer.text());
}

async function requests(query = ''): Promise<readonly { readonly fields: Readonly<Record<string, unknown>> }[]> {
  const answer = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests${query}`);
  return (await answer.json()) as Awaited<ReturnType<typeof requests>>;
}
