/**
 * The address of a delivered picture if it may be opened: https anywhere, http only on the machine itself when the API is
 * there too. Undefined for everything else (files, private networks by number, other schemes).
 */
export function checkPictureUrl(address: string, baseUrl: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address, `${baseUrl}/`);
  } catch {
    return undefined;
  }
  const atHome = isLoopback(new URL(baseUrl).hostname);
  if (url.protocol === 'http:') return atHome && isLoopback(url.hostname) ? url.href : undefined;
  if (url.protocol !== 'https:' || url.username || url.password) return undefined;
  return isPrivate(url.hostname) && !atHome ? undefined : url.href;
}

export function isLoopback(hostname: string): boolean {
  return hostname === 'localhost' || hostname === '[::1]' || /^127\.\d+\.\d+\.\d+$/.test(hostname);
}

/** Loopback, link-local and private ranges, as literal addresses. */
function isPrivate(hostname: string): boolean {
  return (
    isLoopback(hostname) ||
    /^(10|192\.168|169\.254|0|172\.(1[6-9]|2\d|3[01]))\./.test(hostname) ||
    /^\[f[cde]/i.test(hostname)
  );
}
