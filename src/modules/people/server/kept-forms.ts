import { and, eq, gt, lte } from 'drizzle-orm';
import { newId } from '#platform/ids.ts';
import type { World } from '#platform/world.ts';
import { keptFields, type Actor, type KeptField } from '../people.schemas.ts';
import { keptForm, session } from './people.tables.ts';
import { fingerprint } from './secrets.ts';

/** Long enough to find the card and sign in, short enough to leave nothing behind. */
const KEEP_MILLISECONDS = 30 * 60_000;
const LARGEST_BYTES = 100_000;
/** Secrets are typed again, never kept. */
const SECRET_FIELDS = ['password', 'pin', 'again', 'current', 'next', 'answer', 'code', 'pick', 'chosen', 'pictures'];

export type KeptForm = { readonly path: string; readonly fields: readonly KeptField[] };

const sealContext = (tenantId: string, id: string): string => `people.kept-form:${tenantId}:${id}`;

/**
 * Keeps a form that was sent with a session that has just ended, for the person whose session it was. Gives its id, or
 * null where nothing can or may be kept: an unknown cookie, a secret among the fields, too much text.
 */
export async function keepForm(world: World, cookie: string | undefined, form: KeptForm): Promise<string | null> {
  if (cookie === undefined || form.fields.length === 0) return null;
  if (form.fields.some(([name]) => SECRET_FIELDS.includes(name))) return null;
  const bytes = new TextEncoder().encode(JSON.stringify(form));
  if (bytes.length > LARGEST_BYTES) return null;
  const now = world.clock.now();
  const id = newId(world.random, 'kpt');
  return world.db.asSystem(async (tx) => {
    await tx.delete(keptForm).where(lte(keptForm.endsAt, now));
    const [ended] = await tx
      .select()
      .from(session)
      .where(eq(session.tokenHash, fingerprint(cookie)));
    // A session that somebody ended on purpose is over: its late forms are not taken.
    if (ended === undefined || ended.endedAt !== null) return null;
    const { tenantId, personId } = ended;
    const sealed = world.vault.seal(bytes, sealContext(tenantId, id));
    const endsAt = new Date(now.getTime() + KEEP_MILLISECONDS);
    await tx.insert(keptForm).values({ tenantId, id, personId, sealed, endsAt });
    return id;
  });
}

const ownForm = (actor: Actor, id: string) =>
  and(eq(keptForm.tenantId, actor.tenantId), eq(keptForm.id, id), eq(keptForm.personId, actor.personId));

/** The actor's own kept form; null for anybody else's, for an unknown id, and after half an hour. */
export async function findKeptForm(world: World, actor: Actor, id: string): Promise<KeptForm | null> {
  const now = world.clock.now();
  const [row] = await world.db.inTenant(actor.tenantId, (tx) =>
    tx
      .select()
      .from(keptForm)
      .where(and(ownForm(actor, id), gt(keptForm.endsAt, now))),
  );
  if (row === undefined) return null;
  const text = new TextDecoder().decode(world.vault.open(row.sealed, sealContext(row.tenantId, row.id)));
  return keptFields.parse(JSON.parse(text));
}

/** The person does not want it any more. */
export async function discardKeptForm(world: World, actor: Actor, id: string): Promise<void> {
  await world.db.inTenant(actor.tenantId, (tx) => tx.delete(keptForm).where(ownForm(actor, id)));
}
