import type { HttpRequest } from './http.ts';
import { isLoopback, isPrivate } from './reach.ts';

/**
 * The address of a delivered picture if it may be opened: https in the open internet or at the API's own host, http only on the
 * machine itself when the API is there too. Undefined for everything else (files, private networks, other schemes).
 * A name tells nothing about the address behind it, so on the way into the open internet `reach` asks for a public one.
 */
export function checkPictureUrl(address: string, baseUrl: string): Pick<HttpRequest, 'url' | 'reach'> | undefined {
  let url: URL;
  try {
    url = new URL(address, `${baseUrl}/`);
  } catch {
    return undefined;
  }
  const base = new URL(baseUrl);
  const staysHome = isLoopback(base.hostname) && isLoopback(url.hostname);
  if (url.username || url.password) return undefined;
  if (url.protocol === 'http:') return staysHome ? { url: url.href } : undefined;
  if (url.protocol !== 'https:') return undefined;
  if (url.hostname === base.hostname || staysHome) return { url: url.href };
  return isPrivate(url.hostname) ? undefined : { url: url.href, reach: 'public' };
}
