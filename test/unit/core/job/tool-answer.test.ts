import assert from 'node:assert/strict';
import { type ToolAnswer, type ToolPicture, writeToolAnswer } from '../../../../src/core/job/tool-answer.ts';

const picture = (facts: Partial<ToolPicture> = {}): ToolPicture => ({
  path: 'images/fox.png',
  width: 1536,
  height: 1024,
  format: 'png',
  ...facts,
});
const lines = (facts: Partial<ToolAnswer> = {}) =>
  writeToolAnswer({
    prompt: 'A red fox',
    pictures: [picture()],
    result: { model: 'gpt-image-2', cost_usd: 0.0412 },
    warnings: [],
    ...facts,
  }).split('\n');

describe('what a language model is told of its picture', () => {
  it('is path, pixels, format, link, model and cost', () => {
    assert.deepEqual(lines(), [
      'Saved images/fox.png (1536x1024 pixels, PNG).',
      'Markdown link from the workspace folder: ![A red fox](images/fox.png)',
      'Model: gpt-image-2. Cost: $0.041.',
    ]);
  });

  const costs: readonly (readonly [result: Partial<ToolAnswer['result']>, words: string])[] = [
    [{ cost_usd: 0 }, 'free'],
    [{}, 'unknown'],
    [{ cost_usd: 0.2, cost_approximate: true }, '≈ $0.20'],
  ];
  for (const [result, words] of costs) {
    it(`says “Cost: ${words}”`, () => {
      assert.ok(lines({ result: { model: 'm', ...result } }).includes(`Model: m. Cost: ${words}.`));
    });
  }

  it('has a link in the language of the document that is open', () => {
    const link = { document: 'src/App.tsx', language: 'typescriptreact', path: '../images/fox.png' };
    assert.ok(
      lines({ pictures: [picture({ link })] }).includes(
        'Link for src/App.tsx: <img src="../images/fox.png" alt="A red fox" width={1536} height={1024} />',
      ),
    );
  });

  it('describes the picture by as many words of a long prompt as people can listen to', () => {
    const [, link] = lines({ prompt: `A red fox,\n${'standing on a hill, '.repeat(30)}` });
    const alt = /!\[(.*)\]/.exec(link ?? '')?.[1] ?? '';
    assert.match(alt, /^A red fox, standing on a hill, .*\w …$/);
    assert.ok(alt.length <= 122, `${alt.length}`);
  });

  it('says which name was taken where the one that was asked for is another file', () => {
    const pictures = [picture({ path: 'images/fox-2.png' })];
    assert.equal(
      lines({ pictures, asked: 'images/fox.png' }).at(-1),
      'images/fox.png was there already and stays as it is: use images/fox-2.png.',
    );
    assert.equal(lines({ asked: 'images/fox.png' }).length, 3);
  });

  it('says why the extension is another than was asked for', () => {
    assert.equal(
      lines({ asked: 'images/fox.webp' }).at(-1),
      'The picture came as PNG, so its name is not images/fox.webp: use images/fox.png.',
    );
  });

  it('passes on what the model made of the prompt, and every warning', () => {
    const said = lines({
      pictures: [picture({ revised_prompt: 'A vivid red fox' })],
      warnings: [{ field: 'output_format', message: 'The server sent WebP' }],
    });
    assert.ok(said.includes('The model painted from: A vivid red fox'));
    assert.equal(said.at(-1), 'Note: The server sent WebP.');
  });
});
