import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import { createInputs, type Inputs, MOST_INPUTS } from '../../src/host/pictures/inputs.ts';
import { exists, newStorage } from './house.ts';

const { fs } = vscode.workspace;

describe('pictures that go along with edits and have no place in the workspace', () => {
  let storage: vscode.Uri;
  let inputs: Inputs;
  beforeEach(() => {
    storage = newStorage();
    inputs = createInputs({ storageUri: storage, globalStorageUri: storage });
  });
  afterEach(async () => fs.delete(storage, { recursive: true }));
  const bytes = (text: string) => new TextEncoder().encode(text);

  it('are kept once, however often they are pasted', async () => {
    const [one, again, other] = await Promise.all([
      inputs.keep('fox.png', bytes('fox')),
      inputs.keep('fox.png', bytes('fox')),
      inputs.keep('fox.png', bytes('boat')),
    ]);
    assert.equal(one.toString(), again.toString());
    assert.notEqual(one.toString(), other.toString());
    assert.deepEqual([await read(one), await read(other)], ['fox', 'boat']);
  });

  for (const [given, kept] of [
    ['Fuchs im Schnee.png', 'Fuchs im Schnee.png'],
    ['狐.png', '狐.png'],
    ['../../fox.png', 'fox.png'],
    ['a/b\\c:d.png', 'a-b-c-d.png'],
    ['\n', 'pasted'],
    [`${'x'.repeat(200)}.png`, `${'x'.repeat(76)}.png`],
  ] as const) {
    it(`are called ${kept.slice(0, 20)} where the page says ${JSON.stringify(given.slice(0, 20))}`, async () => {
      const { path } = await inputs.keep(given, bytes('fox'));
      assert.equal(path.slice(path.lastIndexOf('/') + 1), kept);
      assert.ok(path.startsWith(`${storage.path}/inputs/`));
    });
  }

  it('are copied from where a webview may not look, the newest content in the same place', async () => {
    const original = vscode.Uri.joinPath(storage, 'elsewhere', 'fox.png');
    await fs.writeFile(original, bytes('fox'));
    const copy = await inputs.copy(original);
    await fs.writeFile(original, bytes('vixen'));
    assert.equal((await inputs.copy(original)).toString(), copy.toString());
    assert.equal(await read(copy), 'vixen');
  });

  it('go, the oldest first, when they are too many', async () => {
    const kept: vscode.Uri[] = [];
    for (let index = 0; index <= MOST_INPUTS; index++) kept.push(await inputs.keep('fox.png', bytes(`fox ${index}`)));
    const [first, ...others] = await Promise.all(kept.map(exists));
    assert.deepEqual([first, others.every(Boolean)], [false, true]);
  });

  async function read(file: vscode.Uri): Promise<string> {
    return new TextDecoder().decode(await fs.readFile(file));
  }
});
