import fs from 'node:fs';
import path from 'node:path';
import { runCommand } from './command.ts';
import type { WebHostInstallation } from './install.ts';
import { repository } from './places.ts';

/** The folders in which a VS Code keeps settings, state and extensions. */
export interface Profile {
  readonly userData: string;
  readonly extensions: string;
}

export type Settings = Readonly<Record<string, unknown>>;

/** Nothing that a test has not asked for: no tips, no chat, no updates, no questions. */
const quietSettings: Settings = {
  'chat.disableAIFeatures': true,
  'extensions.autoCheckUpdates': false,
  'extensions.autoUpdate': false,
  'extensions.ignoreRecommendations': true,
  'git.openRepositoryInParentFolders': 'never',
  'remote.autoForwardPorts': false,
  'security.workspace.trust.enabled': false,
  'telemetry.telemetryLevel': 'off',
  'update.mode': 'none',
  'workbench.enableExperiments': false,
  'workbench.secondarySideBar.defaultVisibility': 'hidden',
  'workbench.startupEditor': 'none',
  'workbench.tips.enabled': false,
};

/** Makes the folders of a profile below `folder`, with quiet settings and the given ones; settings that are there stay. */
export function createProfile(folder: string, settings: Settings = {}): Profile {
  const profile = { userData: path.join(folder, 'user'), extensions: path.join(folder, 'extensions') };
  fs.mkdirSync(profile.extensions, { recursive: true });
  // A window of the web host counts as remote, and settings of scope "machine" are then read from Machine only.
  for (const place of ['User', 'Machine']) {
    const file = path.join(profile.userData, place, 'settings.json');
    fs.mkdirSync(path.dirname(file), { recursive: true });
    if (!fs.existsSync(file)) fs.writeFileSync(file, JSON.stringify({ ...quietSettings, ...settings }, null, 2));
  }
  return profile;
}

/** Changes what the settings say, while a window looks on. */
export function changeSettings({ userData }: Profile, changes: Settings): void {
  for (const place of ['User', 'Machine']) {
    const file = path.join(userData, place, 'settings.json');
    const settings: Settings = JSON.parse(fs.readFileSync(file, 'utf8'));
    fs.writeFileSync(file, JSON.stringify({ ...settings, ...changes }, null, 2));
  }
}

/** Installs a packaged extension the way a user's VS Code would. */
export async function installPackage(host: WebHostInstallation, profile: Profile, vsix: string): Promise<void> {
  // An own configuration folder: code-server would else write one into the user's home.
  const XDG_CONFIG_HOME = path.join(profile.userData, 'config');
  const entry = path.join(host.codeServer, 'out/node/entry.js');
  const folders = ['--user-data-dir', profile.userData, '--extensions-dir', profile.extensions];
  await runCommand(host.node, [entry, ...folders, '--install-extension', vsix], { environment: { XDG_CONFIG_HOME } });
}

/** Links the repository as if it were installed: a reload of the window picks up what was rebuilt. */
export function linkDevelopmentExtension(profile: Profile): void {
  const manifest = JSON.parse(fs.readFileSync(path.join(repository, 'package.json'), 'utf8'));
  // Emptied first, with VS Code's memory of it: it would go on with the manifest of the last start.
  fs.rmSync(profile.extensions, { recursive: true, force: true });
  fs.rmSync(path.join(profile.userData, 'CachedProfilesData'), { recursive: true, force: true });
  fs.mkdirSync(profile.extensions);
  const name = `${manifest.publisher}.${manifest.name}-${manifest.version}`;
  fs.symlinkSync(repository, path.join(profile.extensions, name), 'dir');
}
