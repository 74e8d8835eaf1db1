import { expect, it } from 'vitest';
import { networkOf } from './network-of.ts';

it('counts one machine as one, however many IPv6 addresses it takes', () => {
  const own = ['2001:db8:7:1::1', '2001:db8:7:1:ffff:0:0:2', '2001:0DB8:0007:0001::', '2001:db8:7:1:a:b:c:d'];
  expect(new Set(own.map(networkOf))).toEqual(new Set(['2001:db8:7:1::/64']));
  expect(networkOf('2001:db8:7:2::1')).toBe('2001:db8:7:2::/64');
  expect(networkOf('2001:db8::1')).toBe('2001:db8:0:0::/64');
  expect(networkOf('fe80::1%eth0')).toBe('fe80:0:0:0::/64');
  expect(networkOf('::1')).toBe('0:0:0:0::/64');
});

it('leaves IPv4 addresses apart, also where a server writes them as IPv6', () => {
  expect(networkOf('192.0.2.10')).toBe('192.0.2.10');
  expect(networkOf('::ffff:192.0.2.10')).toBe('192.0.2.10');
  expect(networkOf('::FFFF:192.0.2.11')).toBe('192.0.2.11');
  expect(networkOf('unknown')).toBe('unknown');
});
