import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { CostsAsk } from '../../src/core/cost-calls.ts';
import type { LedgerEntry } from '../../src/core/job/spending.ts';
import { createCostAnswers } from '../../src/host/money/cost-answers.ts';
import { exists, type House, newStorage, openHouse, workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;
const ALL: CostsAsk = { by: 'file', days: 0, everywhere: true, order: 'name', descending: false, limit: 100 };

describe('what the page of costs is told', () => {
  let house: House;
  let storage: vscode.Uri;
  let answers: ReturnType<typeof createCostAnswers>;
  beforeEach(async () => {
    storage = newStorage();
    house = await openHouse(storage);
    answers = createCostAnswers({ ...house, home: storage.fsPath });
  });
  afterEach(async () => {
    await house.close();
    if (await exists(storage)) await fs.delete(storage, { recursive: true });
  });

  const here = () => workspaceFolder().toString();
  const inFolder = (name: string) => vscode.Uri.joinPath(workspaceFolder(), name).toString();
  const spend = (facts: Partial<LedgerEntry>) =>
    house.ledger.add({ at: Date.now(), model: 'm', files: [], usd: 0.1, workspace: here(), ...facts });
  const names = async (ask: Partial<CostsAsk> = {}) =>
    (await answers['costs-read']({ ...ALL, ...ask })).rows.map(({ name, place }) => [name, ...(place ? [place] : [])]);

  it('names files from their workspace folder, and says which one that is where it is another', async () => {
    await spend({ files: [inFolder('images/a fox.png')] });
    await spend({ workspace: 'file:///elsewhere/website', files: ['file:///elsewhere/website/img/owl.png'] });
    await spend({ files: ['file:///somewhere/hill.png'] });
    await spend({});
    assert.deepEqual((await names()).map((cells) => cells.join(' in ')).sort(), [
      '',
      'hill.png',
      'images/a fox.png',
      'img/owl.png in website',
    ]);
    assert.deepEqual((await names({ everywhere: false })).flat().sort(), ['', 'hill.png', 'images/a fox.png']);
  });

  it('finds a draft where it is now, and calls it by the name that it would get', async () => {
    await house.jobs.start(
      { operation: 'generate', options: { prompt: 'A red fox', model: 'placeholder', size: '64x64' }, image: [] },
      { drafts: true },
    );
    const [picture] = await house.shows((pictures) => pictures[0]?.phase === 'done');
    assert.ok(picture?.file);
    // The offline model is free, and so is not in the ledger by itself.
    await spend({ files: [picture.file.uri], pictures: [picture.id] });
    assert.deepEqual(await names(), [['images/a-red-fox.png (draft)']]);
    await house.keep.keep(picture.id, 'images/kept-fox.png');
    assert.deepEqual(await names(), [['images/kept-fox.png']]);
    await fs.delete(vscode.Uri.parse(inFolder('images/kept-fox.png')));
  });

  it('opens files of the ledger, and no others', async () => {
    await spend({ files: [inFolder('docs/guide.md'), inFolder('images/gone.png')] });
    await answers['file-open']({ uri: inFolder('docs/guide.md') });
    const isOpen = () => vscode.window.activeTextEditor?.document.uri.toString() === inFolder('docs/guide.md');
    assert.ok(isOpen());
    await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
    for (const name of ['images/gone.png', 'README.md'])
      await assert.rejects(Promise.resolve(answers['file-open']({ uri: inFolder(name) })), /The file is gone/);
  });

  it('has what stands against the budget of today, and the models that nobody is asked about', async () => {
    await spend({ usd: 0.25 });
    await spend({ at: Date.now() - 40 * 24 * 3_600_000 });
    await house.unasked.add({ host: 'localhost:1', model: 'm' });
    const { today, unasked, total } = await answers['costs-read'](ALL);
    assert.deepEqual([today.spent.usd, today.reserved, today.perDay, total.spent.usd], [0.25, 0, 0, 0.35]);
    assert.deepEqual(unasked, [{ host: 'localhost:1', model: 'm' }]);
    await answers['model-asked-again']({ host: 'localhost:1', model: 'm' });
    assert.deepEqual((await answers['costs-read'](ALL)).unasked, []);
  });
});
