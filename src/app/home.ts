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
    href: code === 'decided' ? '/learn/credentials' : (place?.(progress) ?? fallback),
    since,
  };
}

export type LearnerHome = {
  /** The self-evaluation that was begun and not finished, to go on with at one tap. */
  readonly goOn: NextStep | null;
  /** What is the learner's turn; where nothing is, the first thing to begin. */
  readonly now: NextStep;
  /** What somebody else does meanwhile. */
  readonly others: readonly NextStep[];
};

const FIRST_STEP: NextStep = { key: 'people.next.start', href: '/learn/skills', since: null };

/** What a learner's home and "my next step" say. */
export async function learnerHome(world: World, actor: Actor, language: string): Promise<LearnerHome> {
  const seen = await seeMyTalks(world, actor);
  const progress = seen.ok ? seen.value : [];
  const mine = progress.filter(isLearnersTurn);
  const begun = mine.find(({ self }) => self.state !== 'finished' && self.seen > 0);
  const [first] = mine;
  return {
    goOn: begun === undefined ? null : learnerStep(begun, language),
    now: first === undefined ? FIRST_STEP : learnerStep(begun ?? first, language),
    others: progress.filter((one) => !isLearnersTurn(one)).map((one) => learnerStep(one, language)),
  };
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
