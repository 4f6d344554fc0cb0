import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { startStandIn } from '../server/stand-in.ts';
import { openStudio } from '../ui/studio.ts';
import { openWorkbench, packagedExtension, type Workbench } from '../ui/workbench.ts';
import { packageCompanion } from '../vscode/companion.ts';
import { type Line, MODEL } from './journal.ts';
import { describeMemory } from './memory.ts';
import { judge } from './promises.ts';

/**
 * `npm run soak -- --minutes=60`: the packaged extension in a real workbench makes, edits and cancels pictures without a pause
 * against a server that fails in every way, and its window is reloaded again and again. In the second half it is not, so that
 * memory can be measured. Then every promise is looked after.
 */
async function soak(minutes: number): Promise<boolean> {
  const home = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-soak-'));
  const folder = path.join(home, 'workspace');
  const journal = path.join(home, 'journal.jsonl');
  fs.mkdirSync(folder);
  fs.writeFileSync(journal, '');
  const standIn = await startStandIn({ key: 'sk-soak-8f3b1c7d5e', delay: 20 });
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    companion: await packageCompanion({
      name: 'soak-driver',
      entry: path.join(__dirname, 'driver.ts'),
      manifest: { activationEvents: ['onStartupFinished'] },
    }),
    folder,
    home,
    settings: { 'stipple.baseUrl': standIn.url, 'stipple.timeoutSeconds': 8 },
    environment: { OPENAI_API_KEY: standIn.key, STIPPLE_SOAK_JOURNAL: journal },
  });
  const started = Date.now();
  const elapsed = () => (Date.now() - started) / 60_000;
  try {
    for (let round = 1; elapsed() < minutes; round++) {
      await useStudio(workbench, round);
      if (elapsed() < minutes / 2) await reload(workbench);
      console.log(`${elapsed().toFixed(1)} of ${minutes} min: ${standIn.requests.length} requests`);
    }
    await workbench.palette('Stipple: Show Log');
    // Orders end within their timeout, and then the window closes as it does for people.
    await workbench.page.waitForTimeout(10_000);
  } catch (error) {
    console.log(`Screenshot ${await workbench.screenshot('soak failed')}`);
    throw error;
  } finally {
    await workbench.close();
    await standIn.close();
  }
  const lines = readJournal(journal);
  const count = (kind: Line['kind']) => lines.filter((line) => line.kind === kind).length;
  console.log(
    `${count('began')} orders in ${count('window-opened')} windows: ${count('saved')} pictures, ${count('failed')} failures`,
  );
  console.log(describeMemory(lines));
  const verdicts = judge({ lines, requests: standIn.requests, key: standIn.key, folder, home });
  for (const { promise, broken } of verdicts) {
    console.log(`${broken.length === 0 ? 'kept  ' : 'BROKEN'} ${promise}`);
    for (const line of broken.slice(0, 10)) console.log(`         ${line}`);
  }
  const kept = verdicts.every(({ broken }) => broken.length === 0);
  if (kept) fs.rmSync(home, { recursive: true, force: true });
  else console.log(`What it left is in ${home}`);
  return kept;
}

/** Orders four pictures, cancels one, keeps one and discards one. */
async function useStudio(workbench: Workbench, round: number): Promise<void> {
  const studio = await openStudio(workbench);
  const prompt = `Studio round ${round}`;
  await studio.prompt.fill(prompt);
  await studio.field('Model').selectOption(MODEL);
  await studio.frame.getByRole('spinbutton', { name: 'Number of images' }).fill('4');
  await studio.submit.click();
  await studio
    .pictures(new RegExp(`^${prompt}, (forming|waiting)`))
    .first()
    .click();
  await studio.button('Cancel').click();
  await studio.pictures(`${prompt}, done, draft`).nth(2).waitFor();
  await studio.pictures(`${prompt}, done, draft`).first().click();
  await studio.button('Keep').click();
  await studio.pictures(`${prompt}, done`).first().waitFor();
  await studio.pictures(`${prompt}, done, draft`).first().click();
  await studio.button('Discard').click();
}

async function reload(workbench: Workbench): Promise<void> {
  await workbench.page.reload();
  await workbench.page.locator('.part.statusbar .statusbar-item').first().waitFor();
  await workbench.webview('Stipple Studio');
}

function readJournal(file: string): readonly Line[] {
  return fs
    .readFileSync(file, 'utf8')
    .split('\n')
    .filter(Boolean)
    .map((line) => JSON.parse(line));
}

const minutes = Number(/--minutes=([\d.]+)/.exec(process.argv.join(' '))?.[1] ?? 60);
soak(minutes).then(
  (kept) => process.exit(kept ? 0 : 1),
  (error: Error) => {
    console.error(error.stack);
    process.exit(1);
  },
);
