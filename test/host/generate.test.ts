import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';

const EXTENSION = 'stipple-images.stipple';
const MODEL = 'gpt-image-2.5-flare';
const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;

interface Image {
  readonly uri: string;
  readonly width: number;
  readonly height: number;
  readonly format: string;
  readonly bytes: number;
}

interface Result {
  readonly images: readonly Image[];
  readonly model: string;
  readonly usage?: { readonly output_tokens?: number };
  readonly cost_usd?: number;
  readonly request_id?: string;
}

type Failure = Error & { readonly code?: string; readonly problems?: readonly { field: string; message: string }[] };

const generate = (request: object) => vscode.commands.executeCommand<Result>('stipple.generateImage', request);
const edit = (request: object) => vscode.commands.executeCommand<Result>('stipple.editImage', request);

const folder = (): vscode.Uri => {
  const [first] = vscode.workspace.workspaceFolders ?? [];
  assert.ok(first, 'a folder is open');
  return first.uri;
};

const read = async (uri: vscode.Uri) => Buffer.from(await vscode.workspace.fs.readFile(uri));

describe('stipple.generateImage in the extension host', () => {
  before(async () => {
    const extension = vscode.extensions.getExtension(EXTENSION);
    assert.ok(extension, 'the extension is installed');
    await extension.activate();
    await useServer(STAND_IN_URL);
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  });

  it('leaves the dispatcher that all extensions share as it was', async () => {
    await fetch(STAND_IN_URL).catch(() => undefined);
    const shared = () =>
      Object.getOwnPropertySymbols(globalThis)
        .filter((one) => String(one).includes('undici.globalDispatcher'))
        .map((one) => Reflect.get(globalThis, one) as unknown);
    const before = shared();
    assert.ok(before.length > 0, 'there is one to change');
    await generate({ prompt: 'shared', model: MODEL, size: '1024x640' });
    assert.ok(shared().length === before.length && shared().every((one, index) => one === before[index]));
  });

  it('paints a WebP offline, of exactly the size and at the place that were asked for', async () => {
    const result = await generate({
      prompt: 'A red fox',
      model: 'placeholder',
      size: '640x360',
      save_to: 'art/fox.webp',
    });
    const target = vscode.Uri.joinPath(folder(), 'art/fox.webp');
    const bytes = await read(target);
    const { width, height, format } = await sharp(bytes).metadata();
    assert.deepEqual([width, height, format], [640, 360, 'webp']);
    assert.deepEqual(result, {
      images: [{ uri: target.toString(), width: 640, height: 360, format: 'webp', bytes: bytes.length }],
      model: 'placeholder',
      cost_usd: 0,
    });
  });

  it('streams a WebP from a server and tells what it used and cost', async () => {
    const result = await generate({
      prompt: 'A red fox',
      model: MODEL,
      size: '1024x640',
      save_to: 'art/streamed.webp',
    });
    const [image] = result.images;
    assert.ok(image);
    const { width, height, format } = await sharp(await read(vscode.Uri.parse(image.uri))).metadata();
    assert.deepEqual([width, height, format], [1024, 640, 'webp']);
    assert.ok(image.uri.endsWith('/art/streamed.webp'));
    assert.ok(result.usage?.output_tokens && result.cost_usd && result.cost_usd > 0 && result.request_id);
    const request = (await requests()).at(-1);
    assert.equal(request?.fields.stream, true);
    assert.equal(request?.fields.output_format, 'webp');
  });

  it('saves below the folder of the settings under the words of the prompt, and never over a file', async () => {
    const names = [];
    for (let time = 0; time < 3; time++) {
      const { images } = await generate({ prompt: 'A tiny Boat!', model: 'placeholder', size: '64x64' });
      names.push(vscode.workspace.asRelativePath(vscode.Uri.parse(images[0]?.uri ?? ''), false));
    }
    assert.deepEqual(names, ['images/a-tiny-boat.png', 'images/a-tiny-boat-2.png', 'images/a-tiny-boat-3.png']);
  });

  it('saves each of several pictures, also when asked at the same time', async () => {
    const results = await Promise.all(
      [1, 2, 3].map(() => generate({ prompt: 'crowd', model: 'placeholder', size: '32x32', n: 3, save_to: 'crowd' })),
    );
    const uris = results.flatMap(({ images }) => images.map(({ uri }) => uri));
    assert.equal(new Set(uris).size, 9);
    const files = await vscode.workspace.fs.readDirectory(vscode.Uri.joinPath(folder(), 'crowd'));
    assert.equal(files.length, 9, 'nine pictures and nothing half-written');
  });

  it('edits a picture beside the original', async () => {
    const { images } = await generate({
      prompt: 'hill',
      model: 'placeholder',
      size: '96x64',
      save_to: 'edits/hill.png',
    });
    const original = vscode.Uri.parse(images[0]?.uri ?? '');
    const before = await read(original);
    for (const image of [original, 'edits/hill.png', [original]]) {
      const edited = await edit({ prompt: 'make it winter', model: 'placeholder', image });
      assert.match(edited.images[0]?.uri ?? '', /\/edits\/hill-edited(-\d)?\.png$/);
      assert.deepEqual([edited.images[0]?.width, edited.images[0]?.height], [96, 64]);
    }
    assert.deepEqual(await read(original), before);
  });

  it('edits at a server', async () => {
    const { images } = await generate({
      prompt: 'hill',
      model: 'placeholder',
      size: '1024x640',
      save_to: 'edits/large.png',
    });
    const edited = await edit({ prompt: 'make it winter', model: MODEL, image: images[0]?.uri, size: '1024x640' });
    assert.ok(edited.images[0]?.uri.endsWith('/edits/large-edited.png'));
    assert.equal((await requests()).at(-1)?.path, '/v1/images/edits');
  });

  const refused: readonly (readonly [name: string, request: object, field: string, message: RegExp])[] = [
    ['an empty prompt', { prompt: '' }, 'prompt', /empty/],
    ['a prompt over the limit', { prompt: 'x'.repeat(32_001), model: MODEL }, 'prompt', /32,000/],
    ['an unknown option', { prompt: 'x', seed: 3 }, 'seed', /not an option/],
    ['a size that the model refuses', { prompt: 'x', model: MODEL, size: '1200x630' }, 'size', /1200x624/],
    ['a place outside the workspace', { prompt: 'x', save_to: '../outside.png' }, 'save_to', /leaves the workspace/],
    ['an absolute place outside', { prompt: 'x', save_to: '/tmp/outside.png' }, 'save_to', /leaves the workspace/],
    [
      'a place that begins inside and leads outside',
      { prompt: 'x', save_to: `${vscode.workspace.workspaceFolders?.[0]?.uri.fsPath}/../outside.png` },
      'save_to',
      /leaves the workspace/,
    ],
    ['a Uri outside', { prompt: 'x', save_to: vscode.Uri.file('/tmp/outside.png') }, 'save_to', /leaves the workspace/],
    [
      'a name that contradicts the format',
      { prompt: 'x', model: 'placeholder', save_to: 'a.png', output_format: 'webp' },
      'save_to',
      /\.png.*webp/,
    ],
    ['a place that is no place', { prompt: 'x', save_to: 7 }, 'save_to', /Uri or a path/],
    ['a flag that is no flag', { prompt: 'x', open: 'yes' }, 'open', /true or false/],
  ];
  for (const [name, request, field, message] of refused) {
    it(`refuses ${name} before anything is sent`, async () => {
      const sent = (await requests()).length;
      const error = await failure(generate(request));
      assert.equal(error.code, 'invalid-request');
      assert.deepEqual(
        error.problems?.map((problem) => problem.field),
        [field],
      );
      assert.match(error.message, message);
      assert.equal((await requests()).length, sent);
    });
  }

  const unreadable: readonly (readonly [image: string, message: RegExp])[] = [
    ['nowhere.png', /^nowhere\.png cannot be read: /],
    ['.', /^\. cannot be read: it is not a file$/],
    ['README.md', /^README\.md is not a picture: nothing in it can be shown/],
  ];
  for (const [image, message] of unreadable) {
    it(`refuses ${image} as a picture, for it cannot be read`, async () => {
      const error = await failure(edit({ prompt: 'x', model: 'placeholder', image }));
      assert.equal(error.code, 'invalid-request');
      assert.deepEqual(
        error.problems?.map(({ field }) => field),
        ['image'],
      );
      assert.match(error.message, message);
    });
  }

  it('refuses a folder that cannot be written, and sends nothing', async () => {
    const sent = (await requests()).length;
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), 'wall'), Buffer.from('a file, not a folder'));
    const error = await failure(generate({ prompt: 'x', model: MODEL, save_to: 'wall/inside/a.png' }));
    assert.equal(error.code, 'save-failed');
    assert.equal((await requests()).length, sent);
  });

  it('says that a paid picture could not be saved, when its folder was lost meanwhile', async () => {
    const prompt = 'lost [stand-in: slow-drip]';
    const next = (await requests()).length + 1;
    const running = failure(generate({ prompt, model: MODEL, size: '1024x640', save_to: 'lost/a.png' }));
    await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests?wait=${next}`);
    await vscode.workspace.fs.writeFile(vscode.Uri.joinPath(folder(), 'lost'), Buffer.from('in the way'));
    assert.equal((await running).code, 'save-failed');
    await vscode.workspace.fs.delete(vscode.Uri.joinPath(folder(), 'lost'));
  });

  it('refuses a base URL that is none', async () => {
    for (const wrong of ['not a url', 'ftp://example.org/v1', 'https://example.org/v1?x=1']) {
      await useServer(wrong);
      const error = await failure(generate({ prompt: 'x', model: MODEL }));
      assert.equal(error.code, 'invalid-request');
      assert.deepEqual(
        error.problems?.map(({ field }) => field),
        ['stipple.baseUrl'],
      );
    }
    await useServer(STAND_IN_URL);
  });

  const served: Readonly<Record<string, string>> = {
    'html-with-200': 'bad-response',
    'moderation-blocked-input': 'moderation-blocked',
    'stream-without-completed': 'stream-ended-early',
    'insufficient-quota': 'quota-exceeded',
  };
  for (const [fault, code] of Object.entries(served)) {
    it(`rejects with ${code} and leaves no file: ${fault}`, async () => {
      const error = await failure(
        generate({ prompt: `x [stand-in: ${fault}]`, model: MODEL, save_to: `faults/${fault}` }),
      );
      assert.equal(error.code, code);
      assert.ok(!error.message.includes(STAND_IN_KEY));
      await assert.rejects(async () => vscode.workspace.fs.stat(vscode.Uri.joinPath(folder(), `faults/${fault}`)));
    });
  }

  it('keeps the key for the host it was given for', async () => {
    await useServer(STAND_IN_URL.replace('127.0.0.1', 'localhost'));
    const error = await failure(generate({ prompt: 'x', model: MODEL }));
    assert.equal(error.code, 'no-key');
    await useServer(STAND_IN_URL);
  });

  it('says so when the key is wrong, and when there is none', async () => {
    await vscode.commands.executeCommand('stipple.setApiKey', 'another-key');
    assert.equal((await failure(generate({ prompt: 'x', model: MODEL }))).code, 'unauthorized');
    await vscode.commands.executeCommand('stipple.clearApiKey');
    assert.equal((await failure(generate({ prompt: 'x', model: MODEL }))).code, 'no-key');
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  });

  it('uses the offline model without a key and the online one with it, unless the settings say otherwise', async () => {
    assert.equal((await generate({ prompt: 'x', size: '1024x640' })).model, MODEL);
    await vscode.commands.executeCommand('stipple.clearApiKey');
    assert.equal((await generate({ prompt: 'x', size: '64x64' })).model, 'placeholder');
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  });

  it('inserts a link where the cursor is, right for the language', async () => {
    const document = await vscode.workspace.openTextDocument(vscode.Uri.joinPath(folder(), 'README.md'));
    const editor = await vscode.window.showTextDocument(document);
    const end = document.lineAt(document.lineCount - 1).range.end;
    editor.selection = new vscode.Selection(end, end);
    await generate({
      prompt: 'A lighthouse',
      model: 'placeholder',
      size: '64x64',
      save_to: 'docs/light.png',
      insert: true,
    });
    assert.ok(document.getText().endsWith('![A lighthouse](docs/light.png)'), document.getText());
  });
});

async function useServer(url: string): Promise<void> {
  await vscode.workspace.getConfiguration('stipple').update('baseUrl', url, vscode.ConfigurationTarget.Global);
}

async function requests(): Promise<
  readonly { readonly path: string; readonly fields: Readonly<Record<string, unknown>> }[]
> {
  const answer = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests`);
  return (await answer.json()) as Awaited<ReturnType<typeof requests>>;
}

async function failure(running: Thenable<unknown>): Promise<Failure> {
  const error = await Promise.resolve(running).then(
    () => assert.fail('it did not fail'),
    (reason: unknown) => reason,
  );
  assert.ok(error instanceof Error);
  return error;
}
