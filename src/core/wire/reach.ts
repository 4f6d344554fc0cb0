/** Whom a host reaches. Hosts are spelled as `URL` has brought them into their usual form: lower case, `[::1]`, numbers decimal. */

/** This machine itself. */
export function isLoopback(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  return /^(.+\.)?localhost$|^127(\.\d+){3}$|^\[::1\]$|^\[::ffff:7f[\da-f]{2}:[\da-f]{1,4}\]$/.test(host);
}

/** What the open internet does not reach: names of local networks, and every address range kept for special use by RFC 6890. */
export function isPrivate(hostname: string): boolean {
  const host = hostname.replace(/\.$/, '');
  if (isLoopback(host)) return true;
  if (host.startsWith('[')) return isPrivateV6(groupsOf(host.slice(1, -1)));
  if (/^\d+\.\d+\.\d+\.\d+$/.test(host)) return isPrivateV4(host.split('.').map(Number));
  return !host.includes('.') || /\.(local|internal|intranet|lan|home|corp|home\.arpa)$/.test(host);
}

/** @param address as the system spells it: IPv4, or IPv6 in any of its forms, maybe with a zone (`fe80::1%eth0`) */
export function isPublicAddress(address: string): boolean {
  const url = `http://${address.includes(':') ? `[${address.replace(/%.*$/, '')}]` : address}`;
  return URL.canParse(url) && !isPrivate(new URL(url).hostname);
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
  const zeros = (from: number, to: number) => groups.slice(from, to).every((group) => group === 0);
  const v4At = (index: number) => {
    const [high = 0, low = 0] = groups.slice(index, index + 2);
    return isPrivateV4([high >> 8, high & 255, low >> 8, low & 255]);
  };
  // An IPv4 address in IPv6 clothes: 6to4, NAT64, and all that begin with zeros (mapped, compatible, unspecified, loopback).
  if (first === 0x2002) return v4At(1);
  if (first === 0x64 && second === 0xff9b && zeros(2, 6)) return v4At(6);
  if (zeros(0, 5)) return v4At(6);
  // Only 2000::/3 is routed; in it, 2001:db8::/32 and 3fff::/20 are for documents, and 2001::/32 tunnels to an address inside of it.
  if (first === 0x3fff) return second < 0x1000;
  return first >> 13 !== 1 || (first === 0x2001 && (second === 0 || second === 0xdb8));
}

/** The eight groups of an IPv6 address as `URL` writes it: no dotted end, one `::` at most. */
function groupsOf(address: string): readonly number[] {
  const [left = [], right] = address.split('::').map((side) => side.split(':').filter(Boolean));
  const zeros = right ? Array.from({ length: 8 - left.length - right.length }, () => '0') : [];
  return [...left, ...zeros, ...(right ?? [])].map((group) => Number.parseInt(group, 16));
}
