import { and, asc, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { AchievementVersion } from '../descriptor.ts';
import type { DesignPlan } from '../plan/plan.ts';
import { achievement, achievementVersion } from './design.tables.ts';

type Row = typeof achievementVersion.$inferSelect;

function toVersion(row: Row, retiredAt: Date | null): AchievementVersion {
  return {
    achievementId: row.achievementId,
    version: row.version,
    descriptor: row.descriptor,
    contentHash: row.contentHash,
    publishedAt: row.publishedAt,
    authorId: row.authorId,
    approvedBy: row.approvedBy,
    ...(retiredAt === null ? {} : { retiredAt }),
  };
}

const versions = (tx: Tx) =>
  tx
    .select({ row: achievementVersion, retiredAt: achievement.retiredAt })
    .from(achievementVersion)
    .innerJoin(
      achievement,
      and(eq(achievement.tenantId, achievementVersion.tenantId), eq(achievement.id, achievementVersion.achievementId)),
    );

export type VersionRef = { readonly achievementId: string; readonly version: number };

/** One published version, retired or not; null when there is none of that number. */
export async function findVersion(tx: Tx, tenantId: string, ref: VersionRef): Promise<AchievementVersion | null> {
  const [found] = await versions(tx).where(
    and(
      eq(achievementVersion.tenantId, tenantId),
      eq(achievementVersion.achievementId, ref.achievementId),
      eq(achievementVersion.version, ref.version),
    ),
  );
  return found === undefined ? null : toVersion(found.row, found.retiredAt);
}

/** One published version that must exist, since a case or a credential points to it. Throws when it does not. */
export async function getVersion(tx: Tx, tenantId: string, ref: VersionRef): Promise<AchievementVersion> {
  const found = await findVersion(tx, tenantId, ref);
  if (found === null) throw new Error(`No version ${ref.version} of ${ref.achievementId} was published.`);
  return found;
}

/** What a published version plans beside its descriptor. Throws when there is no such version. */
export async function getPlan(tx: Tx, tenantId: string, ref: VersionRef): Promise<DesignPlan> {
  const [found] = await tx
    .select({ plan: achievementVersion.plan })
    .from(achievementVersion)
    .where(
      and(
        eq(achievementVersion.tenantId, tenantId),
        eq(achievementVersion.achievementId, ref.achievementId),
        eq(achievementVersion.version, ref.version),
      ),
    );
  if (found === undefined) throw new Error(`No version ${ref.version} of ${ref.achievementId} was published.`);
  return found.plan;
}

/** Many published versions in one question to the database; a lookup that throws for one that is not among them. */
export async function lookUpVersions(
  tx: Tx,
  tenantId: string,
  refs: readonly VersionRef[],
): Promise<(ref: VersionRef) => AchievementVersion> {
  const ids = [...new Set(refs.map(({ achievementId }) => achievementId))];
  const found =
    ids.length === 0
      ? []
      : await versions(tx).where(
          and(eq(achievementVersion.tenantId, tenantId), inArray(achievementVersion.achievementId, ids)),
        );
  const known = new Map(
    found.map(({ row, retiredAt }) => [`${row.achievementId} ${row.version}`, toVersion(row, retiredAt)] as const),
  );
  return ({ achievementId, version }) => {
    const one = known.get(`${achievementId} ${version}`);
    if (one === undefined) throw new Error(`No version ${version} of ${achievementId} was published.`);
    return one;
  };
}

/** A published version for its public page, by its address alone (achievement ids are unique over all tenants). */
export async function findPublicVersion(
  systemTx: Tx,
  ref: VersionRef,
): Promise<{ readonly tenantId: string; readonly version: AchievementVersion } | null> {
  const [found] = await versions(systemTx).where(
    and(eq(achievementVersion.achievementId, ref.achievementId), eq(achievementVersion.version, ref.version)),
  );
  return found === undefined ? null : { tenantId: found.row.tenantId, version: toVersion(found.row, found.retiredAt) };
}

/** The newest published version; null when nothing was published yet. A retired one is given with `retiredAt`. */
export async function getPublished(
  tx: Tx,
  tenantId: string,
  achievementId: string,
): Promise<AchievementVersion | null> {
  const [found] = await versions(tx)
    .where(and(eq(achievementVersion.tenantId, tenantId), eq(achievementVersion.achievementId, achievementId)))
    .orderBy(desc(achievementVersion.version))
    .limit(1);
  return found === undefined ? null : toVersion(found.row, found.retiredAt);
}

/** The newest version of every achievement, retired ones with `retiredAt`, oldest achievement first. */
export async function listNewest(tx: Tx, tenantId: string): Promise<readonly AchievementVersion[]> {
  const found = await versions(tx)
    .where(eq(achievementVersion.tenantId, tenantId))
    .orderBy(asc(achievement.createdAt), asc(achievement.id), desc(achievementVersion.version));
  const newest = new Map<string, AchievementVersion>();
  for (const { row, retiredAt } of found) {
    if (!newest.has(row.achievementId)) newest.set(row.achievementId, toVersion(row, retiredAt));
  }
  return [...newest.values()];
}

/** The newest version of everything that is offered now; retired ones are left out. */
export async function listPublished(tx: Tx, tenantId: string): Promise<readonly AchievementVersion[]> {
  return (await listNewest(tx, tenantId)).filter((version) => version.retiredAt === undefined);
}
