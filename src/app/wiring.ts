import { AWARD_EVENTS, type AwardFact } from '#modules/award/index.ts';
import { onSelfEvaluationFinished } from '#modules/assessment/index.ts';
import { SELF_EVALUATION_FINISHED, type SelfEvaluationFinished } from '#modules/portfolio/index.ts';
import { keepCredential, markReplaced, markRevoked } from '#modules/passport/index.ts';
import type { EventBus } from '#platform/events.ts';

/** Who hears what: the only place where facts of one slice meet the reactions of another. */
export function subscribeSlices(events: EventBus): void {
  events.on<SelfEvaluationFinished>(SELF_EVALUATION_FINISHED, onSelfEvaluationFinished);
  events.on<AwardFact>(AWARD_EVENTS.issued, keepCredential);
  events.on<AwardFact>(AWARD_EVENTS.superseded, markReplaced);
  events.on<AwardFact>(AWARD_EVENTS.revoked, markRevoked);
}
