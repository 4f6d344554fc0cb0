/**
 * The address of a delivered picture if it may be opened: https in the open internet or at the API's own host, http only on the
 * machine itself when the API is there too. Undefined for everything else (files, private networks, other schemes).
 */
export function checkPictureUrl(address: string, baseUrl: string): string | undefined {
  let url: URL;
  try {
    url = new URL(address, `${baseUrl}/`);
  } catch {
    return undefined;
  }
  const base = new URL(baseUrl);
  const atHome = isLoopback(base.hostname);
  if (url.username || url.password) return undefined;
  if (url.protocol === 'http:') return atHome && isLoopback(url.hostname) ? url.href : undefined;
  if (url.protocol !== 'https:') return undefined;
  if (url.hostname === base.hostname || (atHome && isLoopback(url.hostname))) return url.href;
  return isPrivate(url.hostname) ? undefined : url.href;
}

/** `URL` has brought numbers of any spelling (decimal, octal, hexadecimal) into their usual form. */
function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return host === '[::1]' || /^(.+\.)?localhost$/.test(host) || /^127\.\d+\.\d+\.\d+$/.test(host);
}

/** What the open internet does not reach: names of local networks, and every range kept for special use by RFC 6890. */
function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (isLoopback(host)) return true;
  if (host.startsWith('[')) return isPrivateV6(groupsOf(host.slice(1, -1)));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateV4(host.split('.').map(Number));
  return !host.includes('.') || /\.(local|internal|intranet|lan|home|corp|home\.arpa)$/.test(host);
}

function isPrivateV4([a = 0, b = 0, c = 0]: readonly number[]): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168) ||
    (a === 192 && b === 0 && (c === 0 || c === 2)) ||
    (a === 198 && (b === 18 || b === 19 || (b === 51 && c === 100))) ||
    (a === 203 && b === 0 && c === 113) ||
    a >= 224
  );
}

function isPrivateV6(groups: readonly number[]): boolean {
  const [first = 0, second = 0] = groups;
  const v4At = (index: number) => {
    const [high = 0, low = 0] = groups.slice(index, index + 2);
    return isPrivateV4([high >> 8, high & 255, low >> 8, low & 255]);
  };
  // An IPv4 address in IPv6 clothes: 6to4, NAT64, and all that begin with zeros (mapped, compatible, unspecified, loopback).
  if (first === 0x2002) return v4At(1);
  if (first === 0x64 && second === 0xff9b) return v4At(6);
  if (groups.slice(0, 5).every((group) => group === 0)) return v4At(6);
  // Only 2000::/3 is routed; 2001:db8::/32 is for documents and 2001::/32 tunnels to an address inside of it.
  return first >> 13 !== 1 || (first === 0x2001 && (second === 0 || second === 0xdb8));
}

/** The eight groups of an IPv6 address as `URL` writes it: no dotted end, one `::` at most. */
function groupsOf(address: string): readonly number[] {
  const [left = [], right] = address.split('::').map((side) => side.split(':').filter(Boolean));
  const zeros = right ? Array.from({ length: 8 - left.length - right.length }, () => '0') : [];
  return [...left, ...zeros, ...(right ?? [])].map((group) => Number.parseInt(group, 16));
}
