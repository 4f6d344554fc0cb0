import fs from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { type StandIn, startStandIn } from '../server/stand-in.ts';
import type { StandInOptions } from '../server/state.ts';
import { repository } from '../vscode/places.ts';
import { openWorkbench, packagedExtension, type Workbench, type WorkbenchOptions } from './workbench.ts';

export interface Opened {
  readonly workbench: Workbench;
  readonly standIn: StandIn;
  /** A folder of its own, which is open in the workbench. */
  readonly folder: string;
}

export interface FixtureOptions extends Pick<WorkbenchOptions, 'viewport'> {
  /** Whether the folder holds the files of the demo workspace, or nothing. */
  readonly demo?: boolean;
  /** Puts more into the folder before the workbench looks at it. */
  readonly prepare?: (folder: string) => Promise<void>;
  /** Whether the key of the stand-in is in the environment. */
  readonly key?: boolean;
  /** Whether every test gets a workbench of its own; otherwise one serves all, emptied in between. */
  readonly each?: boolean;
  /** Whether editors stay open from test to test. */
  readonly keep?: boolean;
  readonly standIn?: StandInOptions;
  /** Packages an extension to install beside. */
  readonly companion?: () => Promise<string>;
  /** User settings beside those that lead to the stand-in. */
  readonly settings?: WorkbenchOptions['settings'];
}

/**
 * Opens the packaged extension in a workbench, with a stand-in as its server, and takes all of it down in the end. A test that
 * failed leaves a screenshot.
 */
export function inWorkbench(options: FixtureOptions, use: (opened: Opened) => void): void {
  let opened: Opened | undefined;
  const open = async () => {
    opened = await openAll(options);
    use(opened);
  };
  const close = async () => {
    await opened?.workbench.close();
    await opened?.standIn.close();
    if (opened) fs.rmSync(opened.folder, { recursive: true, force: true });
    opened = undefined;
  };
  if (options.each) beforeEach(open);
  else {
    before(open);
    beforeEach(() => opened?.standIn.reset());
  }
  afterEach(async function () {
    if (this.currentTest?.state === 'failed') await opened?.workbench.screenshot(`failed ${this.currentTest.title}`);
    if (options.each) await close();
    else if (!options.keep) await opened?.workbench.reset();
  });
  after(close);
}

async function openAll({
  demo,
  prepare,
  key,
  standIn: serving,
  viewport,
  companion,
  settings,
}: FixtureOptions): Promise<Opened> {
  const folder = fs.mkdtempSync(path.join(os.tmpdir(), 'stipple-folder-'));
  if (demo) fs.cpSync(path.join(repository, 'test/vscode/demo'), folder, { recursive: true });
  await prepare?.(folder);
  const standIn = await startStandIn(serving);
  const workbench = await openWorkbench({
    vsix: packagedExtension,
    folder,
    settings: { 'stipple.baseUrl': standIn.url, ...settings },
    ...(key ? { environment: { OPENAI_API_KEY: standIn.key } } : {}),
    ...(viewport ? { viewport } : {}),
    ...(companion ? { companion: await companion() } : {}),
  });
  return { workbench, standIn, folder };
}
