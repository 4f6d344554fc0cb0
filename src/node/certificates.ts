import tls, { type ConnectionOptions, type SecureContext } from 'node:tls';
import type { NetworkFacts } from './network-facts.ts';

/** Whom to believe. */
export interface Trust {
  readonly options: (facts: NetworkFacts) => ConnectionOptions;
  /** After a handshake failed with this code: whether it is worth another try, with the authorities that the system trusts. */
  readonly widen: (code: string, facts: NetworkFacts) => boolean;
}

const UNKNOWN_AUTHORITY = new Set([
  'DEPTH_ZERO_SELF_SIGNED_CERT',
  'SELF_SIGNED_CERT_IN_CHAIN',
  'UNABLE_TO_GET_ISSUER_CERT',
  'UNABLE_TO_GET_ISSUER_CERT_LOCALLY',
  'UNABLE_TO_VERIFY_LEAF_SIGNATURE',
]);

/**
 * Node's own authorities (with NODE_EXTRA_CA_CERTS) first. The system's are read when those do not suffice, and from then on:
 * reading and parsing them blocks the thread, on some systems for hundreds of milliseconds, and most people need none of them.
 */
export function createTrust(): Trust {
  let all: SecureContext | undefined;
  return {
    options: ({ proxyStrictSSL, systemCertificates }) => {
      if (!proxyStrictSSL) return { rejectUnauthorized: false };
      return all && systemCertificates ? { secureContext: all } : {};
    },
    widen: (code, { systemCertificates }) => {
      // Node 22.15 and later; an older one leaves it to the editor's own stack.
      if (all || !systemCertificates || !isUnknownAuthority(code) || !tls.getCACertificates) return false;
      all = tls.createSecureContext({ ca: [...tls.getCACertificates('default'), ...tls.getCACertificates('system')] });
      return true;
    },
  };
}

export function isUnknownAuthority(code: string): boolean {
  return UNKNOWN_AUTHORITY.has(code);
}
