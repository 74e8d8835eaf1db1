import { ASSESSMENT_TYPES, COUNTRIES, SUPERVISION_TYPES } from '@cairn/vocab';
import { z } from 'zod';
import {
  addressOrEmpty,
  byLanguage,
  codeOrEmpty,
  codesOf,
  dayOrEmpty,
  idOf,
  longLine,
  longText,
} from '../schema-parts.ts';
import {
  ACTIVITY_KINDS,
  ACTIVITY_PLACES,
  DEPTHS,
  ENTRANCES,
  LEARNER_TYPES,
  NEED_SOURCES,
  PARTNER_TASKS,
  PRINCIPLE_ANSWERS,
  WORKLOAD_KINDS,
  type DesignPlan,
} from './plan.ts';

const unknown = { error: 'design.unknown_choice' } as const;
const amount = z.number().min(0, { error: 'design.not_a_number' }).max(1_000_000_000, { error: 'design.too_much' });
const share = z.number().min(0, { error: 'design.not_a_number' }).max(1, { error: 'design.too_much' });
const many = <T extends z.ZodType>(item: T) => z.array(item).max(200, { error: 'design.too_many' }).readonly();
const ids = many(idOf);

const need = z.object({
  id: idOf,
  source: z.enum(NEED_SOURCES, unknown),
  text: longText(1000),
  knownOn: dayOrEmpty.exactOptional(),
  link: addressOrEmpty.exactOptional(),
});

const barrier = z.object({ id: idOf, text: longLine(300), answer: longText(600), isAccepted: z.boolean() });
const persona = z.object({
  id: idOf,
  name: longLine(80),
  type: z.enum(LEARNER_TYPES, unknown),
  about: longText(1500),
  goals: longText(1500),
  barriers: many(barrier),
});

const partner = z.object({
  id: idOf,
  name: longLine(200),
  country: codeOrEmpty(codesOf(COUNTRIES)),
  tasks: many(z.enum(PARTNER_TASKS, unknown)),
  contact: longLine(200),
});

const workloadLine = z.object({
  id: idOf,
  forId: z.union([z.literal(''), idOf]),
  kind: z.enum(WORKLOAD_KINDS, unknown),
  hours: amount.max(10_000, { error: 'design.too_much' }),
  isDirected: z.boolean(),
  place: longLine(120),
});

const activity = z.object({
  id: idOf,
  title: byLanguage(longLine(200)),
  kind: z.enum(ACTIVITY_KINDS, unknown),
  place: z.enum(ACTIVITY_PLACES, unknown),
  synchronousShare: share,
  outcomeIds: ids,
});

const rubricCriterion = z.object({
  id: idOf,
  text: byLanguage(longLine(300)),
  steps: z
    .array(byLanguage(longLine(300)))
    .min(2, { error: 'design.rubric_steps' })
    .max(5, { error: 'design.rubric_steps' })
    .readonly(),
  weight: amount,
  mustReach: z.int().min(0).max(4, { error: 'design.too_much' }).exactOptional(),
});

const assessment = z.object({
  id: idOf,
  title: byLanguage(longLine(200)),
  type: codeOrEmpty(codesOf(ASSESSMENT_TYPES)),
  outcomeIds: ids,
  weight: amount.max(100, { error: 'design.too_much' }),
  supervision: codeOrEmpty(codesOf(SUPERVISION_TYPES)),
  passRule: longText(600),
  rubric: many(rubricCriterion),
});

const material = z.object({
  id: idOf,
  title: longLine(200),
  author: longLine(200),
  licence: longLine(60),
  link: addressOrEmpty,
});

const run = z.object({
  id: idOf,
  startsOn: dayOrEmpty,
  endsOn: dayOrEmpty,
  place: longLine(200),
  seats: amount.max(100_000, { error: 'design.too_much' }),
});

const principleAnswer = z.object({ answer: z.enum(PRINCIPLE_ANSWERS, unknown), note: longText(1000) });

/** The plan of a design as it stands in a file; what it does not know is left out, what is wrong is named by its path. */
export const planSchema = z.object({
  entrance: z.enum(['', ...ENTRANCES], unknown),
  depth: z.enum(DEPTHS, unknown),
  problem: longText(2000),
  needs: many(need),
  promises: many(z.object({ id: idOf, text: byLanguage(longLine(300)), outcomeIds: ids })),
  personas: many(persona),
  partners: many(partner),
  governance: longText(3000),
  workload: many(workloadLine),
  activities: many(activity),
  assessments: many(assessment),
  materials: many(material),
  access: z.object({
    languageLevel: longLine(40),
    support: longText(2000),
    guidanceContact: longLine(300),
    offlineAlternative: longText(1000),
    adjustments: longText(2000),
  }),
  recognition: z.object({
    recognisedBy: many(z.object({ name: longLine(200), forWhat: longLine(300) })),
    contact: longLine(300),
    decisionDays: amount.max(1000, { error: 'design.too_much' }).exactOptional(),
    leadsTo: longText(1000),
    validationOfPriorLearning: z.enum(['yes', 'no', ''], unknown),
    routes: many(z.object({ outcomeId: idOf, how: longText(1000) })),
  }),
  quality: z.object({
    responsible: longLine(200),
    learnersTookPart: longText(2000),
    feedback: longText(2000),
    answers: z.record(z.string().max(80), principleAnswer),
  }),
  budget: z.object({
    currency: z.string().regex(/^[A-Z]{3}$/, unknown),
    development: amount,
    equipment: amount,
    overhead: amount,
    runs: amount,
    teachingHours: amount,
    hourlyRate: amount,
    materials: amount,
    assessment: amount,
    certification: amount,
    support: amount,
    learners: amount,
    completers: amount,
    price: amount,
    subsidyPerLearner: amount,
    funding: longText(1000),
  }),
  run: z.object({
    runs: many(run),
    admission: longText(2000),
    monitoring: longText(2000),
    nextReviewOn: dayOrEmpty,
  }),
}) satisfies z.ZodType<DesignPlan>;
