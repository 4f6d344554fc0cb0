import assert from 'node:assert/strict';
import { createHash, randomBytes } from 'node:crypto';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import * as vscode from 'vscode';

const { STAND_IN_URL = '' } = process.env;

describe('a picture of more than 16 MB in the extension host', () => {
  it('is on disk byte for byte under its name, and nothing else is left in the folder', async () => {
    const picture = await largePicture();
    const server = createServer((_request, response) => {
      response.writeHead(200, { 'content-type': 'application/json' });
      response.end(JSON.stringify({ data: [{ b64_json: picture.toString('base64') }] }));
    });
    await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
    await useServer(`http://127.0.0.1:${(server.address() as AddressInfo).port}/v1`);
    await vscode.commands.executeCommand('stipple.setApiKey', 'any-key');

    const request = {
      prompt: 'noise',
      model: 'gpt-image-2',
      size: '2560x2560',
      save_to: 'large/noise.png',
      stream: false,
    };
    await vscode.commands.executeCommand('stipple.generateImage', request);
    const [root] = vscode.workspace.workspaceFolders ?? [];
    assert.ok(root);
    const folder = vscode.Uri.joinPath(root.uri, 'large');
    const files = await vscode.workspace.fs.readDirectory(folder);
    assert.deepEqual(files, [['noise.png', vscode.FileType.File]]);
    const saved = await vscode.workspace.fs.readFile(vscode.Uri.joinPath(folder, 'noise.png'));
    assert.equal(sha256(saved), sha256(picture));
    const besides = await vscode.workspace.fs.readDirectory(root.uri);
    assert.deepEqual(
      besides.filter(([name]) => name.endsWith('.stipple-tmp')),
      [],
    );

    await useServer(STAND_IN_URL);
    server.closeAllConnections();
    await new Promise((resolve) => server.close(resolve));
  });
});

/** Noise, which no compression makes small. */
async function largePicture(): Promise<Buffer> {
  const edge = 2560;
  const bytes = await sharp(randomBytes(edge * edge * 3), { raw: { width: edge, height: edge, channels: 3 } })
    .png({ compressionLevel: 1 })
    .toBuffer();
  assert.ok(bytes.length > 18 * 1024 * 1024, `${bytes.length} bytes`);
  return bytes;
}

async function useServer(url: string): Promise<void> {
  await vscode.workspace.getConfiguration('stipple').update('baseUrl', url, vscode.ConfigurationTarget.Global);
}

function sha256(bytes: Uint8Array): string {
  return createHash('sha256').update(bytes).digest('hex');
}
