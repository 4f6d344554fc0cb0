import { t } from '../core/text.ts';
import { ImageError, isImageError } from '../core/wire/errors.ts';
import { isUnknownAuthority } from './certificates.ts';

/** What `cause` of a `network` error holds beside the system's own fields. */
export interface NetworkCause extends Error {
  /** The system's code where there is one: `ECONNREFUSED`, `ENOTFOUND`, `UND_ERR_CONNECT_TIMEOUT`, `PROXY_SIGN_IN` … */
  readonly code?: string;
  /** Whether bytes of the request may have left: only where none has may it be sent again by itself. */
  readonly requestSent?: boolean;
}

/** @param peer who failed, as `host:port`: the server, or the proxy on the way to it */
export function networkError(error: unknown, peer: string, requestSent: boolean): ImageError {
  // A file that changed while it was sent has its own words.
  if (isImageError(error)) return error;
  const cause: NetworkCause = error instanceof Error ? error : new Error(String(error));
  const code = codeOf(cause);
  Object.assign(cause, { requestSent, ...(code ? { code } : {}) });
  return new ImageError('network', explain(code, peer, requestSent) ?? `${peer}: ${cause.message || code}`, { cause });
}

/** An Error as the system would make one. */
export function failure(code: string, message: string): NetworkCause {
  return Object.assign(new Error(message), { code });
}

/** What a proxy answered to CONNECT. tinyproxy 1.11 says 401 where it means 407. */
export function refusedTunnel(status: number, target: string): NetworkCause {
  if (status === 407 || status === 401) return failure('PROXY_SIGN_IN', `answered ${status}`);
  const words = t('the proxy does not let a connection to {0} through (status {1})', target, status || '?');
  return failure('PROXY_REFUSED', words);
}

/** True where an error says for certain that no byte of the request has left. */
export function nothingWasSent(error: unknown): boolean {
  return causeOf(error)?.requestSent === false;
}

export function networkCode(error: unknown): string {
  const cause = causeOf(error);
  return cause ? codeOf(cause) : '';
}

function causeOf(error: unknown): NetworkCause | undefined {
  return isImageError(error) && error.cause instanceof Error ? error.cause : undefined;
}

/** undici wraps what the system said. */
function codeOf(error: NetworkCause): string {
  const inner = error.cause instanceof Error ? (error.cause as NetworkCause).code : undefined;
  return (error.code === 'UND_ERR_SOCKET' ? inner : undefined) ?? error.code ?? inner ?? '';
}

function explain(code: string, peer: string, requestSent: boolean): string | undefined {
  const name = peer.replace(/:\d+$/, '');
  const known: Readonly<Record<string, () => string>> = {
    ECONNREFUSED: () => t('nothing answers at {0}', peer),
    ENOTFOUND: () => t('there is no server named {0}: check the address and http.proxy', name),
    EAI_AGAIN: () => t('the name {0} cannot be looked up: is this machine online?', name),
    EHOSTUNREACH: () => t('there is no way to {0}: is this machine online?', peer),
    ENETUNREACH: () => t('there is no way to {0}: is this machine online?', peer),
    UND_ERR_CONNECT_TIMEOUT: () => t('{0} does not answer', peer),
    PROXY_SIGN_IN: () => t('the proxy {0} wants a sign-in: put name and password into http.proxy', peer),
    // What the bundle has in place of undici's other parser throws it: see esbuild.mjs.
    NO_WASM_SIMD: () =>
      t('undici cannot run here (no WebAssembly SIMD, or UNDICI_NO_WASM_SIMD is set): set stipple.network to “editor”'),
    CERT_HAS_EXPIRED: () => t('the certificate of {0} has expired', peer),
    CERT_NOT_YET_VALID: () => t('the certificate of {0} is not valid yet: is the clock right?', peer),
    ERR_TLS_CERT_ALTNAME_INVALID: () => t('the certificate of {0} was made for another name', peer),
  };
  if (known[code]) return known[code]();
  // OpenSSL's word for it changed between versions.
  if (/^EPROTO$|^ERR_SSL_(WRONG_VERSION|PACKET_LENGTH)/.test(code)) {
    return t('{0} does not speak HTTPS: does its address begin with http://?', peer);
  }
  if (isUnknownAuthority(code)) {
    return t(
      'the certificate of {0} comes from an authority that is not trusted here ({1}): add it to the system’s certificates, or name its file in NODE_EXTRA_CA_CERTS; http.proxyStrictSSL turns the check off',
      peer,
      code,
    );
  }
  if (!/^(ECONNRESET|EPIPE|ECONNABORTED|UND_ERR_SOCKET)$/.test(code)) return undefined;
  return requestSent
    ? t('{0} closed the connection', peer)
    : t('{0} closed the connection before anything was sent', peer);
}
