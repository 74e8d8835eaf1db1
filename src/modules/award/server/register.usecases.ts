import { and, eq } from 'drizzle-orm';
import { listAwardable, type DecidedCase } from '#modules/assessment/index.ts';
import { getVersion, type AreaFamily } from '#modules/design/index.ts';
import { getPerson, requireRole, type Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { awardErrors } from '../award.errors.ts';
import { takesPlaceOf } from '../award.rules.ts';
import type { FrozenAward, IssuedSummary, StoredCredential } from '../award.types.ts';
import { awardedAmong, getCredential, listIssued, PAGE_SIZE, type IssuedCursor } from './award.store.ts';
import { award, credential } from './award.tables.ts';

export type WaitingCase = {
  readonly caseId: string;
  readonly achievementId: string;
  readonly learnerName: string;
  readonly title: Multilingual;
  readonly family: AreaFamily;
  readonly decision: string;
  readonly decidedAt: Date;
};

export type Register = {
  /** Validated cases without an award, the longest waiting first; at most 50 of them. */
  readonly waiting: readonly WaitingCase[];
  /** How many wait in all. */
  readonly waitingCount: number;
  readonly issued: readonly (IssuedSummary & { readonly learnerName: string })[];
  /** Where the next page starts; null at the end. */
  readonly next: IssuedCursor | null;
};

const nameOf = async (tx: Tx, tenantId: string, personId: string): Promise<string> =>
  (await getPerson(tx, tenantId, personId))?.fullName ?? '';

async function listWaiting(tx: Tx, tenantId: string): Promise<Pick<Register, 'waiting' | 'waitingCount'>> {
  const cases = await listAwardable(tx, tenantId);
  const done = await awardedAmong(
    tx,
    tenantId,
    cases.map((decided) => decided.id),
  );
  const awarded = cases.filter(({ id }) => done.has(id));
  // A part whose whole was awarded waits for nothing any more.
  const isCovered = (one: DecidedCase) => awarded.some((newer) => takesPlaceOf(newer, one, cases));
  const open = cases
    .filter((one) => !done.has(one.id) && !isCovered(one))
    .sort((a, b) => a.decidedAt.getTime() - b.decidedAt.getTime());
  const waiting: WaitingCase[] = [];
  for (const decided of open.slice(0, PAGE_SIZE)) {
    const { descriptor } = await getVersion(tx, tenantId, {
      achievementId: decided.achievementId,
      version: decided.version,
    });
    waiting.push({
      caseId: decided.id,
      achievementId: decided.achievementId,
      learnerName: await nameOf(tx, tenantId, decided.learnerId),
      title: descriptor.title,
      family: descriptor.family,
      decision: decided.decision,
      decidedAt: decided.decidedAt,
    });
  }
  return { waiting, waitingCount: open.length };
}

/** The registrar's home: what waits, and the register of what was issued, 50 at a time. */
export async function listRegister(world: World, actor: Actor, cursor: IssuedCursor | null): Promise<Result<Register>> {
  const allowed = requireRole(actor, 'registrar');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const rows = await listIssued(tx, tenantId, cursor);
    const issued = [];
    for (const row of rows) issued.push({ ...row, learnerName: await nameOf(tx, tenantId, row.learnerId) });
    const last = rows.length === PAGE_SIZE ? rows.at(-1) : undefined;
    return ok({
      ...(cursor === null ? await listWaiting(tx, tenantId) : { waiting: [], waitingCount: 0 }),
      issued,
      next: last === undefined ? null : { issuedAt: last.issuedAt, id: last.credentialId },
    });
  });
}

export type AwardDetail = {
  readonly credential: StoredCredential;
  readonly frozen: FrozenAward;
  readonly version: number;
  readonly learnerName: string;
  readonly registrarName: string;
  /** Internal reasons: of the correction that made it, of the revocation that ended it. */
  readonly correctionReason?: string;
  readonly revocationNote?: string;
};

/** One credential as the registrar sees it, with the internal reasons. */
export async function readAward(world: World, actor: Actor, credentialId: string): Promise<Result<AwardDetail>> {
  const allowed = requireRole(actor, 'registrar');
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const stored = await getCredential(tx, tenantId, credentialId);
    if (stored === null) return fail(awardErrors.credentialNotFound);
    const [row] = await tx
      .select({ award, note: credential.revocationNote })
      .from(credential)
      .innerJoin(award, and(eq(award.tenantId, credential.tenantId), eq(award.id, credential.awardId)))
      .where(and(eq(credential.tenantId, tenantId), eq(credential.id, credentialId)));
    if (row === undefined) return fail(awardErrors.credentialNotFound);
    return ok({
      credential: stored,
      frozen: row.award.frozen,
      version: row.award.version,
      learnerName: await nameOf(tx, tenantId, stored.learnerId),
      registrarName: await nameOf(tx, tenantId, row.award.decidedBy),
      ...(row.award.reason === null ? {} : { correctionReason: row.award.reason }),
      ...(row.note === null ? {} : { revocationNote: row.note }),
    });
  });
}
