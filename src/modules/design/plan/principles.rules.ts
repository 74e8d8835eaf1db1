import type { Descriptor } from '../descriptor.ts';
import type { DescriptorElement } from '../elements.rules.ts';
import type { AlignmentFinding } from './alignment.rules.ts';
import type { DesignPlan, PrincipleAnswer } from './plan.ts';

/** The ten principles of Annex II, Council Recommendation 2022/C 243/02, in their order. */
export const PRINCIPLES = [
  'quality',
  'transparency',
  'relevance',
  'assessment',
  'pathways',
  'recognition',
  'portable',
  'learner_centred',
  'authentic',
  'guidance',
] as const;
export type Principle = (typeof PRINCIPLES)[number];

/** What is known of a design when its principles are looked at. */
export type PrincipleFacts = {
  readonly descriptor: Descriptor;
  readonly plan: DesignPlan;
  readonly elements: readonly DescriptorElement[];
  readonly alignment: readonly AlignmentFinding[];
  /** Of the last published version; null before the first. */
  readonly lastReviewedAt: Date | null;
  readonly today: Date;
};

export type PrincipleQuestion = {
  /** `quality.reviewed`: message keys hang on it. */
  readonly key: string;
  readonly principle: Principle;
  /** What live records say; null: only people can say. */
  readonly bySystem: PrincipleAnswer | null;
};

type Judge = (facts: PrincipleFacts) => PrincipleAnswer | null;

const MONTH = 30.44 * 86_400_000;
const asked: Judge = () => null;
/** Holds for everything that is awarded here: files open without us, paper exists, revoking works. */
const always: Judge = () => 'yes';
const whether = (holds: boolean): PrincipleAnswer => (holds ? 'yes' : 'no');
const howMany = (count: number, enough: number): PrincipleAnswer =>
  count >= enough ? 'yes' : count > 0 ? 'partly' : 'no';
const isTold = (text: string | undefined): boolean => (text ?? '').trim() !== '';

const isRecent = (iso: string | undefined, { today }: PrincipleFacts): boolean =>
  iso !== undefined && iso !== '' && today.getTime() - Date.parse(iso) < 24 * MONTH;

const reviewed: Judge = ({ lastReviewedAt, today }) =>
  lastReviewedAt === null ? null : whether(today.getTime() - lastReviewedAt.getTime() < 12 * MONTH);

const elementsTold: Judge = ({ elements }) => {
  if (elements.some(({ state, mandatory }) => state === 'missing' && mandatory)) return 'no';
  return elements.some(({ state }) => state === 'missing' || state === 'warning') ? 'partly' : 'yes';
};

const isFilled = (facts: PrincipleFacts, key: string): boolean =>
  facts.elements.some((element) => element.key === key && element.state !== 'missing');

const hoursAndLevel: Judge = (facts) => howMany(['workload', 'level'].filter((key) => isFilled(facts, key)).length, 2);

const needsFresh: Judge = (facts) => {
  const { needs } = facts.plan;
  if (needs.length === 0) return 'no';
  const fresh = needs.filter(({ knownOn }) => isRecent(knownOn, facts)).length;
  return fresh === needs.length ? 'yes' : fresh > 0 ? 'partly' : 'no';
};

const eachAssessed: Judge = ({ descriptor, alignment, plan }) => {
  if (descriptor.outcomes.length === 0 || plan.assessments.length === 0) return 'no';
  const without = alignment.filter(({ code }) => code === 'design.alignment.outcome_without_assessment').length;
  return without === 0 ? 'yes' : without < descriptor.outcomes.length ? 'partly' : 'no';
};

const criteriaKnown: Judge = ({ descriptor: { outcomes } }) => {
  if (outcomes.length === 0) return 'no';
  const told = outcomes.filter(({ criteria }) => criteria.length > 0).length;
  return told === outcomes.length ? 'yes' : told > 0 ? 'partly' : 'no';
};

const priorLearning: Judge = ({ plan: { recognition } }) =>
  recognition.validationOfPriorLearning === '' ? 'no' : whether(recognition.validationOfPriorLearning === 'yes');

const barriersAnswered: Judge = ({ plan: { personas } }) => {
  const barriers = personas.flatMap((persona) => persona.barriers);
  if (barriers.length === 0) return 'no';
  const answered = barriers.filter(({ answer, isAccepted }) => isTold(answer) || isAccepted).length;
  return answered === barriers.length ? 'yes' : answered > 0 ? 'partly' : 'no';
};

const QUESTIONS: readonly (readonly [Principle, string, Judge])[] = [
  ['quality', 'same_care', asked],
  ['quality', 'reviewed', reviewed],
  ['quality', 'people_asked', asked],
  ['transparency', 'elements', elementsTold],
  ['transparency', 'summary_tested', asked],
  ['transparency', 'hours_and_level', hoursAndLevel],
  ['relevance', 'sources', ({ plan }) => howMany(new Set(plan.needs.map(({ source }) => source)).size, 2)],
  ['relevance', 'fresh', needsFresh],
  ['relevance', 'partners', ({ plan }) => howMany(plan.partners.length, 1)],
  ['assessment', 'each_outcome', eachAssessed],
  ['assessment', 'criteria_known', criteriaKnown],
  ['assessment', 'prior_learning', priorLearning],
  ['pathways', 'next_steps', ({ plan }) => whether(isTold(plan.recognition.leadsTo))],
  ['pathways', 'combined', ({ descriptor }) => whether(descriptor.stacking.kind !== '')],
  ['pathways', 'no_dead_end', asked],
  ['recognition', 'agreements', ({ plan }) => howMany(plan.recognition.recognisedBy.length, 1)],
  ['recognition', 'contact', ({ plan }) => whether(isTold(plan.recognition.contact))],
  ['recognition', 'decision_time', ({ plan }) => whether((plan.recognition.decisionDays ?? 0) > 0)],
  ['portable', 'download', always],
  ['portable', 'opens_elsewhere', always],
  ['portable', 'paper', always],
  ['learner_centred', 'took_part', ({ plan }) => whether(isTold(plan.quality.learnersTookPart))],
  ['learner_centred', 'barriers', barriersAnswered],
  ['learner_centred', 'feedback', ({ plan }) => whether(isTold(plan.quality.feedback))],
  ['authentic', 'identity', asked],
  ['authentic', 'issuer', always],
  ['authentic', 'revocation', always],
  ['guidance', 'before_choice', ({ plan }) => whether(isTold(plan.access.guidanceContact))],
  ['guidance', 'support', ({ plan }) => whether(isTold(plan.access.support))],
  ['guidance', 'reach', asked],
];

/** The checklist of the ten principles, three questions each, with what the live records answer by themselves. */
export function principleQuestions(facts: PrincipleFacts): readonly PrincipleQuestion[] {
  return QUESTIONS.map(([principle, name, judge]) => ({
    key: `${principle}.${name}`,
    principle,
    bySystem: judge(facts),
  }));
}

export type PrincipleSum = {
  readonly principle: Principle;
  /** Of the questions that are relevant. */
  readonly yes: number;
  readonly partly: number;
  readonly no: number;
  readonly open: number;
};

/** How each principle stands. People's own answer goes before the system's, except that a "no" of the records stays. */
export function sumPrinciples(
  questions: readonly PrincipleQuestion[],
  own: DesignPlan['quality']['answers'],
): readonly PrincipleSum[] {
  const answerOf = ({ key, bySystem }: PrincipleQuestion): PrincipleAnswer | null =>
    bySystem === 'no' ? 'no' : (own[key]?.answer ?? bySystem);
  return PRINCIPLES.map((principle) => {
    const answers = questions.filter((one) => one.principle === principle).map(answerOf);
    const count = (wanted: PrincipleAnswer | null) => answers.filter((answer) => answer === wanted).length;
    return { principle, yes: count('yes'), partly: count('partly'), no: count('no'), open: count(null) };
  });
}
