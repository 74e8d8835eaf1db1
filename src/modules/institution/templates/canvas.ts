import {
  activities,
  amount,
  board,
  cell,
  choice,
  date,
  line,
  money,
  NEEDS,
  number,
  PARTNERS,
  pick,
  refs,
} from './parts.ts';
import { table, text } from './parts.ts';

/** Twelve boxes on one board, and a footer for quality: from the people to the money. Any box may come first. */
export const CANVAS = board(
  {
    id: 'canvas',
    phase: 'plan',
    steps: ['purpose', 'learners', 'outcomes', 'assessment', 'finance'],
    roles: ['designer', 'teacher', 'coach', 'partner'],
    minutes: 90,
    needed: ['personas', 'needs', 'promises', 'outcomes', 'assessments'],
    hinted: ['fixed', 'per_learner', 'supports'],
  },
  [
    {
      id: 'learner',
      fields: [
        table(
          'personas',
          [cell('name'), choice('learner_type', 'learner_type'), cell('about'), cell('goals')],
          'personas',
        ),
      ],
    },
    {
      id: 'problem',
      fields: [text('problem', 'problem'), table('hurdles', [cell('barrier'), choice('accepted', 'yes_no')])],
    },
    { id: 'need', fields: [NEEDS] },
    { id: 'promise', fields: [table('promises', [cell('promise'), refs('rests_on', 'outcomes')], 'promises')] },
    {
      id: 'outcomes',
      fields: [table('outcomes', [cell('outcome'), choice('outcome_kind', 'outcome_kind')], 'outcomes'), line('level')],
    },
    { id: 'journey', fields: [activities(amount('hours'), refs('teaches', 'outcomes'))] },
    {
      id: 'assessment',
      fields: [table('assessments', [cell('assessment'), refs('proves', 'outcomes'), amount('weight')], 'assessments')],
    },
    { id: 'credential', fields: [text('leads_to', 'recognition.leadsTo'), line('contact', 'recognition.contact')] },
    {
      id: 'access',
      fields: [
        table('supports', [cell('support'), refs('answers', 'hurdles')]),
        text('offline', 'access.offlineAlternative'),
      ],
    },
    { id: 'partners', fields: [PARTNERS] },
    { id: 'reach', fields: [table('channels', [cell('channel'), cell('message')]), text('sign_up', 'run.admission')] },
    {
      id: 'money',
      fields: [
        pick('currency', 'currency', 'budget.currency'),
        money('fixed'),
        money('per_learner'),
        number('learners', 'budget.learners'),
        money('price', 'budget.price'),
        money('subsidy', 'budget.subsidyPerLearner'),
        text('lasting', 'budget.funding'),
      ],
    },
    { id: 'quality', fields: [text('quality', 'quality.feedback'), date('next_review', 'run.nextReviewOn')] },
  ],
);
