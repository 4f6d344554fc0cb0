import assert from 'node:assert/strict';
import { execFileSync } from 'node:child_process';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { readHead } from '../../src/host/studio/git-head.ts';
import { workspaceFolder } from './house.ts';

const { fs } = vscode.workspace;

describe('a picture as the last commit has it', () => {
  const folder = () => vscode.Uri.joinPath(workspaceFolder(), 'committed');
  const at = (name: string) => vscode.Uri.joinPath(folder(), name);
  const git = (...words: readonly string[]) => {
    const person = ['-c', 'user.name=A', '-c', 'user.email=a@example.org', '-c', 'commit.gpgsign=false'];
    execFileSync('git', [...person, ...words], { cwd: folder().fsPath, stdio: 'pipe' });
  };
  const paint = async (name: string, background: string) => {
    const picture = sharp({ create: { width: 16, height: 16, channels: 3, background } });
    await fs.writeFile(at(name), await picture.png().toBuffer());
    return Buffer.from(await fs.readFile(at(name)));
  };

  before(() => fs.createDirectory(folder()));
  after(() => fs.delete(folder(), { recursive: true }));

  it('is missing without a repository, and for a file that was never committed', async () => {
    await paint('fox.png', '#a00');
    await assert.rejects(readHead(at('fox.png')), /fox\.png is in no Git repository/);
    git('init', '-q');
    git('commit', '-q', '--allow-empty', '-m', 'empty');
    await assert.rejects(readHead(at('fox.png')), /fox\.png is new/);
  });

  it('has the bytes that were committed, whatever lies there now', async () => {
    const committed = await paint('fox.png', '#a00');
    await fs.writeFile(at('text.png'), Buffer.from('version https://git-lfs.github.com/spec/v1'));
    git('add', '.');
    git('commit', '-q', '-m', 'fox');
    await paint('fox.png', '#0a0');
    assert.deepEqual(Buffer.from(await readHead(at('fox.png'))), committed);
    await assert.rejects(readHead(at('text.png')), /not a picture that can be read/);
  });
});
