/** Every message between the host and a webview, both ways: noun, then verb. Bytes travel as exact `Uint8Array`s. */

export interface ToPreview {
  readonly type: 'preview-changed';
  /** How it goes. */
  readonly line: string;
  /** Left out while the picture on show stays. */
  readonly picture?: Uint8Array;
}

export type FromPreview = { readonly type: 'panel-ready' } | { readonly type: 'job-cancelled' };

const FROM_PREVIEW: Readonly<Record<FromPreview['type'], true>> = { 'panel-ready': true, 'job-cancelled': true };

/** A webview is not trusted: what nobody knows is dropped. */
export function isFromPreview(message: unknown): message is FromPreview {
  return hasType(message) && Object.hasOwn(FROM_PREVIEW, message.type);
}

function hasType(message: unknown): message is { readonly type: string } {
  return typeof message === 'object' && message !== null && 'type' in message && typeof message.type === 'string';
}
