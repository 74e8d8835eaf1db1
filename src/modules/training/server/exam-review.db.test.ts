import { beforeEach, describe, expect, it } from 'vitest';
import { given, giveTraining } from '#tests/support/assessment.ts';
import { makeOrganisation, makeStaff } from '#tests/support/people.ts';
import type { Failure, Result } from '#platform/result.ts';
import { useTestWorld } from '#tests/support/world.ts';
import {
  askForSecondOnCase,
  decideAppeal,
  decideCase,
  declareForReview,
  declareTies,
  finishSecond,
  openCase,
  raiseAppeal,
  seeAppeal,
  seeAppeals,
  seeSecond,
  seeSeconds,
  takeSecond,
  withdrawAppeal,
} from '#modules/assessment/index.ts';
import { approveAndPublish, submitForReview } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { EXAM, PRACTICE, rateablesOf, RIGHT, UNITS } from '../course.ts';
import { askForCertificate, beginCertificate, readCertificate } from './certificate.usecases.ts';
import { savePractice, saveUnit } from './course.usecases.ts';
import { takeExam } from './exam.usecases.ts';

const world = useTestWorld();
const model = (cases: typeof EXAM) => Object.fromEntries(rateablesOf(cases).map(({ id, model: level }) => [id, level]));

type Office = Readonly<Record<'admin' | 'coach' | 'henrik' | 'tuva' | 'untrained', Actor>> & {
  readonly caseId: string;
};
let office: Office;

const codesOf = (result: Result<unknown, readonly Failure[]>) =>
  result.ok ? [] : result.error.map(({ code }) => code);

beforeEach(async () => {
  const admin = await makeOrganisation(world());
  const designer = await makeStaff(world(), admin, ['designer']);
  const approver = await makeStaff(world(), admin, ['approver']);
  const coach = await makeStaff(world(), admin, ['coach']);
  const henrik = await makeStaff(world(), admin, ['validator']);
  const tuva = await makeStaff(world(), admin, ['validator']);
  const untrained = await makeStaff(world(), admin, ['coach', 'validator']);
  for (const trained of [henrik, tuva]) await giveTraining(world(), admin, trained);
  const { achievementId } = given(await beginCertificate(world(), designer));
  given(await submitForReview(world(), designer, { achievementId, revision: 1 }));
  given(await approveAndPublish(world(), approver, { achievementId, revision: 1, reason: '' }));
  for (const unit of UNITS) given(await saveUnit(world(), coach, { unit, notes: `My ${unit}`, choice: RIGHT[unit] }));
  given(await savePractice(world(), coach, model(PRACTICE)));
  given(await takeExam(world(), coach, model(EXAM)));
  const { caseId } = given(await askForCertificate(world(), coach));
  given(await declareTies(world(), henrik, { caseId, declared: 'no_conflict', reason: '' }));
  office = { admin, coach, henrik, tuva, untrained, caseId };
});

const levelsOf = async (id: string, who: Actor) => {
  const { version } = given(await seeSecond(world(), who, id));
  const criteria = version.descriptor.outcomes.flatMap((outcome) => outcome.criteria);
  return Object.fromEntries(criteria.map((criterion) => [criterion.id, 'with_help']));
};

describe('a second assessor of an exam', () => {
  async function ask(): Promise<string> {
    const { caseId, henrik, tuva } = office;
    given(await askForSecondOnCase(world(), henrik, { caseId, why: 'Are the notes enough?' }));
    return given(await seeSeconds(world(), tuva))[0]?.second.id ?? '';
  }

  it('has learned to assess, reads what was handed in, and rates before the validator decides', async () => {
    const { tuva, untrained, coach, henrik, caseId } = office;
    const id = await ask();
    expect(codesOf(await takeSecond(world(), untrained, { id, declared: 'no_conflict' }))).toEqual([
      'assessment.no_training',
    ]);
    expect(codesOf(await takeSecond(world(), coach, { id, declared: 'no_conflict' }))).toEqual([
      'assessment.conflict_self',
    ]);
    expect(given(await seeSecond(world(), tuva, id))).toMatchObject({ isExam: true, exam: null });
    given(await takeSecond(world(), tuva, { id, declared: 'no_conflict' }));
    const seen = given(await seeSecond(world(), tuva, id));
    expect(seen.exam).toMatchObject({ total: 12, exact: 12 });
    const levels = await levelsOf(id, tuva);
    given(await finishSecond(world(), tuva, { id, levels }));
    const { seconds, isSecondOpen } = given(await openCase(world(), henrik, caseId));
    expect(isSecondOpen).toBe(false);
    expect(seconds).toMatchObject([{ assessorId: tuva.personId, levels }]);
  });

  it('does not judge the same exam afterwards', async () => {
    const { tuva, caseId } = office;
    const id = await ask();
    given(await takeSecond(world(), tuva, { id, declared: 'no_conflict' }));
    given(await finishSecond(world(), tuva, { id, levels: await levelsOf(id, tuva) }));
    expect(given(await openCase(world(), tuva, caseId)).conflict).toBe('assessment.conflict_rated');
  });
});

describe('an appeal against a decision about an exam', () => {
  async function refuse(): Promise<void> {
    const { henrik, caseId } = office;
    const { version } = given(await openCase(world(), henrik, caseId));
    const [first, ...others] = version.descriptor.outcomes.map(({ id }) => id);
    const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' };
    const refused = { ...validated, decision: 'not_validated', reason: 'The notes say nothing about tasks.' };
    const outcomes = Object.fromEntries([[first, refused], ...others.map((id) => [id, validated])]);
    given(await decideCase(world(), henrik, { caseId, outcomes }));
  }

  it('is raised by who took it, answered by somebody who took no part, and never makes it worse', async () => {
    const { coach, henrik, tuva, caseId } = office;
    await refuse();
    const { id } = given(await raiseAppeal(world(), coach, { caseId, words: 'Look at my second unit.' }));
    const [line] = given(await seeAppeals(world(), henrik)).open;
    expect(line?.conflict).toBe('assessment.conflict_decided');
    given(await declareForReview(world(), tuva, { caseId, declared: 'no_conflict', reason: '' }));
    const seen = given(await seeAppeal(world(), tuva, id));
    expect(seen).toMatchObject({ writtenBy: null, sent: { exam: { total: 12 } } });
    const [open] = seen.decision.outcomes.filter(({ decision }) => decision !== 'validated');
    const answer = { outcome: 'upheld', consequence: 'changed', reasons: 'The second unit says it.' } as const;
    given(await decideAppeal(world(), tuva, { appealId: id, ...answer, nowValidated: [open?.outcomeId ?? ''] }));
    const { own } = given(await readCertificate(world(), coach));
    expect(own).toMatchObject({ sent: { replaces: caseId, origin: 'appeal' }, decision: { decision: 'validated' } });
  });

  it('can be taken back by who raised it, and by nobody else', async () => {
    const { coach, untrained, caseId } = office;
    await refuse();
    expect(codesOf(await raiseAppeal(world(), untrained, { caseId, words: 'I ask for her.' }))).toEqual([
      'assessment.not_found',
    ]);
    const { id } = given(await raiseAppeal(world(), coach, { caseId, words: 'Please look again.' }));
    expect(codesOf(await withdrawAppeal(world(), untrained, id))).toEqual(['assessment.not_found']);
    given(await withdrawAppeal(world(), coach, id));
  });
});
