import { findExamCase, sendExamCase, type ExamCase } from '#modules/assessment/index.ts';
import { beginFromContent, emptyPlan, getPublished, type AchievementVersion } from '#modules/design/index.ts';
import { getOrganisation, requireRole, type Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { courseDescriptor } from '../certificate.ts';
import { allowed } from './door.ts';
import { findCertificate, holdExam, insertCertificate, listSittings, listUnits } from './training.store.ts';

export type CertificateView = {
  /** The design from which it is awarded; null while nobody has begun one. */
  readonly achievementId: string | null;
  /** What is offered now; null until the design is published, and after it was taken back. */
  readonly offered: AchievementVersion | null;
  /** One's own newest case. */
  readonly own: ExamCase | null;
};

/** The published, not retired version of the course's design. */
async function offeredVersion(tx: Tx, tenantId: string, achievementId: string): Promise<AchievementVersion | null> {
  const version = await getPublished(tx, tenantId, achievementId);
  return version === null || version.retiredAt !== undefined ? null : version;
}

/** Whether the course's certificate is offered here, and where one's own stands. */
export async function readCertificate(world: World, actor: Actor): Promise<Result<CertificateView>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const achievementId = await findCertificate(tx, tenantId);
    if (achievementId === null) return ok({ achievementId, offered: null, own: null });
    return ok({
      achievementId,
      offered: await offeredVersion(tx, tenantId, achievementId),
      own: await findExamCase(tx, { tenantId, personId, achievementId }),
    });
  });
}

/**
 * Begins the design of the certificate, filled with the course's own words; from there it goes the way of every design.
 * Only one a house: who comes second is led to the first. Codes: `people.not_allowed`.
 */
export async function beginCertificate(
  world: World,
  actor: Actor,
): Promise<Result<{ readonly achievementId: string }>> {
  const may = requireRole(actor, 'designer');
  if (!may.ok) return may;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const known = await findCertificate(tx, tenantId);
    if (known !== null) return ok({ achievementId: known });
    const organisation = await getOrganisation(tx, tenantId);
    if (organisation === null) throw new Error('An actor without an organisation.');
    const { publicName: name, country } = organisation;
    const descriptor = courseDescriptor({ name, country }, (kind) => newId(world.random, kind));
    const begun = await beginFromContent(tx, { world, actor }, { descriptor, plan: emptyPlan() });
    if (!begun.ok) return begun;
    const { achievementId } = begun.value;
    await insertCertificate(tx, { tenantId, achievementId, begunBy: personId, begunAt: world.clock.now() });
    return ok({ achievementId });
  });
}

/**
 * Somebody who has passed the exam asks for the certificate: the exam goes to the validators with its ratings and her
 * notes. Codes: `training.certificate_not_offered`, `training.exam_not_passed`, `assessment.already_sent`.
 */
export async function askForCertificate(world: World, actor: Actor): Promise<Result<{ readonly caseId: string }>> {
  const may = allowed(actor);
  if (!may.ok) return may;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    await holdExam(tx, actor);
    const achievementId = await findCertificate(tx, tenantId);
    const version = achievementId === null ? null : await offeredVersion(tx, tenantId, achievementId);
    if (version === null) return fail({ code: 'training.certificate_not_offered' });
    const passed = (await listSittings(tx, actor)).find(({ isPassed }) => isPassed);
    if (passed === undefined) return fail({ code: 'training.exam_not_passed' });
    const { total, within, exact, satAt } = passed;
    const units = await listUnits(tx, actor);
    return sendExamCase(tx, world, {
      tenantId,
      personId,
      version,
      sittingId: passed.id,
      exam: {
        satAt: satAt.toISOString(),
        total,
        within,
        exact,
        ratings: passed.levels,
        notes: units.map(({ unit, notes }) => ({ part: unit, text: notes })),
      },
    });
  });
}
