import { seeMyLearners, seeMyTalks, type Progress, type StepCode } from '#modules/assessment/index.ts';
import { listEntered, type Actor, type PersonSummary } from '#modules/people/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { World } from '#platform/world.ts';

/** One step that waits for somebody: a sentence of the catalogue, where it is done, since when. */
export type NextStep = {
  readonly key: string;
  readonly params?: Readonly<Record<string, string | number>>;
  readonly href: string;
  readonly since: Date | null;
};

const LEARNER_PLACES: Partial<Record<StepCode, (progress: Progress) => string>> = {
  begin: (progress) => `/learn/skills/${progress.selfEvaluationId}`,
  rate: (progress) => `/learn/skills/${progress.selfEvaluationId}`,
  learner_confirm: (progress) => `/learn/talk/${progress.jointId}`,
  agree_plan: (progress) => `/learn/talk/${progress.jointId}`,
  decided: ({ jointId }) => (jointId === null ? '/learn/credentials' : `/learn/talk/${jointId}`),
  stopped: () => '/learn/talk',
};

/** What waits for whom; the learner's own turn comes first. */
const isLearnersTurn = ({ step }: Progress): boolean => step.turn === 'learner';

function learnerStep(progress: Progress, language: string): NextStep {
  const { code, since } = progress.step;
  const place = LEARNER_PLACES[code];
  const fallback = progress.isShown && progress.jointId !== null ? `/learn/talk/${progress.jointId}` : '/learn/proof';
  return {
    key: `people.next.step.${code}`,
    params: { title: pickText(progress.title, language).text, ...progress.self },
    href: place?.(progress) ?? fallback,
    since,
  };
}

export type LearnerHome = {
  /** What was begun and waits for her, to go on with at one tap: an evaluation, an agreement or plan to read. */
  readonly goOn: NextStep | null;
  /** What is the learner's turn; else a decision to read; else what helps while others are at work, or a first thing. */
  readonly now: NextStep;
  /** What somebody else does meanwhile. */
  readonly others: readonly NextStep[];
};

const FIRST_STEP: NextStep = { key: 'people.next.start', href: '/learn/skills', since: null };
const MORE_PROOF: NextStep = { key: 'people.next.way.proof', href: '/learn/proof', since: null };
/** While these wait for somebody else, a proof more still counts. */
const TAKES_PROOF: ReadonlySet<StepCode> = new Set(['coach_rate', 'talk', 'more_evidence', 'fill_gaps']);

/** What a learner's evaluations, as far as they have come, ask of her now. */
export function wayOf(progress: readonly Progress[], language: string): LearnerHome {
  const mine = progress.filter(isLearnersTurn);
  const begun = mine.find(({ self }) => self.state !== 'finished' && self.seen > 0);
  const goOn = begun ?? mine.find(({ step }) => !['begin', 'rate'].includes(step.code));
  const shown = goOn ?? mine[0] ?? progress.find(({ step }) => step.code === 'decided');
  const idle = progress.some(({ step }) => TAKES_PROOF.has(step.code)) ? MORE_PROOF : FIRST_STEP;
  return {
    goOn: goOn === undefined ? null : learnerStep(goOn, language),
    now: shown === undefined ? idle : learnerStep(shown, language),
    others: progress.filter((one) => one !== shown && !isLearnersTurn(one)).map((one) => learnerStep(one, language)),
  };
}

/** What a learner's home and "my next step" say. */
export async function learnerHome(world: World, actor: Actor, language: string): Promise<LearnerHome> {
  const seen = await seeMyTalks(world, actor);
  return wayOf(seen.ok ? seen.value : [], language);
}

export type CoachedNow = {
  readonly learner: PersonSummary;
  readonly steps: readonly NextStep[];
  readonly isCoachsTurn: boolean;
};

const waitedSince = ({ steps }: CoachedNow): number =>
  Math.min(...steps.map((step) => step.since?.getTime() ?? Number.POSITIVE_INFINITY));

/** The coach's learners, each with what comes next; those who have waited longest for the coach stand first. */
export async function coachHome(world: World, actor: Actor, language: string): Promise<readonly CoachedNow[]> {
  const seen = await seeMyLearners(world, actor);
  const entered = await world.db.inTenant(actor.tenantId, (tx) => listEntered(tx, actor.tenantId));
  const coached = (seen.ok ? seen.value : []).map(({ learner, progress }) => {
    const hasBegun = entered.has(learner.id) || progress.length > 0;
    return {
      learner,
      steps: coachSteps(learner.id, { progress, hasBegun }, language),
      isCoachsTurn: !hasBegun || progress.some(({ step }) => step.turn === 'coach'),
    };
  });
  return coached.toSorted((a, b) => waitedSince(a) - waitedSince(b));
}

type Situation = { readonly progress: readonly Progress[]; readonly hasBegun: boolean };

function coachSteps(learnerId: string, { progress, hasBegun }: Situation, language: string): readonly NextStep[] {
  if (!hasBegun)
    return [{ key: 'people.coach.step.first_entry', href: `/coach/learners/${learnerId}/card`, since: null }];
  if (progress.length === 0)
    return [{ key: 'people.coach.step.nothing_yet', href: `/coach/learners/${learnerId}`, since: null }];
  return progress.map(({ step, title }) => ({
    key: `people.coach.step.${step.code}`,
    params: { title: pickText(title, language).text },
    href: `/coach/learners/${learnerId}`,
    since: step.since,
  }));
}
