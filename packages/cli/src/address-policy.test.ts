import { describe, expect, it } from 'vitest';
import { isPublicAddress } from './address-policy.ts';
import { fetchOutside } from './outbound.ts';

const INSIDE = [
  '127.0.0.1',
  '127.255.255.254',
  '0.0.0.0',
  '10.1.2.3',
  '100.64.0.1',
  '169.254.169.254',
  '172.16.0.1',
  '172.31.255.255',
  '192.168.1.1',
  '192.0.2.1',
  '198.18.0.1',
  '203.0.113.9',
  '224.0.0.1',
  '255.255.255.255',
  '::',
  '::1',
  'fc00::1',
  'fd12:3456::1',
  'fe80::1',
  'ff02::1',
  '::ffff:127.0.0.1',
  '::ffff:7f00:1',
  '::127.0.0.1',
  '64:ff9b::7f00:1',
  '2002:7f00:1::',
  '2001:0:7f00:1::',
  '2001:db8::1',
];

describe('addresses that are not the public internet', () => {
  it.each(INSIDE)('%s is not connected to', (address) => {
    expect(isPublicAddress(address)).toBe(false);
  });

  it.each(['localhost', '2130706433', '0x7f000001', '0177.0.0.1', '127.1', '', '1.2.3.4.5', '[::1]'])(
    '%j is no address, so it is not connected to',
    (address) => {
      expect(isPublicAddress(address)).toBe(false);
    },
  );

  it.each(['8.8.8.8', '172.32.0.1', '100.128.0.1', '2606:4700::1111', '2a00:1450:4001::1'])('%s is', (address) => {
    expect(isPublicAddress(address)).toBe(true);
  });
});

describe('asking outside', () => {
  const policy = { ownOrigin: 'http://localhost:3000' };

  it.each([
    'http://example.org/',
    'https://127.0.0.1/',
    'https://[::1]/',
    'https://[::ffff:127.0.0.1]/',
    'https://2130706433/',
    'https://0x7f.1/',
    'https://0177.0.0.1/',
    'https://127.1/',
    'https://0/',
    'https://169.254.169.254/latest/meta-data',
    'https://localhost/',
    'http://localhost:3001/',
    'https://localhost:3000/',
    'http://user@localhost:3000/',
    'https://user:secret@example.org/',
    'file:///etc/passwd',
    'ftp://example.org/',
    'data:text/plain,x',
    'not an address',
  ])('never goes to %s', async (address) => {
    expect(await fetchOutside(address, policy)).toEqual({ ok: false, reason: 'not_allowed' });
  });
});
