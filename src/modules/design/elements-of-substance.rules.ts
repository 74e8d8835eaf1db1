import type { Failure } from '#platform/result.ts';
import { hoursPerPoint, isAttendanceOnly } from './codes.ts';
import type { Descriptor } from './descriptor.ts';
import type { ElementJudgement } from './element-judgement.ts';
import { checkCredits } from './workload.rules.ts';

const judged = (state: ElementJudgement['state'], reasons: readonly Failure[] = []): ElementJudgement => ({
  state,
  reasons,
});
const missing = (code: string, field: string): ElementJudgement => judged('missing', [{ code, field }]);

/** Element 7. Hours must be there; credits beside them must fit the hours. */
export function workloadElement({ workload }: Descriptor): ElementJudgement {
  if (!(workload.hours > 0)) return missing('design.workload.missing', 'workload.hours');
  const checks = workload.credits.map((line, position) => ({
    position,
    check: checkCredits({ hours: workload.hours, ...line, hoursPerPoint: hoursPerPoint(line.system) }),
  }));
  const notes = (grade: 'warning' | 'error') =>
    checks.flatMap(({ position, check }) =>
      check.grade === grade && check.note ? [{ ...check.note, field: `workload.credits.${position}.points` }] : [],
    );
  if (notes('error').length > 0) return judged('missing', notes('error'));
  return notes('warning').length > 0 ? judged('warning', notes('warning')) : judged('filled');
}

/**
 * Element 8. "Not assigned" needs its reason. Only an authorised body may say "included in the NQF", so that claim
 * needs the page of the register; whether the register really says so is not checked here.
 */
export function levelElement({ level, language }: Descriptor): ElementJudgement {
  if (level.claim === 'not_assigned') {
    return (level.reason?.[language] ?? '').trim() !== ''
      ? judged('filled')
      : missing('design.level.no_reason', `level.reason.${language}`);
  }
  if (level.eqf === undefined && level.nqf === undefined) return missing('design.level.missing', 'level.eqf');
  if (level.claim === 'included_in_nqf' && (level.nqf === undefined || (level.registerUrl ?? '') === '')) {
    return missing('design.level.no_register', 'level.registerUrl');
  }
  return judged('filled');
}

/** Element 9. Being there is not enough: with attendance alone it would be no micro-credential. */
export function assessmentElement({ assessmentTypes }: Descriptor): ElementJudgement {
  if (assessmentTypes.length === 0) return missing('design.assessment.missing', 'assessmentTypes');
  return isAttendanceOnly(assessmentTypes)
    ? missing('design.assessment.attendance_only', 'assessmentTypes')
    : judged('filled');
}

const YEAR_MS = 366 * 24 * 3_600_000;

/** Element 11 with principle 1 of Annex II: a kind, words, somebody who answers for it, and a review within a year. */
export function qualityElement({ qualityAssurance, language }: Descriptor, today: Date | undefined): ElementJudgement {
  const [first] = qualityAssurance;
  if (first === undefined || first.kind === '') return missing('design.quality.missing', 'qualityAssurance.0.kind');
  if ((first.text[language] ?? '').trim() === '')
    return missing('design.quality.no_text', `qualityAssurance.0.text.${language}`);
  if ((first.responsible ?? '').trim() === '')
    return missing('design.quality.no_responsible', 'qualityAssurance.0.responsible');
  if (first.reviewDue === undefined)
    return judged('warning', [{ code: 'design.quality.no_review', field: 'qualityAssurance.0.reviewDue' }]);
  if (today === undefined) return judged('filled');
  const away = Date.parse(first.reviewDue) - today.getTime();
  if (away > YEAR_MS)
    return judged('warning', [{ code: 'design.quality.review_far', field: 'qualityAssurance.0.reviewDue' }]);
  if (away < 0)
    return judged('warning', [{ code: 'design.quality.review_past', field: 'qualityAssurance.0.reviewDue' }]);
  return judged('filled');
}
