import assert from 'node:assert/strict';
import type { Frame } from 'playwright-core';
import type { StandIn } from '../server/stand-in.ts';
import { bringAxe, faultsIn } from './axe.ts';
import { inWorkbench } from './fixture.ts';
import { openStudio, type Studio } from './studio.ts';
import { THEMES } from './themes.ts';
import type { Workbench } from './workbench.ts';

describe('the studio for everybody', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let studio: Studio;
  let frame: Frame;

  inWorkbench({ demo: true, key: true, keep: true, viewport: { width: 1400, height: 1000 } }, (opened) => {
    ({ workbench, standIn } = opened);
  });
  before(async () => {
    studio = await openStudio(workbench);
    await studio.generate('A red fox on a hill', 2);
    await studio.pictures('A red fox on a hill, done, draft').nth(1).waitFor();
    standIn.next('moderation-blocked-input');
    await studio.field('Model').selectOption('gpt-image-2.5-flare');
    await studio.prompt.fill('Something refused');
    await studio.submit.click();
    await studio.pictures(/^Something refused, failed/).waitFor();
    const owner = await (await studio.prompt.elementHandle())?.ownerFrame();
    assert.ok(owner);
    frame = owner;
    await bringAxe(frame);
  });
  for (const [theme, bodyClass] of Object.entries(THEMES)) {
    describe(`in ${theme}`, () => {
      before(async () => {
        workbench.changeSettings({ 'workbench.colorTheme': theme });
        await frame.locator(`body.${bodyClass}`).waitFor();
      });

      for (const tab of ['Generate', 'Edit', 'History'] as const) {
        it(`has nothing that axe finds wrong: ${tab}`, async () => {
          await frame.getByRole('tab', { name: tab }).click();
          await frame.getByRole('tabpanel', { name: tab }).waitFor();
          if (tab === 'History')
            await frame
              .getByRole('option', { name: /red fox/ })
              .first()
              .waitFor();
          assert.deepEqual(await faultsIn(frame), []);
        });
      }

      it('has nothing that axe finds wrong: all options, a failed picture, the menu', async () => {
        await frame.getByRole('tab', { name: 'Generate' }).click();
        await frame.getByText('More', { exact: true }).click();
        await studio.pictures(/^Something refused, failed/).click();
        assert.deepEqual(await faultsIn(frame), []);
        await studio.pictures('A red fox on a hill, done, draft').first().click();
        await frame.getByRole('button', { name: 'More actions' }).click();
        assert.deepEqual(await faultsIn(frame), []);
        await workbench.page.keyboard.press('Escape');
        await frame.getByText('More', { exact: true }).click();
        await workbench.screenshot(`studio ${bodyClass}`);
      });

      it('has nothing that axe finds wrong: the mask painter', async () => {
        await studio.pictures('A red fox on a hill, done, draft').first().click();
        await studio.button('Edit').click();
        await studio.button('Paint mask…').click();
        const painter = frame.getByRole('region', { name: 'Mask painter' });
        await painter.getByText('Paint over what should change').waitFor();
        await painter.getByRole('button', { name: 'Fill' }).click();
        await painter.getByText('All of the picture will change').waitFor();
        assert.deepEqual(await faultsIn(frame), []);
        await workbench.screenshot(`mask painter ${bodyClass}`);
        await painter.getByRole('button', { name: 'Clear' }).click();
        await painter.getByRole('button', { name: 'Done' }).click();
        await frame.getByRole('tab', { name: 'Generate' }).click();
      });

      it('has nothing that axe finds wrong: the markup painter', async () => {
        await studio.pictures('A red fox on a hill, done, draft').first().click();
        await studio.button('Edit').click();
        await studio.button('Draw markup…').click();
        const painter = frame.getByRole('region', { name: 'Markup painter' });
        await painter.getByText('Draw on the picture what should change').waitFor();
        assert.deepEqual(await faultsIn(frame), []);
        for (const tool of ['Arrow', 'Ellipse'] as const) {
          await painter.getByRole('button', { name: tool }).click();
          await painter.getByRole('button', { name: 'Add', exact: true }).click();
        }
        await painter.getByRole('button', { name: 'Note' }).click();
        await painter.getByRole('textbox', { name: 'Note' }).fill('a hat');
        await painter.getByText('2 marks on the picture').waitFor();
        assert.deepEqual(await faultsIn(frame), []);
        await workbench.screenshot(`markup painter ${bodyClass}`);
        await painter.getByRole('button', { name: 'Clear' }).click();
        await painter.getByRole('button', { name: 'Done' }).click();
        await frame.getByRole('tab', { name: 'Generate' }).click();
      });
    });
  }
});
