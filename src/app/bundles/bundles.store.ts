import { eq } from 'drizzle-orm';
import { getOrganisation, getSiteRules } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { type BundleKeys, makeBundleKeys, readBundleKeys, readEnvelope } from './bundle.format.ts';
import { bundleKey, bundleLog, bundlePartner } from './bundles.tables.ts';

export const NOT_FOUND = { code: 'assessment.not_found' } as const;

export type Partner = typeof bundlePartner.$inferSelect;
type KeyRow = typeof bundleKey.$inferSelect;

/** What the organisation is called on what leaves: the neutral public name where the site has one. */
export async function publicName(tx: Tx, tenantId: string): Promise<string> {
  const { publicPlace } = await getSiteRules(tx, tenantId);
  return publicPlace?.name ?? (await getOrganisation(tx, tenantId))?.publicName ?? '';
}

/** The organisation's own keys, made when they are first needed. */
export async function ownKeys(
  world: World,
  tx: Tx,
  tenantId: string,
): Promise<{ readonly row: KeyRow; readonly keys: BundleKeys }> {
  const find = async () => (await tx.select().from(bundleKey).where(eq(bundleKey.tenantId, tenantId)).limit(1))[0];
  let row = await find();
  if (row === undefined) {
    const made = makeBundleKeys();
    const sealed = world.vault.seal(made.secret, `bundle-key:${tenantId}`);
    // One name for all, so that two who come at once end with the same keys.
    const added = { tenantId, id: 'bky_first', ...made.keys, sealed, madeAt: world.clock.now() };
    await tx.insert(bundleKey).values(added).onConflictDoNothing();
    row = await find();
  }
  if (row === undefined) throw new Error('The keys of this organisation were neither made nor found.');
  return { row, keys: readBundleKeys(world.vault.open(row.sealed, `bundle-key:${tenantId}`)) };
}

export const listPartners = (tx: Tx, tenantId: string): Promise<readonly Partner[]> =>
  tx.select().from(bundlePartner).where(eq(bundlePartner.tenantId, tenantId)).orderBy(bundlePartner.name);

/** Writes down what left or came in, and for whom; false when it is written down already. */
export async function logBundle(tx: Tx, entry: typeof bundleLog.$inferSelect): Promise<boolean> {
  const rows = await tx.insert(bundleLog).values(entry).onConflictDoNothing().returning({ id: bundleLog.id });
  if (rows.length > 0) {
    const { tenantId, by: actorId, id: objectId, at, direction, kind, learnerId } = entry;
    const behalf = learnerId === '' ? {} : { onBehalfOf: learnerId };
    await recordAudit(tx, { tenantId, actorId, ...behalf, action: `bundle.${kind}_${direction}`, objectId, at });
  }
  return rows.length > 0;
}

/** A signed file from an organisation that staff know, or why it is not taken. */
export async function readFromPartner(tx: Tx, tenantId: string, bytes: Uint8Array) {
  const partners = await listPartners(tx, tenantId);
  const byKey = (signer: string) => partners.find(({ publicSign }) => publicSign === signer);
  const envelope = readEnvelope(bytes, (signer) => byKey(signer) !== undefined);
  if (!envelope.ok) return envelope;
  const partner = byKey(envelope.value.signer);
  return partner === undefined ? fail(NOT_FOUND) : ok({ envelope: envelope.value, partner });
}
