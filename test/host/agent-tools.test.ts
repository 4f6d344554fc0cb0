import assert from 'node:assert/strict';
import sharp from 'sharp';
import * as vscode from 'vscode';
import { TOOLS } from '../../src/core/ids.ts';
import { toolSchema } from '../../src/core/model/tool-schema.ts';
import { openToAgents } from '../../src/host/agents/agent-door.ts';
import { createAgentTools } from '../../src/host/agents/agent-tools.ts';
import { pixels } from '../../src/node/pixels.ts';
import { exists, newStorage, openHouse, workspaceFolder } from './house.ts';

const EXTENSION = 'stipple-images.stipple';
const MODEL = 'gpt-image-2';
const { STAND_IN_URL = '', STAND_IN_KEY = '' } = process.env;
const { fs } = vscode.workspace;

/** Under a test, the editor itself says yes to what it asks. */
const call = (tool: string, input: object, token?: vscode.CancellationToken) =>
  vscode.lm.invokeTool(tool, { input, toolInvocationToken: undefined }, token);
const generate = (input: object) => call(TOOLS.generate, input);
const edit = (input: object) => call(TOOLS.edit, input);

const textOf = ({ content }: vscode.LanguageModelToolResult): string => {
  const [text] = content.filter((part) => part instanceof vscode.LanguageModelTextPart);
  assert.ok(text, 'there are words');
  return text.value;
};
const previewsOf = ({ content }: vscode.LanguageModelToolResult) =>
  content.filter((part) => part instanceof vscode.LanguageModelDataPart);

const place = (path: string) => vscode.Uri.joinPath(workspaceFolder(), path);
const read = async (path: string) => Buffer.from(await fs.readFile(place(path)));
const files = async () =>
  (await vscode.workspace.findFiles('**', null)).map((uri) => vscode.workspace.asRelativePath(uri)).sort();

describe('tools for language models in the extension host', () => {
  before(async () => {
    await vscode.extensions.getExtension(EXTENSION)?.activate();
    await vscode.workspace
      .getConfiguration('stipple')
      .update('baseUrl', STAND_IN_URL, vscode.ConfigurationTarget.Global);
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
    await fs.writeFile(place('agents/notes.txt'), Buffer.from('no picture'));
  });
  beforeEach(() => control('reset', {}));
  after(async () => {
    await vscode.commands.executeCommand('stipple.clearApiKey');
    await fs.delete(place('agents'), { recursive: true });
  });

  it('are there, with the options of the table', () => {
    for (const operation of ['generate', 'edit'] as const) {
      const tool = vscode.lm.tools.find(({ name }) => name === TOOLS[operation]);
      assert.deepEqual(tool?.inputSchema, JSON.parse(JSON.stringify(toolSchema(operation))));
    }
  });

  it('are missed by nobody in an editor that has none', () => {
    const none = async () => assert.fail('nobody asked');
    for (const lm of [undefined, {}]) openToAgents(lm, none).dispose();
  });

  it('come with a skill that says when to use them', async () => {
    type Contributed = readonly { readonly type: string; readonly extensionId: string; readonly uri: vscode.Uri }[];
    const files = await vscode.commands.executeCommand<Contributed>('_listExtensionPromptFiles');
    const [skill] = files.filter(({ extensionId, type }) => extensionId === EXTENSION && type === 'skill');
    assert.ok(skill?.uri.path.endsWith('/skills/stipple-images/SKILL.md'), JSON.stringify(files));
  });

  it('save a picture where it was asked for and answer with path, size, cost, link and a preview, and leave nothing else', async () => {
    const before = await files();
    const result = await generate({
      prompt: 'A red fox [on a hill]',
      path: 'agents/fox.png',
      model: 'placeholder',
      size: '1600x900',
    });
    assert.deepEqual(textOf(result).split('\n'), [
      'Saved agents/fox.png (1600x900 pixels, PNG).',
      'Markdown link from the workspace folder: ![A red fox \\[on a hill\\]](agents/fox.png)',
      'Model: placeholder. Cost: free.',
    ]);
    const { width, height } = await sharp(await read('agents/fox.png')).metadata();
    assert.deepEqual([width, height], [1600, 900]);
    const [preview, ...more] = previewsOf(result);
    assert.equal(preview?.mimeType, 'image/webp');
    const shown = await sharp(preview?.data).metadata();
    assert.deepEqual([shown.width, shown.height, shown.format, more.length], [1024, 576, 'webp', 0]);
    const fresh = (await files()).filter((file) => !before.includes(file));
    assert.deepEqual(
      fresh.filter((file) => file !== 'stipple.lock.json'),
      ['agents/fox.png'],
    );
  });

  it('make it at a server without previews that nobody sees, and say what it cost', async () => {
    const result = await generate({ prompt: 'A paid fox', path: 'agents/paid.webp', model: MODEL, size: '1024x640' });
    assert.match(textOf(result), /^Saved agents\/paid\.webp \(1024x640 pixels, WEBP\)\.$/m);
    assert.match(textOf(result), /^Model: gpt-image-2\. Cost: (≈ )?\$0\.\d+\.$/m);
    const [request] = await requests();
    assert.equal(request?.fields.partial_images, undefined);
    assert.equal(request?.fields.output_format, 'webp');
  });

  for (const name of ['perDay', 'confirmAbove'] as const) {
    it(`are stopped by the budget ${name}, which they are told not to get around`, async () => {
      const settings = vscode.workspace.getConfiguration('stipple.budget');
      await settings.update(name, 0.001, vscode.ConfigurationTarget.Global);
      try {
        const wish = { prompt: 'A dear fox', path: `agents/dear-${name}.png`, size: '1024x640' };
        await assert.rejects(Promise.resolve(generate({ ...wish, model: MODEL })), (error: Error) => {
          assert.match(error.message, new RegExp(`stipple\\.budget\\.${name}`));
          assert.match(error.message, /do not try to get around it/);
          return true;
        });
        assert.deepEqual([await requests(), await exists(place(`agents/dear-${name}.png`))], [[], false]);
        assert.match(textOf(await generate({ ...wish, model: 'placeholder' })), /^Model: placeholder\. Cost: free\.$/m);
      } finally {
        await settings.update(name, undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }

  it('show several pictures smaller, for all are read as tokens', async () => {
    const result = await generate({
      prompt: 'Foxes',
      path: 'agents/several',
      model: 'placeholder',
      size: '800x600',
      n: 3,
    });
    assert.equal(textOf(result).match(/^Saved agents\/several\/foxes(-[23])?\.png/gm)?.length, 3);
    const shown = await Promise.all(previewsOf(result).map(({ data }) => sharp(data).metadata()));
    assert.deepEqual(
      shown.map(({ width, height }) => [width, height]),
      [
        [512, 384],
        [512, 384],
        [512, 384],
      ],
    );
  });

  it('bring a picture to exact pixels that the model does not make', async () => {
    const result = await generate({ prompt: 'Card', path: 'agents/card.png', model: MODEL, exact_size: '1200x630' });
    assert.match(textOf(result), /Saved agents\/card\.png \(1200x630 pixels, PNG\)/);
    const { width, height } = await sharp(await read('agents/card.png')).metadata();
    assert.deepEqual([width, height], [1200, 630]);
  });

  it('overwrite nothing, and say which name was taken instead', async () => {
    await fs.writeFile(place('agents/taken.png'), Buffer.from('mine'));
    const result = await generate({ prompt: 'x', path: 'agents/taken.png', model: 'placeholder', size: '64x64' });
    assert.match(
      textOf(result),
      /^agents\/taken\.png was there already and stays as it is: use agents\/taken-2\.png\.$/m,
    );
    assert.equal((await read('agents/taken.png')).toString(), 'mine');
    assert.ok(await exists(place('agents/taken-2.png')));
  });

  it('take absolute paths inside the workspace', async () => {
    const path = place('agents/absolute.png').fsPath;
    assert.match(
      textOf(await generate({ prompt: 'x', path, model: 'placeholder', size: '64x64' })),
      /Saved agents\/absolute\.png/,
    );
  });

  it('take what is filled in with nothing as not said', async () => {
    const nothing = { path: '', exact_size: '', quality: '', n: null, background: null };
    const text = textOf(await generate({ prompt: 'Nothing said', model: 'placeholder', size: '64x64', ...nothing }));
    assert.match(text, /^Saved images\/nothing-said\.png/);
    await fs.delete(place('images/nothing-said.png'));
  });

  it('edit a picture beside the original, under a mask that is an SVG: outside of it no pixel changes', async () => {
    await generate({ prompt: 'hill', path: 'agents/hill.png', model: 'placeholder', size: '96x64' });
    const original = await read('agents/hill.png');
    await fs.writeFile(
      place('agents/mask.svg'),
      Buffer.from(
        '<svg xmlns="http://www.w3.org/2000/svg" width="96" height="64"><rect width="96" height="64"/><rect x="48" width="48" height="64" fill="#fff"/></svg>',
      ),
    );
    const result = await edit({
      prompt: 'make it winter',
      image: ['agents/hill.png'],
      mask: 'agents/mask.svg',
      model: 'placeholder',
    });
    assert.match(textOf(result), /^Saved agents\/hill-edited\.png \(96x64 pixels, PNG\)\.$/m);
    assert.deepEqual(await read('agents/hill.png'), original);
    const half = async (bytes: Buffer, left: number) =>
      sharp(bytes).removeAlpha().extract({ left, top: 0, width: 48, height: 64 }).raw().toBuffer();
    const edited = await read('agents/hill-edited.png');
    assert.deepEqual(await half(edited, 0), await half(original, 0));
    assert.notDeepEqual(await half(edited, 48), await half(original, 48));
  });

  it('link to the picture from the document that is open', async () => {
    await vscode.window.showTextDocument(await vscode.workspace.openTextDocument(place('docs/guide.md')));
    const input = { prompt: 'A linked fox', path: 'agents/linked.png', model: 'placeholder', size: '64x64' };
    const text = textOf(await generate(input));
    assert.match(text, /^Link for docs\/guide\.md: !\[A linked fox\]\(\.\.\/agents\/linked\.png\)$/m);
    await vscode.commands.executeCommand('workbench.action.closeAllEditors');
  });

  const outside = 'is not in the workspace: name a place inside it';
  const refused: readonly (readonly [name: string, tool: string, input: object, line: RegExp])[] = [
    ['no prompt', TOOLS.generate, { path: 'agents/x.png' }, /^- prompt: The prompt is empty/m],
    ['what it may not say', TOOLS.generate, { save_to: 'agents/x.png' }, /^- "save_to": "save_to" is not an option/m],
    [
      'what only people decide',
      TOOLS.generate,
      { moderation: 'low' },
      /^- "moderation": "moderation" is not an option/m,
    ],
    ['a path outside', TOOLS.generate, { path: '../x.png' }, new RegExp(`^- path: \\.\\./x\\.png ${outside}$`, 'm')],
    [
      'an absolute path outside',
      TOOLS.generate,
      { path: '/tmp/x.png' },
      new RegExp(`^- path: /tmp/x\\.png ${outside}`, 'm'),
    ],
    [
      'a path that begins inside',
      TOOLS.generate,
      { path: `${process.cwd()}/../x.png` },
      new RegExp(`^- path: .*/x\\.png ${outside}`, 'm'),
    ],
    ['a path that is an address', TOOLS.generate, { path: 'https://example.org/x.png' }, new RegExp(outside)],
    [
      'a name that contradicts the format',
      TOOLS.generate,
      { path: 'agents/x.png', output_format: 'webp', model: 'placeholder' },
      /^- path: path ends in \.png but output_format is webp/m,
    ],
    [
      'a size that the model does not take',
      TOOLS.generate,
      { size: '1200x630', model: MODEL },
      /^- size: .*divisible by 16 \(try size=1200x624, or exact_size instead of size\)$/m,
    ],
    ['two sizes', TOOLS.generate, { size: '1024x1024', exact_size: '400x400' }, /^- exact_size: .*leave one out/m],
    ['a size that is none', TOOLS.generate, { exact_size: 'huge' }, /^- exact_size: .*WIDTHxHEIGHT/m],
    ['an edit of nothing', TOOLS.edit, { model: 'placeholder' }, /^- image: /m],
    ['a picture outside', TOOLS.edit, { image: ['/etc/passwd'] }, new RegExp(`^- image: /etc/passwd ${outside}`, 'm')],
    ['a picture of the web', TOOLS.edit, { image: ['https://example.org/?secret'] }, new RegExp(outside)],
    [
      'a mask outside',
      TOOLS.edit,
      { image: 'agents/hill.png', mask: '../mask.png' },
      /^- mask: \.\.\/mask\.png is not/m,
    ],
    ['a file that is no picture', TOOLS.edit, { image: ['agents/notes.txt'] }, /^- image: .*is not a picture/m],
  ];
  for (const [name, tool, input, line] of refused) {
    it(`refuse ${name}, say what to change, and send nothing`, async () => {
      const before = await files();
      const { message } = await failure(call(tool, { ...(name === 'no prompt' ? {} : { prompt: 'x' }), ...input }));
      assert.match(message, /^Nothing was sent\. Change this and call again:$/m);
      assert.match(message, line);
      assert.deepEqual(await requests(), []);
      assert.deepEqual(await files(), before);
    });
  }

  const served: Readonly<Record<string, RegExp>> = {
    'moderation-blocked-input': /Say it in other words/,
    'insufficient-quota': /Only the user can change that/,
    'html-with-200': /ask the user before you call again/,
  };
  for (const [fault, advice] of Object.entries(served)) {
    it(`say what to do now: ${fault}`, async () => {
      const { message } = await failure(
        generate({ prompt: `x [stand-in: ${fault}]`, path: 'agents/fault.png', model: MODEL, size: '1024x640' }),
      );
      assert.match(message, advice);
      assert.ok(!message.includes(STAND_IN_KEY));
      assert.ok(!(await exists(place('agents/fault.png'))));
    });
  }

  it('say that a place cannot be written, before anybody is asked', async () => {
    await fs.writeFile(place('agents/half'), Buffer.from('in the way'));
    const { message } = await failure(generate({ prompt: 'x', path: 'agents/half/a.png', model: 'placeholder' }));
    assert.match(message, /Choose another path/);
  });

  it('send people to the key, and never ask for it themselves', async () => {
    await vscode.commands.executeCommand('stipple.clearApiKey');
    const { message } = await failure(generate({ prompt: 'x', model: MODEL, size: '1024x640' }));
    assert.match(message, /Ask the user to run the command “Stipple: Set API Key…”, or use the model placeholder/);
    await vscode.commands.executeCommand('stipple.setApiKey', 'another-key');
    const refusedKey = await failure(generate({ prompt: 'x', model: MODEL, size: '1024x640' }));
    assert.match(refusedKey.message, /Do not ask for the key yourself/);
    assert.ok(!refusedKey.message.includes('another-key'));
    await vscode.commands.executeCommand('stipple.setApiKey', STAND_IN_KEY);
  });

  const limits: readonly (readonly [setting: string, words: RegExp])[] = [
    ['budget.confirmAbove', /somebody has to say yes\. Raise stipple\.budget\.confirmAbove/],
    ['budget.perDay', /the limit is \$0\.001 a day/],
  ];
  for (const [setting, words] of limits) {
    it(`do not get past stipple.${setting}`, async () => {
      const configuration = () => vscode.workspace.getConfiguration('stipple');
      await configuration().update(setting, 0.001, vscode.ConfigurationTarget.Global);
      try {
        const { message } = await failure(
          generate({ prompt: 'x', path: 'agents/dear.png', model: MODEL, size: '1024x1024' }),
        );
        assert.match(message, /^The budget does not allow this: /);
        assert.match(message, words);
        assert.match(message, /do not try to get around it/);
        assert.deepEqual(await requests(), []);
        assert.ok(!(await exists(place('agents/dear.png'))));
        const free = { prompt: 'x', path: 'agents/free.png', model: 'placeholder', size: '64x64' };
        assert.match(textOf(await generate(free)), /Cost: free/);
        await fs.delete(place('agents/free.png'));
      } finally {
        await configuration().update(setting, undefined, vscode.ConfigurationTarget.Global);
      }
    });
  }

  it('stop when the language model does, and leave nothing', async () => {
    const source = new vscode.CancellationTokenSource();
    const before = await files();
    await control('next', { fault: 'hang-before-headers' });
    const input = { prompt: 'x', path: 'agents/stopped.png', model: MODEL, size: '1024x640' };
    const running = failure(call(TOOLS.generate, input, source.token));
    await requests('?wait=1');
    source.cancel();
    assert.match(String(await running), /Cancel/);
    assert.deepEqual(await files(), before);
  });

  describe('what people are asked before', () => {
    const storage = newStorage();
    let house: Awaited<ReturnType<typeof openHouse>>;
    before(async () => {
      house = await openHouse(storage);
    });
    after(async () => {
      await house.close();
      if (await exists(storage)) await fs.delete(storage, { recursive: true });
    });
    const toolsOf = (isTrusted: () => boolean) => {
      const log = { info() {}, warn() {}, error() {}, hide() {}, show() {} };
      const { check, jobs } = house;
      return createAgentTools({ check, road: jobs.road, loadPixels: async () => pixels, log, isTrusted });
    };
    const prepared = async (operation: keyof typeof TOOLS, input: object) => {
      const { confirmationMessages, invocationMessage } = await toolsOf(() => true)[operation].prepare(input);
      assert.ok(confirmationMessages?.message instanceof vscode.MarkdownString);
      assert.equal(confirmationMessages.message.isTrusted, undefined);
      const { title, message } = confirmationMessages;
      return { title, lines: message.value.split('\n').map((line) => line.trimEnd()), progress: invocationMessage };
    };

    it('names prompt, model, server, size, place and price, and has sent nothing', async () => {
      const { title, lines, progress } = await prepared('generate', {
        prompt: 'A red fox',
        path: 'agents/new/fox.webp',
        model: MODEL,
        size: '1024x1024',
        quality: 'low',
      });
      assert.match(title, /^Generate an image with Stipple\? \(≈ \$0\.\d+(–0\.\d+)?\)$/);
      assert.deepEqual(lines, [
        `Model: \`${MODEL}\` at \`${new URL(STAND_IN_URL).host}\``,
        'Size: 1024 × 1024',
        'Options: `quality=low`, `output_format=webp`',
        'File: `agents/new/fox.webp`',
        `Price: ${title.slice(title.indexOf('≈'), -1)}`,
        '',
        'Prompt:',
        '',
        '```text',
        'A red fox',
        '```',
      ]);
      assert.equal(progress, 'Generating agents/new/fox.webp');
      assert.deepEqual(await requests(), []);
      assert.ok(!(await exists(place('agents/new'))));
    });

    it('names the pictures of an edit, and the name that will be taken instead', async () => {
      await fs.writeFile(place('agents/asked.png'), Buffer.from('mine'));
      await generate({ prompt: 'hill', path: 'agents/given.png', model: 'placeholder', size: '64x64' });
      const { title, lines } = await prepared('edit', {
        prompt: 'make it winter',
        image: ['agents/given.png'],
        path: 'agents/asked.png',
        model: 'placeholder',
        exact_size: '50x40',
        n: 2,
      });
      assert.equal(title, 'Edit an image 2 times with Stipple? (free)');
      for (const line of [
        'Model: `placeholder`, on this machine',
        'Image: `agents/given.png`',
        'Number: 2',
        'File: `agents/asked-2.png` (`agents/asked.png` is taken)',
        'Price: free',
      ]) {
        assert.ok(lines.includes(line), `${line} in\n${lines.join('\n')}`);
      }
    });

    it('never takes an unknown price for nothing', async () => {
      const { title, lines } = await prepared('generate', { prompt: 'x', model: 'of-tomorrow', size: '1024x1024' });
      assert.equal(title, 'Generate an image with Stipple? (price unknown)');
      assert.ok(lines.includes('Price: price unknown'));
    });

    it('is refused in Restricted Mode, before and after the question', async () => {
      const { generate: tool } = toolsOf(() => false);
      const input = { prompt: 'x', path: 'agents/restricted.png', model: 'placeholder', size: '64x64' };
      const { token } = new vscode.CancellationTokenSource();
      for (const call of [tool.prepare(input), tool.invoke(input, token)]) {
        await assert.rejects(call, /Restricted Mode.*Ask the user to trust it/);
      }
      assert.ok(!(await exists(place('agents/restricted.png'))));
    });

    it('is not asked at all about what cannot be made', async () => {
      await assert.rejects(prepared('generate', { prompt: 'x', path: '../x.png' }), /^Error: Nothing was sent/);
    });
  });
});

interface Sent {
  readonly path: string;
  readonly fields: Readonly<Record<string, unknown>>;
}

async function requests(query = ''): Promise<readonly Sent[]> {
  const response = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/requests${query}`);
  return (await response.json()) as readonly Sent[];
}

async function control(command: string, body: object): Promise<void> {
  const response = await fetch(`${new URL(STAND_IN_URL).origin}/__stand-in/${command}`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify(body),
  });
  assert.equal(response.status, 200, await response.text());
}

async function failure(running: Thenable<unknown>): Promise<Error> {
  try {
    await running;
  } catch (error) {
    assert.ok(error instanceof Error);
    return error;
  }
  throw new Error('it went through');
}
