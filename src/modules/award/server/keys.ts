import { createPrivateKey } from 'node:crypto';
import { and, asc, eq, isNull } from 'drizzle-orm';
import {
  buildDidDocument,
  encodeMultikey,
  urlToDidWeb,
  type DidDocument,
  type IssuerKey,
  type Signer,
} from '@cairn/engine';
import { nodeSigner, publicKeyOf } from '@cairn/engine/node';
import type { OrganisationSummary } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import { VaultError } from '#platform/vault.ts';
import type { World } from '#platform/world.ts';
import { awardErrors } from '../award.errors.ts';
import { signingKey } from './award.tables.ts';

export type KeyRow = typeof signingKey.$inferSelect;

/** A key signs for two years unless it is replaced before; warnings start 30 days ahead. */
const SIGNING_DAYS = 730;
const DAY = 86_400_000;
const SEED_BYTES = 32;
/** DER of a PKCS #8 Ed25519 private key up to the 32 bytes of the seed (RFC 8410 §7). */
const PKCS8_HEAD = Buffer.from('302e020100300506032b657004220420', 'hex');

const privateKeyOf = (seed: Uint8Array) =>
  createPrivateKey({ key: Buffer.concat([PKCS8_HEAD, seed]), format: 'der', type: 'pkcs8' });

const sealContext = (tenantId: string, keyId: string): string => `signing-key:${tenantId}:${keyId}`;

/** The organisation's own address as an issuer; `/o/<slug>/did.json` answers for it. */
export function issuerDid(world: Pick<World, 'settings'>, organisation: Pick<OrganisationSummary, 'slug'>): string {
  const did = urlToDidWeb(`${world.settings.url}/o/${organisation.slug}`);
  if (did === null) throw new Error(`No did:web can be made from ${world.settings.url} and ${organisation.slug}`);
  return did;
}

/** All keys that the organisation ever had, oldest first. */
export const listKeys = (tx: Tx, tenantId: string): Promise<readonly KeyRow[]> =>
  tx
    .select()
    .from(signingKey)
    .where(eq(signingKey.tenantId, tenantId))
    .orderBy(asc(signingKey.createdAt), asc(signingKey.id));

/** Makes a key and puts it into use. Does nothing when another transaction was quicker. */
export async function createKey(tx: Tx, world: World, tenantId: string): Promise<void> {
  const now = world.clock.now();
  const seed = world.random.bytes(SEED_BYTES);
  const id = newId(world.random, 'key');
  const publicKey = publicKeyOf(privateKeyOf(seed));
  await tx
    .insert(signingKey)
    .values({
      tenantId,
      id,
      // The key itself is its name: whether a text is unchanged can then be told without asking anybody.
      fragment: encodeMultikey(publicKey),
      publicKey: publicKey.bytes,
      sealedPrivateKey: world.vault.seal(seed, sealContext(tenantId, id)),
      createdAt: now,
      signsUntil: new Date(now.getTime() + SIGNING_DAYS * DAY),
    })
    .onConflictDoNothing();
}

/** Held until the transaction ends: a key that is being signed with is not called compromised halfway. */
const keyInUse = async (tx: Tx, tenantId: string): Promise<KeyRow | null> => {
  const rows = await tx
    .select()
    .from(signingKey)
    .where(and(eq(signingKey.tenantId, tenantId), isNull(signingKey.retiredAt)))
    .for('share');
  return rows[0] ?? null;
};

/**
 * The key that signs now. The first one is made here, when it is first needed; after that an organisation whose key
 * ended or was retired signs nothing until somebody puts a new one into use (`award.no_valid_key`).
 */
export async function findSigningKey(tx: Tx, world: World, tenantId: string): Promise<Result<KeyRow>> {
  const current = (await keyInUse(tx, tenantId)) ?? (await keyInUseAfterOthers(tx, world, tenantId));
  return current !== null && current.signsUntil > world.clock.now() ? ok(current) : fail(awardErrors.noValidKey);
}

/**
 * Looked for again because somebody else may just have made the first key, or have put a new one into use: each
 * statement sees what was committed before it began, so only the look that comes last is sure.
 */
async function keyInUseAfterOthers(tx: Tx, world: World, tenantId: string): Promise<KeyRow | null> {
  if ((await listKeys(tx, tenantId)).length === 0) await createKey(tx, world, tenantId);
  return (await keyInUse(tx, tenantId)) ?? (await keyInUse(tx, tenantId));
}

/** Opens the sealed key for signing. Throws VaultError when the instance key is another one: nothing is signed then. */
export function openSigner(world: World, key: KeyRow, did: string): Signer {
  const seed = world.vault.open(key.sealedPrivateKey, sealContext(key.tenantId, key.id));
  return nodeSigner({ privateKey: privateKeyOf(seed), verificationMethod: `${did}#${key.fragment}` });
}

/**
 * Runs work that signs. When the sealed key cannot be opened (another instance key), the transaction is undone and the
 * failure is named: nothing is ever signed with anything else.
 */
export async function orKeyUnreadable<T, E>(work: () => Promise<Result<T, E>>, failure: E): Promise<Result<T, E>> {
  try {
    return await work();
  } catch (cause) {
    if (cause instanceof VaultError) return fail(failure);
    throw cause;
  }
}

const stateOf = (key: KeyRow): IssuerKey['state'] =>
  key.revokedAt !== null ? 'revoked' : key.retiredAt === null ? 'active' : 'retired';

/** The organisation's public document with all its keys (did:web; Controlled Identifiers 1.0 §2). */
export function didDocumentOf(did: string, keys: readonly KeyRow[]): DidDocument {
  return buildDidDocument({
    did,
    keys: keys.map((key) => ({
      fragment: key.fragment,
      publicKey: { algorithm: 'Ed25519', bytes: key.publicKey },
      state: stateOf(key),
      ...(key.revokedAt === null ? {} : { revokedAt: key.revokedAt.toISOString() }),
    })),
  });
}
