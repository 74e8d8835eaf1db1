import { isIPv6 } from 'node:net';

/**
 * What stands for one household or one machine when tries are counted. An IPv6 connection brings 2^64 addresses along
 * (RFC 6177), so its first half counts; an IPv4 address that was written as IPv6 is taken as what it is.
 */
export function networkOf(address: string): string {
  const [plain = ''] = address.split('%');
  if (!isIPv6(plain)) return address;
  const mapped = /^::ffff:(\d+\.\d+\.\d+\.\d+)$/i.exec(plain)?.[1];
  if (mapped !== undefined) return mapped;
  const [before = '', after = ''] = plain.split('::');
  const groupsOf = (half: string): readonly string[] => half.split(':').filter((group) => group !== '');
  const zeros = 8 - groupsOf(before).length - groupsOf(after).length;
  const groups = [...groupsOf(before), ...Array.from({ length: zeros }, () => '0'), ...groupsOf(after)];
  const network = groups.slice(0, 4).map((group) => Number.parseInt(group, 16).toString(16));
  return `${network.join(':')}::/64`;
}
