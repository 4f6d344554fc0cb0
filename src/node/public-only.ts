import dns from 'node:dns';
import { isIP, type LookupFunction } from 'node:net';
import { t } from '../core/text.ts';
import { ImageError } from '../core/wire/errors.ts';
import { isPublicAddress } from '../core/wire/reach.ts';

/**
 * What keeps a socket out of private networks: a look-up that gives it public addresses only. It is the socket's own look-up,
 * so what is judged here is what will be connected to; a name that resolves to something else the next time gains nothing.
 * Throws, and the look-up fails with, an ImageError `bad-response`.
 *
 * @param host without brackets
 */
export function publicOnly(host: string, lookup: typeof dns.lookup = dns.lookup): { readonly lookup: LookupFunction } {
  // An address is not looked up.
  if (isIP(host) && !isPublicAddress(host)) throw notPublic(host, host);
  return {
    lookup: (name, options, done) =>
      lookup(name, { ...options, all: true }, (error, found) => {
        if (error) return done(error, []);
        const open = found.filter(({ address }) => isPublicAddress(address));
        const [first] = open;
        if (!first) done(notPublic(name, found.map(({ address }) => address).join(', ')), []);
        else if (options.all) done(null, open);
        else done(null, first.address, first.family);
      }),
  };
}

export function notPublic(host: string, addresses: string): ImageError {
  return new ImageError(
    'bad-response',
    t(
      'The server names a picture at {0}, which leads to {1}: Stipple opens only public addresses there; a server that sends pictures as b64_json needs none',
      host,
      addresses,
    ),
  );
}
