import assert from 'node:assert/strict';
import { loadSharp } from '../../../../src/node/sharp.ts';
import { picture } from './pixels.ts';

describe('an svg placeholder', () => {
  const prompts: readonly (readonly [name: string, prompt: string])[] = [
    ['a plain prompt', 'A red fox on a hill'],
    ['markup', '</title><script>alert("fox & \'owl\'")</script>'],
    ['an emoji and Chinese', '🦊 一只狐狸 𠮷'],
    ['half an emoji and control characters', 'fox \ud83e \u0000\u0007\ufffe end'],
    ['the longest prompt', 'a very long & winding <road> '.repeat(1100)],
    ['nothing', ''],
    ['a strip of many windows', 'night city skyline'],
    ['many tiles', 'bauhaus'],
    ['a lemon pattern', 'pattern of lemons'],
  ];
  for (const [name, prompt] of prompts) {
    it(`is one safe, small file for ${name}`, async () => {
      for (const [width, height] of [
        [640, 400],
        [4096, 128],
      ] as const) {
        const bytes = await picture({ prompt, width, height, output_format: 'svg' });
        const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
        assert.ok(bytes.length < 60_000, `${bytes.length} bytes`);
        assert.match(
          text,
          new RegExp(
            `^<svg xmlns="http://www.w3.org/2000/svg" width="${width}" height="${height}" viewBox="0 0 ${width} ${height}" role="img"><title>[^<]+</title>`,
          ),
        );
        assert.doesNotMatch(text, /<script|<style|<image|<text|<foreignObject|href|NaN|Infinity|undefined/);
        assert.deepEqual(unbalanced(text), []);
        assert.equal((await (await loadSharp())(bytes).metadata()).width, width);
      }
    });
  }

  it('names itself with the prompt', async () => {
    const text = new TextDecoder().decode(await picture({ prompt: 'fox & <owl>', output_format: 'svg' }));
    assert.match(text, /<title>fox &amp; &lt;owl&gt;<\/title>/);
  });

  it('writes its size as outlines, and not where it has no room', async () => {
    const of = async (width: number, height: number): Promise<boolean> =>
      new TextDecoder().decode(await picture({ width, height, output_format: 'svg' })).includes('#10131c');
    assert.deepEqual([await of(96, 48), await of(95, 48), await of(96, 47)], [true, false, false]);
  });
});

/** Tags that are opened and not closed, or closed and not opened. */
function unbalanced(text: string): readonly string[] {
  const open: string[] = [];
  for (const [, close, name = '', empty] of text.matchAll(/<(\/?)([a-zA-Z]+)[^<>]*?(\/?)>/g)) {
    if (close && open.at(-1) === name) open.pop();
    else if (!empty) open.push(name);
  }
  return open;
}
