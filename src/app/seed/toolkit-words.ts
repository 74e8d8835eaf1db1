import type { Answers } from '#modules/institution/index.ts';

/** A worked canvas: how a made-up reuse shop came to its first micro-credential. */
export const CANVAS: Answers = {
  personas: [
    {
      id: 'amal',
      name: 'Amal, 34',
      learner_type: 'newcomer',
      about: 'Sold clothes for ten years. Reads Norwegian slowly, speaks it well enough for a shop.',
      goals: 'Paid work near home, school hours at first.',
    },
    {
      id: 'kim',
      name: 'Kim, 19',
      learner_type: 'early_leaver',
      about: 'Good with things, tired of being tested.',
      goals: 'Something to show that is not a school report.',
    },
  ],
  problem: 'They can do the work, but nobody has written it down. Applications end with “no education”.',
  hurdles: [
    { id: 'reading', barrier: 'Long texts in Norwegian' },
    { id: 'child', barrier: 'Must fetch a child at three' },
    { id: 'bus', barrier: 'One bus an hour', accepted: 'yes' },
  ],
  needs: [
    {
      id: 'n1',
      need: 'Shops lack people who can set a price on their own',
      need_source: 'employer_talk',
      known_on: '2026-09-10',
    },
    {
      id: 'n2',
      need: 'Nine adverts in a month ask for experience with used goods',
      need_source: 'vacancies',
      known_on: '2026-09-21',
    },
  ],
  promises: [
    { id: 'p1', promise: 'You can sort and price donated goods alone', rests_on: 'o1 o2' },
    { id: 'p2', promise: 'You have something that an employer can check' },
  ],
  outcomes: [
    { id: 'o1', outcome: 'Sorts donated goods by condition and kind', outcome_kind: 'skill' },
    { id: 'o2', outcome: 'Sets a price by the house list and explains it', outcome_kind: 'responsibility_autonomy' },
    { id: 'o3', outcome: 'Sets aside what must not be sold', outcome_kind: 'skill' },
  ],
  level: 'Level 2, by our own comparison',
  activities: [
    {
      id: 'a1',
      activity: 'Two mornings beside an experienced colleague',
      activity_kind: 'job_experience',
      place: 'onsite',
      hours: '8',
      teaches: 'o1 o3',
    },
    {
      id: 'a2',
      activity: 'Price list with pictures, practised on real boxes',
      activity_kind: 'workshop_seminar',
      place: 'onsite',
      hours: '4',
      teaches: 'o2',
    },
    {
      id: 'a3',
      activity: 'Own shifts with feedback',
      activity_kind: 'job_experience',
      place: 'onsite',
      hours: '10',
      teaches: 'o1 o2 o3',
    },
  ],
  assessments: [
    { id: 's1', assessment: 'Observed on two shifts by a trained coach', proves: 'o1 o2', weight: '70' },
    { id: 's2', assessment: 'Talk about twenty priced items', proves: 'o2', weight: '30' },
  ],
  leads_to: 'Counts as unit 1 of the shop course at the college; three shops invite holders to an interview.',
  contact: 'Signe Østby, Second Round',
  supports: [
    { id: 'u1', support: 'Everything as pictures and read aloud', answers: 'reading' },
    { id: 'u2', support: 'Shifts from nine to two', answers: 'child' },
  ],
  offline: 'Cards and sheets on paper; a tablet in the shop for everybody.',
  partners: [
    { id: 'r1', name: 'Second Round', partner_tasks: 'designs delivers awards', contact: 'Matteo Ricci' },
    { id: 'r2', name: 'Fjordby shops', partner_tasks: 'hosts', contact: 'The shift leaders' },
  ],
  channels: [
    { id: 'c1', channel: 'The introduction programme', message: 'Show what you can do, in five weeks' },
    { id: 'c2', channel: 'A poster at the till', message: 'Do you sort as well as we do?' },
  ],
  sign_up: 'Come in and ask for Ingrid, any weekday before noon.',
  currency: 'NOK',
  fixed: '38000',
  per_learner: '3200',
  learners: '8',
  price: '0',
  subsidy: '9000',
  lasting: 'The municipality for two years; after that the shops share the cost of the coach.',
};

export const EMPLOYER_TALK: Answers = {
  company: 'Shift leader, a made-up shop in Fjordby',
  on: '2026-09-10',
  tasks: [
    { id: 't1', task: 'Sort thirty boxes on Monday', frequency: 'weekly', mistake: 'Good things end in recycling' },
    { id: 't2', task: 'Price clothes', frequency: 'daily', mistake: 'Everybody asks the shift leader' },
  ],
  missing: ['Courage to set a price', 'Knowing what must not be sold'],
  would_take: 'mostly',
  offer: 'Two places to practise, and an hour a week for the assessor.',
  needs: [
    { id: 'n1', need: 'Somebody who prices without asking', need_source: 'employer_talk', known_on: '2026-09-10' },
  ],
};

export const PERSONA: Answers = {
  persona: {
    name: 'Amal, 34',
    learner_type: 'newcomer',
    about: 'Sold clothes for ten years in another country. Two children.',
    goals: 'Paid work near home by the summer.',
  },
  barriers: [
    { id: 'b1', barrier: 'Long texts in Norwegian', answer: 'Pictures, and everything read aloud' },
    { id: 'b2', barrier: 'One bus an hour', accepted: 'yes' },
  ],
  known_from: ['Four talks in May', 'Two learners of last year read this page'],
};

export const BUDGET: Answers = {
  currency: 'NOK',
  development: '60000',
  runs: '4',
  equipment: '5000',
  overhead: '12000',
  teaching_hours: '3',
  hourly_rate: '520',
  materials: '150',
  assessment: '900',
  certification: '90',
  support: '500',
  learners: '8',
  completers: '7',
  price: '0',
  subsidy: '9000',
  funding: 'The municipality pays for everybody in the introduction programme.',
};

export const PILOT_PLAN: Answers = {
  aim: 'Find out whether five weeks are enough.',
  starts: '2027-02-01',
};
