const LOCAL_NAME = /(?:^|\.)(?:local(?:host|domain)?|internal|home\.arpa|lan)$/;

/** IPv4 ranges that no public server can reach: first address and prefix length (IANA special-purpose registry). */
const UNREACHABLE_IPV4: readonly (readonly [address: string, prefixBits: number])[] = [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.0.0.0', 24],
  ['192.0.2.0', 24],
  ['192.168.0.0', 16],
  ['198.18.0.0', 15],
  ['198.51.100.0', 24],
  ['203.0.113.0', 24],
  ['224.0.0.0', 4],
  ['240.0.0.0', 4],
];

/**
 * True for a host that only the user's own network (or nobody) can reach. `host` as `new URL` gives it, so that every
 * notation of an IPv4 address is already four decimal numbers and IPv6 stands in brackets.
 */
export function isPrivateHost(host: string): boolean {
  if (host.startsWith('[')) return isPrivateIpv6(host.slice(1, -1));
  const name = host.replace(/\.+$/, '');
  if (/^\d+\.\d+\.\d+\.\d+$/.test(name)) return isPrivateIpv4(name);
  return !name.includes('.') || LOCAL_NAME.test(name);
}

function isPrivateIpv4(address: string): boolean {
  const value = ipv4Value(address);
  return UNREACHABLE_IPV4.some(([first, prefixBits]) => {
    const size = 2 ** (32 - prefixBits);
    return Math.floor(value / size) === Math.floor(ipv4Value(first) / size);
  });
}

function ipv4Value(address: string): number {
  return address.split('.').reduce((value, part) => value * 256 + Number(part), 0);
}

/** Only 2000::/3 is routed on the internet; mapped IPv4, NAT64, unique local, link-local and multicast lie outside it. */
function isPrivateIpv6(address: string): boolean {
  const [first = 0, second = 0, third = 0] = ipv6Groups(address);
  if (first < 0x2000 || first > 0x3fff) return true;
  const isDocumentation = (first === 0x2001 && second === 0x0db8) || (first === 0x3fff && second < 0x1000);
  // 6to4 carries an IPv4 address in its second and third group.
  const is6to4 = first === 0x2002;
  return isDocumentation || (is6to4 && isPrivateIpv4(groupsToIpv4(second, third)));
}

/** The eight groups of an address as `new URL` writes it: hexadecimal, `::` at most once. */
function ipv6Groups(address: string): readonly number[] {
  const [head = '', tail = ''] = address.split('::');
  const read = (part: string) =>
    part === '' ? [] : part.split(':').map((group) => Number.parseInt(group, 16));
  const before = read(head);
  const after = read(tail);
  return [...before, ...new Array<number>(8 - before.length - after.length).fill(0), ...after];
}

function groupsToIpv4(high: number, low: number): string {
  return [high >> 8, high & 255, low >> 8, low & 255].join('.');
}
