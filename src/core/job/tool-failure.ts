import type { Problem } from '../model/draft.ts';
import { OFFLINE_MODEL } from '../model/table.ts';
import type { ErrorCode, ImageError } from '../wire/errors.ts';
import { wordError } from '../wire/wording.ts';

/**
 * An error as a language model is told of it: what is wrong, and what it should do now. In English but for what people are
 * told as well.
 * @param saved paths of what was saved before it failed
 */
export function writeToolFailure(error: ImageError, saved: readonly string[]): string {
  return [
    error.problems && error.code === 'invalid-request'
      ? ['Nothing was sent. Change this and call again:', ...error.problems.map(lineOf)].join('\n')
      : `${wordError(error).message.replace(/\.?$/, '.')} ${REMEDIES[error.code](error)}`,
    ...(saved.length > 0 ? [`Saved before that, and not to be made again: ${saved.join(', ')}`] : []),
  ].join('\n');
}

/** Fields that tools call otherwise than commands do. */
const NAMES: Readonly<Record<string, string>> = { save_to: 'path', target: 'exact_size' };

function lineOf({ field, message, nearest, switch: other }: Problem): string {
  const name = NAMES[field] ?? field;
  const told = message.replaceAll(field, name);
  const remedies = [
    nearest === undefined ? undefined : `${name}=${nearest}`,
    other && `${other.option}=${other.value}`,
    field === 'size' && nearest !== undefined ? 'exact_size instead of size' : undefined,
  ].filter((remedy) => remedy !== undefined);
  return `- ${name}: ${told}${remedies.length > 0 ? ` (try ${remedies.join(', or ')})` : ''}`;
}

const PAID = 'It may have been paid for, so ask the user before you call again.';

const REMEDIES: Readonly<Record<ErrorCode, (error: ImageError) => string>> = {
  'invalid-request': () => 'Change what it says and call again.',
  'no-key': () =>
    `Ask the user to run the command “Stipple: Set API Key…”, or use the model ${OFFLINE_MODEL}, which needs no key.`,
  unauthorized: () => 'Ask the user to run the command “Stipple: Set API Key…”. Do not ask for the key yourself.',
  forbidden: () => 'Use another model, or tell the user.',
  'model-not-found': () => 'Use another model, or leave model out.',
  'moderation-blocked': () =>
    'Say it in other words, without what may have been refused. Do not repeat the same prompt.',
  'rate-limited': ({ retryAfter }) =>
    `Wait ${retryAfter ? `${Math.ceil(retryAfter)} seconds` : 'a minute'} before you call again.`,
  'quota-exceeded': () => 'Only the user can change that: tell them, and do not call again.',
  'too-large': () => 'Use fewer or smaller pictures, or a smaller size.',
  timeout: () => PAID,
  network: () =>
    `Tell the user; the command “Stipple: Check Connection and Models” says more. ${OFFLINE_MODEL} works offline.`,
  server: () => PAID,
  'bad-response': () => PAID,
  'stream-ended-early': () => PAID,
  'save-failed': () => 'Choose another path. If pictures were made, the user is offered them: do not make them again.',
  'budget-exceeded': () =>
    `The user has set this limit: do not try to get around it. Ask them, or use ${OFFLINE_MODEL}, which is free.`,
  cancelled: () => 'The user stopped it: do not call again unless they ask for it.',
};
