import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import type { Locator } from 'playwright-core';
import { startStandIn } from '../server/stand-in.ts';
import { type Studio, visibleStudio } from '../ui/studio.ts';
import { openWorkbench, packagedExtension, type Workbench } from '../ui/workbench.ts';
import { packageCompanion } from '../vscode/companion.ts';
import { type Line, MODEL, STOP, STUDIO_PICTURES, STUDIO_PROMPT } from './journal.ts';
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
  const standIn = await startStandIn({ key: 'sk-soak-8f3b1c7d5e', delay: 100 });
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    companion: await packageCompanion({
      name: 'soak-driver',
      entry: path.join(__dirname, 'driver.ts'),
      manifest: { activationEvents: ['onStartupFinished'] },
    }),
    folder,
    home,
    settings: { 'stipple.baseUrl': standIn.url, 'stipple.timeoutSeconds': 30 },
    environment: { OPENAI_API_KEY: standIn.key, STIPPLE_SOAK_JOURNAL: journal },
  });
  // Nothing here is about how long something takes.
  workbench.page.setDefaultTimeout(180_000);
  const started = Date.now();
  let cancelled = 0;
  const elapsed = () => (Date.now() - started) / 60_000;
  try {
    await workbench.palette('Stipple: Open Studio');
    let studio = await studioOf(workbench);
    for (let round = 1; elapsed() < minutes; round++) {
      if (await useStudio(studio, round)) cancelled++;
      if (elapsed() < minutes / 2) studio = await reload(workbench);
      console.log(`${elapsed().toFixed(1)} of ${minutes} min: ${standIn.requests.length} requests`);
    }
    await workbench.palette('Stipple: Show Log');
    fs.writeFileSync(`${journal}${STOP}`, '');
    // Orders end within their timeout, and then the window closes as it does for people.
    await workbench.page.waitForTimeout(35_000);
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
  console.log(`In the studio ${cancelled} were cancelled.`);
  console.log(describeMemory(lines));
  const verdicts = judge({ lines, cancelled, requests: standIn.requests, key: standIn.key, folder, home });
  for (const { promise, broken } of verdicts) {
    console.log(`${broken.length === 0 ? 'kept  ' : 'BROKEN'} ${promise}`);
    for (const line of broken.slice(0, 10)) console.log(`         ${line}`);
  }
  const kept = verdicts.every(({ broken }) => broken.length === 0);
  if (kept) fs.rmSync(home, { recursive: true, force: true });
  else console.log(`What it left is in ${home}`);
  return kept;
}

/** Orders four pictures, cancels one, keeps one and discards one. Tells whether one could be cancelled before it was done. */
async function useStudio(studio: Studio, round: number): Promise<boolean> {
  const prompt = `${STUDIO_PROMPT} ${round}`;
  const drafts = studio.pictures(`${prompt}, done, draft`);
  await studio.prompt.fill(prompt);
  await studio.field('Model').selectOption(MODEL);
  await studio.frame.getByRole('spinbutton', { name: 'Number of images' }).fill(String(STUDIO_PICTURES));
  await press(studio.submit);
  const cancelled = await Promise.resolve()
    .then(() => press(studio.pictures(new RegExp(`^${prompt}, (forming|waiting)`)).first(), MOST_RUNNING_MS))
    .then(() => press(studio.button('Cancel'), MOST_RUNNING_MS))
    .then(
      () => true,
      () => false,
    );
  await drafts.nth(2).waitFor();
  await press(drafts.first());
  await press(studio.button('Keep'));
  await studio.pictures(`${prompt}, done`).first().waitFor();
  await press(drafts.first());
  await press(studio.button('Discard'));
  return cancelled;
}

/** A picture takes no longer, unless a fault befalls it. */
const MOST_RUNNING_MS = 3000;

/** Where messages of the driver's failures lie over it, too. */
async function press(target: Locator, timeout?: number): Promise<void> {
  await target.dispatchEvent('click', {}, timeout ? { timeout } : {});
}

/** The studio comes back by itself. */
async function reload(workbench: Workbench): Promise<Studio> {
  await workbench.page.reload();
  await workbench.page.locator('.part.statusbar .statusbar-item').first().waitFor();
  return studioOf(workbench);
}

/** A window that comes up amid orders, and draws without a GPU, may take longer to show it than a test would wait. */
async function studioOf(workbench: Workbench, tries = 4): Promise<Studio> {
  try {
    return await visibleStudio(workbench);
  } catch (error) {
    if (tries === 1) throw error;
    return studioOf(workbench, tries - 1);
  }
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
