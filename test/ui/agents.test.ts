import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { StandIn } from '../server/stand-in.ts';
import { callerIn, packageCaller } from './call-tool.ts';
import { inWorkbench } from './fixture.ts';
import type { Theme, Workbench } from './workbench.ts';

const MODEL = 'gpt-image-2';
/** Each theme with the class that it gives to the workbench. */
const THEMES: Readonly<Record<Theme, string>> = {
  'Default Dark Modern': 'vs-dark',
  'Default Light Modern': 'vs',
  'Default High Contrast': 'hc-black',
  'Default High Contrast Light': 'hc-light',
};

describe('what a language model asks for', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench(
    { demo: true, key: true, companion: packageCaller, settings: { 'stipple.budget.confirmAbove': 0.01 } },
    (opened) => {
      ({ workbench, standIn, folder } = opened);
    },
  );

  const place = (name: string) => path.join(folder, name);
  const dialog = () => workbench.page.locator('.monaco-dialog-box');
  const call = (tool: string, input: object) => callerIn(workbench, folder).call(tool, input);
  const answer = () => callerIn(workbench, folder).answer();
  const input = {
    prompt: 'A red fox on a hill.\nFlat colours, no text.',
    path: 'docs/img/fox.webp',
    model: MODEL,
    size: '1536x1024',
    quality: 'low',
  };

  it('is shown first, with prompt, model, size, place and price, and made after a yes', async () => {
    await call('stipple_generate_image', input);
    await dialog().waitFor();
    const asked = await dialog().innerText();
    for (const fact of [
      /Generate an image with Stipple\? \(≈ \$0\.\d+(–0\.\d+)?\)/,
      /A red fox on a hill\.\s+Flat colours, no text\./,
      /Model: gpt-image-2 at 127\.0\.0\.1:\d+/,
      /Size: 1536 × 1024/,
      /quality=low/,
      /File: docs\/img\/fox\.webp/,
      /Price: ≈ \$0\.\d+/,
    ]) {
      assert.match(asked, fact);
    }
    assert.equal(standIn.requests.length, 0, 'nothing was sent yet');
    for (const [theme, base] of Object.entries(THEMES)) {
      workbench.changeSettings({ 'workbench.colorTheme': theme });
      await workbench.page.locator(`.monaco-workbench.${base}`).waitFor();
      await workbench.screenshot(`agent asks ${theme}`);
    }
    await dialog().getByRole('button', { name: 'Yes' }).click();
    const { text, previews } = await answer();
    assert.match(text?.[0] ?? '', /^Saved docs\/img\/fox\.webp \(1536x1024 pixels, WEBP\)\.$/m);
    assert.deepEqual(previews, ['image/webp']);
    assert.ok(fs.existsSync(place('docs/img/fox.webp')));
    assert.equal(standIn.requests.length, 1);
  });

  it('is not made without a yes', async () => {
    await call('stipple_generate_image', { ...input, path: 'docs/img/refused.webp' });
    await dialog().getByRole('button', { name: 'Cancel' }).click();
    assert.match((await answer()).error ?? '', /Cancel/);
    assert.equal(standIn.requests.length, 0);
    assert.ok(!fs.existsSync(place('docs/img/refused.webp')));
  });

  it('is refused where it costs more than passes without a yes, whatever was answered to the editor', async () => {
    await call('stipple_generate_image', { ...input, path: 'docs/img/dear.webp', quality: 'high' });
    await dialog().getByRole('button', { name: 'Yes' }).click();
    assert.match((await answer()).error ?? '', /above \$0\.01 somebody has to say yes.*do not try to get around it/);
    assert.equal(standIn.requests.length, 0);
    assert.ok(!fs.existsSync(place('docs/img/dear.webp')));
  });

  it('is not even asked about where it cannot be made', async () => {
    await call('stipple_generate_image', { ...input, path: '../fox.png' });
    assert.match((await answer()).error ?? '', /^- path: \.\.\/fox\.png is not in the workspace/m);
    assert.equal(await dialog().count(), 0);
  });
});
