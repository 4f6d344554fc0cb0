import { BlockList, isIP } from 'node:net';
import { isLoopback } from '../core/wire/reach.ts';
import type { NetworkFacts } from './network-facts.ts';

export interface ProxyServer {
  readonly url: URL;
  /** The value of `proxy-authorization`; a secret. */
  readonly authorization: string | undefined;
}

/**
 * The proxy on the way to a target, in VS Code's order: none for this machine itself and for what `http.noProxy` names (or
 * NO_PROXY, where the setting is empty), then `http.proxy`, then the environment. Undefined: straight.
 * A proxy that cannot be understood is an Error with the code `ERR_INVALID_URL`.
 */
export function proxyFor(target: URL, facts: NetworkFacts): ProxyServer | undefined {
  if (facts.proxySupport === 'off') return undefined;
  // Also where one is set: it would look for its own loopback. VS Code holds it the same way.
  if (isLoopback(target.hostname)) return undefined;
  const { environment } = facts;
  const exceptions =
    facts.noProxy.length > 0 ? facts.noProxy : (variable(environment, 'no_proxy') ?? '').split(/[\s,]+/);
  if (exceptions.some((entry) => covers(entry, target))) return undefined;
  // As VS Code: HTTP_PROXY alone stands for both kinds.
  const inherited = [...(target.protocol === 'https:' ? ['https_proxy'] : []), 'http_proxy', 'all_proxy'];
  const address = facts.proxy || inherited.map((name) => variable(environment, name)).find(Boolean);
  if (!address) return undefined;
  const url = new URL(address.includes('://') ? address : `http://${address}`);
  return { url, authorization: facts.proxyAuthorization || basic(url) };
}

/** Upper and lower case are both in use; as in curl the lower one counts first. */
function variable(environment: NetworkFacts['environment'], name: string): string | undefined {
  return environment[name]?.trim() || environment[name.toUpperCase()]?.trim() || undefined;
}

/** An entry is `*`, a domain with all below it (`.a.org`, `*.a.org`, `a.org`), an address or a range of them; `:8080` may follow. */
function covers(entry: string, { hostname, port, protocol }: URL): boolean {
  const text = entry.trim().toLowerCase();
  // The last colon of an IPv6 address is none before a port.
  const [, named, wantedPort] = /^(\[.+\]|[^:]*):(\d+)$/.exec(text) ?? [];
  const pattern = (named ?? text).replace(/^\[|\]$/g, '');
  if (!pattern) return false;
  if (wantedPort && wantedPort !== (port || (protocol === 'https:' ? '443' : '80'))) return false;
  if (pattern === '*') return true;
  const host = hostname.replace(/^\[|\]$/g, '');
  if (isIP(host)) return host === pattern || inRange(host, pattern);
  return `.${host}`.endsWith(`.${pattern.replace(/^\*?\./, '')}`);
}

function inRange(address: string, pattern: string): boolean {
  const [, network = '', bits = ''] = /^([\d.]+|[\da-f:]+)\/(\d+)$/.exec(pattern) ?? [];
  const family = isIP(network);
  if (!family || family !== isIP(address) || Number(bits) > (family === 4 ? 32 : 128)) return false;
  const range = new BlockList();
  const kind = family === 4 ? 'ipv4' : 'ipv6';
  range.addSubnet(network, Number(bits), kind);
  return range.check(address, kind);
}

function basic({ username, password }: URL): string | undefined {
  if (!username) return undefined;
  return `Basic ${Buffer.from(`${decoded(username)}:${decoded(password)}`).toString('base64')}`;
}

/** A password with a stray percent sign is taken as it stands. */
function decoded(text: string): string {
  try {
    return decodeURIComponent(text);
  } catch {
    return text;
  }
}
