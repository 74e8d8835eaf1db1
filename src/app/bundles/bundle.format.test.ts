import { describe, expect, it } from 'vitest';
import {
  LARGEST_BUNDLE_BYTES,
  makeBundleKeys,
  openBody,
  packBundle,
  readBundleKeys,
  readEnvelope,
  readKeyCard,
  writeKeyCard,
} from './bundle.format.ts';

const inside = makeBundleKeys();
const outside = makeBundleKeys();
const stranger = makeBundleKeys();
const payload = { name: null, units: [] };

const result = () =>
  packBundle({
    id: 'bun_0123456789',
    from: 'Fjord',
    kind: 'result',
    payload,
    keys: readBundleKeys(inside.secret),
    to: outside.keys.publicOpen,
  });

const bytes = (text: string) => new TextEncoder().encode(text);
const knows = (signer: string) => signer === inside.keys.publicSign;
const changed = (text: string, change: Readonly<Record<string, unknown>>) =>
  bytes(JSON.stringify({ ...(JSON.parse(text) as object), ...change }));

describe('a bundle', () => {
  it('opens for the organisation that it was closed to, and for nobody else', () => {
    const found = readEnvelope(bytes(result()), knows);
    expect(found.ok).toBe(true);
    if (!found.ok) return;
    expect(openBody(found.value, readBundleKeys(outside.secret))).toEqual({ ok: true, value: payload });
    expect(openBody(found.value, readBundleKeys(stranger.secret))).toMatchObject({
      error: { code: 'app.bundle.not_for_us' },
    });
    expect(openBody(found.value, readBundleKeys(inside.secret)), 'not even for its sender').toMatchObject({
      ok: false,
    });
  });

  it('shows nothing of what is in it', () => {
    const closed = packBundle({
      id: 'bun_0123456789',
      from: 'Fjord',
      kind: 'result',
      payload: { name: 'Layla', units: [] },
      keys: readBundleKeys(inside.secret),
      to: outside.keys.publicOpen,
    });
    expect(closed).not.toContain('Layla');
    expect(Buffer.from((JSON.parse(closed) as { body: string }).body, 'base64url').toString('latin1')).not.toContain(
      'Layla',
    );
  });

  it.each([
    ['another body', { body: 'AAAA' }, 'app.bundle.changed'],
    ['another sender in words', { from: 'Somebody' }, 'app.bundle.changed'],
    ['another id', { id: 'bun_9876543210' }, 'app.bundle.changed'],
    ['no signature', { signature: '' }, 'app.bundle.unsigned'],
    ['a signature of nonsense', { signature: 'AAAA' }, 'app.bundle.changed'],
    ['another key', { signer: stranger.keys.publicSign }, 'app.bundle.unknown_sender'],
    ['another format', { format: 'x' }, 'app.bundle.not_a_bundle'],
  ])('with %s is refused', (_, change, code) => {
    expect(readEnvelope(changed(result(), change), knows)).toMatchObject({ ok: false, error: { code } });
  });

  it('that is too large or no bundle at all is refused', () => {
    expect(readEnvelope(new Uint8Array(LARGEST_BUNDLE_BYTES + 1), knows)).toMatchObject({
      error: { code: 'app.bundle.too_large' },
    });
    expect(readEnvelope(bytes('hello'), knows)).toMatchObject({ error: { code: 'app.bundle.not_a_bundle' } });
    expect(readEnvelope(new Uint8Array([255, 254, 0]), knows)).toMatchObject({ ok: false });
  });
});

it('a key card is read as it was written, and nothing else is one', () => {
  const written = writeKeyCard('Fjord Learning', inside.keys);
  expect(readKeyCard(` ${written}\n`)).toMatchObject({ ok: true, value: { name: 'Fjord Learning', ...inside.keys } });
  expect(readKeyCard('{}')).toMatchObject({ ok: false, error: { code: 'app.bundle.card_unfit' } });
});
