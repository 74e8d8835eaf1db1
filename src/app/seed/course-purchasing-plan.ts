import { type DesignPlan, emptyPlan } from '#modules/design/index.ts';
import { outcomeId, say } from './course-words.ts';

export const BUY = 'buy';
const compare = outcomeId(BUY, 'compare');
const argue = outcomeId(BUY, 'argue');

/** The body that awards the course on purchasing together with the house that keeps it. */
export const SECOND_BODY = 'Harbour Institute';

/** How the course on purchasing is built and run: for whom, with whom, with what work and at what price. */
export const PURCHASING_PLAN: Partial<DesignPlan> = {
  entrance: 'partner_request',
  problem: 'Municipalities must buy sustainably by law; the people who buy were never shown how.',
  needs: [
    {
      id: 'need_b1',
      source: 'survey',
      text: '31 of 48 buyers cannot compare cost over the whole life.',
      knownOn: '2026-05-05',
    },
    {
      id: 'need_b2',
      source: 'vacancies',
      text: 'Every third advert for buyers asks for it.',
      knownOn: '2026-06-01',
    },
  ],
  promises: [
    {
      id: 'prm_b1',
      text: say(
        'You can defend a greener choice.',
        'Du kan forsvare et grønnere valg.',
        'Du kan försvara ett grönare val.',
      ),
      outcomeIds: [compare, argue],
    },
  ],
  personas: [
    {
      id: 'prs_b1',
      name: 'Greta',
      type: 'upskiller',
      about: '47, buys furniture and food for a small town. Full-time work.',
      goals: 'Wants to say no to the cheapest offer and be right.',
      barriers: [
        {
          id: 'bar_b1',
          text: 'No time during the day',
          answer: 'Online parts in the evening; two Saturdays on site.',
          isAccepted: false,
        },
      ],
    },
  ],
  partners: [
    {
      id: 'ptn_b1',
      name: SECOND_BODY,
      country: 'IE',
      tasks: ['designs', 'assesses', 'awards'],
      contact: 'Office of studies',
    },
    { id: 'ptn_b2', name: 'Union of Lake Towns', country: 'IT', tasks: ['pays'], contact: 'Training office' },
  ],
  governance:
    'Each body names one person; both agree to every version. Either may leave after a run that has begun is over.',
  activities: [
    {
      id: 'act_b1',
      title: say('Cases online', 'Saker på nett', 'Fall på nätet'),
      kind: 'e_learning',
      place: 'online',
      synchronousShare: 0.3,
      outcomeIds: [compare],
    },
    {
      id: 'act_b2',
      title: say('Two Saturdays on site', 'To lørdager på stedet', 'Två lördagar på plats'),
      kind: 'workshop_seminar',
      place: 'onsite',
      synchronousShare: 1,
      outcomeIds: [compare, argue],
    },
  ],
  workload: [
    { id: 'wrk_b1', forId: 'act_b1', kind: 'guided_online', hours: 10, isDirected: true, place: 'Online' },
    { id: 'wrk_b2', forId: 'act_b1', kind: 'self_study', hours: 16, isDirected: false, place: 'Anywhere' },
    { id: 'wrk_b3', forId: 'act_b2', kind: 'contact', hours: 12, isDirected: true, place: 'Lakeside' },
    { id: 'wrk_b4', forId: 'asm_b1', kind: 'assessment', hours: 10, isDirected: false, place: 'At work' },
    { id: 'wrk_b5', forId: 'asm_b2', kind: 'assessment', hours: 2, isDirected: true, place: 'Online' },
  ],
  assessments: [
    {
      id: 'asm_b1',
      title: say('A real purchase, compared', 'Et ekte innkjøp, sammenlignet', 'Ett riktigt inköp, jämfört'),
      type: 'project_work',
      outcomeIds: [compare],
      weight: 60,
      supervision: 'supervised_no_id',
      passRule: 'At least the middle step in every line.',
      rubric: [
        {
          id: 'rub_b1',
          text: say('Figures', 'Tall', 'Siffror'),
          steps: [
            say('Price only', 'Bare pris', 'Bara pris'),
            say('Price and use', 'Pris og bruk', 'Pris och användning'),
            say('The whole life, with sources', 'Hele livet, med kilder', 'Hela livet, med källor'),
          ],
          weight: 2,
          mustReach: 1,
        },
        {
          id: 'rub_b2',
          text: say('People and nature', 'Folk og natur', 'Folk och natur'),
          steps: [
            say('Not looked at', 'Ikke sett på', 'Inte beaktat'),
            say('One criterion', 'Ett kriterium', 'Ett kriterium'),
            say('Several, weighed', 'Flere, veid', 'Flera, vägda'),
          ],
          weight: 1,
          mustReach: 1,
        },
      ],
    },
    {
      id: 'asm_b2',
      title: say('Before the board', 'For styret', 'Inför styrelsen'),
      type: 'oral_exam',
      outcomeIds: [argue],
      weight: 40,
      supervision: 'supervised_online_id',
      passRule: 'Names the choice, two reasons and one risk.',
      rubric: [],
    },
  ],
  materials: [
    {
      id: 'mat_b1',
      title: 'Calculation sheet “Whole life”',
      author: 'Lakeside Learning, Harbour Institute',
      licence: 'CC-BY-4.0',
      link: '',
    },
  ],
  access: {
    languageLevel: 'B2',
    support: 'Evening help desk; recordings with captions.',
    guidanceContact: 'Learning desk',
    offlineAlternative: 'A room with computers at both bodies.',
    adjustments: 'Captions, written questions, more time.',
  },
  recognition: {
    recognisedBy: [{ name: 'Union of Lake Towns', forWhat: 'Counts as yearly training of buyers' }],
    contact: 'Office of studies',
    decisionDays: 30,
    leadsTo: 'Two of the ten credits of “Buying for the public”.',
    validationOfPriorLearning: 'yes',
    routes: [
      { outcomeId: compare, how: 'Hand in a comparison of your own from the last two years.' },
      { outcomeId: argue, how: 'Defend it before two assessors.' },
    ],
  },
  quality: {
    responsible: 'Luca Ferri',
    learnersTookPart: 'Eight buyers worked through the first case and cut it by half.',
    feedback: 'Survey after three months: which purchase was different?',
    answers: {},
  },
  budget: {
    ...emptyPlan().budget,
    development: 12000,
    runs: 4,
    equipment: 500,
    overhead: 1500,
    teachingHours: 24,
    hourlyRate: 70,
    materials: 20,
    assessment: 60,
    certification: 5,
    support: 25,
    learners: 20,
    completers: 17,
    price: 390,
    subsidyPerLearner: 80,
    funding: 'The union pays for towns below 5,000 people.',
  },
  run: {
    runs: [{ id: 'run_b1', startsOn: '2027-03-06', endsOn: '2027-05-15', place: 'Lakeside and online', seats: 24 }],
    admission: 'One place for each town first, then by date.',
    monitoring: 'Hours said by learners; purchases changed after three months.',
    nextReviewOn: '2027-09-01',
  },
};
