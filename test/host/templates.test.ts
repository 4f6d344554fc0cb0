import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import type { Log } from '../../src/host/log.ts';
import { createTemplates, type Templates } from '../../src/host/studio/templates.ts';
import { exists, workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('the templates of a workspace', () => {
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), '.stipple', 'templates');
  const log: Log = { info: fail, warn: fail, error: fail, hide: () => undefined, show: () => undefined };
  let templates: Templates;
  beforeEach(() => {
    templates = createTemplates(log);
  });
  afterEach(async () => {
    templates.dispose();
    if (await exists(folder())) await fs.delete(vscode.Uri.joinPath(folder(), '..'), { recursive: true });
  });

  it('are none where nobody saved one', async () => {
    await templates.load();
    assert.deepEqual(templates.list(), []);
  });

  it('are files that hold the prompt', async () => {
    await templates.save({ name: 'Hero image', text: ' A {{subject}} at dawn \n' });
    const text = new TextDecoder().decode(await fs.readFile(vscode.Uri.joinPath(folder(), 'Hero image.md')));
    assert.equal(text, 'A {{subject}} at dawn\n');
    assert.deepEqual(templates.list(), [{ name: 'Hero image', text: 'A {{subject}} at dawn' }]);
  });

  it('are known when somebody else writes one', async () => {
    const told = new Promise((resolve) => {
      templates.onDidChange(() => templates.list().length > 0 && resolve(templates.list()));
    });
    await fs.writeFile(vscode.Uri.joinPath(folder(), 'notes.txt'), new TextEncoder().encode('no template'));
    await fs.writeFile(vscode.Uri.joinPath(folder(), 'icon.md'), new TextEncoder().encode('A flat icon'));
    assert.deepEqual(await told, [{ name: 'icon', text: 'A flat icon' }]);
  });

  for (const name of ['', '../hero', 'a/b', 'a\\b', 'a:b', '.hidden', 'ends in a dot.', ' ', 'x'.repeat(81), 'a\nb']) {
    it(`are not saved as ${JSON.stringify(name.slice(0, 20))}`, async () => {
      await assert.rejects(templates.save({ name, text: 'A fox' }), /cannot be the name of a file/);
      assert.equal(await exists(folder()), false);
    });
  }
});

function fail(line: string): void {
  assert.fail(line);
}
