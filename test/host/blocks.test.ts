import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { registerBlockLenses } from '../../src/host/docs/block-lenses.ts';
import { exists, isGone, until, workspaceFolder } from './house.ts';

const MODEL = 'gpt-image-2.5-flare';
const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;

interface Result {
  readonly images: readonly {
    readonly uri: string;
    readonly width: number;
    readonly height: number;
    readonly link?: string;
  }[];
  readonly model: string;
}

type Failure = Error & { readonly code?: string; readonly problems?: readonly { readonly field: string }[] };

const generate = (...given: readonly unknown[]) =>
  vscode.commands.executeCommand<Result>('stipple.generateBlock', ...given);

const fence = (options: string, prompt: string) => `\`\`\`image-prompt model=placeholder ${options}\n${prompt}\n\`\`\``;

describe('stipple.generateBlock in the extension host', () => {
  const folder = workspaceFolder();
  const at = (path: string) => vscode.Uri.joinPath(folder, path);
  const read = async (uri: vscode.Uri) => Buffer.from(await vscode.workspace.fs.readFile(uri));

  /** A new file with this text, open and on screen. */
  const open = async (path: string, text: string) => {
    await vscode.workspace.fs.writeFile(at(path), Buffer.from(text));
    const document = await vscode.workspace.openTextDocument(at(path));
    await vscode.window.showTextDocument(document);
    return document;
  };
  const untitled = async (language: string, content: string) => {
    const document = await vscode.workspace.openTextDocument({ language, content });
    await vscode.window.showTextDocument(document);
    return document;
  };
  const change = async (document: vscode.TextDocument, offset: number, length: number, text: string) => {
    const edit = new vscode.WorkspaceEdit();
    const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + length));
    edit.replace(document.uri, range, text);
    assert.ok(await vscode.workspace.applyEdit(edit));
  };
  const requests = async (
    wait?: number,
  ): Promise<readonly { readonly fields: Readonly<Record<string, unknown>> }[]> => {
    const answer = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests${wait ? `?wait=${wait}` : ''}`);
    return (await answer.json()) as Awaited<ReturnType<typeof requests>>;
  };
  const failure = async (running: Thenable<unknown>): Promise<Failure> => {
    const error = await Promise.resolve(running).then(
      () => assert.fail('it did not fail'),
      (reason: unknown) => reason,
    );
    assert.ok(error instanceof Error);
    return error;
  };
  const images = async (path: string) =>
    (await vscode.workspace.fs.readDirectory(at(path))).map(([name]) => name).sort();

  before(async () => {
    await vscode.workspace
      .getConfiguration('stipple')
      .update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  });
  after(async () => {
    // Closing all at once would ask whether to save.
    while (vscode.window.activeTextEditor) {
      await vscode.commands.executeCommand('workbench.action.revertAndCloseActiveEditor');
    }
    await vscode.commands.executeCommand('stipple.clearApiKey');
  });

  it('makes the file that the block names, beside the document, and writes the link beneath', async () => {
    const document = await open(
      'blocks/one.md',
      `# One\n\n${fence('size=64x48 to=art/fox.webp', 'A red\nfox')}\n\nmore\n`,
    );
    const { images: made, model } = await generate({ uri: document.uri, line: 3 });
    assert.deepEqual(
      made.map(({ uri, width, height, link }) => [uri, width, height, link]),
      [[at('blocks/art/fox.webp').toString(), 64, 48, 'art/fox.webp']],
    );
    assert.equal(model, 'placeholder');
    assert.equal((await sharp(await read(at('blocks/art/fox.webp'))).metadata()).format, 'webp');
    assert.match(document.getText(), /```\n\n!\[A red fox\]\(art\/fox\.webp\)\n\nmore\n$/);
    await vscode.commands.executeCommand('undo');
    assert.doesNotMatch(document.getText(), /art\/fox\.webp\)/, 'one Undo takes the link');
  });

  it('makes the picture anew in its place the second time, and leaves the link alone', async () => {
    const document = await open('blocks/two.md', fence('size=64x48', 'A blue whale'));
    const first = await generate({ uri: document.uri, line: 0 });
    const [file] = first.images;
    assert.match(file?.uri ?? '', /\/images\/a-blue-whale\.png$/);
    const text = document.getText();
    assert.ok(text.endsWith('![A blue whale](../images/a-blue-whale.png)'), text);
    const before = await read(vscode.Uri.parse(file?.uri ?? ''));
    await change(document, document.getText().indexOf('64x48'), 5, '80x60');
    const second = await generate({ uri: document.uri.toString(), line: 2 });
    assert.equal(second.images[0]?.uri, file?.uri);
    assert.equal(document.getText(), text.replace('64x48', '80x60'));
    assert.notDeepEqual(await read(vscode.Uri.parse(file?.uri ?? '')), before);
    assert.equal((await images('images')).filter((name) => name.startsWith('a-blue-whale')).length, 1);
  });

  it('follows the prompt with the text that it wrote, not with one that a person wrote', async () => {
    const document = await open('blocks/alt.md', fence('size=64x48 to=alt.png', 'A cat'));
    await generate({ uri: document.uri, line: 0 });
    await change(document, document.getText().indexOf('A cat'), 5, 'A dog');
    await generate({ uri: document.uri, line: 0 });
    assert.ok(document.getText().endsWith('![A dog](alt.png)'), document.getText());
    await change(document, document.getText().lastIndexOf('A dog'), 5, 'My dog');
    await generate({ uri: document.uri, line: 0 });
    assert.ok(document.getText().endsWith('![My dog](alt.png)'), document.getText());
  });

  it('does not take the place of a file of which it knows nothing, and stays with the name that was free', async () => {
    await vscode.workspace.fs.writeFile(at('blocks/mine.png'), Buffer.from('mine'));
    const document = await open('blocks/mine.md', fence('size=64x48 to=mine.png', 'A fox'));
    for (const _ of ['once', 'twice']) {
      const { images: made } = await generate({ uri: document.uri, line: 0 });
      assert.equal(made[0]?.uri, at('blocks/mine-2.png').toString());
    }
    assert.equal((await read(at('blocks/mine.png'))).toString(), 'mine');
    assert.ok(document.getText().endsWith('![A fox](mine-2.png)'));
    assert.ok(await isGone(at('blocks/mine-3.png')));
  });

  it('makes what the link beneath shows, and keeps the way it is written', async () => {
    const text = `${fence('size=64x48', 'A fox')}\n\n![mine](/blocks/shown.jpg "t")\n`;
    const document = await open('blocks/sub/shown.md', text);
    const { images: made } = await generate({ uri: document.uri, line: 1 });
    assert.deepEqual([made[0]?.uri, made[0]?.link], [at('blocks/shown.jpg').toString(), '/blocks/shown.jpg']);
    assert.equal(document.getText(), text);
    assert.equal((await sharp(await read(at('blocks/shown.jpg'))).metadata()).format, 'jpeg');
  });

  it('starts at the workspace folder where the path begins with a slash, and names by the prompt in a folder', async () => {
    const document = await open('blocks/sub/root.md', fence('size=64x48 to=/blocks/folder', 'Some owl'));
    const { images: made } = await generate({ uri: document.uri, line: 0 });
    assert.equal(made[0]?.uri, at('blocks/folder/some-owl.png').toString());
    assert.ok(document.getText().endsWith('![Some owl](../folder/some-owl.png)'), document.getText());
    await generate({ uri: document.uri, line: 0 });
    assert.deepEqual(await images('blocks/folder'), ['some-owl.png']);
  });

  it('brings a picture to exact pixels', async () => {
    const block = '```image-prompt width=300 height=200 to=exact.png\nA fox\n```';
    const document = await open('blocks/exact.md', block);
    const { images: made } = await generate({ uri: document.uri, line: 0, model: MODEL });
    assert.deepEqual([made[0]?.width, made[0]?.height], [300, 200]);
    assert.match(String((await requests()).at(-1)?.fields.size), /^\d+x\d+$/);
  });

  it('edits the pictures that it names', async () => {
    const plain = sharp({ create: { width: 96, height: 64, channels: 3, background: '#363' } });
    await vscode.workspace.fs.writeFile(at('blocks/hill.png'), await plain.png().toBuffer());
    const document = await open('blocks/edit.md', fence('image=hill.png to=winter.png', 'Make it winter'));
    const { images: made } = await generate({ uri: document.uri, line: 0 });
    assert.deepEqual(
      made.map(({ uri, width, height }) => [uri, width, height]),
      [[at('blocks/winter.png').toString(), 96, 64]],
    );
  });

  it('takes the model of the request in place of the one of the block', async () => {
    const document = await open('blocks/model.md', fence('size=1024x1024 to=model.png', 'A fox'));
    const { model } = await generate({ uri: document.uri, line: 0, model: MODEL });
    assert.equal(model, MODEL);
    const sent = (await requests()).at(-1)?.fields;
    assert.equal(sent?.n, 1);
    assert.ok(!Number(sent?.partial_images ?? 0), 'nobody watches, so no previews are paid for');
  });

  it('works in an untitled document', async () => {
    const document = await untitled('markdown', fence('size=64x48 to=art/untitled.png', 'A fox'));
    const { images: made } = await generate({ uri: document.uri, line: 0 });
    assert.equal(made[0]?.uri, at('art/untitled.png').toString());
    assert.ok(document.getText().endsWith('![A fox](art/untitled.png)'), document.getText());
  });

  it('works in a comment of an HTML document, with what is typed and not saved', async () => {
    const document = await open('blocks/page.html', '<main>\n</main>\n');
    await change(document, 7, 0, '  <!-- image-prompt model=placeholder size=64x48 to=page.png: A "fox" -->\n');
    const { images: made } = await generate({ uri: document.uri, line: 1 });
    assert.equal(made[0]?.link, 'page.png');
    assert.match(
      document.getText(),
      /-->\n {2}<img src="page\.png" alt="A &quot;fox&quot;" width="64" height="48">\n<\/main>/,
    );
    await change(document, document.getText().indexOf('64x48'), 5, '48x64');
    await generate({ uri: document.uri, line: 1 });
    assert.match(document.getText(), /width="48" height="64">\n<\/main>/);
  });

  it('saves a document that nobody has open, and leaves one that somebody has to them', async () => {
    await vscode.workspace.fs.writeFile(
      at('blocks/closed.md'),
      Buffer.from(fence('size=64x48 to=closed.png', 'A fox')),
    );
    await generate({ uri: at('blocks/closed.md'), line: 0 });
    assert.match((await read(at('blocks/closed.md'))).toString(), /!\[A fox\]\(closed\.png\)$/);
    const document = await open('blocks/opened.md', fence('size=64x48 to=opened.png', 'A fox'));
    await generate({ uri: document.uri, line: 0 });
    assert.ok(document.isDirty);
  });

  it('reads what is on disk by now, though the editor has not heard of it yet', async () => {
    const uri = at('blocks/late.md');
    for (const name of ['one', 'two', 'three']) {
      await vscode.workspace.fs.writeFile(
        uri,
        Buffer.from(`# ${name}\n\n${fence(`size=64x48 to=late-${name}.png`, 'A fox')}`),
      );
      const { images: made } = await generate({ uri, line: 2 });
      assert.equal(made[0]?.link, `late-${name}.png`);
      assert.match((await read(uri)).toString(), new RegExp(`# ${name}\n[^#]*late-${name}\\.png\\)$`));
    }
  });

  it('keeps the line ends of Windows', async () => {
    const document = await open(
      'blocks/windows.md',
      `${fence('size=64x48 to=windows.png', 'A\nfox').replaceAll('\n', '\r\n')}\r\nend`,
    );
    await generate({ uri: document.uri, line: 1 });
    assert.ok(
      document.getText().endsWith('```\r\n\r\n![A fox](windows.png)\r\n\r\nend'),
      JSON.stringify(document.getText()),
    );
  });

  describe('while the picture forms', () => {
    const slow = (to: string, prompt = 'A fox') =>
      `\`\`\`image-prompt model=${MODEL} size=1024x640 to=${to}\n${prompt} [stand-in: slow-drip]\n\`\`\``;
    /** Resolves once the server was asked. */
    const begin = async (document: vscode.TextDocument, line: number) => {
      const next = (await requests()).length + 1;
      const running = generate({ uri: document.uri, line });
      await requests(next);
      return { running };
    };

    it('moves with what is typed above, below and in it', async () => {
      const document = await open('blocks/typed.md', `a\n\n${slow('typed.png')}\n\nz\n`);
      const { running } = await begin(document, 2);
      await change(document, 0, 0, 'many\n\nlines\n\n');
      await change(document, document.getText().indexOf('A fox'), 5, 'A red fox');
      await change(document, document.getText().indexOf('\nz'), 0, '\nmore\n');
      await running;
      assert.match(document.getText(), /```\n\n!\[A fox \\\[stand-in: slow-drip\\\]\]\(typed\.png\)\n\nmore/);
    });

    it('writes nothing where the block is gone, though another block stands there now', async () => {
      const text = `${slow('gone.png', 'One')}\n\n${fence('to=other.png', 'Another')}\n`;
      const document = await open('blocks/gone.md', text);
      const { running } = await begin(document, 0);
      await change(document, 0, text.indexOf('```image-prompt model=placeholder'), '');
      const { images: made } = await running;
      assert.equal(document.getText(), `${fence('to=other.png', 'Another')}\n`);
      assert.deepEqual([made[0]?.uri, made[0]?.link], [at('blocks/gone.png').toString(), undefined]);
      assert.ok(await exists(at('blocks/gone.png')));
    });

    it('finds a block that was cut and put elsewhere', async () => {
      const block = slow('moved.png', 'Moved');
      const document = await open('blocks/moved.md', `${block}\n\nend\n`);
      const { running } = await begin(document, 0);
      await change(document, 0, block.length + 2, '');
      await change(document, document.getText().length, 0, `\n${block}\n`);
      await running;
      assert.match(document.getText(), /^end\n\n```[\s\S]*```\n\n!\[Moved .*\]\(moved\.png\)\n$/);
    });

    it('finds the block of a document that was closed', async () => {
      const document = await open('blocks/shut.md', slow('shut.png'));
      const { running } = await begin(document, 0);
      await vscode.commands.executeCommand('workbench.action.closeActiveEditor');
      await running;
      const again = await vscode.workspace.openTextDocument(at('blocks/shut.md'));
      assert.match(again.getText(), /!\[A fox .*\]\(shut\.png\)$/);
    });

    it('makes one file of a block that is asked for twice at once', async () => {
      const document = await open('blocks/twice.md', fence('size=64x48 to=twice/a.png', 'A fox'));
      const both = [generate({ uri: document.uri, line: 0 }), generate({ uri: document.uri, line: 0 })];
      const made = (await Promise.all(both)).map((result) => result.images[0]?.uri);
      assert.deepEqual(made, [at('blocks/twice/a.png').toString(), at('blocks/twice/a.png').toString()]);
      assert.deepEqual(await images('blocks/twice'), ['a.png']);
      assert.equal(document.getText().match(/!\[/g)?.length, 1);
    });
  });

  describe('refuses before anything is sent', () => {
    const refused: Readonly<Record<string, readonly [text: string, given: object, fields: readonly string[]]>> = {
      'a place outside': [fence('to=../../outside.png', 'x'), {}, ['to']],
      'a place outside by backslashes': [fence('to=..\\..\\outside.png', 'x'), {}, ['to']],
      'a place outside from the root': [fence('to=/../outside.png', 'x'), {}, ['to']],
      'an address as a place': [fence('to=file:///tmp/outside.png', 'x'), {}, ['to']],
      'a place at home': [fence('to=~/outside.png', 'x'), {}, ['to']],
      'options that nobody knows, all at once': [fence('seed=1 size=0x0', 'x'), {}, ['seed', 'size']],
      'an empty prompt': [fence('', ' '), {}, ['prompt']],
      'a block without an end': ['```image-prompt\nx\n', {}, ['prompt']],
      'a size that the model of the request does not make': [fence('size=1200x630', 'x'), { model: MODEL }, ['size']],
      'a line without a block': ['text\n', {}, ['line']],
      'a line that is none': [fence('', 'x'), { line: 'one' }, ['line']],
      'a line beyond the end': [fence('', 'x'), { line: 99 }, ['line']],
      'a model that is none, and a key that nobody knows': [
        fence('', 'x'),
        { model: 7, prompt: 'y' },
        ['prompt', 'model'],
      ],
      'a picture outside': [fence('image=../../fox.png', 'x'), {}, ['image']],
      'a mask outside': [fence('image=images/a.png mask=file:///tmp/m.png', 'x'), {}, ['mask']],
      'a picture that is not there': [fence('image=nowhere.png', 'x'), {}, ['image']],
    };
    for (const [name, [text, given, fields]] of Object.entries(refused)) {
      it(name, async () => {
        const document = await untitled('markdown', text);
        const sent = (await requests()).length;
        const error = await failure(generate({ uri: document.uri, line: 0, ...given }));
        assert.equal(error.code, 'invalid-request');
        assert.deepEqual(error.problems?.map(({ field }) => field).sort(), [...fields].sort());
        assert.equal((await requests()).length, sent);
        assert.equal(document.getText(), text);
      });
    }

    it('a document that is not there, and none at all', async () => {
      for (const uri of [at('blocks/nowhere.md'), undefined, 7]) {
        const error = await failure(generate({ uri, line: 0 }));
        assert.deepEqual([error.code, error.problems?.map(({ field }) => field)], ['invalid-request', ['uri']]);
      }
    });
  });

  describe('in the editor', () => {
    const lenses = async (document: vscode.TextDocument) => {
      const found = await vscode.commands.executeCommand<vscode.CodeLens[]>(
        'vscode.executeCodeLensProvider',
        document.uri,
        100,
      );
      return found.map(({ range, command }) => ({ line: range.start.line, ...command }));
    };
    const titles = async (document: vscode.TextDocument) => (await lenses(document)).map(({ title }) => title);
    /** No event tells of lenses, and to ask all the time would leave them no time. */
    const lensesAre = (document: vscode.TextDocument, holds: (shown: readonly (string | undefined)[]) => boolean) =>
      until(async () => {
        await new Promise((resolve) => setTimeout(resolve, 100));
        return holds(await titles(document));
      });

    it('offers above a block what can be done with it, with the price', async () => {
      const text = `# A\n\n${fence('', 'A fox')}\n\n\`\`\`image-prompt model=${MODEL} quality=low size=1024x1024\nB\n\`\`\`\n`;
      const document = await open('blocks/lens.md', text);
      await lensesAre(document, (shown) => shown.length > 0);
      const shown = await lenses(document);
      assert.deepEqual(
        shown.map(({ line, title }) => [line, title?.replace(/[\d.]+/, 'N')]),
        [
          [2, 'Generate (free)'],
          [2, 'Variants'],
          [2, 'Open in Studio'],
          [6, 'Generate ≈ $N'],
          [6, 'Variants'],
          [6, 'Open in Studio'],
        ],
      );
    });

    it('makes the picture from the lens, twice, and says how it stands', async () => {
      const document = await open('blocks/click.md', fence('size=64x48 to=click.png', 'A fox'));
      await lensesAre(document, ([first]) => first === 'Generate (free)');
      for (const title of ['Generate (free)', 'Regenerate (free)']) {
        const [lens] = await lenses(document);
        assert.equal(lens?.title, title);
        await vscode.commands.executeCommand(lens?.command ?? '', ...(lens?.arguments ?? []));
        await lensesAre(
          document,
          (shown) => shown[0] === 'Regenerate (free)' && shown.at(-1) === '$(check)\u00a0fresh',
        );
      }
      assert.equal(document.getText().match(/!\[A fox\]\(click\.png\)/g)?.length, 1);
      await change(document, document.getText().indexOf('A fox'), 5, 'An owl');
      await lensesAre(document, (shown) => shown.at(-1) === '$(sync)\u00a0prompt changed');
      await vscode.workspace.fs.writeFile(at('blocks/click.png'), await read(at('blocks/hill.png')));
      await lensesAre(document, (shown) => shown.at(-1) === '$(edit)\u00a0edited by hand');
      await vscode.workspace.fs.delete(at('blocks/click.png'));
      await lensesAre(
        document,
        (shown) => shown[0] === 'Generate (free)' && shown.at(-1) === '$(warning)\u00a0missing',
      );
    });

    it('shows that it runs, and stops when somebody cancels', async () => {
      const block = `\`\`\`image-prompt model=${MODEL} size=1024x640 to=never.png\nA fox [stand-in: hang-before-headers]\n\`\`\``;
      const document = await open('blocks/cancel.md', block);
      const running = failure(generate({ uri: document.uri, line: 0 }));
      await lensesAre(document, ([first]) => first?.startsWith('$(loading~spin)\u00a0') === true);
      const cancel = (await lenses(document)).find(({ title }) => title === 'Cancel');
      await vscode.commands.executeCommand(cancel?.command ?? '', ...(cancel?.arguments ?? []));
      assert.equal((await running).code, 'cancelled');
      await lensesAre(document, ([first]) => first?.startsWith('Generate ') === true);
      assert.equal(document.getText(), block);
    });

    it('says that a block is wrong, underlines it and offers what mends it', async () => {
      const document = await open(
        'blocks/wrong.md',
        `\`\`\`image-prompt model=${MODEL} size=1200x630 to=../../x.png\nA\n\`\`\``,
      );
      await lensesAre(document, ([first]) => first === '$(error)\u00a02 problems');
      const found = () => vscode.languages.getDiagnostics(document.uri).filter(({ source }) => source === 'Stipple');
      await until(async () => found().length === 2);
      assert.deepEqual(
        found().map(({ code, severity, range }) => [code, severity, document.getText(range)]),
        [
          ['size', vscode.DiagnosticSeverity.Error, '1200x630'],
          ['to', vscode.DiagnosticSeverity.Error, '../../x.png'],
        ],
      );
      const actions = await vscode.commands.executeCommand<vscode.CodeAction[]>(
        'vscode.executeCodeActionProvider',
        document.uri,
        found()[0]?.range,
        vscode.CodeActionKind.QuickFix.value,
      );
      assert.deepEqual(
        actions.map(({ title }) => title),
        ['Change to 1200x624', 'Crop and scale to exactly 1200x630', 'Remove size'],
      );
      assert.ok(actions[0]?.edit && actions[0].isPreferred);
      assert.ok(await vscode.workspace.applyEdit(actions[0].edit));
      assert.match(document.getText(), /size=1200x624 to/);
    });

    it('completes names, values and paths', async () => {
      await vscode.workspace.fs.createDirectory(at('blocks/pictures'));
      const line = '```image-prompt model=dall-e-3 size= to=pi';
      const document = await open('blocks/complete.md', `${line}\nA fox\n\`\`\``);
      const complete = async (column: number) => {
        const list = await vscode.commands.executeCommand<vscode.CompletionList>(
          'vscode.executeCompletionItemProvider',
          document.uri,
          new vscode.Position(0, column),
        );
        return list.items
          .filter(({ kind }) => kind !== vscode.CompletionItemKind.Text)
          .map(({ label }) => String(label));
      };
      await until(async () => (await complete(line.indexOf(' to'))).includes('1792x1024'));
      assert.deepEqual(await complete(line.indexOf(' to')), ['1024x1024', '1792x1024', '1024x1792']);
      assert.ok((await complete(line.length)).includes('a-fox.png'));
      assert.ok((await complete(line.length)).includes('pictures/'));
      await change(document, line.length, 0, ' ');
      const names = await complete(line.length + 1);
      assert.ok(names.includes('style') && !names.includes('size') && !names.includes('background'), names.join());
    });

    it('says over an option what it does, and over the block what it costs and shows', async () => {
      const document = await open('blocks/hover.md', fence('size=64x48 to=hover.png', 'A fox'));
      const hover = async (part: string) => {
        const place = document.positionAt(document.getText().indexOf(part) + 1);
        const found = await vscode.commands.executeCommand<vscode.Hover[]>(
          'vscode.executeHoverProvider',
          document.uri,
          place,
        );
        return found
          .flatMap(({ contents }) => contents.map((one) => (typeof one === 'string' ? one : one.value)))
          .join('\n');
      };
      await until(async () => (await hover('size')) !== '');
      assert.match(await hover('size'), /Width and height[\s\S]*placeholder takes `1024x1024`/);
      assert.match(await hover('A fox'), /`placeholder`, free · Will be `blocks\/hover\.png`/);
      await generate({ uri: document.uri, line: 0 });
      assert.match(await hover('A fox'), /!\[\]\(\S+\|width=240\)[\s\S]*Shows `blocks\/hover\.png`/);
    });

    it('offers nothing in Restricted Mode', async () => {
      const document = await open('blocks/restricted.md', fence('', 'A fox'));
      await lensesAre(document, (shown) => shown.length > 0);
      const count = (await titles(document)).length;
      const changed = new vscode.EventEmitter<void>();
      const dependencies = {
        readContext: async () => ({ model: 'placeholder', defaults: {}, listed: [], today: '2026-11-20' }),
        runs: { find: () => undefined },
        provenance: { stateOf: async () => 'unrecorded' as const },
        onDidChange: changed.event,
      };
      const trusting = registerBlockLenses({ ...dependencies, isTrusted: () => true });
      assert.equal((await titles(document)).length, 2 * count);
      trusting.dispose();
      const restricted = registerBlockLenses({ ...dependencies, isTrusted: () => false });
      assert.equal((await titles(document)).length, count);
      restricted.dispose();
    });
  });
});
