import type { DesignContent, DesignPlan } from '#modules/design/index.ts';
import type { Topic } from '#modules/institution/index.ts';
import type { SingleWay } from './flow.types.ts';

/** Keys of `T` whose values are of type `V`. */
type KeysOf<T, V> = { readonly [K in keyof T]-?: T[K] extends V ? K : never }[keyof T];

const withPlan = (content: DesignContent, values: Partial<DesignPlan>): DesignContent => ({
  ...content,
  plan: { ...content.plan, ...values },
});

const text = (topic: Topic, key: KeysOf<DesignPlan, string> & ('problem' | 'governance')): SingleWay => ({
  topic,
  read: ({ plan }) => plan[key],
  write: (content, value) => withPlan(content, { [key]: value }),
});

type Grouped = 'access' | 'recognition' | 'quality' | 'run';

/** A text within a part of the plan, such as `access.support`. */
function inPart<P extends Grouped>(topic: Topic, part: P, key: KeysOf<DesignPlan[P], string> & string): SingleWay {
  return {
    topic,
    read: ({ plan }) => String((plan[part] as Readonly<Record<string, unknown>>)[key] ?? ''),
    write: (content, value) => withPlan(content, { [part]: { ...content.plan[part], [key]: value } }),
  };
}

/** Amounts of the budget: 0 means "not told yet". */
function amount(key: KeysOf<DesignPlan['budget'], number>): SingleWay {
  // One run is what every plan begins with.
  const untold = key === 'runs' ? 1 : 0;
  return {
    topic: `budget.${key}` as Topic,
    read: ({ plan }) => (plan.budget[key] === untold ? '' : String(plan.budget[key])),
    write: (content, value) => withPlan(content, { budget: { ...content.plan.budget, [key]: Number(value) } }),
  };
}

/** A currency says nothing while no amount is told: every plan begins with euros. */
const currency: SingleWay = {
  topic: 'budget.currency',
  read: ({ plan: { budget } }) => {
    const { currency: code, runs: _, ...rest } = budget;
    return Object.values(rest).some((value) => typeof value === 'number' && value > 0) ? code : '';
  },
  write: (content, value) => withPlan(content, { budget: { ...content.plan.budget, currency: value } }),
};

const funding: SingleWay = {
  topic: 'budget.funding',
  read: ({ plan }) => plan.budget.funding,
  write: (content, value) => withPlan(content, { budget: { ...content.plan.budget, funding: value } }),
};

const words = (topic: 'title' | 'summary'): SingleWay => ({
  topic,
  read: ({ descriptor }, language) => descriptor[topic][language] ?? '',
  write: (content, value, language) => ({
    ...content,
    descriptor: { ...content.descriptor, [topic]: { ...content.descriptor[topic], [language]: value } },
  }),
});

const validation: SingleWay = {
  topic: 'recognition.validationOfPriorLearning',
  read: ({ plan }) => plan.recognition.validationOfPriorLearning,
  write: (content, value) =>
    withPlan(content, {
      recognition: { ...content.plan.recognition, validationOfPriorLearning: value === 'yes' ? 'yes' : 'no' },
    }),
};

export const SINGLES: readonly SingleWay[] = [
  words('title'),
  words('summary'),
  text('problem', 'problem'),
  text('governance', 'governance'),
  inPart('access.languageLevel', 'access', 'languageLevel'),
  inPart('access.support', 'access', 'support'),
  inPart('access.guidanceContact', 'access', 'guidanceContact'),
  inPart('access.offlineAlternative', 'access', 'offlineAlternative'),
  inPart('access.adjustments', 'access', 'adjustments'),
  inPart('recognition.contact', 'recognition', 'contact'),
  inPart('recognition.leadsTo', 'recognition', 'leadsTo'),
  validation,
  inPart('quality.responsible', 'quality', 'responsible'),
  inPart('quality.learnersTookPart', 'quality', 'learnersTookPart'),
  inPart('quality.feedback', 'quality', 'feedback'),
  inPart('run.admission', 'run', 'admission'),
  inPart('run.monitoring', 'run', 'monitoring'),
  inPart('run.nextReviewOn', 'run', 'nextReviewOn'),
  currency,
  funding,
  ...(
    [
      'development',
      'equipment',
      'overhead',
      'runs',
      'teachingHours',
      'hourlyRate',
      'materials',
      'assessment',
      'certification',
      'support',
      'learners',
      'completers',
      'price',
      'subsidyPerLearner',
    ] as const
  ).map(amount),
];
