import { AWARD_EVENTS, eraseSignedTexts, type AwardFact } from '#modules/award/index.ts';
import { eraseAssessments, onCredentialMade, onSelfEvaluationFinished } from '#modules/assessment/index.ts';
import { eraseInstitution } from '#modules/institution/index.ts';
import { PERSON_ERASED, type PersonErased } from '#modules/people/index.ts';
import { erasePortfolio, SELF_EVALUATION_FINISHED, type SelfEvaluationFinished } from '#modules/portfolio/index.ts';
import { erasePassport, keepCredential, markReplaced, markRevoked } from '#modules/passport/index.ts';
import { eraseTraining } from '#modules/training/index.ts';
import { eraseWishes } from '#modules/workplace/index.ts';
import type { EventBus } from '#platform/events.ts';
import { eraseCarried } from './erase.ts';

/** Who hears what: the only place where facts of one slice meet the reactions of another. */
export function subscribeSlices(events: EventBus): void {
  events.on<SelfEvaluationFinished>(SELF_EVALUATION_FINISHED, onSelfEvaluationFinished);
  events.on<AwardFact>(AWARD_EVENTS.issued, keepCredential);
  events.on<AwardFact>(AWARD_EVENTS.issued, onCredentialMade);
  events.on<AwardFact>(AWARD_EVENTS.superseded, markReplaced);
  events.on<AwardFact>(AWARD_EVENTS.revoked, markRevoked);
  for (const erase of [
    erasePassport,
    eraseSignedTexts,
    eraseAssessments,
    erasePortfolio,
    eraseWishes,
    eraseInstitution,
    eraseTraining,
    eraseCarried,
  ])
    events.on<PersonErased>(PERSON_ERASED, erase);
}
