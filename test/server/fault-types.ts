import type { Answer, Publish } from './answers.ts';
import type { Order } from './order.ts';
import type { Reply, Step } from './script.ts';
import type { ServerEvent } from './stream.ts';

export type RefusalFault =
  | 'moderation-blocked-input'
  | 'moderation-blocked-output'
  | 'invalid-value'
  | 'invalid-type'
  | 'unknown-parameter'
  | 'missing-required-parameter'
  | 'unsupported-file-mimetype'
  | 'missing-file-mimetype'
  | 'invalid-image-file'
  | 'billing-hard-limit-reached'
  | 'invalid-service-tier'
  | 'invalid-api-key'
  | 'organization-unverified'
  | 'unsupported-country'
  | 'model-not-in-project'
  | 'model-not-found'
  | 'model-deprecated'
  | 'request-timeout'
  | 'conflict'
  | 'body-too-large'
  | 'body-too-large-early'
  | 'detail-text'
  | 'detail-list'
  | 'rate-limit-exceeded'
  | 'slow-down'
  | 'insufficient-quota'
  | 'credit-balance-exhausted'
  | 'organization-spend-limit-exceeded'
  | 'project-spend-limit-exceeded'
  | 'organization-usage-limit-exceeded'
  | 'server-error'
  | 'empty-error'
  | 'bad-gateway'
  | 'overloaded'
  | 'gateway-timeout'
  | 'string-error'
  | 'redirected';

/** The order is changed after it was found good, so that the answer is not what was asked for. */
export type OrderFault = 'odd-size' | 'ignored-mask' | 'ignored-transparency' | 'fewer-previews' | 'fewer-pictures';

export type PictureFault = 'mislabelled-format' | 'truncated-picture' | 'scripted-svg' | 'page-as-picture';

export type AnswerFault =
  | 'json-instead-of-stream'
  | 'url-answer'
  | 'url-answer-gone'
  | 'url-answer-forbidden'
  | 'bare-answer'
  | 'empty-data'
  | 'missing-data'
  | 'null-b64-json'
  | 'invalid-base64'
  | 'html-with-200'
  | 'invalid-json-with-200'
  | 'error-with-200';

export type StreamFault =
  | 'stream-without-completed'
  | 'stream-error'
  | 'stream-error-flat'
  | 'stream-error-unnamed'
  | 'stream-malformed-json'
  | 'stream-reset'
  | 'completed-then-reset'
  | 'stream-unterminated'
  | 'stream-noise'
  | 'stream-done-marker'
  | 'stream-several-completed'
  | 'stream-crlf'
  | 'stream-without-event-lines'
  | 'stream-skipped-index'
  | 'stream-auto-echoes'
  | 'stream-without-usage'
  | 'stream-hang'
  | 'endless-keep-alives'
  | 'endless-previews';

export type WireFault =
  | 'hang-before-headers'
  | 'reset-before-headers'
  | 'cut-body'
  | 'split-bytes'
  | 'slow-drip'
  | 'gzip-encoded'
  | 'endless-blanks';

export type FaultName = RefusalFault | OrderFault | PictureFault | AnswerFault | StreamFault | WireFault;

/** What a fault can be told; each fault uses those that mean something to it. */
export type FaultOptions = {
  /** How many image requests in a row it befalls; 1 when left out. */
  readonly times?: number;
  /** Refusals: another status, the message, and what the retry headers say. */
  readonly status?: number;
  readonly message?: string;
  /** Seconds, or whatever text the header is to hold. */
  readonly retryAfter?: number | string;
  /** Seconds from now, sent as an HTTP date. */
  readonly retryAfterDate?: number;
  readonly retryAfterMs?: number;
  readonly shouldRetry?: boolean;
  /** Streams: how many previews go out before the break; all when left out. */
  readonly previews?: number;
  /** Milliseconds between the pieces of a slow or endless answer. */
  readonly ms?: number;
};

export type Fault = FaultOptions & { readonly fault: FaultName };

/** Where in the making of an answer a fault takes hold. */
export type Act =
  | { readonly at: 'refusal'; readonly reply: (options: FaultOptions) => Reply }
  | { readonly at: 'order'; readonly alter: (order: Order) => Order }
  | { readonly at: 'picture'; readonly alter: (file: Buffer, order: Order) => Buffer | Promise<Buffer> }
  | { readonly at: 'answer'; readonly alter: (answer: Answer, publish: Publish) => Reply }
  | {
      readonly at: 'stream';
      readonly alter: (events: readonly ServerEvent[], options: FaultOptions) => Iterable<Step>;
    }
  | { readonly at: 'wire'; readonly alter: (script: Iterable<Step>, options: FaultOptions) => Iterable<Step> };
