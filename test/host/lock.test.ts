import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { readLock } from '../../src/core/recipe/lock-file.ts';
import { readOrder } from '../../src/host/order.ts';
import { exists, type House, newStorage, openHouse, workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('where pictures came from', () => {
  let house: House;
  let storage: vscode.Uri;
  const at = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name);
  beforeEach(async () => {
    storage = newStorage();
    house = await openHouse(storage);
  });
  afterEach(async () => {
    await house.close();
    for (const place of [storage, at('made'), at('stipple.lock.json')]) {
      if (await exists(place)) await fs.delete(place, { recursive: true });
    }
  });

  const make = async (request: Readonly<Record<string, unknown>>) => {
    const order = readOrder('generate', { prompt: 'A red fox', model: 'placeholder', size: '64x32', ...request });
    const { result } = await house.jobs.road(order, {
      report: () => undefined,
      signal: new AbortController().signal,
      watched: false,
    });
    return result;
  };
  const lockText = async () => new TextDecoder().decode(await fs.readFile(at('stipple.lock.json')));

  it('are written down as soon as the command is done', async () => {
    await make({ save_to: 'made/fox.png' });
    const locked = readLock(await lockText())?.get('made/fox.png');
    assert.ok(locked);
    const { sha256, date, ...rest } = locked;
    assert.deepEqual(rest, {
      prompt: 'A red fox',
      operation: 'generate',
      model: 'placeholder',
      options: { output_format: 'png', size: '64x32' },
      width: 64,
      height: 32,
      format: 'png',
      bytes: rest.bytes,
      cost_usd: 0,
    });
    assert.match(sha256, /^[0-9a-f]{64}$/);
    assert.ok(Date.now() - Date.parse(date) < 60_000, date);
    assert.equal(await house.provenance.stateOf(at('made/fox.png')), 'fresh');
  });
});
