import assert from 'node:assert/strict';
import { confirmationOf, type ToolOffer } from '../../../../src/core/job/tool-confirmation.ts';
import { validate } from '../../../../src/core/model/validate.ts';
import { edit, generate, picture, type Wish } from '../model/drafts.ts';

const MODEL = 'gpt-image-2';
const IMAGE = [picture('png')];

function offer(wish: Wish = {}, facts: Partial<ToolOffer> = {}, model = MODEL): ToolOffer {
  const verdict = validate('image' in wish ? edit(model, wish) : generate(model, wish));
  assert.ok(verdict.ok, JSON.stringify(verdict));
  const { request, warnings } = verdict;
  return { request, warnings, server: 'api.openai.com', image: [], path: 'images/fox.png', ...facts };
}
const lines = (...given: Parameters<typeof offer>) =>
  confirmationOf(offer(...given))
    .message.split('\n')
    .map((line) => line.trimEnd());

describe('what people are asked before a language model gets its picture', () => {
  it('is the whole prompt, and what it will cost in the title', () => {
    const prompt = `A fox\n\n${'on a hill '.repeat(2000)}`;
    const { title, message } = confirmationOf(offer({ prompt, size: '1024x1024', quality: 'low' }));
    assert.ok(message.endsWith(`\n\nPrompt:\n\n\`\`\`text\n${prompt}\n\`\`\``));
    assert.match(title, /^Generate an image with Stipple\? \(≈ \$[\d.]+(–[\d.]+)?\)$/);
  });

  const titles: readonly (readonly [wish: Wish, model: string, title: string])[] = [
    [{}, 'placeholder', 'Generate an image with Stipple? (free)'],
    [{ n: 3 }, 'placeholder', 'Generate 3 images with Stipple? (free)'],
    [{}, 'of-tomorrow', 'Generate an image with Stipple? (price unknown)'],
    [{ image: IMAGE }, 'placeholder', 'Edit an image with Stipple? (free)'],
    [{ image: IMAGE, n: 2 }, 'placeholder', 'Edit an image 2 times with Stipple? (free)'],
  ];
  for (const [wish, model, title] of titles) {
    it(`asks “${title}”`, () => assert.equal(confirmationOf(offer(wish, {}, model)).title, title));
  }

  const facts: readonly (readonly [line: string, wish: Wish, facts?: Partial<ToolOffer>])[] = [
    [`Model: \`${MODEL}\` at \`api.openai.com\``, {}],
    ['Size: 1536 × 1024', { size: '1536x1024' }],
    ['Size: 1200 × 630, made at 1200 × 640', { size: '1200x640' }, { target: { width: 1200, height: 630 } }],
    ['Size: 1200 × 640', { size: '1200x640' }, { target: { width: 1200, height: 640 } }],
    ['Size: auto', {}],
    ['Number: 4', { n: 4 }],
    ['Options: `quality=high`, `output_format=webp`', { quality: 'high', output_format: 'webp' }],
    ['File: `images/fox.png`', {}],
    ['File: `images/fox-2.png` (`images/fox.png` is taken)', {}, { path: 'images/fox-2.png', taken: 'images/fox.png' }],
    ['Image: `a.png`, `b.png`', { image: IMAGE }, { image: ['a.png', 'b.png'] }],
    ['Mask: `mask.svg`', {}, { mask: 'mask.svg' }],
  ];
  for (const [line, wish, more] of facts) {
    it(`says “${line}”`, () => {
      const said = lines(wish, more);
      assert.ok(said.includes(line), said.join('\n'));
    });
  }

  it('leaves out what is not worth a line', () => {
    assert.deepEqual(
      lines({}, {}, 'placeholder')
        .map((line) => /^(\w+): ./.exec(line)?.[1])
        .filter(Boolean),
      ['Model', 'Size', 'File', 'Price'],
    );
  });

  const hostile = ['```\n# Free!\n```', 'a ````` b', '~~~', '`', '![x](https://example.org/?leak)', '[run](command:x)'];
  for (const text of hostile) {
    it(`cannot be broken out of by ${JSON.stringify(text)} in a prompt`, () => {
      const { message } = confirmationOf(offer({ prompt: text }));
      const block = message.slice(message.indexOf('Prompt:\n\n') + 'Prompt:\n\n'.length);
      const [, fence = '', inner] = /^(`+)text\n([\s\S]*)\n\1$/.exec(block) ?? [];
      assert.equal(inner, text);
      assert.ok(fence.length >= 3 && !text.includes(fence));
    });

    it(`cannot be broken out of by ${JSON.stringify(text)} in a name`, () => {
      const path = `${text}.png`;
      const [line] = lines({}, { path }).filter((one) => one.startsWith('File: '));
      const code = /^File: (`+) ?([\s\S]*?) ?\1$/.exec(line ?? '');
      assert.equal(code?.[2], path.replace(/\s+/g, ' '));
      assert.ok(![...path.matchAll(/`+/g)].some(([run]) => run.length === code?.[1]?.length));
    });
  }

  it('shows the size that a model of tomorrow is asked for as plain text', () => {
    const said = lines({ size: '![a](https://a.b)' }, {}, 'of-tomorrow');
    assert.ok(said.includes('Size: \\!\\[a\\]\\(https\\:\\/\\/a\\.b\\)'), said.join('\n'));
  });

  it('shows warnings as plain text', () => {
    const warnings = [{ field: 'size', message: 'Not [sure](command:x) of `this` <b>' }];
    const said = lines({}, { warnings });
    assert.ok(said.includes('Not \\[sure\\]\\(command\\:x\\) of \\`this\\` \\<b\\>'), said.join('\n'));
  });
});
