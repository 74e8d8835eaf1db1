import {
  createCipheriv,
  createDecipheriv,
  createPrivateKey,
  createPublicKey,
  diffieHellman,
  generateKeyPairSync,
  hkdfSync,
  type KeyObject,
  sign,
  verify,
} from 'node:crypto';
import { z } from 'zod';
import { fail, ok, type Result } from '#platform/result.ts';

/** A file larger than this is not looked into. */
export const LARGEST_BUNDLE_BYTES = 20 * 1024 * 1024;

const text = z.string().max(10_000);
const level = z.string().max(40).nullable();

/** What one learner did on one unit. No text of anybody's own is in it unless staff ticked it. */
const unitResult = z.object({
  title: z.record(z.string().max(12), text),
  tasks: z
    .array(
      z.object({
        plain: z.record(z.string().max(12), text),
        self: level,
        coach: level,
        agreed: level,
        note: text.nullable(),
      }),
    )
    .max(300),
  nextGoal: text.nullable(),
  proofs: z
    .array(
      z.object({
        kind: z.string().max(40),
        madeAt: z.iso.datetime(),
        text: text.nullable(),
        file: z.object({ mediaType: z.string().max(100), base64: z.string() }).nullable(),
      }),
    )
    .max(200),
});
export type UnitResult = z.infer<typeof unitResult>;

const resultPayload = z.object({ name: text.nullable(), units: z.array(unitResult).max(50) });
export type ResultPayload = z.infer<typeof resultPayload>;

const spokenSentence = z.object({
  criterionId: z.string().max(60),
  language: z.string().max(12),
  base64: z.string().max(8_000_000),
});
export type SpokenSentence = z.infer<typeof spokenSentence>;
const withSpoken = z.object({ recordings: z.array(spokenSentence).max(500) });

/** The recorded sentences that came with a design; none where it carries none or they cannot be read. */
export function readSpoken(design: unknown) {
  const read = withSpoken.safeParse(design);
  if (!read.success) return [];
  // One sentence of a language is spoken once; of several the last counts.
  const once = new Map(read.data.recordings.map((one) => [`${one.criterionId} ${one.language}`, one]));
  return [...once.values()].map(({ base64, ...of }) => ({ ...of, bytes: Buffer.from(base64, 'base64') }));
}

const envelope = z.object({
  format: z.literal('cairn-bundle/1'),
  kind: z.enum(['content', 'result']),
  id: z.string().min(10).max(60),
  from: z.string().max(200),
  signer: z.string().max(100),
  /** Of a result: the sender's key for this one bundle, and the key of the receiver that it was closed to. */
  sealedTo: z
    .object({ receiver: z.string().max(100), ephemeral: z.string().max(100), iv: z.string().max(40) })
    .nullable(),
  body: z.string(),
  signature: z.string().max(200),
});
export type Envelope = z.infer<typeof envelope>;

const b64 = (bytes: Uint8Array): string => Buffer.from(bytes).toString('base64url');
const raw = (key: KeyObject): string => (key.export({ format: 'jwk' }) as { readonly x: string }).x;
const publicKey = (crv: 'Ed25519' | 'X25519', x: string): KeyObject =>
  createPublicKey({ key: { kty: 'OKP', crv, x }, format: 'jwk' });

export type BundleKeys = { readonly sign: KeyObject; readonly open: KeyObject };
export type PublicKeys = { readonly publicSign: string; readonly publicOpen: string };

/** A pair to sign with (Ed25519) and one to open with (X25519). */
export function makeBundleKeys(): { readonly secret: Uint8Array; readonly keys: PublicKeys } {
  const signing = generateKeyPairSync('ed25519').privateKey;
  const opening = generateKeyPairSync('x25519').privateKey;
  const secret = [signing, opening].map((key) => key.export({ format: 'der', type: 'pkcs8' }).toString('base64'));
  return { secret: Buffer.from(JSON.stringify(secret)), keys: { publicSign: raw(signing), publicOpen: raw(opening) } };
}

export function readBundleKeys(secret: Uint8Array): BundleKeys {
  const [signing = '', opening = ''] = JSON.parse(Buffer.from(secret).toString('utf8')) as readonly string[];
  const read = (base64: string) =>
    createPrivateKey({ key: Buffer.from(base64, 'base64'), format: 'der', type: 'pkcs8' });
  return { sign: read(signing), open: read(opening) };
}

/** Everything but the signature, in one order: what is signed is what is read. */
const signedPart = ({ signature: _, ...rest }: Envelope): Buffer =>
  Buffer.from(
    JSON.stringify([rest.format, rest.kind, rest.id, rest.from, rest.signer, rest.sealedTo, rest.body]),
    'utf8',
  );

/** The key of one bundle: X25519 with a key made for it alone, HKDF-SHA-256 over both public keys. */
function bodyKey(own: KeyObject, other: KeyObject, context: string): Uint8Array {
  const shared = diffieHellman({ privateKey: own, publicKey: other });
  return new Uint8Array(hkdfSync('sha256', shared, Buffer.alloc(0), `cairn bundle 1 ${context}`, 32));
}

type Packing = {
  readonly id: string;
  readonly from: string;
  readonly kind: Envelope['kind'];
  readonly payload: unknown;
  readonly keys: BundleKeys;
  /** The receiver's public key; absent for content, which is signed and open to read. */
  readonly to?: string;
};

/** Closes (a result) and signs a bundle. */
export function packBundle({ id, from, kind, payload, keys, to }: Packing): string {
  const plain = Buffer.from(JSON.stringify(payload), 'utf8');
  const unsigned = { format: 'cairn-bundle/1', kind, id, from, signer: raw(keys.sign), signature: '' } as const;
  const made: Envelope =
    to === undefined ? { ...unsigned, sealedTo: null, body: b64(plain) } : { ...unsigned, ...close(plain, to, id) };
  return JSON.stringify({ ...made, signature: b64(sign(null, signedPart(made), keys.sign)) });
}

function close(plain: Uint8Array, receiver: string, id: string): Pick<Envelope, 'sealedTo' | 'body'> {
  const once = generateKeyPairSync('x25519').privateKey;
  const ephemeral = raw(once);
  const key = bodyKey(once, publicKey('X25519', receiver), `${ephemeral} ${receiver} ${id}`);
  // The key is used for this one body, so the nonce may be fixed; it is written down all the same.
  const iv = Buffer.alloc(12);
  const cipher = createCipheriv('aes-256-gcm', key, iv);
  const closed = Buffer.concat([cipher.update(plain), cipher.final(), cipher.getAuthTag()]);
  return { sealedTo: { receiver, ephemeral, iv: b64(iv) }, body: b64(closed) };
}

/** What a file says from the outside, or why it is not taken: not a bundle, too large, unknown sender, changed. */
export function readEnvelope(bytes: Uint8Array, known: (signer: string) => boolean): Result<Envelope> {
  if (bytes.length > LARGEST_BUNDLE_BYTES) return fail({ code: 'app.bundle.too_large' });
  const parsed = envelope.safeParse(parseJson(bytes));
  if (!parsed.success) return fail({ code: 'app.bundle.not_a_bundle' });
  const found = parsed.data;
  if (found.signature === '') return fail({ code: 'app.bundle.unsigned' });
  if (!known(found.signer)) return fail({ code: 'app.bundle.unknown_sender', params: { name: found.from } });
  const isRight = isSigned(found);
  return isRight ? ok(found) : fail({ code: 'app.bundle.changed' });
}

function isSigned(found: Envelope): boolean {
  try {
    const signature = Buffer.from(found.signature, 'base64url');
    return verify(null, signedPart(found), publicKey('Ed25519', found.signer), signature);
  } catch {
    return false;
  }
}

function parseJson(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return null;
  }
}

/** The contents of a signed bundle; a result opens only with the key that it was closed to. */
export function openBody({ sealedTo, body, id }: Envelope, keys: BundleKeys | null): Result<unknown> {
  const bytes = Buffer.from(body, 'base64url');
  if (sealedTo === null) return ok(parseJson(bytes));
  if (keys === null || raw(keys.open) !== sealedTo.receiver) return fail({ code: 'app.bundle.not_for_us' });
  try {
    const other = publicKey('X25519', sealedTo.ephemeral);
    const key = bodyKey(keys.open, other, `${sealedTo.ephemeral} ${sealedTo.receiver} ${id}`);
    const decipher = createDecipheriv('aes-256-gcm', key, Buffer.from(sealedTo.iv, 'base64url'));
    decipher.setAuthTag(bytes.subarray(-16));
    return ok(parseJson(Buffer.concat([decipher.update(bytes.subarray(0, -16)), decipher.final()])));
  } catch {
    return fail({ code: 'app.bundle.changed' });
  }
}

export function readResult(value: unknown): Result<ResultPayload> {
  const parsed = resultPayload.safeParse(value);
  return parsed.success ? ok(parsed.data) : fail({ code: 'app.bundle.not_a_bundle' });
}

const card = z.object({
  format: z.literal('cairn-key-card/1'),
  name: z.string().trim().min(1).max(200),
  publicSign: z.string().regex(/^[\w-]{43}$/),
  publicOpen: z.string().regex(/^[\w-]{43}$/),
});
export type KeyCard = z.infer<typeof card>;

/** The two public keys of an organisation, to hand to another on paper or a stick. */
export const writeKeyCard = (name: string, keys: PublicKeys): string =>
  JSON.stringify({ format: 'cairn-key-card/1', name, ...keys } satisfies KeyCard);

export function readKeyCard(typed: string): Result<KeyCard> {
  const parsed = card.safeParse(parseJson(Buffer.from(typed.trim(), 'utf8')));
  return parsed.success ? ok(parsed.data) : fail({ code: 'app.bundle.card_unfit', field: 'card' });
}
