import { and, asc, desc, eq, isNull, sql } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { AreaFamily, Descriptor } from '../descriptor.ts';
import type { DesignPlan } from '../plan/plan.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import { achievement, achievementVersion } from './design.tables.ts';

/** As much of a published version as a list of offers needs; the rest of it stays in the database. */
export type OfferedVersion = {
  readonly tenantId: string;
  readonly achievementId: string;
  readonly version: number;
  readonly publishedAt: Date;
  readonly title: Multilingual;
  readonly summary: Multilingual;
  readonly family: AreaFamily;
  /** It has a badge of its own; otherwise a stone stands for it. */
  readonly hasBadge: boolean;
  readonly language: string;
  /** Field of education, where it is told. */
  readonly iscedF: string | null;
  readonly workload: Descriptor['workload'];
  readonly level: Descriptor['level'];
  readonly participationModes: readonly string[];
  readonly statements: readonly Multilingual[];
  readonly skillLabels: readonly string[];
  readonly runs: DesignPlan['run']['runs'];
  readonly price: number;
  readonly currency: string;
  readonly funding: string;
};

const { descriptor, plan } = achievementVersion;

/**
 * The newest version of everything that is offered on the whole instance, retired ones left out. Needs the system
 * transaction: who looks has no tenant.
 */
export async function listOffered(systemTx: Tx): Promise<readonly OfferedVersion[]> {
  return systemTx
    .selectDistinctOn([achievementVersion.tenantId, achievementVersion.achievementId], {
      tenantId: achievementVersion.tenantId,
      achievementId: achievementVersion.achievementId,
      version: achievementVersion.version,
      publishedAt: achievementVersion.publishedAt,
      title: sql<Multilingual>`${descriptor}->'title'`,
      summary: sql<Multilingual>`${descriptor}->'summary'`,
      family: sql<AreaFamily>`${descriptor}->>'family'`,
      hasBadge: sql<boolean>`${descriptor}->'image' is not null`,
      language: sql<string>`${descriptor}->>'language'`,
      iscedF: sql<string | null>`${descriptor}->>'iscedF'`,
      workload: sql<Descriptor['workload']>`${descriptor}->'workload'`,
      level: sql<Descriptor['level']>`${descriptor}->'level'`,
      participationModes: sql<readonly string[]>`${descriptor}->'participationModes'`,
      statements: sql<readonly Multilingual[]>`jsonb_path_query_array(${descriptor}, '$.outcomes[*].statement')`,
      skillLabels: sql<readonly string[]>`jsonb_path_query_array(${descriptor}, '$.outcomes[*].escoSkills[*].label')`,
      runs: sql<DesignPlan['run']['runs']>`coalesce(${plan}->'run'->'runs', '[]')`,
      price: sql<number>`coalesce((${plan}->'budget'->>'price')::float8, 0)`,
      currency: sql<string>`coalesce(${plan}->'budget'->>'currency', '')`,
      funding: sql<string>`coalesce(${plan}->'budget'->>'funding', '')`,
    })
    .from(achievementVersion)
    .innerJoin(
      achievement,
      and(eq(achievement.tenantId, achievementVersion.tenantId), eq(achievement.id, achievementVersion.achievementId)),
    )
    .where(isNull(achievement.retiredAt))
    .orderBy(achievementVersion.tenantId, achievementVersion.achievementId, desc(achievementVersion.version));
}

/** What every published version of an achievement says, the oldest first. */
export async function listContents(
  tx: Tx,
  tenantId: string,
  achievementId: string,
): Promise<readonly (DesignContent & { readonly version: number })[]> {
  return tx
    .select({ version: achievementVersion.version, descriptor, plan })
    .from(achievementVersion)
    .where(and(eq(achievementVersion.tenantId, tenantId), eq(achievementVersion.achievementId, achievementId)))
    .orderBy(asc(achievementVersion.version));
}
