import { describe, expect, it } from 'vitest';
import { isForeignFormPost } from './cross-site.ts';

const OWN = 'https://cairn.example.org';
const post = (headers: Record<string, string>) => new Request(`${OWN}/award`, { method: 'POST', headers });

describe('a form from another site', () => {
  it('is refused, and so is a form that hides where it comes from', () => {
    const form = { 'content-type': 'application/x-www-form-urlencoded' };
    expect(isForeignFormPost(post({ ...form, origin: 'https://evil.example' }), OWN, '/award')).toBe(true);
    expect(isForeignFormPost(post({ ...form, origin: 'null' }), OWN, '/award')).toBe(true);
    expect(isForeignFormPost(post(form), OWN, '/award')).toBe(true);
    expect(
      isForeignFormPost(post({ 'content-type': 'application/json', origin: 'https://evil.example' }), OWN, '/award'),
    ).toBe(true);
  });

  it('leaves our own forms, readers and the open checking endpoint alone', () => {
    expect(
      isForeignFormPost(post({ 'content-type': 'multipart/form-data; boundary=x', origin: OWN }), OWN, '/award'),
    ).toBe(false);
    expect(isForeignFormPost(new Request(`${OWN}/award`), OWN, '/award')).toBe(false);
    expect(isForeignFormPost(post({ 'content-type': 'text/plain' }), OWN, '/api/v1/verify')).toBe(false);
  });
});
