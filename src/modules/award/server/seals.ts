import { createPrivateKey, type KeyObject } from 'node:crypto';
import { and, eq, isNull } from 'drizzle-orm';
import { readCertificate, type Certificate, type SealSigner } from '@cairn/engine';
import { nodeSealSigner } from '@cairn/engine/node';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import type { World } from '#platform/world.ts';
import type { FormatGap } from '../award.types.ts';
import { issuerIdentity, seal } from './documents.tables.ts';

export type SealRow = typeof seal.$inferSelect;
export type IdentityRow = typeof issuerIdentity.$inferSelect;

const sealContext = (tenantId: string, sealId: string): string => `seal:${tenantId}:${sealId}`;

/** The seal in use; null while there is none. */
export async function findSeal(tx: Tx, tenantId: string): Promise<SealRow | null> {
  const [row] = await tx
    .select()
    .from(seal)
    .where(and(eq(seal.tenantId, tenantId), isNull(seal.retiredAt)));
  return row ?? null;
}

export async function findIdentity(tx: Tx, tenantId: string): Promise<IdentityRow | null> {
  const [row] = await tx.select().from(issuerIdentity).where(eq(issuerIdentity.tenantId, tenantId));
  return row ?? null;
}

export async function retireSealInUse(tx: Tx, tenantId: string, at: Date): Promise<void> {
  await tx
    .update(seal)
    .set({ retiredAt: at })
    .where(and(eq(seal.tenantId, tenantId), isNull(seal.retiredAt)));
}

export type NewSeal = {
  readonly tenantId: string;
  readonly by: string;
  readonly privateKey: KeyObject;
  readonly certificates: readonly Uint8Array[];
  readonly leaf: Certificate;
  readonly isTest: boolean;
};

/** Puts a seal into use in the place of the one before it; its private key is kept sealed with the instance key. */
export async function storeSeal(tx: Tx, world: World, made: NewSeal): Promise<string> {
  const { tenantId, leaf } = made;
  const now = world.clock.now();
  const id = newId(world.random, 'seal');
  await retireSealInUse(tx, tenantId, now);
  const bytes = new Uint8Array(made.privateKey.export({ format: 'der', type: 'pkcs8' }));
  await tx.insert(seal).values({
    tenantId,
    id,
    sealedPrivateKey: world.vault.seal(bytes, sealContext(tenantId, id)),
    certificates: made.certificates.map((certificate) => Buffer.from(certificate).toString('base64')).join(' '),
    subject: subjectOf(leaf),
    isTest: made.isTest,
    validFrom: new Date(leaf.notBefore),
    validUntil: new Date(leaf.notAfter),
    createdAt: now,
    createdBy: made.by,
  });
  return id;
}

/** Who a certificate says it belongs to. */
export const subjectOf = ({ name }: Certificate): string =>
  [name.organisation ?? name.commonName ?? '', name.country ?? ''].filter((part) => part !== '').join(', ');

/** The certificates of a stored seal, its own first. */
export const certificatesOf = ({ certificates }: Pick<SealRow, 'certificates'>): readonly Uint8Array[] =>
  certificates.split(' ').map((text) => new Uint8Array(Buffer.from(text, 'base64')));

/** Opens the seal for use. Throws VaultError when the instance key is another one. */
export function openSeal(world: World, row: SealRow): SealSigner {
  const bytes = world.vault.open(row.sealedPrivateKey, sealContext(row.tenantId, row.id));
  return nodeSealSigner(createPrivateKey({ key: Buffer.from(bytes), format: 'der', type: 'pkcs8' }));
}

const identifierOf = (row: SealRow): string | null =>
  readCertificate(certificatesOf(row)[0] ?? new Uint8Array())?.name.organisationIdentifier ?? null;

type Means = { readonly seal: SealRow | null; readonly identity: IdentityRow | null };

/** What stands in the way of a European credential; null when nothing does. */
export function europeanGap({ seal: row, identity }: Means, now: Date): FormatGap | null {
  if (row === null) return 'no_seal';
  if (identity === null) return 'no_legal_identifier';
  if (now < row.validFrom || now > row.validUntil) return 'seal_ended';
  const own = identifierOf(row);
  // A document that names another organisation than its seal does not check out anywhere.
  return own !== null && own !== identity.legalIdentifier ? 'other_identifier' : null;
}
