import assert from 'node:assert/strict';
import fs from 'node:fs';
import path from 'node:path';
import type { FrameLocator, Locator } from 'playwright-core';
import type { StandIn } from '../server/stand-in.ts';
import { bringAxe, faultsIn } from './axe.ts';
import { dialogueOf } from './dialogue.ts';
import { inWorkbench } from './fixture.ts';
import { openStudio, type Studio } from './studio.ts';
import { THEMES } from './themes.ts';
import type { Workbench } from './workbench.ts';

const MODEL = 'gpt-image-2.5-flare';
/** The rules of the newest family hold for it, and nobody's prices. */
const UNKNOWN = 'acme-picture-1';

describe('what pictures cost, in the packaged extension', function () {
  this.timeout(120_000);
  let workbench: Workbench;
  let standIn: StandIn;
  let folder: string;

  inWorkbench(
    {
      demo: true,
      key: true,
      viewport: { width: 1400, height: 900 },
      standIn: { extraModels: [UNKNOWN] },
      settings: { 'stipple.budget.confirmAbove': 0.001 },
    },
    (opened) => {
      ({ workbench, standIn, folder } = opened);
    },
  );

  const question = (): Locator => workbench.page.getByRole('dialog').filter({ hasText: /Generate/ });
  const answer = async (label: string): Promise<string> => {
    const text = (await question().textContent()) ?? '';
    await question().getByRole('button', { name: label, exact: true }).click();
    await question().waitFor({ state: 'detached' });
    return text;
  };
  const order = async (studio: Studio, prompt: string, model = MODEL): Promise<void> => {
    await studio.prompt.fill(prompt);
    await studio.field('Model').selectOption(model);
    await studio.submit.click();
  };
  const showCosts = async (): Promise<FrameLocator> => {
    await workbench.palette('Stipple: Show Costs');
    const frame = await workbench.webview('Stipple Costs');
    await frame.getByRole('tablist', { name: 'Costs' }).waitFor();
    return frame;
  };
  const statusItem = (): Locator => workbench.page.locator('.statusbar-item', { hasText: /\$[\d.]+.* today/ });

  it('is nothing at first: no item in the status bar, and a page that says so', async () => {
    assert.equal(await statusItem().count(), 0);
    const costs = await showCosts();
    await costs.getByText('Nothing was spent in this workspace in the last 30 days.').waitFor();
    await costs.getByText('$0 today').waitFor();
    assert.equal(await costs.getByRole('button', { name: 'Export CSV…' }).isDisabled(), true);
    await workbench.screenshot('costs empty');
  });

  it('is asked about before anything is sent, and a no leaves the form as it was', async () => {
    const studio = await openStudio(workbench);
    await studio.frame.getByRole('spinbutton', { name: 'Number of images' }).fill('2');
    await order(studio, 'A red fox');
    const text = await answer('Cancel');
    assert.match(text, /Generate for up to \$[\d.]+\?/);
    for (const fact of [
      `Model: ${MODEL}`,
      'Pictures: 2',
      'Size: auto',
      'Price: ≈ $',
      'confirmAbove asks above $0.001.',
    ])
      assert.ok(text.includes(fact), `${fact} in ${text}`);
    assert.equal(await studio.prompt.inputValue(), 'A red fox');
    assert.deepEqual([standIn.requests.length, await studio.frame.getByRole('alert').count()], [0, 0]);

    await studio.submit.click();
    await answer('Generate');
    await studio.pictures('A red fox, done, draft').nth(1).waitFor();
    assert.equal(standIn.requests.length, 2);
  });

  it('is asked about by the dialogue too, where a no brings the prompt back', async () => {
    const { answerUntilSize, typeSize } = dialogueOf(workbench);
    await answerUntilSize('Two boats', MODEL);
    await typeSize('1024x640');
    await answer('Cancel');
    const told = workbench.toast('Nothing was sent, and nothing was spent');
    await told.getByRole('button', { name: 'Change and Try Again' }).click();
    await workbench.quickInput.asks('characters for');
    assert.equal(await workbench.quickInput.box.inputValue(), 'Two boats');
    await workbench.page.keyboard.press('Escape');
    assert.equal(standIn.requests.length, 0);
  });

  it('is asked about where nobody knows it, until somebody says Always, and again once that is taken back', async () => {
    const make = async (prompt: string, ...answers: readonly string[]): Promise<void> => {
      const { answerUntilSize, typeSize } = dialogueOf(workbench);
      await answerUntilSize(prompt, UNKNOWN);
      await typeSize('1024x640');
      for (const label of answers) assert.match(await answer(label), /The price of this is not known/);
    };
    await make('A first owl', `Always for ${UNKNOWN}`);
    await workbench.toast('Saved images/a-first-owl.png').waitFor();
    await make('A second owl');
    await workbench.toast('Saved images/a-second-owl.png').waitFor();

    const costs = await showCosts();
    await costs.getByText(`${UNKNOWN} at ${new URL(standIn.origin).host}`).waitFor();
    await costs.getByRole('button', { name: `Ask again about ${UNKNOWN}` }).click();
    await costs.getByText(`${UNKNOWN} at`).waitFor({ state: 'detached' });
    await make('A third owl', 'Cancel');
    assert.equal(standIn.requests.length, 2);
  });

  it('stands in one place of the status bar, which leads to the page', async () => {
    const item = statusItem();
    await item.waitFor();
    assert.equal(await item.count(), 1);
    assert.match((await item.textContent()) ?? '', /^\s*\$[\d.]+, unknown ×2 today$/);
    await item.click();
    const costs = await workbench.webview('Stipple Costs');
    await costs.getByRole('table', { name: 'Costs by day' }).waitFor();
  });

  it('is shown by day, by model and by file, sorted as somebody likes, and leads to the files', async () => {
    const costs = await showCosts();
    const rows = (name: string) => costs.getByRole('table', { name }).locator('tbody tr');
    const total = (name: string) => costs.getByRole('table', { name }).locator('tfoot tr');
    await rows('Costs by day').first().waitFor();
    assert.equal(await rows('Costs by day').count(), 1);
    assert.match((await total('Costs by day').innerText()).replace(/\s+/g, ' '), /^Total 4 4 \$[\d.]+, unknown ×2$/);

    await costs.getByRole('tab', { name: 'By model' }).click();
    const byModel = rows('Costs by model');
    await byModel.filter({ hasText: MODEL }).waitFor();
    const names = async () => (await byModel.getByRole('rowheader').allInnerTexts()).join(' ');
    assert.equal(await names(), `${MODEL} ${UNKNOWN}`);
    assert.match((await byModel.nth(1).innerText()).replace(/\s+/g, ' '), /^acme-picture-1 2 2 .* unknown ×2$/);
    await costs.getByRole('button', { name: 'Cost', exact: true }).click();
    await costs.getByRole('columnheader', { name: 'Cost' }).and(costs.locator('[aria-sort="ascending"]')).waitFor();
    await byModel.first().filter({ hasText: UNKNOWN }).waitFor();
    assert.equal(await names(), `${UNKNOWN} ${MODEL}`);
    await costs.getByRole('tab', { name: 'By model' }).press('ArrowRight');

    const byFile = rows('Costs by file');
    await byFile.filter({ hasText: 'images/a-first-owl.png' }).waitFor();
    assert.equal(await byFile.filter({ hasText: '(draft)' }).count(), 2);
    await workbench.screenshot('costs by file');
    await costs.getByRole('button', { name: 'images/a-first-owl.png' }).click();
    await workbench.page.getByRole('tab', { name: 'a-first-owl.png' }).waitFor();
  });

  it('is written as CSV where somebody wants it', async () => {
    const costs = await showCosts();
    await costs.getByRole('table').waitFor();
    await costs.getByRole('button', { name: 'Export CSV…' }).click();
    await workbench.quickInput.asks('Where should the costs go?');
    await workbench.quickInput.holds(/stipple-costs-\d{4}-\d{2}-\d{2}\.csv$/);
    await workbench.quickInput.box.press('Enter');
    await workbench.toast('Saved stipple-costs-').waitFor();
    const [name = ''] = fs.readdirSync(folder).filter((one) => one.endsWith('.csv'));
    const [head, ...lines] = fs.readFileSync(path.join(folder, name), 'utf8').split('\r\n');
    assert.match(head ?? '', /^time,day,workspace,model,pictures,files,cost_usd,certainty,/);
    assert.equal(lines.length, 5);
    assert.equal(lines.filter((line) => line.includes(`${MODEL},1,`) && line.includes(',exact,')).length, 2);
    assert.equal(lines.filter((line) => line.includes(`${UNKNOWN},1,`) && line.includes(',,unknown,,')).length, 2);
  });

  it('is held to a budget of the day, which the studio and the page show', async () => {
    workbench.changeSettings({ 'stipple.budget.perDay': 0.05 });
    // The web host reads what holds for all machines when a window opens, and no more after that.
    await workbench.page.reload();
    await workbench.page.locator('.explorer-folders-view').waitFor();
    await statusItem().waitFor();
    const studio = await openStudio(workbench);
    await studio.frame.getByRole('button', { name: /^today .*\$[\d.]+, unknown ×2 of \$0\.05$/ }).waitFor();
    await studio.frame.getByRole('spinbutton', { name: 'Number of images' }).fill('4');
    await order(studio, 'Four foxes');
    const notice = studio.frame.locator('.notice', { hasText: 'The budget does not allow this' });
    await notice.filter({ hasText: 'the limit is $0.05 a day' }).waitFor();
    assert.deepEqual([standIn.requests.length, await studio.prompt.inputValue()], [0, 'Four foxes']);
    await workbench.screenshot('budget refused in studio');
    await notice.getByRole('button', { name: 'Open Settings' }).click();
    const setting = workbench.page.locator('.settings-editor .setting-item-contents', { hasText: 'Per Day' });
    await setting.waitFor();
    await workbench.screenshot('budget settings');
    await workbench.page.keyboard.press('Escape');

    const costs = await showCosts();
    const meter = costs.getByRole('meter', { name: 'Budget of today' });
    await meter.waitFor();
    assert.match((await meter.getAttribute('aria-valuetext')) ?? '', /^\$[\d.]+, unknown ×2 of \$0\.05 today$/);
  });

  it('has a page that axe finds nothing wrong with, in every theme', async () => {
    const costs = await showCosts();
    await costs.getByRole('table').waitFor();
    const owner = await (await costs.getByRole('table').elementHandle())?.ownerFrame();
    assert.ok(owner);
    await bringAxe(owner);
    for (const [theme, bodyClass] of Object.entries(THEMES)) {
      workbench.changeSettings({ 'workbench.colorTheme': theme });
      await owner.locator(`body.${bodyClass}`).waitFor();
      assert.deepEqual(await faultsIn(owner), []);
      await workbench.screenshot(`costs ${bodyClass}`);
    }
  });
});
