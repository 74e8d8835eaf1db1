import { emptyPlan, type DesignContent } from '#modules/design/index.ts';
import { courseOf, outcomeId, say, yearlyLook } from './course-words.ts';

const DIGITAL = 'digital';
const search = outcomeId(DIGITAL, 'search');
const send = outcomeId(DIGITAL, 'send');

/** 15 hours for people who look for work and have a phone at most. */
export const digitalBasics = (reviewDue: string): DesignContent =>
  courseOf(DIGITAL, {
    title: say('Digital basics for job search', 'Digitalt grunnlag for jobbsøking', 'Digitala grunder för jobbsökning'),
    summary: say(
      'For people who look for work. You can find job adverts on a phone and send an answer.',
      'For deg som søker jobb. Du kan finne stillinger på en telefon og sende et svar.',
      'För dig som söker jobb. Du kan hitta annonser på en mobil och skicka ett svar.',
    ),
    family: 'digital',
    iscedF: '0611',
    outcomes: [
      {
        key: 'search',
        kind: 'skill',
        escoSkills: [],
        reuseLevel: 'cross_sector',
        lifeComp: 'P2',
        levelCue: 2,
        statement: say(
          'Find job adverts that fit on a phone with a search page',
          'Finne stillinger som passer, på en telefon med en søkeside',
          'Hitta annonser som passar på en mobil med en söksida',
        ),
        criteria: [
          {
            pictogram: 'look_closely',
            critical: true,
            statement: say(
              'Searches by place and kind of work and opens three adverts that fit',
              'Søker etter sted og type arbeid og åpner tre stillinger som passer',
              'Söker på plats och typ av arbete och öppnar tre annonser som passar',
            ),
            plain: say(
              'I find three job adverts that fit me.',
              'Jeg finner tre stillinger som passer meg.',
              'Jag hittar tre annonser som passar mig.',
            ),
          },
          {
            pictogram: 'calendar',
            critical: false,
            statement: say(
              'Says by when an answer must be sent',
              'Sier når svaret må være sendt',
              'Säger när svaret måste vara skickat',
            ),
            plain: say('I see by when I must answer.', 'Jeg ser når jeg må svare.', 'Jag ser när jag måste svara.'),
          },
        ],
      },
      {
        key: 'send',
        kind: 'skill',
        escoSkills: [],
        reuseLevel: 'cross_sector',
        lifeComp: 'S2',
        levelCue: 2,
        statement: say(
          'Send an answer with one attachment to an employer by e-mail',
          'Sende et svar med ett vedlegg til en arbeidsgiver på e-post',
          'Skicka ett svar med en bilaga till en arbetsgivare med e-post',
        ),
        criteria: [
          {
            pictogram: 'write',
            critical: true,
            statement: say(
              'Writes two sentences, attaches the file and sends it to the right address',
              'Skriver to setninger, legger ved filen og sender den til riktig adresse',
              'Skriver två meningar, bifogar filen och skickar den till rätt adress',
            ),
            plain: say(
              'I send a short e-mail with my file.',
              'Jeg sender en kort e-post med filen min.',
              'Jag skickar ett kort mejl med min fil.',
            ),
          },
        ],
      },
    ],
    workload: { hours: 15, credits: [] },
    level: { claim: 'aligned_by_provider', eqf: 2 },
    assessmentTypes: ['practical_assessment'],
    participationModes: ['presential'],
    qualityAssurance: yearlyLook(reviewDue),
    plan: {
      entrance: 'learner',
      problem: 'Job adverts stand online only. People without a computer never see them.',
      needs: [
        {
          id: 'need_d1',
          source: 'statistics',
          text: 'Nine of ten adverts in the region appear online only.',
          knownOn: '2026-01-20',
        },
        {
          id: 'need_d2',
          source: 'learner_talk',
          text: 'Learners have a phone, rarely a computer, and fear to press “send”.',
          knownOn: '2026-02-11',
        },
      ],
      promises: [
        {
          id: 'prm_d1',
          text: say('You have sent a real answer.', 'Du har sendt et ekte svar.', 'Du har skickat ett riktigt svar.'),
          outcomeIds: [search, send],
        },
      ],
      personas: [
        {
          id: 'prs_d1',
          name: 'Rahel',
          type: 'unemployed',
          about: '41, cleaned hotels for ten years, new e-mail address, old phone.',
          goals: 'A job near home before autumn.',
          barriers: [
            {
              id: 'bar_d1',
              text: 'No connection at home',
              answer: 'Open room with Wi-Fi on four afternoons; phones to borrow.',
              isAccepted: false,
            },
          ],
        },
      ],
      activities: [
        {
          id: 'act_d1',
          title: say('Five afternoons with phones', 'Fem ettermiddager med telefoner', 'Fem eftermiddagar med mobiler'),
          kind: 'lab_simulation_practice',
          place: 'onsite',
          synchronousShare: 1,
          outcomeIds: [search, send],
        },
      ],
      workload: [
        { id: 'wrk_d1', forId: 'act_d1', kind: 'contact', hours: 10, isDirected: true, place: 'Lakeside' },
        { id: 'wrk_d2', forId: 'act_d1', kind: 'self_study', hours: 4, isDirected: false, place: 'Anywhere' },
        { id: 'wrk_d3', forId: 'asm_d1', kind: 'assessment', hours: 1, isDirected: true, place: 'Lakeside' },
      ],
      assessments: [
        {
          id: 'asm_d1',
          title: say(
            'A real answer to a real advert',
            'Et ekte svar på en ekte stilling',
            'Ett riktigt svar på en riktig annons',
          ),
          type: 'practical_assessment',
          outcomeIds: [search, send],
          weight: 100,
          supervision: 'supervised_onsite_id',
          passRule: 'Both critical criteria on one’s own.',
          rubric: [],
        },
      ],
      materials: [
        {
          id: 'mat_d1',
          title: 'Pocket card “Before you press send”',
          author: 'Lakeside Learning',
          licence: 'CC-BY-SA-4.0',
          link: '',
        },
      ],
      access: {
        languageLevel: 'A2',
        support: 'Phones to borrow, child care next door.',
        guidanceContact: 'Learning desk, Mondays to Thursdays',
        offlineAlternative: 'Phones and connection are on site.',
        adjustments: 'Large letters, read aloud by the phone.',
      },
      recognition: {
        ...emptyPlan().recognition,
        recognisedBy: [{ name: 'Jobs office of the lake district', forWhat: 'Counts as a job-search week' }],
        contact: 'Learning desk',
        decisionDays: 10,
        leadsTo: 'A job; Learning to learn at work.',
        validationOfPriorLearning: 'yes',
        routes: [
          { outcomeId: search, how: 'Find three adverts while somebody watches.' },
          { outcomeId: send, how: 'Send one answer while somebody watches.' },
        ],
      },
      quality: {
        responsible: 'Chiara Fontana',
        learnersTookPart: 'Four job seekers tried the first afternoon.',
        feedback: 'One question after each afternoon; answers change the next one.',
        answers: {},
      },
      budget: {
        ...emptyPlan().budget,
        development: 2000,
        runs: 10,
        overhead: 400,
        teachingHours: 11,
        hourlyRate: 40,
        materials: 3,
        assessment: 15,
        learners: 10,
        completers: 9,
        subsidyPerLearner: 130,
      },
      run: {
        runs: [{ id: 'run_d1', startsOn: '2027-01-18', endsOn: '2027-01-29', place: 'Lakeside', seats: 10 }],
        admission: 'First come, first served.',
        monitoring: 'Who sent an answer, who was invited.',
        nextReviewOn: '2027-05-01',
      },
    },
  });
