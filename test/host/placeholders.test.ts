import assert from 'node:assert/strict';
import * as vscode from 'vscode';
import {
  diagnosed,
  documentFolder,
  failureOf,
  fixesAt,
  linksOf,
  replacePlaceholders,
  runFix,
  saveByHand,
  useStandIn,
  withoutKey,
} from './document-house.ts';
import { exists, workspaceFolder } from './house.ts';

const ONLINE = 'gpt-image-2.5-flare';
const { STAND_IN_URL = '' } = process.env;

describe('stipple.replacePlaceholders', () => {
  let own: ReturnType<typeof documentFolder>;
  before(async () => {
    own = documentFolder('placeholders');
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
    readonly text: (link: string) => string;
    readonly url: string;
    readonly link: RegExp;
    readonly facts: readonly [width: number, height: number, format: string];
  }
  const cases: readonly Case[] = [
    {
      file: 'page.md',
      text: (link) => `# Start\n\n![A red fox](${link} "Fox")\n`,
      url: 'https://placehold.co/600x400?text=Hello+World',
      link: /^\.\.\/images\/a-red-fox[\w-]*\.png$/,
      facts: [600, 400, 'png'],
    },
    {
      file: 'deep/er/page.html',
      text: (link) => `<img alt="A boat" src="${link}" width="1">`,
      url: 'https://via.placeholder.com/300.jpg',
      link: /^\.\.\/\.\.\/\.\.\/images\/a-boat(-\d)?\.jpg$/,
      facts: [300, 300, 'jpeg'],
    },
    {
      file: 'page.css',
      text: (link) => `.a { background: url(${link}) }`,
      url: 'https://dummyimage.com/120x80/000/fff.webp&text=Sunset',
      link: /^\.\.\/images\/sunset(-\d)?\.webp$/,
      facts: [120, 80, 'webp'],
    },
    {
      file: 'Card.tsx',
      text: (link) => `export const Card = () => <img src="${link}" alt="A kite" />;`,
      url: 'https://picsum.photos/seed/kite/64/48.webp',
      link: /^\.\.\/images\/a-kite(-\d)?\.webp$/,
      facts: [64, 48, 'webp'],
    },
    {
      file: 'Card.vue',
      text: (link) => `<template><img src="${link}"></template>`,
      url: '//placekitten.com/200/300',
      link: /^\.\.\/images\/kitten(-\d)?\.png$/,
      facts: [200, 300, 'png'],
    },
  ];
  for (const { file, text, url, link, facts } of cases) {
    it(`replaces ${url} in ${file}, by its size, format and words, and nothing else of the document`, async () => {
      const uri = await own.write(file, text(url));
      const { images, skipped } = await replacePlaceholders({ uri, model: 'placeholder' });
      assert.deepEqual(skipped, []);
      const [image] = images;
      assert.ok(image);
      assert.match(image.link, link);
      assert.deepEqual([image.width, image.height, image.format], facts);
      assert.ok(await exists(vscode.Uri.parse(image.uri)));
      assert.equal(vscode.Uri.joinPath(uri, '..', image.link).toString(), image.uri, 'the link leads to the picture');
      const document = await vscode.workspace.openTextDocument(uri);
      assert.equal(document.getText(), text(image.link));
      assert.equal(document.isDirty, false, 'a document that nobody sees is saved');
    });
  }

  it('replaces all in one step, which one Undo takes back', async () => {
    const text =
      '![A fox](https://placehold.co/60x40) and ![A boat](https://picsum.photos/50)\n\n![A fox](https://placehold.co/60x40)\n';
    const document = await own.show('page.md', text);
    const result = await replacePlaceholders({ uri: document.uri, model: 'placeholder' });
    const [fox, boat] = linksOf(result);
    assert.equal(result.images.length, 2, 'what is asked for twice is made once');
    assert.equal(document.getText(), `![A fox](${fox}) and ![A boat](${boat})\n\n![A fox](${fox})\n`);
    assert.ok(document.isDirty, 'whoever sees it saves it');
    await vscode.commands.executeCommand('undo');
    assert.equal(document.getText(), text);
  });

  it('leads an untitled document to the picture from the workspace folder', async () => {
    const content = '![A fox](https://placehold.co/60x40)\n';
    const document = await vscode.workspace.openTextDocument({ language: 'markdown', content });
    const [link] = linksOf(await replacePlaceholders({ uri: document.uri.toString(), model: 'placeholder' }));
    assert.match(link ?? '', /^images\/a-fox(-\d)?\.png$/);
    assert.equal(document.getText(), `![A fox](${link})\n`);
    assert.ok(document.isUntitled);
  });

  it('leaves a format alone that the model does not make, and says what works', async () => {
    const uri = await own.write(
      'page.md',
      '![A fox](https://placehold.co/60x40.gif) ![A boat](https://placehold.co/60x40.png)',
    );
    const { images, skipped } = await replacePlaceholders({ uri, model: 'placeholder' });
    assert.equal(images.length, 1);
    assert.deepEqual(
      skipped.map(({ link }) => link),
      ['https://placehold.co/60x40.gif'],
    );
    assert.match(skipped[0]?.reason ?? '', /makes no gif\. It makes: png/);
    assert.match((await vscode.workspace.openTextDocument(uri)).getText(), /placehold\.co\/60x40\.gif/);
  });

  it('leaves alone what only looks like one', async () => {
    const text =
      '`https://placehold.co/60x40` and [a link](https://placehold.co/60x40) and ![A](https://example.org/60x40)\n';
    const uri = await own.write('page.md', text);
    assert.deepEqual(await replacePlaceholders({ uri }), { images: [], skipped: [] });
  });

  it('refuses a document that is not there', async () => {
    const error = await failureOf(replacePlaceholders({ uri: own.at('nowhere.md') }));
    assert.deepEqual([error.code, error.problems?.map(({ field }) => field)], ['invalid-request', ['uri']]);
  });

  it('is a quick fix, for one and for all', async () => {
    const text =
      '![A fox](https://placehold.co/60x40)\n![A boat](https://picsum.photos/50)\n![A kite](https://placehold.co/30)\n';
    const document = await own.show('page.md', text);
    const said = await diagnosed(document, [
      'placeholder-url: https://placehold.co/60x40',
      'placeholder-url: https://picsum.photos/50',
      'placeholder-url: https://placehold.co/30',
    ]);
    assert.deepEqual([...new Set(said.map(({ severity }) => severity))], [vscode.DiagnosticSeverity.Hint]);
    const one = 'Replace with a painted placeholder (free)';
    const all = (count: number) =>
      `Replace all ${count} placeholder URLs in this document with painted placeholders (free)`;
    const fixes = await fixesAt(document, 'A boat');
    assert.deepEqual(
      fixes.map(({ title }) => title),
      [one, all(3)],
    );
    await runFix(fixes, one);
    assert.match(document.getText(), /placehold\.co\/60x40\)\n!\[A boat\]\(\.\.\/images\/a-boat(-\d)?\.png\)/);
    await runFix(await fixesAt(document, 'A fox'), all(2));
    assert.doesNotMatch(document.getText(), /http/);
    await diagnosed(document, []);
  });

  it('goes into the folder of the settings', async () => {
    const settings = vscode.workspace.getConfiguration('stipple');
    await settings.update('saveTo', 'placeholders/art', vscode.ConfigurationTarget.Workspace);
    const uri = await own.write('page.html', '<img src="https://placehold.co/60x40" alt="A fox">');
    assert.deepEqual(linksOf(await replacePlaceholders({ uri, model: 'placeholder' })), [
      '../placeholders/art/a-fox.png',
    ]);
    await settings.update('saveTo', undefined, vscode.ConfigurationTarget.Workspace);
  });

  describe('while pictures form', () => {
    before(useStandIn);
    after(withoutKey);

    const origin = new URL(STAND_IN_URL).origin;
    const SLOW = '[stand-in: slow-drip]';
    const URL_640 = 'https://placehold.co/640x400';
    const URL_656 = 'https://placehold.co/656x400';

    /** Starts, and comes back once the server has been asked for so many pictures. */
    const start = async (uri: vscode.Uri, pictures: number) => {
      const asked = (await (await fetch(`${origin}/__stand-in/requests`)).json()) as readonly unknown[];
      const running = replacePlaceholders({ uri, model: ONLINE });
      await fetch(`${origin}/__stand-in/requests?wait=${asked.length + pictures}`);
      return { running };
    };
    const change = async (document: vscode.TextDocument, what: string, by: string) => {
      const offset = document.getText().indexOf(what);
      const range = new vscode.Range(document.positionAt(offset), document.positionAt(offset + what.length));
      const edit = new vscode.WorkspaceEdit();
      edit.replace(document.uri, range, by);
      assert.ok(await vscode.workspace.applyEdit(edit));
    };

    it('finds a link again where it has moved to', async () => {
      const document = await own.show(
        'page.html',
        `<p>Before</p>\n<img src="${URL_640}" alt="A fox ${SLOW}">\n<p>After</p>\n`,
      );
      const { running } = await start(document.uri, 1);
      await change(document, 'Before', 'A heading</p>\n<p>Much before');
      await change(document, '<img', '<img loading="lazy"');
      await change(document, 'A fox', 'The red fox');
      await change(document, 'After', 'Long after');
      const [link] = linksOf(await running);
      const image = `<img loading="lazy" src="${link}" alt="The red fox ${SLOW}">`;
      assert.equal(document.getText(), `<p>A heading</p>\n<p>Much before</p>\n${image}\n<p>Long after</p>\n`);
    });

    it('writes nothing where the link is another one by now, and says where the picture is', async () => {
      const image = (link: string, alt: string) => `<img src="${link}" alt="${alt} ${SLOW}">\n`;
      const document = await own.show('page.html', image(URL_640, 'A fox') + image(URL_656, 'A boat'));
      const { running } = await start(document.uri, 2);
      await change(document, URL_640, `${URL_640}?text=mine`);
      const { images, skipped } = await running;
      assert.deepEqual(
        skipped.map(({ link }) => link),
        [URL_640],
      );
      const said = /changed meanwhile, so the picture is saved as (images\/\S+\.png) and/.exec(
        skipped[0]?.reason ?? '',
      );
      assert.ok(said?.[1] && (await exists(vscode.Uri.joinPath(workspaceFolder(), said[1]))), skipped[0]?.reason);
      assert.deepEqual(images.length, 1);
      assert.equal(document.getText(), image(`${URL_640}?text=mine`, 'A fox') + image(images[0]?.link ?? '', 'A boat'));
    });

    it('writes into a document that was closed meanwhile, where its file still has the link', async () => {
      const text = (link: string) => `<img src="${link}" alt="A fox ${SLOW}">\n`;
      const document = await own.show('page.html', text(URL_640));
      const { running } = await start(document.uri, 1);
      await vscode.commands.executeCommand('workbench.action.closeAllEditors');
      const [link] = linksOf(await running);
      assert.equal(Buffer.from(await vscode.workspace.fs.readFile(own.at('page.html'))).toString(), text(link ?? ''));
    });
  });
});
