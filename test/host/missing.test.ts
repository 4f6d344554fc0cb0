import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  diagnosed,
  documentFolder,
  failureOf,
  fixesAt,
  generateMissing,
  linksOf,
  runFix,
  saveByHand,
  useStandIn,
  withoutKey,
} from './document-house.ts';

const ONLINE = 'gpt-image-2.5-flare';
const { STAND_IN_URL = '' } = process.env;

describe('stipple.generateMissing', () => {
  let own: ReturnType<typeof documentFolder>;
  before(async () => {
    own = documentFolder('missing');
    await withoutKey();
    await saveByHand(true);
  });
  beforeEach(() => own.empty());
  after(async () => {
    await saveByHand(false);
    await own.empty();
  });

  interface Case {
    readonly file: string;
    readonly text: string;
    readonly link: string;
    readonly made: string;
    readonly facts: readonly [width: number, height: number, format: string];
  }
  const square = [1024, 1024] as const;
  const cases: readonly Case[] = [
    {
      file: 'docs/guide.md',
      text: '# Foxes\n\n![A red fox](../img/fox.png)\n',
      link: '../img/fox.png',
      made: 'img/fox.png',
      facts: [...square, 'png'],
    },
    {
      file: 'reference.md',
      text: '![A red fox][fox]\n\n[fox]: <a%20fox.jpg> "In the snow"\n',
      link: 'a%20fox.jpg',
      made: 'a fox.jpg',
      facts: [...square, 'jpeg'],
    },
    {
      file: 'inline.md',
      text: 'See <img src="fox.webp" width="320" height="180" alt="A red fox">\n',
      link: 'fox.webp',
      made: 'fox.webp',
      facts: [320, 180, 'webp'],
    },
    {
      file: 'page.html',
      text: '<img src="img/fox.jpeg?v=2" width=640 style="aspect-ratio: 16/9" alt="A red fox">',
      link: 'img/fox.jpeg?v=2',
      made: 'img/fox.jpeg',
      facts: [640, 360, 'jpeg'],
    },
    {
      file: 'style.css',
      text: '.hero { background: url(img/fox.png) }',
      link: 'img/fox.png',
      made: 'img/fox.png',
      facts: [...square, 'png'],
    },
    {
      file: 'style.scss',
      text: '.hero { .fox { background-image: url("fox.svg"); width: 64px; height: 32px } }',
      link: 'fox.svg',
      made: 'fox.svg',
      facts: [64, 32, 'svg'],
    },
    {
      file: 'Card.tsx',
      text: 'import fox from \'./fox.png\';\nexport const Card = () => <img src={fox} alt="A red fox" />;\n',
      link: './fox.png',
      made: 'fox.png',
      facts: [...square, 'png'],
    },
    {
      file: 'Card.jsx',
      text: 'export const Card = () => <img src="./fox.png" width={200} height={100} alt="A red fox" />;\n',
      link: './fox.png',
      made: 'fox.png',
      facts: [200, 100, 'png'],
    },
    {
      file: 'Card.vue',
      text: '<template><img src="./fox.png" alt="A red fox" width="48" height="48"></template>\n',
      link: './fox.png',
      made: 'fox.png',
      facts: [48, 48, 'png'],
    },
    {
      file: 'Card.svelte',
      text: '<img src="./fox.png" alt="A red fox" width="48" height="48">\n',
      link: './fox.png',
      made: 'fox.png',
      facts: [48, 48, 'png'],
    },
    {
      file: 'page.astro',
      text: '---\nconst a = 1;\n---\n<img src="./fox.png" alt="A red fox" width="48" height="48">\n',
      link: './fox.png',
      made: 'fox.png',
      facts: [48, 48, 'png'],
    },
    {
      file: 'page.mdx',
      text: '# Foxes\n\n![A red fox](./fox.png)\n',
      link: './fox.png',
      made: 'fox.png',
      facts: [...square, 'png'],
    },
  ];
  for (const { file, text, link, made, facts } of cases) {
    it(`makes ${made} for ${file}, and leaves the document as it is`, async () => {
      const uri = await own.write(file, text);
      const { images, skipped } = await generateMissing({ uri, model: 'placeholder' });
      const [width, height, format] = facts;
      const bytes = (await vscode.workspace.fs.stat(own.at(made))).size;
      assert.deepEqual(images, [{ uri: own.at(made).toString(), width, height, format, bytes, link }]);
      assert.deepEqual(skipped, []);
      assert.deepEqual(await own.facts(made), facts);
      assert.equal((await vscode.workspace.openTextDocument(uri)).getText(), text);
      assert.deepEqual(await generateMissing({ uri }), { images: [], skipped: [] }, 'and there is nothing left to do');
    });
  }

  it('takes the words that are in the editor, saved or not', async () => {
    const document = await own.show('draft.md', 'Nothing yet.\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '![A red fox](fox.png)\n');
    await vscode.workspace.applyEdit(edit);
    assert.deepEqual(linksOf(await generateMissing({ uri: document.uri.toString(), model: 'placeholder' })), [
      'fox.png',
    ]);
    assert.ok(document.isDirty && (await own.isThere('fox.png')));
  });

  it('takes an untitled document for one of the workspace folder', async () => {
    const path = vscode.workspace.asRelativePath(own.at('untitled-fox.png'), false);
    const content = `![A red fox](${path})\n`;
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    await generateMissing({ uri: document.uri, model: 'placeholder' });
    assert.ok(await own.isThere('untitled-fox.png'));
  });

  it('makes one picture of two links to one file, of the size and from the words that either says', async () => {
    const text = '<img src="fox.png"><img src="./fox.png?v=1" alt="A red fox" width="64" height="32">';
    const uri = await own.write('page.html', text);
    const { images, skipped } = await generateMissing({ uri, model: 'placeholder' });
    assert.deepEqual(
      images.map(({ link, width, height }) => [link, width, height]),
      [['fox.png', 64, 32]],
    );
    assert.deepEqual(skipped, []);
  });

  const served: readonly (readonly [folder: string | undefined, made: string])[] = [
    ['public', 'public/img/fox.png'],
    ['static', 'static/img/fox.png'],
    [undefined, '../img/fox.png'],
  ];
  for (const [folder, made] of served) {
    it(`puts what begins with / into ${folder ?? 'the workspace folder'}`, async () => {
      if (folder) await vscode.workspace.fs.createDirectory(own.at(folder));
      const uri = await own.write('src/page.html', '<img src="/img/fox.png" alt="A red fox">');
      await generateMissing({ uri, model: 'placeholder' });
      assert.ok(await own.isThere(made));
      await vscode.workspace.fs.delete(own.at(made));
    });
  }

  for (const folder of ['', 'public/', 'static/', 'src/', '../public/']) {
    it(`finds what begins with / where bundlers serve it from: ${folder || 'the project itself'}`, async () => {
      await own.write(`${folder}img/fox.png`, 'a picture');
      const uri = await own.write('pages/page.html', '<img src="/img/fox.png" alt="A red fox">');
      assert.deepEqual(await generateMissing({ uri, model: 'placeholder' }), { images: [], skipped: [] });
      if (folder.startsWith('..')) await vscode.workspace.fs.delete(own.at(folder), { recursive: true });
    });
  }

  it('leaves alone what is no local picture, or no link', async () => {
    const links = [
      '![web](https://example.org/a.png)',
      '![data](data:image/png;base64,AAAA)',
      '![alias](@/img/a.png)',
      '![page](/api/avatar)',
      '![script](avatar.php)',
      '`![code](code.png)`',
      '```\n![fence](fence.png)\n```',
      '<!-- ![comment](comment.png) -->',
      '[a document](other.md)',
    ];
    const uri = await own.write('page.md', links.join('\n\n'));
    assert.deepEqual(await generateMissing({ uri, model: 'placeholder' }), { images: [], skipped: [] });
  });

  const unmade: readonly (readonly [link: string, reason: RegExp])[] = [
    ['../../outside.png', /leaves the workspace folder/],
    ['..\\..\\outside.png', /leaves the workspace folder/],
    ['/../outside.png', /leaves the workspace folder/],
    ['moving.gif', /placeholder makes no gif\. It makes: png, jpeg, webp, svg/],
    ['modern.avif', /No model makes \.avif files/],
  ];
  for (const [link, reason] of unmade) {
    it(`makes no ${link} and says why`, async () => {
      const uri = await own.write(
        'page.html',
        `<img src="${link}" alt="A red fox"><img src="fox.png" alt="A red fox">`,
      );
      const { images, skipped } = await generateMissing({ uri, model: 'placeholder' });
      assert.deepEqual(
        images.map((image) => image.link),
        ['fox.png'],
      );
      assert.deepEqual(
        skipped.map((one) => one.link),
        [link],
      );
      assert.match(skipped[0]?.reason ?? '', reason);
    });
  }

  const refused: readonly (readonly [what: string, request: () => object, field: string, message: RegExp])[] = [
    ['a document that is not there', () => ({ uri: own.at('nowhere.md') }), 'uri', /nowhere\.md cannot be read/],
    ['what is no document', () => ({ uri: 7 }), 'uri', /must be the Uri or the path/],
    ['a model that is none', () => ({ uri: own.at('page.md'), model: ' ' }), 'model', /must be the id/],
    ['what it does not know', () => ({ uri: own.at('page.md'), prompt: 'x' }), 'prompt', /not known here/],
  ];
  for (const [what, request, field, message] of refused) {
    it(`refuses ${what}`, async () => {
      await own.write('page.md', '![A red fox](fox.png)');
      const error = await failureOf(generateMissing(request()));
      assert.equal(error.code, 'invalid-request');
      assert.deepEqual(
        error.problems?.map((problem) => problem.field),
        [field],
      );
      assert.match(error.message, message);
    });
  }

  describe('with a key', () => {
    before(useStandIn);
    after(withoutKey);

    it('asks for a size from which the exact pixels are reached, and for no previews that nobody sees', async () => {
      const uri = await own.write('page.html', '<img src="fox.webp" width="600" height="315" alt="A red fox">');
      const { images } = await generateMissing({ uri });
      assert.deepEqual(
        images.map(({ width, height, format }) => [width, height, format]),
        [[600, 315, 'webp']],
      );
      const requests = (await (await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests`)).json()) as readonly {
        readonly fields: Readonly<Record<string, unknown>>;
      }[];
      const { prompt, output_format, n, partial_images, model } = requests.at(-1)?.fields ?? {};
      assert.deepEqual([prompt, output_format, n, partial_images, model], ['A red fox', 'webp', 1, undefined, ONLINE]);
    });

    it('makes the others when one fails, and says why that one did', async () => {
      const refused = '<img src="refused.png" alt="Refused [stand-in: moderation-blocked-input]">';
      const uri = await own.write('page.html', `${refused}<img src="fox.png" alt="A red fox">`);
      const { images, skipped } = await generateMissing({ uri, model: ONLINE });
      assert.deepEqual(
        images.map(({ link }) => link),
        ['fox.png'],
      );
      assert.deepEqual(
        skipped.map(({ link }) => link),
        ['refused.png'],
      );
      assert.match(skipped[0]?.reason ?? '', /safety/i);
      assert.equal(await own.isThere('refused.png'), false);
    });

    it('writes nothing over a file that came meanwhile, and keeps what was paid for', async () => {
      const uri = await own.write('page.html', '<img src="fox.png" alt="Slow [stand-in: slow-drip]">');
      const origin = new URL(STAND_IN_URL).origin;
      const before = ((await (await fetch(`${origin}/__stand-in/requests`)).json()) as readonly unknown[]).length;
      const running = generateMissing({ uri, model: ONLINE });
      await fetch(`${origin}/__stand-in/requests?wait=${before + 1}`);
      await own.write('fox.png', 'taken');
      const { images, skipped } = await running;
      assert.deepEqual(images, []);
      assert.match(skipped[0]?.reason ?? '', /fox\.png was taken meanwhile, so the picture is saved as fox-2\.png/);
      assert.equal(Buffer.from(await vscode.workspace.fs.readFile(own.at('fox.png'))).toString(), 'taken');
      assert.ok(await own.isThere('fox-2.png'));
    });

    it('tells for every picture that there is no key', async () => {
      await withoutKey();
      const uri = await own.write('page.md', '![A red fox](fox.png)');
      const { images, skipped } = await generateMissing({ uri, model: ONLINE });
      assert.deepEqual(images, []);
      assert.match(skipped[0]?.reason ?? '', /API key/);
      await useStandIn();
    });
  });
});

describe('a document with missing images', () => {
  let own: ReturnType<typeof documentFolder>;
  before(async () => {
    own = documentFolder('diagnosed');
    await withoutKey();
  });
  beforeEach(() => own.empty());
  after(() => own.empty());

  it('is told of them quietly, until they are there, and again when they are gone', async () => {
    const document = await own.show('page.md', '![A red fox](img/fox.png) ![Here](here.png)\n');
    await own.write('here.png', 'a picture');
    const [diagnostic] = await diagnosed(document, ['missing-image: img/fox.png']);
    assert.equal(diagnostic?.severity, vscode.DiagnosticSeverity.Information);
    assert.match(diagnostic?.message ?? '', /There is no fox\.png yet/);
    await generateMissing({ uri: document.uri, model: 'placeholder' });
    await diagnosed(document, []);
    const edit = new vscode.WorkspaceEdit();
    edit.deleteFile(own.at('img'), { recursive: true });
    await vscode.workspace.applyEdit(edit);
    await diagnosed(document, ['missing-image: img/fox.png']);
  });

  it('is told of what is typed', async () => {
    const document = await own.show('page.html', '<p>Nothing yet</p>\n');
    const edit = new vscode.WorkspaceEdit();
    edit.insert(document.uri, new vscode.Position(0, 0), '<img src="fox.png" alt="A red fox">');
    await vscode.workspace.applyEdit(edit);
    await diagnosed(document, ['missing-image: fox.png']);
  });

  const settings: readonly (readonly [section: string, value: boolean, told: readonly string[]])[] = [
    ['stipple.missingImages.enabled', false, []],
    ['markdown.validate.enabled', true, ['placeholder-url: https://placehold.co/60x40']],
  ];
  for (const [section, value, told] of settings) {
    it(`is told less with ${section} ${value ? 'on' : 'off'}, and has the fixes all the same`, async () => {
      const text = '![A red fox](fox.png) ![Box](https://placehold.co/60x40)\n';
      const document = await own.show('page.md', text);
      await diagnosed(document, ['missing-image: fox.png', 'placeholder-url: https://placehold.co/60x40']);
      const update = (to: boolean | undefined) =>
        vscode.workspace.getConfiguration().update(section, to, vscode.ConfigurationTarget.Global);
      await update(value);
      await diagnosed(document, told);
      assert.ok(
        (await fixesAt(document, 'A red fox')).some(({ title }) => title === "Paint placeholder 'fox.png' (free)"),
      );
      await update(undefined);
      await diagnosed(document, ['missing-image: fox.png', 'placeholder-url: https://placehold.co/60x40']);
    });
  }

  it('has fixes for the picture under the cursor, the free one at once', async () => {
    const document = await own.show('page.md', '![A red fox](img/fox.png)\n\nNo picture here. ![A boat](boat.png)\n');
    const fixes = await fixesAt(document, 'red fox');
    assert.deepEqual(
      fixes.map(({ title, isPreferred }) => [title, isPreferred ?? false]),
      [
        ["Generate 'fox.png' from its alt text…", false],
        ["Paint placeholder 'fox.png' (free)", false],
        ['Generate all 2 missing images in this document…', false],
        ['Paint placeholders for all 2 missing images in this document (free)', false],
      ],
    );
    assert.deepEqual(await fixesAt(document, 'No picture here'), []);
    await runFix(fixes, "Paint placeholder 'fox.png' (free)");
    assert.ok(await own.isThere('img/fox.png'));
    assert.equal(await own.isThere('boat.png'), false);
    await runFix(await fixesAt(document, 'A boat'), "Paint placeholder 'boat.png' (free)");
    assert.ok(await own.isThere('boat.png'));
    assert.deepEqual(await fixesAt(document, 'red fox'), []);
  });

  it('has a fix for all of them', async () => {
    const document = await own.show('page.html', '<img src="a.png" alt="A"><img src="b.webp" alt="B">');
    const fixes = await fixesAt(document, 'a.png');
    await runFix(fixes, 'Paint placeholders for all 2 missing images in this document (free)');
    assert.deepEqual(await Promise.all(['a.png', 'b.webp'].map(own.isThere)), [true, true]);
  });

  it('says what a picture costs once there is a key', async () => {
    await useStandIn();
    const document = await own.show('page.html', '<img src="fox.png" width="1024" height="1024" alt="A red fox">');
    const [first, second] = await fixesAt(document, 'fox.png');
    assert.match(first?.title ?? '', /^Generate 'fox\.png' from its alt text \(≈ \$0\.0\d+–0\.\d+\)$/);
    assert.equal(second?.title, "Paint placeholder 'fox.png' (free)");
    await withoutKey();
  });

  it('offers nothing that cannot be done', async () => {
    const text = '<img src="fox.avif" alt="A"><img src="fox.gif" alt="B"><img src="../../../fox.png" alt="C">';
    const document = await own.show('page.html', text);
    await diagnosed(document, ['missing-image: fox.avif', 'missing-image: fox.gif']);
    const titles = async (place: string) => (await fixesAt(document, place)).map(({ title }) => title);
    assert.deepEqual(await titles('fox.avif'), [
      "Generate 'fox.avif' from its alt text…",
      'Generate all 2 missing images in this document…',
    ]);
    assert.deepEqual(await titles('../fox.png'), []);
  });

  it('is one of several in a project: the nearest public folder is meant', async () => {
    await vscode.workspace.fs.createDirectory(own.at('packages/web/public'));
    await vscode.workspace.fs.createDirectory(own.at('public'));
    const uri = await own.write(
      'packages/web/src/App.jsx',
      'export const App = () => <img src="/fox.png" alt="A red fox" />;',
    );
    await generateMissing({ uri, model: 'placeholder' });
    assert.ok(await own.isThere('packages/web/public/fox.png'));
  });

  it('is found in the language of its name where the editor does not know it', async () => {
    const document = await own.show('Card.vue', '<template><img src="./fox.png" alt="A red fox"></template>\n');
    assert.equal(document.languageId, 'plaintext');
    await diagnosed(document, ['missing-image: ./fox.png']);
    assert.ok((await fixesAt(document, 'fox.png')).length > 0);
  });
});
