import * as vscode from 'vscode';
import { t } from '../core/text.ts';
import type { Log } from './log.ts';
import { readSettings } from './settings.ts';

export interface Key {
  readonly value: string;
  readonly source: 'stored' | 'environment';
}

export interface Keys {
  /** The key for the server of `stipple.baseUrl`; one that was stored for another host is never given out. */
  readonly find: () => Promise<Key | undefined>;
  /** Asks for a key and stores it; false when the person left. */
  readonly ask: () => Promise<boolean>;
  /** Stores a key that was given, or asks for one. */
  readonly set: (value: unknown) => Promise<void>;
  readonly clear: () => Promise<void>;
}

const ENVIRONMENT_VARIABLE = 'OPENAI_API_KEY';

/** `environment` is handed in: what runs here may not read `process`. */
export function createKeys(
  context: vscode.ExtensionContext,
  environment: Readonly<Record<string, string | undefined>>,
  log: Log,
): Keys {
  const find = async (): Promise<Key | undefined> => {
    const stored = await context.secrets.get(secretName());
    const value = stored ?? environment[ENVIRONMENT_VARIABLE]?.trim();
    if (!value) return undefined;
    log.hide(value);
    return { value, source: stored ? 'stored' : 'environment' };
  };

  const store = async (value: string) => {
    log.hide(value);
    await context.secrets.store(secretName(), value);
    log.info(`An API key was stored for ${hostName()}`);
  };

  const ask = async (): Promise<boolean> => {
    const host = hostName();
    const value = await vscode.window.showInputBox({
      title: t('Set API Key'),
      prompt: t('The API key for {0}. It is kept in the secret storage of the editor and sent to no other host.', host),
      placeHolder: 'sk-…',
      password: true,
      ignoreFocusOut: true,
      validateInput: (text) => keyFault(text),
    });
    if (!value) return false;
    await store(value.trim());
    void vscode.window.showInformationMessage(t('The API key for {0} is stored.', host));
    return true;
  };

  const set = async (value: unknown) => {
    if (typeof value === 'string' && !keyFault(value)) await store(value.trim());
    else await ask();
  };

  const clear = async () => {
    await context.secrets.delete(secretName());
    const host = hostName();
    const rest = environment[ENVIRONMENT_VARIABLE]
      ? t('The API key for {0} is forgotten; {1} of the environment is used now.', host, ENVIRONMENT_VARIABLE)
      : t('The API key for {0} is forgotten.', host);
    void vscode.window.showInformationMessage(rest);
  };

  return { find, ask, set, clear };
}

function keyFault(text: string): string | undefined {
  if (text.trim() === '') return t('Paste the key here');
  return /^[\x21-\x7e]+$/.test(text.trim()) ? undefined : t('A key has no spaces and no special characters');
}

function hostName(): string {
  const { baseUrl } = readSettings();
  return URL.canParse(baseUrl) ? new URL(baseUrl).host : baseUrl;
}

function secretName(): string {
  return `apiKey:${hostName()}`;
}
