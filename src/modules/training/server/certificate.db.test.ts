import { beforeAll, describe, expect, it } from 'vitest';
import { given, giveTraining } from '../../../../tests/support/assessment.ts';
import { wirePassport } from '../../../../tests/support/award.ts';
import { makeOrganisation, makeStaff } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import { publishedSheets } from '../../../app/sheets.ts';
import { declareTies, decideCase, getDecidedCase, openCase, seeQueue } from '#modules/assessment/index.ts';
import { awardCredential } from '#modules/award/index.ts';
import { approveAndPublish, submitForReview } from '#modules/design/index.ts';
import { listOwnCredentials } from '#modules/passport/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { EXAM, PRACTICE, rateablesOf, RIGHT, UNITS } from '../course.ts';
import { askForCertificate, beginCertificate, readCertificate } from './certificate.usecases.ts';
import { savePractice, saveUnit } from './course.usecases.ts';
import { takeExam } from './exam.usecases.ts';

const world = useTestWorld();
let admin: Actor;
let designer: Actor;
let approver: Actor;
let coach: Actor;
let validator: Actor;
let caseId: string;

const model = (cases: typeof EXAM) => Object.fromEntries(rateablesOf(cases).map(({ id, model: level }) => [id, level]));

async function passCourse(actor: Actor): Promise<void> {
  for (const unit of UNITS) given(await saveUnit(world(), actor, { unit, notes: `My ${unit}`, choice: RIGHT[unit] }));
  given(await savePractice(world(), actor, model(PRACTICE)));
  given(await takeExam(world(), actor, model(EXAM)));
}

beforeAll(async () => {
  wirePassport(world());
  admin = await makeOrganisation(world());
  designer = await makeStaff(world(), admin, ['designer']);
  approver = await makeStaff(world(), admin, ['approver']);
  coach = await makeStaff(world(), admin, ['coach', 'validator']);
  validator = await makeStaff(world(), admin, ['validator']);
  await giveTraining(world(), admin, validator);
});

describe('the certificate of the course', () => {
  it('begins as one design, which nobody but a designer begins', async () => {
    expect(await beginCertificate(world(), coach)).toMatchObject({ error: { code: 'people.not_allowed' } });
    expect(await askForCertificate(world(), coach)).toMatchObject({
      error: { code: 'training.certificate_not_offered' },
    });
    const begun = given(await beginCertificate(world(), designer));
    expect(given(await beginCertificate(world(), designer))).toEqual(begun);
    expect(given(await readCertificate(world(), coach)).offered).toBeNull();
  });

  it('lacks nothing that is needed to publish it, and is not offered to learners', async () => {
    const { achievementId } = given(await beginCertificate(world(), designer));
    given(await submitForReview(world(), designer, { achievementId, revision: 1 }));
    given(await approveAndPublish(world(), approver, { achievementId, revision: 1, reason: '' }));
    expect(given(await readCertificate(world(), coach)).offered?.version).toBe(1);
    const { tenantId } = admin;
    expect(await world().db.inTenant(tenantId, (tx) => publishedSheets.list(tx, tenantId))).toEqual([]);
  });

  it('is asked for by who passed the exam, once', async () => {
    expect(await askForCertificate(world(), coach)).toMatchObject({ error: { code: 'training.exam_not_passed' } });
    await passCourse(coach);
    caseId = given(await askForCertificate(world(), coach)).caseId;
    expect(await askForCertificate(world(), coach)).toMatchObject({ error: { code: 'assessment.already_sent' } });
  });

  it('is not decided by the person herself', async () => {
    const own = given(await openCase(world(), coach, caseId));
    expect(own.conflict).toBe('assessment.conflict_self');
  });

  it('is decided by a validator who reads ratings and notes, and names no coach', async () => {
    expect(given(await seeQueue(world(), validator, {})).waiting).toHaveLength(1);
    given(await declareTies(world(), validator, { caseId, declared: 'no_conflict', reason: '' }));
    const seen = given(await openCase(world(), validator, caseId));
    expect(seen.sent.exam).toMatchObject({ total: 12, exact: 12, ratings: model(EXAM) });
    expect(seen.sent.exam?.notes).toContainEqual({ part: 'fairness', text: 'My fairness' });
    expect(seen.content?.result.missing).toEqual([]);
    const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' };
    const outcomes = Object.fromEntries(seen.version.descriptor.outcomes.map(({ id }) => [id, validated] as const));
    expect(given(await decideCase(world(), validator, { caseId, outcomes })).decision).toBe('validated');
    const decided = await world().db.inTenant(admin.tenantId, (tx) => getDecidedCase(tx, admin.tenantId, caseId));
    expect(decided?.assessors.map(({ role }) => role)).toEqual(['validator']);
    expect(decided?.evidenceKinds).toEqual(['simulation']);
  });

  it('is awarded by a registrar and kept in her own passport', async () => {
    const registrar = await makeStaff(world(), admin, ['registrar']);
    const wish = { caseId, idempotencyKey: 'certificate-of-the-course', name: 'Ingrid Solbakken', hours: undefined };
    const { credentialId } = given(await awardCredential(world(), registrar, { ...wish, consent: 'in_person' }));
    expect(given(await listOwnCredentials(world(), coach)).map(({ id }) => id)).toEqual([credentialId]);
    expect(given(await listOwnCredentials(world(), validator))).toEqual([]);
  });
});
