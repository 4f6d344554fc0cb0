import * as vscode from 'vscode';
import { CONFIGURATION } from '../core/ids.ts';
import { SETTINGS, type SettingName } from '../core/settings.ts';

export interface Settings {
  readonly model: string;
  readonly saveTo: string;
  readonly fileName: string;
  readonly defaults: Readonly<Record<string, unknown>>;
  readonly 'missingImages.enabled': boolean;
  readonly 'insert.patterns': Readonly<Record<string, unknown>>;
  readonly baseUrl: string;
  readonly preset: string;
  readonly paths: Readonly<Record<string, unknown>>;
  readonly query: Readonly<Record<string, unknown>>;
  readonly extraBody: Readonly<Record<string, unknown>>;
  readonly organization: string;
  readonly project: string;
  readonly headers: Readonly<Record<string, unknown>>;
  readonly lockFile: boolean;
  readonly explorerBadges: boolean;
  readonly concurrency: number;
  readonly timeoutSeconds: number;
  /** US$; none where it is 0. What says whether something may be spent reads it more strictly. */
  readonly 'budget.perDay': number;
  readonly 'budget.confirmAbove': number;
}

/** The settings as they hold for a file or folder; a value of the wrong type counts as not set. */
export function readSettings(scope?: vscode.Uri): Settings {
  const configuration = vscode.workspace.getConfiguration(CONFIGURATION, scope);
  const read = (name: SettingName): unknown => {
    const value = configuration.get<unknown>(name);
    return typeof value === typeof SETTINGS[name].default && value !== null ? value : SETTINGS[name].default;
  };
  return Object.fromEntries(
    Object.keys(SETTINGS).map((name) => [name, read(name as SettingName)]),
  ) as unknown as Settings;
}
