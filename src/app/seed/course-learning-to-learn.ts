import { emptyPlan, type DesignContent } from '#modules/design/index.ts';
import { courseOf, outcomeId, say, yearlyLook } from './course-words.ts';

const LEARN = 'learn';
const plan = outcomeId(LEARN, 'plan');
const ask = outcomeId(LEARN, 'ask');

/** 25 hours at a workplace or in a house of learning, for people to whom school was not kind. */
export const learningToLearn = (reviewDue: string): DesignContent =>
  courseOf(LEARN, {
    title: say('Learning to learn at work', 'Lære å lære på jobb', 'Lära sig lära på jobbet'),
    summary: say(
      'For people who want to learn at work again. You find out how you learn and set small goals.',
      'For deg som vil lære på jobb igjen. Du finner ut hvordan du lærer, og setter små mål.',
      'För dig som vill lära på jobbet igen. Du ser hur du lär dig och sätter små mål.',
    ),
    family: 'other',
    iscedF: '0031',
    outcomes: [
      {
        key: 'plan',
        kind: 'skill',
        escoSkills: [],
        verb: say('plan', 'planlegge', 'planera'),
        context: say('for one week at work', 'for én uke på jobb', 'för en vecka på jobbet'),
        reuseLevel: 'transversal',
        lifeComp: 'L3',
        levelCue: 3,
        statement: say(
          'Plan small learning goals for one week at work',
          'Planlegge små læringsmål for én uke på jobb',
          'Planera små lärandemål för en vecka på jobbet',
        ),
        criteria: [
          {
            pictogram: 'calendar',
            critical: true,
            statement: say(
              'Writes down or says one goal for the week that can be checked',
              'Skriver ned eller sier ett mål for uken som kan sjekkes',
              'Skriver ned eller säger ett mål för veckan som går att kontrollera',
            ),
            plain: say(
              'I set one small goal for the week.',
              'Jeg setter ett lite mål for uken.',
              'Jag sätter ett litet mål för veckan.',
            ),
          },
          {
            pictogram: 'look_closely',
            critical: false,
            statement: say(
              'Tells at the end of the week what worked and what did not',
              'Forteller på slutten av uken hva som virket og hva som ikke virket',
              'Berättar i slutet av veckan vad som fungerade och inte',
            ),
            plain: say(
              'I tell what worked and what did not.',
              'Jeg forteller hva som virket og ikke.',
              'Jag berättar vad som fungerade och inte.',
            ),
          },
        ],
      },
      {
        key: 'ask',
        kind: 'responsibility_autonomy',
        escoSkills: [],
        reuseLevel: 'transversal',
        lifeComp: 'L1',
        levelCue: 3,
        statement: say(
          'Ask for help at work in time and use the answer',
          'Be om hjelp på jobb i tide og bruke svaret',
          'Be om hjälp på jobbet i tid och använda svaret',
        ),
        criteria: [
          {
            pictogram: 'customer',
            critical: true,
            statement: say(
              'Asks a colleague before something goes wrong',
              'Spør en kollega før noe går galt',
              'Frågar en kollega innan något går fel',
            ),
            plain: say(
              'I ask before something goes wrong.',
              'Jeg spør før noe går galt.',
              'Jag frågar innan något går fel.',
            ),
          },
          {
            pictogram: 'reuse',
            critical: false,
            statement: say(
              'Does the task again with the answer in mind',
              'Gjør oppgaven igjen med svaret i tankene',
              'Gör uppgiften igen med svaret i tankarna',
            ),
            plain: say(
              'I try again with what I heard.',
              'Jeg prøver igjen med det jeg hørte.',
              'Jag försöker igen med det jag hörde.',
            ),
          },
        ],
      },
    ],
    workload: { hours: 25, credits: [] },
    level: { claim: 'aligned_by_provider', eqf: 3 },
    assessmentTypes: ['portfolio', 'joint_workplace_evaluation'],
    participationModes: ['work_based', 'presential'],
    qualityAssurance: yearlyLook(reviewDue),
    plan: {
      entrance: 'learner',
      problem: 'Many who start in supported work say “I cannot learn”. They stop before the first course begins.',
      needs: [
        {
          id: 'need_l1',
          source: 'learner_talk',
          text: '14 of 19 learners: the first week decides whether I stay.',
          knownOn: '2026-03-12',
        },
        {
          id: 'need_l2',
          source: 'employer_talk',
          text: 'Four workplaces ask for people who say when they need help.',
          knownOn: '2026-04-02',
        },
      ],
      promises: [
        {
          id: 'prm_l1',
          text: say('You know how you learn best.', 'Du vet hvordan du lærer best.', 'Du vet hur du lär dig bäst.'),
          outcomeIds: [plan, ask],
        },
      ],
      personas: [
        {
          id: 'prs_l1',
          name: 'Omar',
          type: 'early_leaver',
          about: '22, left school at 15, works two mornings a week in a kitchen. Reads slowly.',
          goals: 'Wants to keep the job and become a cook one day.',
          barriers: [
            {
              id: 'bar_l1',
              text: 'Is afraid of reading aloud',
              answer: 'Everything can be said instead of written; nobody reads aloud.',
              isAccepted: false,
            },
            {
              id: 'bar_l2',
              text: 'Has no computer',
              answer: 'Paper cards; a tablet to borrow on site.',
              isAccepted: false,
            },
          ],
        },
      ],
      partners: [{ id: 'ptn_l1', name: 'Mercato Kitchen', country: 'IT', tasks: ['hosts'], contact: 'Shift leader' }],
      governance: 'Lakeside Learning decides; the kitchen is asked before each run.',
      activities: [
        {
          id: 'act_l1',
          title: say('Four morning circles', 'Fire morgensamlinger', 'Fyra morgonsamlingar'),
          kind: 'workshop_seminar',
          place: 'onsite',
          synchronousShare: 1,
          outcomeIds: [plan, ask],
        },
        {
          id: 'act_l2',
          title: say(
            'Practice at work with a small goal',
            'Øving på jobb med et lite mål',
            'Övning på jobbet med ett litet mål',
          ),
          kind: 'job_experience',
          place: 'onsite',
          synchronousShare: 0,
          outcomeIds: [plan, ask],
        },
      ],
      workload: [
        { id: 'wrk_l1', forId: 'act_l1', kind: 'contact', hours: 8, isDirected: true, place: 'Lakeside' },
        { id: 'wrk_l2', forId: 'act_l2', kind: 'practice_work_based', hours: 14, isDirected: false, place: 'At work' },
        { id: 'wrk_l3', forId: 'asm_l1', kind: 'assessment', hours: 3, isDirected: true, place: 'Lakeside' },
      ],
      assessments: [
        {
          id: 'asm_l1',
          title: say('Talk over the week', 'Samtale om uken', 'Samtal om veckan'),
          type: 'portfolio',
          outcomeIds: [plan, ask],
          weight: 100,
          supervision: 'supervised_onsite_id',
          passRule: 'Both critical criteria on one’s own, and one of the other two.',
          rubric: [
            {
              id: 'rub_l1',
              text: say('The goal', 'Målet', 'Målet'),
              steps: [
                say('No goal yet', 'Ikke noe mål ennå', 'Inget mål än'),
                say('A goal, with help', 'Et mål, med hjelp', 'Ett mål, med hjälp'),
                say(
                  'A goal of one’s own that can be checked',
                  'Et eget mål som kan sjekkes',
                  'Ett eget mål som går att kontrollera',
                ),
              ],
              weight: 2,
              mustReach: 2,
            },
            {
              id: 'rub_l2',
              text: say('Looking back', 'Å se tilbake', 'Att se tillbaka'),
              steps: [
                say('Tells nothing', 'Forteller ingenting', 'Berättar inget'),
                say('Tells what worked', 'Forteller hva som virket', 'Berättar vad som fungerade'),
                say(
                  'Tells what to change next week',
                  'Forteller hva som skal endres neste uke',
                  'Berättar vad som ska ändras nästa vecka',
                ),
              ],
              weight: 1,
            },
          ],
        },
      ],
      materials: [{ id: 'mat_l1', title: 'Week cards', author: 'Lakeside Learning', licence: 'CC-BY-4.0', link: '' }],
      access: {
        languageLevel: 'A2, spoken',
        support: 'A coach at every circle; travel is paid.',
        guidanceContact: 'Learning desk, Mondays to Thursdays',
        offlineAlternative: 'Everything exists on paper.',
        adjustments: 'More time, a quiet room, an interpreter.',
      },
      recognition: {
        recognisedBy: [{ name: 'Mercato Kitchen', forWhat: 'Counts as the first week of training' }],
        contact: 'Learning desk',
        decisionDays: 14,
        leadsTo: 'Digital basics for job search; any course at Lakeside.',
        validationOfPriorLearning: 'yes',
        routes: [
          { outcomeId: plan, how: 'Show the cards of two weeks and talk about them.' },
          { outcomeId: ask, how: 'A colleague who was there tells of two times.' },
        ],
      },
      quality: {
        responsible: 'Chiara Fontana',
        learnersTookPart: 'Six learners tried the cards and threw out half of the questions.',
        feedback: 'A talk after each run; changes are pinned to the wall.',
        answers: {},
      },
      budget: {
        ...emptyPlan().budget,
        development: 4000,
        runs: 8,
        overhead: 600,
        teachingHours: 11,
        hourlyRate: 45,
        materials: 5,
        assessment: 30,
        support: 40,
        learners: 8,
        completers: 7,
        subsidyPerLearner: 290,
      },
      run: {
        runs: [{ id: 'run_l1', startsOn: '2027-02-01', endsOn: '2027-02-26', place: 'Lakeside', seats: 8 }],
        admission: 'First come, first served; two places are kept for people sent by a coach.',
        monitoring: 'Who starts, who stays, hours said by learners.',
        nextReviewOn: '2027-06-15',
      },
    },
  });
