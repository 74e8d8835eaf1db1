import {
  getAwardDocument,
  getCredential,
  listFormats,
  type DocumentFormat,
  type FormatLine,
  type StoredCredential,
} from '#modules/award/index.ts';
import { requireRole, STAFF_ROLES, type Actor } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { PassportEntry } from '../passport.types.ts';
import { findEntry, listEntries, setHidden } from './passport.store.ts';

/** Members of staff hold credentials as well: that of the course, for instance. Everybody sees only their own. */
const HOLDERS = ['learner', ...STAFF_ROLES] as const;

const NOT_FOUND = { code: 'passport.not_found' } as const;

/** One's own credentials, newest first. */
export async function listOwnCredentials(world: World, actor: Actor): Promise<Result<readonly PassportEntry[]>> {
  const allowed = requireRole(actor, ...HOLDERS);
  if (!allowed.ok) return allowed;
  return ok(await world.db.inTenant(actor.tenantId, (tx) => listEntries(tx, actor.tenantId, actor.personId)));
}

/** The signed texts of one's own credentials, by their ids. */
export async function readOwnTexts(world: World, actor: Actor): Promise<Result<ReadonlyMap<string, string>>> {
  const allowed = requireRole(actor, ...HOLDERS);
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const texts = new Map<string, string>();
    for (const { id } of await listEntries(tx, tenantId, personId)) {
      const credential = await getCredential(tx, tenantId, id);
      if (credential !== null) texts.set(id, credential.text);
    }
    return ok(texts);
  });
}

export type HeldCredential = { readonly entry: PassportEntry; readonly credential: StoredCredential };
/** Besides, the formats in which its holder may take it away. */
export type HeldWithFormats = HeldCredential & { readonly formats: readonly FormatLine[] };

async function readOwn(tx: Tx, actor: Actor, credentialId: string): Promise<HeldCredential | null> {
  const entry = await findEntry(tx, actor.tenantId, credentialId);
  if (entry === null || entry.learnerId !== actor.personId) return null;
  const credential = await getCredential(tx, actor.tenantId, credentialId);
  return credential === null ? null : { entry, credential };
}

/** One of one's own credentials, with its signed text. Somebody else's is answered like one that does not exist. */
export async function getOwnCredential(
  world: World,
  actor: Actor,
  credentialId: string,
): Promise<Result<HeldWithFormats>> {
  const allowed = requireRole(actor, ...HOLDERS);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await readOwn(tx, actor, credentialId);
    return held === null
      ? fail(NOT_FOUND)
      : ok({ ...held, formats: await listFormats(tx, world, { tenantId, credentialId }) });
  });
}

/** One of one's own credentials in another format; made when it is asked for the first time. */
export async function takeAway(
  world: World,
  actor: Actor,
  wish: { readonly credentialId: string; readonly format: DocumentFormat },
): Promise<Result<string>> {
  const allowed = requireRole(actor, ...HOLDERS);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    if ((await readOwn(tx, actor, wish.credentialId)) === null) return fail(NOT_FOUND);
    const document = await getAwardDocument(tx, world, { tenantId, ...wish });
    return document.ok ? ok(document.value.text) : document;
  });
}

/** The holder decides whether the check page shows the credential. Copies already given away stay what they are. */
export async function changeSharing(
  world: World,
  actor: Actor,
  input: { readonly credentialId: string; readonly sharing: 'shown' | 'hidden' },
): Promise<Result<null>> {
  const allowed = requireRole(actor, ...HOLDERS);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const held = await readOwn(tx, actor, input.credentialId);
    if (held === null) return fail(NOT_FOUND);
    const at = world.clock.now();
    await setHidden(tx, { tenantId, id: input.credentialId }, input.sharing === 'hidden' ? at : null);
    await recordAudit(tx, {
      tenantId,
      actorId: actor.personId,
      action: `passport.${input.sharing}`,
      objectId: input.credentialId,
      at,
    });
    return ok(null);
  });
}
