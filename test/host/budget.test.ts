import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { declined } from '../../src/core/job/budget.ts';
import { rideSilently } from '../../src/host/dialogue/show-ride.ts';
import type { AskPrice, PricedOrder } from '../../src/host/money/ask-price.ts';
import { readOrder } from '../../src/host/order.ts';
import type { Ride } from '../../src/host/road.ts';
import { type StandIn, startStandIn } from '../server/stand-in.ts';
import { exists, type House, newStorage, openHouse, workspaceFolder } from './house.ts';

const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;
const { fs } = vscode.workspace;

const MODEL = 'gpt-image-2';
/** A little more than 107 tokens of output and three of the prompt cost. */
const PRICE = 0.0033;
const OPTIONS = { prompt: 'A red fox', model: MODEL, size: '1024x640', quality: 'low', stream: false };
/** The rules of the newest family hold for it, and nobody's prices. */
const UNKNOWN = { ...OPTIONS, model: 'acme-picture-1' };

describe('the budget in the extension host', () => {
  let standIn: StandIn;
  let house: House;
  let storage: vscode.Uri;
  let asked: PricedOrder[];
  let answer: Awaited<ReturnType<AskPrice>> | 'no';
  const settings = () => vscode.workspace.getConfiguration('stipple');
  const set = (name: string, value: unknown) => settings().update(name, value, vscode.ConfigurationTarget.Global);

  before(async () => {
    standIn = await startStandIn({ key: STAND_IN_KEY, extraModels: [UNKNOWN.model] });
    await set('baseUrl', standIn.url);
  });
  after(async () => {
    await set('baseUrl', STAND_IN_URL);
    await standIn.close();
  });
  beforeEach(async () => {
    standIn.reset();
    asked = [];
    answer = 'no';
    storage = newStorage();
    house = await openHouse(storage, undefined, async (order) => {
      asked.push(order);
      if (answer === 'no') throw declined();
      return answer;
    });
  });
  afterEach(async () => {
    await house.close();
    for (const name of ['budget.perDay', 'budget.confirmAbove']) await set(name, undefined);
    if (await exists(storage)) await fs.delete(storage, { recursive: true });
  });

  const start = (options: Readonly<Record<string, unknown>> = OPTIONS) =>
    house.jobs.start({ operation: 'generate', options, image: [] }, { drafts: true });
  const silently = (options: Readonly<Record<string, unknown>> = OPTIONS, facts: Partial<Ride> = {}) =>
    rideSilently(readOrder('generate', options), (order, ride) => house.jobs.road(order, { ...ride, ...facts }));
  const watched = (options: Readonly<Record<string, unknown>> = OPTIONS, facts: Partial<Ride> = {}) =>
    silently(options, { ...facts, watched: true });
  const done = () =>
    house.shows((pictures) => pictures.length > 0 && pictures.every(({ ended }) => ended !== undefined));
  const free = async () => {
    const isFree = async () => (await house.budget.today()).reserved === 0;
    while (!(await isFree())) await new Promise<void>((resolve) => setImmediate(resolve));
  };
  const refusal = (setting: string) => (error: Error & { code?: string; problems?: readonly { field: string }[] }) => {
    assert.equal(error.code, 'budget-exceeded');
    assert.deepEqual(
      error.problems?.map(({ field }) => field),
      [setting],
    );
    assert.match(error.message, new RegExp(setting.replaceAll('.', '\\.')));
    return true;
  };
  const PER_DAY = refusal('stipple.budget.perDay');
  const CONFIRM_ABOVE = refusal('stipple.budget.confirmAbove');

  describe('of a day', () => {
    it('refuses what is above it, whichever way it comes, before anything is sent or in the history', async () => {
      await set('budget.perDay', 0.001);
      await assert.rejects(silently(), PER_DAY);
      await assert.rejects(watched(), PER_DAY);
      await assert.rejects(start(), PER_DAY);
      await assert.rejects(silently(OPTIONS, { approved: { usd: 100 } }), PER_DAY);
      assert.deepEqual([standIn.requests, house.gallery.all(), asked], [[], [], []]);
    });

    it('lets pass what fits, counts it by its price, and then refuses', async () => {
      await set('budget.perDay', 1.5 * PRICE);
      const { result } = await silently();
      await free();
      const { spent, reserved, perDay } = await house.budget.today();
      assert.deepEqual([spent.usd, spent.unknown, reserved, perDay], [result.cost_usd, 0, 0, 1.5 * PRICE]);
      await assert.rejects(silently(), PER_DAY);
      assert.equal(standIn.requests.length, 1);
    });

    it('counts what other windows have spent', async () => {
      await set('budget.perDay', 10 * PRICE);
      const other = await openHouse(storage);
      await other.ledger.add({ at: Date.now(), model: MODEL, files: [], usd: 9.5 * PRICE });
      await other.close();
      await assert.rejects(silently(), PER_DAY);
      assert.deepEqual(standIn.requests, []);
    });

    it('counts what is running and what waits for its turn, until it is over', async () => {
      await set('budget.perDay', 2.5 * PRICE);
      await set('concurrency', 1);
      standIn.setDelay(60_000);
      try {
        const [first = ''] = await start();
        await standIn.nextRequest();
        const [second = ''] = await start();
        assert.equal(house.gallery.find(second)?.phase, 'queued');
        await assert.rejects(start(), PER_DAY);
        house.jobs.cancel(second);
        await house.shows(() => house.gallery.find(second)?.phase === 'cancelled');
        const [third = ''] = await start();
        await assert.rejects(silently(), PER_DAY);
        for (const id of [first, third]) house.jobs.cancel(id);
        await free();
        assert.equal(standIn.requests.length, 1);
      } finally {
        await set('concurrency', undefined);
      }
    });

    it('lets only one of two orders pass that come at the same time, where it fits one', async () => {
      await set('budget.perDay', 1.5 * PRICE);
      const both = await Promise.allSettled([silently(), silently()]);
      assert.deepEqual(both.map(({ status }) => status).sort(), ['fulfilled', 'rejected']);
      assert.equal(standIn.requests.length, 1);
    });

    it('counts each of several pictures, and makes all of them or none', async () => {
      await set('budget.perDay', 6 * PRICE);
      const several = { ...OPTIONS, stream: undefined, partial_images: 0, n: 4 };
      await start(several);
      await done();
      assert.equal(standIn.requests.length, 4);
      await free();
      await assert.rejects(start(several), PER_DAY);
      assert.equal(standIn.requests.length, 4);
    });

    it('counts at its most what a server may have charged for without a picture', async () => {
      await set('budget.perDay', 2.5 * PRICE);
      standIn.next('stream-without-completed');
      await assert.rejects(silently({ ...OPTIONS, stream: true, partial_images: 0 }), { code: 'stream-ended-early' });
      await free();
      const [entry] = await house.ledger.entries();
      assert.ok(entry?.at_most && entry.at_most > 0.003 && entry.usd === undefined, JSON.stringify(entry));
      assert.equal((await house.budget.today()).spent.counted, entry.at_most);
    });

    it('lets the offline model pass, which is free', async () => {
      await set('budget.perDay', 0.000001);
      await set('budget.confirmAbove', 0.000001);
      await house.ledger.add({ at: Date.now(), model: MODEL, files: [], usd: 9 });
      const { result } = await silently({ prompt: 'A red fox', model: 'placeholder', size: '64x64' });
      assert.deepEqual([result.cost_usd, asked.length], [0, 0]);
    });

    it('refuses where nobody can tell what was spent', async () => {
      await set('budget.perDay', 5);
      const folder = vscode.Uri.joinPath(storage, 'global/ledger');
      await fs.createDirectory(vscode.Uri.joinPath(folder, `${new Date().toISOString().slice(0, 7)}.jsonl`));
      await assert.rejects(silently(), { code: 'budget-exceeded', message: /^what was spent today cannot be read/ });
      assert.deepEqual(standIn.requests, []);
    });
  });

  describe('of one order', () => {
    beforeEach(() => set('budget.confirmAbove', 0.001));

    it('refuses what is above it where nobody can be asked', async () => {
      await assert.rejects(silently(), CONFIRM_ABOVE);
      assert.deepEqual([standIn.requests, asked], [[], []]);
    });

    it('asks where somebody watches: once, about the whole order', async () => {
      answer = { approved: 1 };
      await start({ ...OPTIONS, n: 2, stream: undefined, partial_images: 0 });
      await done();
      const [order] = asked;
      assert.deepEqual([asked.length, order?.model, order?.requests, order?.request.n], [1, MODEL, 2, 1]);
      assert.equal(order?.host, new URL(standIn.url).host);
      await watched();
      assert.equal(standIn.requests.length, 3);
    });

    it('sends nothing and leaves nothing in the history without a yes', async () => {
      await assert.rejects(start(), { code: 'cancelled' });
      await assert.rejects(watched(), { code: 'cancelled' });
      assert.deepEqual([standIn.requests, house.gallery.all(), asked.length], [[], [], 2]);
      assert.equal((await house.budget.today()).reserved, 0);
    });

    it('takes a yes that was given before, up to its price', async () => {
      await silently(OPTIONS, { approved: { usd: 0.01 } });
      await assert.rejects(silently(OPTIONS, { approved: { usd: 0.002 } }), CONFIRM_ABOVE);
      assert.equal(standIn.requests.length, 1);
    });

    it('asks where a way in says that it may, though nobody watches', async () => {
      answer = { approved: 1 };
      await silently(OPTIONS, { mayAsk: true });
      assert.deepEqual([asked.length, standIn.requests.length], [1, 1]);
    });
  });

  describe('and a price that nobody knows', () => {
    it('asks wherever somebody can be asked, also without a budget, and takes a yes', async () => {
      await assert.rejects(start(UNKNOWN), { code: 'cancelled' });
      assert.deepEqual([standIn.requests, asked[0]?.price], [[], undefined]);
      answer = { unknown: true };
      await watched(UNKNOWN);
      assert.deepEqual([asked.length, standIn.requests.length], [2, 1]);
      await free();
      const { spent } = await house.budget.today();
      assert.deepEqual([spent.usd, spent.unknown], [0, 1]);
    });

    it('passes silently only where no budget is set', async () => {
      await silently(UNKNOWN);
      await set('budget.confirmAbove', 100);
      await assert.rejects(silently(UNKNOWN), CONFIRM_ABOVE);
      await assert.rejects(silently(UNKNOWN, { approved: { usd: 100, unknown: true } }), CONFIRM_ABOVE);
      await set('budget.perDay', 100);
      await assert.rejects(silently(UNKNOWN), PER_DAY);
      assert.deepEqual([standIn.requests.length, asked], [1, []]);
    });

    it('is not asked about where somebody said Always, at that server, until it is taken back', async () => {
      const model = { host: new URL(standIn.url).host, model: UNKNOWN.model };
      await house.unasked.add({ ...model, host: 'example.com' });
      await assert.rejects(watched(UNKNOWN), { code: 'cancelled' });
      await house.unasked.add(model);
      await watched(UNKNOWN);
      await house.unasked.remove(model);
      await assert.rejects(watched(UNKNOWN), { code: 'cancelled' });
      assert.deepEqual([asked.length, standIn.requests.length], [2, 1]);
    });

    it('is not asked about where the yes was given before, as to several orders at once', async () => {
      await watched(UNKNOWN, { approved: { unknown: true } });
      assert.deepEqual([asked, standIn.requests.length], [[], 1]);
    });

    it('is refused once the day is used up', async () => {
      await set('budget.perDay', 1);
      await house.ledger.add({ at: Date.now(), model: MODEL, files: [], usd: 1 });
      await assert.rejects(watched(UNKNOWN), PER_DAY);
      assert.deepEqual(asked, []);
    });
  });

  describe('in the settings', () => {
    it('that is no number refuses everything that costs something, rather than count as none', async () => {
      await set('budget.perDay', '5');
      await assert.rejects(silently(), {
        code: 'invalid-request',
        message: /^stipple\.budget\.perDay must be a number/,
      });
      assert.deepEqual(standIn.requests, []);
    });

    it('of a workspace does not count', async () => {
      await set('budget.perDay', 0.001);
      await assert.rejects(
        Promise.resolve(settings().update('budget.perDay', 100, vscode.ConfigurationTarget.Workspace)),
      );
      const folder = vscode.Uri.joinPath(workspaceFolder(), '.vscode');
      const known = new Promise<void>((resolve) => {
        const listening = vscode.workspace.onDidChangeConfiguration((event) => {
          if (!event.affectsConfiguration('stipple.fileName')) return;
          listening.dispose();
          resolve();
        });
      });
      const values = { 'stipple.budget.perDay': 100, 'stipple.budget.confirmAbove': 100, 'stipple.fileName': 'known' };
      await fs.writeFile(
        vscode.Uri.joinPath(folder, 'settings.json'),
        new TextEncoder().encode(JSON.stringify(values)),
      );
      try {
        await known;
        assert.deepEqual([settings().get('fileName'), settings().get('budget.perDay')], ['known', 0.001]);
        await assert.rejects(silently(), PER_DAY);
      } finally {
        await fs.delete(folder, { recursive: true });
      }
    });
  });
});

describe('the ledger in the extension host', () => {
  let house: House;
  let storage: vscode.Uri;
  beforeEach(async () => {
    storage = newStorage();
    house = await openHouse(storage);
  });
  afterEach(async () => {
    await house.close();
    await fs.delete(storage, { recursive: true });
  });
  const entry = (at: number, usd: number) => ({ at, model: MODEL, files: [], usd });
  const usd = async (since?: number) => (await house.ledger.entries(since)).map((one) => one.usd);

  it('has a file for each month, and reads of them what is asked for', async () => {
    const months = [Date.UTC(2026, 8, 30, 23, 59), Date.UTC(2026, 9, 1), Date.UTC(2026, 10, 21)];
    for (const [index, at] of months.entries()) await house.ledger.add(entry(at, index + 1));
    const names = await fs.readDirectory(vscode.Uri.joinPath(storage, 'global/ledger'));
    assert.deepEqual(names.map(([name]) => name).sort(), ['2026-09.jsonl', '2026-10.jsonl', '2026-11.jsonl']);
    assert.deepEqual(
      [await usd(), await usd(Date.UTC(2026, 9, 15))],
      [
        [1, 2, 3],
        [2, 3],
      ],
    );
  });

  it('counts what cannot be written, and writes it with the next one', async () => {
    const now = Date.now();
    const global = vscode.Uri.joinPath(storage, 'global');
    await fs.createDirectory(global);
    await fs.writeFile(vscode.Uri.joinPath(global, 'ledger'), new TextEncoder().encode('in the way'));
    await house.ledger.add(entry(now, 1));
    assert.match(house.lines.join('\n'), /could not be written down/);
    await fs.delete(vscode.Uri.joinPath(global, 'ledger'));
    assert.deepEqual(await usd(), [1]);
    await house.ledger.add(entry(now, 2));
    assert.deepEqual(await usd(), [1, 2]);
    const other = await openHouse(storage);
    assert.equal((await other.ledger.today()).usd, 3);
    await other.close();
  });
});
