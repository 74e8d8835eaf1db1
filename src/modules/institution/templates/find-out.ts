import { BARRIERS, cell, choice, date, line, list, NEEDS, page, pick, scale, table, text } from './parts.ts';

/** Before anything is designed: who needs it, and what is there already. */
export const FIND_OUT = [
  page(
    {
      id: 'needs_interview',
      phase: 'plan',
      steps: ['purpose', 'learners'],
      roles: ['designer', 'coach'],
      minutes: 45,
      needed: ['talked_with', 'day', 'needs'],
      hinted: ['talked_with'],
    },
    [
      line('talked_with'),
      date('on'),
      text('day'),
      text('hard'),
      text('wish', 'problem'),
      NEEDS,
      pick('may_quote', 'yes_no'),
    ],
  ),
  page(
    {
      id: 'persona',
      phase: 'plan',
      steps: ['learners', 'access'],
      roles: ['designer', 'teacher', 'coach'],
      minutes: 40,
      needed: ['persona', 'barriers', 'known_from'],
      hinted: ['barriers', 'known_from'],
    },
    [{ id: 'persona', kind: 'persona', topic: 'personas' }, BARRIERS, list('known_from'), text('week')],
  ),
  page(
    {
      id: 'employer_talk',
      phase: 'plan',
      steps: ['purpose', 'partners'],
      roles: ['designer', 'coach', 'partner'],
      minutes: 45,
      needed: ['company', 'tasks', 'needs'],
      hinted: ['offer'],
    },
    [
      line('company'),
      date('on'),
      table('tasks', [cell('task'), choice('frequency', 'frequency'), cell('mistake')]),
      list('missing'),
      scale('would_take', 'agree'),
      text('offer'),
      NEEDS,
    ],
  ),
  page(
    {
      id: 'landscape',
      phase: 'plan',
      steps: ['purpose', 'recognition'],
      roles: ['designer', 'manager'],
      minutes: 60,
      needed: ['offers', 'gap'],
    },
    [
      table('offers', [cell('offer'), cell('provider'), cell('size'), cell('price'), cell('credential')]),
      text('gap', 'problem'),
      text('learn_from'),
      list('join_with'),
    ],
  ),
  page(
    {
      id: 'promise',
      phase: 'plan',
      steps: ['purpose', 'outcomes', 'publish'],
      roles: ['designer', 'teacher', 'partner'],
      minutes: 30,
      needed: ['promises', 'summary'],
      hinted: ['summary', 'not_promised'],
    },
    [
      line('title', 'title'),
      text('summary', 'summary'),
      table('promises', [cell('promise'), cell('shown_by')], 'promises'),
      text('not_promised'),
      pick('read_by_learner', 'yes_no'),
    ],
  ),
] as const;
