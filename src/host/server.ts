import type { Problem } from '../core/model/draft.ts';
import { t } from '../core/text.ts';
import { ImageError, invalidRequest } from '../core/wire/errors.ts';
import type { Server } from '../core/wire/http.ts';
import type { Keys } from './key.ts';
import type { Settings } from './settings.ts';

/** What is wrong with the address and the headers in the settings. */
export function serverProblems({ baseUrl, headers }: Settings): readonly Problem[] {
  const problems: Problem[] = [];
  const field = 'stipple.baseUrl';
  const url = URL.canParse(baseUrl) ? new URL(baseUrl) : undefined;
  if (!url || !/^https?:$/.test(url.protocol)) {
    problems.push({
      field,
      message: t('stipple.baseUrl is no web address: {0}. It looks like https://api.openai.com/v1', baseUrl),
    });
  } else if (url.search || url.hash || url.username) {
    problems.push({
      field,
      message: t('stipple.baseUrl must be an address without a query, a fragment or a user name'),
    });
  }
  for (const [name, value] of Object.entries(headers)) {
    if (typeof value === 'string' && /^[!#$%&'*+.^_`|~\w-]+$/.test(name) && /^[\t\x20-\x7e]*$/.test(value)) continue;
    problems.push({
      field: 'stipple.headers',
      message: t('stipple.headers holds a header that cannot be sent: {0}', name),
    });
  }
  return problems;
}

/** The server of the settings with its key; throws `no-key` where nothing would authorize the request. */
export async function openServer(settings: Settings, keys: Keys): Promise<Server> {
  const problems = serverProblems(settings);
  if (problems.length > 0) throw invalidRequest(problems);
  const own = settings.headers as Readonly<Record<string, string>>;
  const authorized = Object.keys(own).some((name) => /^(authorization|api-key)$/i.test(name));
  const key = authorized ? undefined : await keys.find();
  const baseUrl = settings.baseUrl.replace(/\/+$/, '');
  if (!authorized && !key) throw new ImageError('no-key', t('Set an API key for {0}', new URL(baseUrl).host));
  return {
    baseUrl,
    headers: {
      ...(key ? { authorization: `Bearer ${key.value}` } : {}),
      ...(settings.organization ? { 'openai-organization': settings.organization } : {}),
      ...(settings.project ? { 'openai-project': settings.project } : {}),
      ...own,
    },
  };
}
