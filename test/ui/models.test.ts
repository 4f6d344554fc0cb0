import assert from 'node:assert/strict';
import { choicesOf } from '../../src/core/model/choices.ts';
import type { StandIn } from '../server/stand-in.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import type { Workbench } from './workbench.ts';

describe('models in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;

  inWorkbench({ key: true, standIn: { extraModels: ['acme-image-xl'] } }, (opened) => {
    ({ workbench, standIn } = opened);
  });

  it('checks the connection, and offers what the server lists beside what is known', async () => {
    const { palette, quickInput, toast } = workbench;
    await palette('Stipple: Check Connection and Models');
    const told = toast(/answered in \d+ ms and lists \d+ image models \(with OPENAI_API_KEY of the environment\)/);
    await told.getByRole('button', { name: 'Show Models' }).click();
    await quickInput.asks('Choose one to use it where a request names none');
    await quickInput.box.fill('gpt-image-1.5');
    await quickInput.rows
      .filter({ hasText: /gpt-image-1\.5.*(ends|retired) 2026-12-01/ })
      .first()
      .waitFor();
    await workbench.page.keyboard.press('Escape');
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for gpt-image-2.5-flare');
    await quickInput.enter('A fox');
    await quickInput.asks('Model: choose');
    await quickInput.box.fill('acme');
    await quickInput.rows.filter({ hasText: /acme-image-xl.*listed by the server/ }).waitFor();
    await quickInput.box.fill('gpt-image-1.5');
    await quickInput.rows
      .first()
      .filter({ hasText: /gpt-image-1\.5.*(ends|retired) 2026-12-01/ })
      .waitFor();
  });

  for (const model of ['dall-e-3', 'gpt-image-1-mini', 'gpt-image-2']) {
    it(`offers exactly the sizes that ${model} has, with their prices`, async () => {
      await dialogueOf(workbench).answerUntilSize('A fox', model);
      const offered = await workbench.quickInput.rows.allTextContents();
      const choices = choicesOf('size', { operation: 'generate', options: { prompt: 'A fox', model } });
      const labels = choices.filter(({ allowed }) => allowed).map(({ value }) => String(value).replace('x', ' × '));
      assert.deepEqual(
        offered.map((text) => labels.find((label) => text.trim().startsWith(label)) ?? text).sort(),
        labels.sort(),
      );
      assert.ok(
        offered.every((text) => /≈ \$\d/.test(text)),
        offered.join('\n'),
      );
    });
  }

  it('says what another model makes of a size that it does not have', async () => {
    const { quickInput, toast } = workbench;
    const { answerUntilSize, typeModel, typeSize } = dialogueOf(workbench);
    standIn.next('moderation-blocked-input');
    await answerUntilSize('A fox', 'gpt-image-2.5-flare');
    await typeSize('1280x720');
    await toast('The safety system refused').getByRole('button', { name: 'Change and Try Again' }).click();
    await quickInput.asks('characters for');
    await quickInput.box.press('Enter');
    await quickInput.asks('Model: choose');
    await typeModel('gpt-image-1.5');
    await quickInput.asks('Size: choose');
    await quickInput.rows.filter({ hasText: 'size 1280x720 became 1536x1024' }).waitFor();
  });

  it('brings back a prompt that is too long for the model chosen', async () => {
    const { palette, quickInput } = workbench;
    await palette('Stipple: Generate Image…');
    await quickInput.asks('characters for');
    await quickInput.enter('x'.repeat(1001));
    await quickInput.asks('Model: choose');
    await dialogueOf(workbench).typeModel('dall-e-2');
    await quickInput.asks('prompt has 1,001 characters; dall-e-2 takes at most 1,000');
  });
});
