import type { Problem } from '../core/model/draft.ts';
import { t } from '../core/text.ts';
import { ImageError, invalidRequest } from '../core/wire/errors.ts';
import { isPresetName, PRESETS, type Server } from '../core/wire/server.ts';
import type { Keys } from './key.ts';
import type { Settings } from './settings.ts';

/** What is wrong with the settings that say where requests go. */
export function serverProblems({ baseUrl, preset, paths, query, headers }: Settings): readonly Problem[] {
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  const isAddress = url && /^https?:$/.test(url.protocol);
  const isPlain = url && !url.search && !url.hash && !url.username;
  const problems = [
    isAddress ? undefined : ['baseUrl', t('{0} is no web address. It looks like https://api.openai.com/v1', baseUrl)],
    isAddress && !isPlain ? ['baseUrl', t('leave query, fragment and user name out of the address')] : undefined,
    isPresetName(preset) ? undefined : ['preset', t('{0} is none of {1}', preset, Object.keys(PRESETS).join(', '))],
    ...wrongTexts(paths, /^\/[^?#\s]*$/).map((name) => ['paths', t('{0} must be a path that starts with /', name)]),
    ...wrongTexts(query, /^[\s\S]*$/).map((name) => ['query', t('{0} must be text', name)]),
    ...wrongTexts(headers, /^[\t\x20-\x7e]*$/).map((name) => ['headers', t('{0} cannot be sent', name)]),
    ...Object.keys(headers)
      .filter((name) => !/^[!#$%&'*+.^_`|~\w-]+$/.test(name))
      .map((name) => ['headers', t('{0} is no name of a header', name)]),
  ];
  return problems
    .filter((problem) => problem !== undefined)
    .map(([name, message]) => ({ field: `stipple.${name}`, message: `stipple.${name}: ${message}` }));
}

/** Whether the settings' own headers say who asks, so that no key is needed. */
export function authorizesItself({ headers }: Settings): boolean {
  return Object.keys(headers).some((name) => /^(authorization|api-key)$/i.test(name));
}

/** The server of the settings with its key; throws `no-key` where nothing would authorize the request. */
export async function openServer(settings: Settings, keys: Keys): Promise<Server> {
  const problems = serverProblems(settings);
  if (problems.length > 0 || !isPresetName(settings.preset)) throw invalidRequest(problems);
  const preset = PRESETS[settings.preset];
  const own = settings.headers as Readonly<Record<string, string>>;
  const authorized = authorizesItself(settings);
  const key = authorized ? undefined : await keys.find();
  const baseUrl = settings.baseUrl.replace(/\/+$/, '');
  if (!authorized && !key) throw new ImageError('no-key', t('Set an API key for {0}', new URL(baseUrl).host));
  const { generations, edits, models } = settings.paths as Readonly<Record<string, string | undefined>>;
  return {
    baseUrl,
    headers: {
      ...(key ? { [preset.keyHeader]: `${preset.keyPrefix}${key.value}` } : {}),
      ...(settings.organization ? { 'openai-organization': settings.organization } : {}),
      ...(settings.project ? { 'openai-project': settings.project } : {}),
      ...own,
    },
    paths: {
      generate: generations ?? preset.paths.generate,
      edit: edits ?? preset.paths.edit,
      models: models ?? preset.paths.models,
    },
    query: { ...preset.query, ...(settings.query as Readonly<Record<string, string>>) },
    extraBody: settings.extraBody,
  };
}

/** The names of the entries that are no text of this form. */
function wrongTexts(entries: Readonly<Record<string, unknown>>, form: RegExp): readonly string[] {
  return Object.keys(entries).filter((name) => typeof entries[name] !== 'string' || !form.test(String(entries[name])));
}
