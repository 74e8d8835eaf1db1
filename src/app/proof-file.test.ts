import { describe, expect, it } from 'vitest';
import { ok } from '#platform/result.ts';
import { fileResponse } from './proof-file.ts';

const kept = (mediaType: string) =>
  ok({
    tenantId: 'org_a',
    id: 'fil_a',
    ownerId: 'per_a',
    mediaType,
    bytes: new Uint8Array(100).map((_, index) => index),
    at: new Date('2027-03-01T09:00:00Z'),
    sha256: '',
  });

const asking = (range: string) => new Request('https://cairn.example.org/file', { headers: { range } });

describe('the file of a proof', () => {
  it('is shown where it stands when it is a picture or sound, and taken along when it is a document', () => {
    const how = (mediaType: string) => fileResponse(kept(mediaType)).headers.get('content-disposition');
    expect([how('image/jpeg'), how('audio/webm')]).toEqual(['inline', 'inline']);
    expect(how('application/pdf')).toBe('attachment; filename="proof.pdf"');
    expect(how('text/plain; charset=utf-8')).toBe('attachment; filename="proof.txt"');
  });

  it('is never kept, never guessed at, and may run nothing', () => {
    const { headers } = fileResponse(kept('application/pdf'));
    expect(headers.get('cache-control')).toBe('private, no-store');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
  });

  it.each([
    ['bytes=0-9', 'bytes 0-9/100', 0, 10],
    ['bytes=90-', 'bytes 90-99/100', 90, 10],
    ['bytes=-5', 'bytes 95-99/100', 95, 5],
    ['bytes=50-5000', 'bytes 50-99/100', 50, 50],
  ])('gives a player the part it asks for: %s', async (range, told, first, length) => {
    const answer = fileResponse(kept('audio/webm'), asking(range));
    expect([answer.status, answer.headers.get('content-range')]).toEqual([206, told]);
    const bytes = new Uint8Array(await answer.arrayBuffer());
    expect([bytes[0], bytes.length]).toEqual([first, length]);
  });

  it.each(['bytes=100-', 'bytes=9-3', 'bytes=-0'])('says so when there is no such part: %s', (range) => {
    const answer = fileResponse(kept('audio/webm'), asking(range));
    expect([answer.status, answer.headers.get('content-range')]).toEqual([416, 'bytes */100']);
  });

  it.each(['lines=1-2', 'bytes=a-b', 'bytes=-', 'bytes=0-1,5-6'])(
    'gives the whole when it is asked oddly: %s',
    (range) => {
      expect(fileResponse(kept('audio/webm'), asking(range)).status).toBe(200);
    },
  );
});
