import { describe, expect, it } from 'vitest';
import { sayWhoMayKeep } from './caching.ts';

const answered = (reader: 'signed_in' | 'anybody', own: Record<string, string> = {}) => {
  const headers = new Headers(own);
  sayWhoMayKeep(headers, reader);
  return headers;
};

describe('a page', () => {
  it('of somebody who is in is kept by nobody', () => {
    expect(answered('signed_in').get('cache-control')).toBe('no-store');
  });

  it('in the language of one visitor is never handed to the next by a cache between them', () => {
    const headers = answered('anybody');
    expect(headers.get('cache-control')).toBe('private, no-cache');
    expect(headers.get('vary')).toBe('cookie, accept-language');
  });

  it('that says itself how long it holds, such as a status list, is left as it is', () => {
    const headers = answered('anybody', { 'cache-control': 'public, max-age=30' });
    expect(headers.get('cache-control')).toBe('public, max-age=30');
    expect(headers.has('vary')).toBe(false);
  });
});
