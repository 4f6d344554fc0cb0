import { t } from '../text.ts';
import { ImageError } from './errors.ts';
import type { Send } from './http.ts';
import { type ListedModel, readModels } from './models.ts';
import { refusalOf } from './refusal.ts';
import { addressOf, type Server } from './server.ts';

/** More than any list of models. */
const LIST_LIMIT = 4 * 1024 * 1024;

/** Asks a server which image models it has. Throws an ImageError, or the reason of `signal`. */
export async function listModels(server: Server, send: Send, signal: AbortSignal): Promise<readonly ListedModel[]> {
  const reply = await send({ method: 'GET', url: addressOf(server, 'models'), headers: server.headers }, signal);
  const decoder = new TextDecoder();
  let text = '';
  for await (const chunk of reply.body) {
    text += decoder.decode(chunk, { stream: true });
    if (text.length > LIST_LIMIT) break;
  }
  if (reply.status < 200 || reply.status > 299) throw refusalOf(reply, text);
  try {
    return readModels(JSON.parse(text));
  } catch (cause) {
    throw new ImageError('bad-response', t('The list of models cannot be read: check stipple.baseUrl'), { cause });
  }
}
