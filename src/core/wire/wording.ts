import { t } from '../text.ts';
import type { ErrorCode, ImageError } from './errors.ts';

/** The one thing that a person can do about an error. */
export type ErrorAction =
  | 'set-key'
  | 'change-request'
  | 'choose-model'
  | 'open-settings'
  | 'try-again'
  | 'save-as'
  | 'open-billing'
  | 'verify-organization'
  | 'show-log';

interface Wording {
  readonly title: string;
  readonly action: ErrorAction;
}

/** What went wrong, for people: a title, the server's or our own words behind it, and one action. */
export function wordError(error: ImageError): { readonly message: string; readonly action: ErrorAction } {
  const { title, action } = WORDINGS[error.code](error);
  const told = error.message && error.message !== title ? `${title}: ${error.message}` : title;
  return { message: error.requestId ? `${told} (${t('request {0}', error.requestId)})` : told, action };
}

/** What the button of an action says. */
export function labelOf(action: ErrorAction): string {
  return LABELS[action]();
}

const LABELS: Readonly<Record<ErrorAction, () => string>> = {
  'set-key': () => t('Set API Key…'),
  'change-request': () => t('Change and Try Again'),
  'choose-model': () => t('Choose Another Model'),
  'open-settings': () => t('Open Settings'),
  'try-again': () => t('Try Again'),
  'save-as': () => t('Save As…'),
  'open-billing': () => t('Open Billing'),
  'verify-organization': () => t('Verify Organization'),
  'show-log': () => t('Show Log'),
};

const WORDINGS: Readonly<Record<ErrorCode, (error: ImageError) => Wording>> = {
  'invalid-request': (error) => ({
    title: error.status ? t('The server refused the request') : t('This cannot be sent'),
    action: error.problems?.some(({ field }) => field.startsWith('stipple.')) ? 'open-settings' : 'change-request',
  }),
  'no-key': () => ({ title: t('There is no API key yet'), action: 'set-key' }),
  unauthorized: () => ({ title: t('The server does not accept the API key'), action: 'set-key' }),
  forbidden: (error) =>
    /must be verified/i.test(error.message)
      ? { title: t('The organization must be verified for this model'), action: 'verify-organization' }
      : { title: t('The server does not allow this'), action: 'choose-model' },
  'model-not-found': () => ({ title: t('The server does not have this model'), action: 'choose-model' }),
  'moderation-blocked': () => ({
    title: t('The safety system refused this prompt or picture'),
    action: 'change-request',
  }),
  'rate-limited': (error) => ({
    title: error.retryAfter
      ? t('Too many requests; the server asks to wait {0} seconds', Math.ceil(error.retryAfter))
      : t('Too many requests for now'),
    action: 'try-again',
  }),
  'quota-exceeded': () => ({ title: t('The account has no credit or has reached its limit'), action: 'open-billing' }),
  'too-large': () => ({ title: t('The request is too large for the server'), action: 'change-request' }),
  timeout: () => ({
    title: t('It took too long; the server may have charged for it all the same'),
    action: 'open-settings',
  }),
  network: () => ({ title: t('The server cannot be reached'), action: 'open-settings' }),
  server: () => ({ title: t('The server failed; it may have charged for it all the same'), action: 'try-again' }),
  'bad-response': () => ({ title: t('The answer cannot be used'), action: 'show-log' }),
  'stream-ended-early': () => ({ title: t('The answer broke off'), action: 'try-again' }),
  'save-failed': (error) => ({
    title: t('The picture could not be saved'),
    action: error.salvage ? 'save-as' : 'show-log',
  }),
  'budget-exceeded': () => ({ title: t('The budget does not allow this'), action: 'open-settings' }),
  cancelled: () => ({ title: t('Cancelled'), action: 'try-again' }),
};
