import { emptyPlan, type DesignContent } from '#modules/design/index.ts';
import { courseOf, outcomeId, say, yearlyLook } from './course-words.ts';

const SALON = 'salon';
const post = outcomeId(SALON, 'post');
const book = outcomeId(SALON, 'book');

/** 30 hours for people who run a small salon; taught on site and online. */
export const salonMarketing = (reviewDue: string): DesignContent =>
  courseOf(SALON, {
    title: say(
      'Online marketing for small salons',
      'Markedsføring på nett for små salonger',
      'Marknadsföring på nätet för små salonger',
    ),
    summary: say(
      'For people who run or work in a small salon. You can show your work online and let customers book.',
      'For deg som driver eller arbeider i en liten salong. Du kan vise arbeidet ditt på nett og la kunder bestille.',
      'För dig som driver eller arbetar i en liten salong. Du kan visa ditt arbete på nätet och låta kunder boka.',
    ),
    family: 'trade',
    iscedF: '0414',
    outcomes: [
      {
        key: 'post',
        kind: 'skill',
        escoSkills: [],
        reuseLevel: 'sector',
        levelCue: 4,
        statement: say(
          'Publish a picture of salon work with consent and price on a social page',
          'Publisere et bilde av salongarbeid med samtykke og pris på en sosial side',
          'Publicera en bild av salongsarbete med samtycke och pris på en social sida',
        ),
        criteria: [
          {
            pictogram: 'write',
            critical: true,
            statement: say(
              'Asks the customer for consent and keeps it before the picture goes online',
              'Ber kunden om samtykke og tar vare på det før bildet legges ut',
              'Ber kunden om samtycke och sparar det innan bilden läggs ut',
            ),
            plain: say(
              'I ask before I show a picture.',
              'Jeg spør før jeg viser et bilde.',
              'Jag frågar innan jag visar en bild.',
            ),
          },
          {
            pictogram: 'price',
            critical: false,
            statement: say(
              'Names service, duration and price under the picture',
              'Oppgir tjeneste, varighet og pris under bildet',
              'Anger tjänst, tid och pris under bilden',
            ),
            plain: say(
              'I write what it is and what it costs.',
              'Jeg skriver hva det er og hva det koster.',
              'Jag skriver vad det är och vad det kostar.',
            ),
          },
        ],
      },
      {
        key: 'book',
        kind: 'skill',
        escoSkills: [],
        reuseLevel: 'sector',
        levelCue: 4,
        statement: say(
          'Set up online booking for one week in a salon',
          'Sette opp bestilling på nett for én uke i en salong',
          'Lägga upp bokning på nätet för en vecka i en salong',
        ),
        criteria: [
          {
            pictogram: 'calendar',
            critical: true,
            statement: say(
              'Enters services, hours and breaks so that no time is booked twice',
              'Legger inn tjenester, tider og pauser slik at ingen tid bestilles to ganger',
              'Lägger in tjänster, tider och raster så att ingen tid bokas två gånger',
            ),
            plain: say(
              'I set up booking without double times.',
              'Jeg setter opp bestilling uten doble tider.',
              'Jag lägger upp bokning utan dubbla tider.',
            ),
          },
        ],
      },
    ],
    workload: { hours: 30, credits: [] },
    level: { claim: 'aligned_by_provider', eqf: 4 },
    assessmentTypes: ['project_work', 'practical_assessment'],
    participationModes: ['blended'],
    qualityAssurance: yearlyLook(reviewDue),
    plan: {
      entrance: 'resource',
      problem: 'Small salons lose customers to chains that can be booked at night.',
      needs: [
        {
          id: 'need_s1',
          source: 'employer_talk',
          text: 'Seven salons: half of the calls come after closing time.',
          knownOn: '2026-02-20',
        },
        {
          id: 'need_s2',
          source: 'own_experience',
          text: 'Our evening course on pictures was full three times.',
          knownOn: '2026-06-30',
        },
      ],
      promises: [
        {
          id: 'prm_s1',
          text: say(
            'Customers can book you at night.',
            'Kunder kan bestille time om natten.',
            'Kunder kan boka dig på natten.',
          ),
          outcomeIds: [book],
        },
        {
          id: 'prm_s2',
          text: say('Your work can be seen.', 'Arbeidet ditt kan ses.', 'Ditt arbete syns.'),
          outcomeIds: [post],
        },
      ],
      personas: [
        {
          id: 'prs_s1',
          name: 'Dario',
          type: 'upskiller',
          about: '35, owns a salon with two chairs. Closes at seven.',
          goals: 'Fewer calls, more regular customers.',
          barriers: [
            {
              id: 'bar_s1',
              text: 'Cannot close the salon for a course',
              answer: 'Mondays, and short online parts.',
              isAccepted: false,
            },
          ],
        },
      ],
      activities: [
        {
          id: 'act_s1',
          title: say('Three Mondays', 'Tre mandager', 'Tre måndagar'),
          kind: 'lab_simulation_practice',
          place: 'onsite',
          synchronousShare: 1,
          outcomeIds: [post, book],
        },
        {
          id: 'act_s2',
          title: say('Short films with tasks', 'Korte filmer med oppgaver', 'Korta filmer med uppgifter'),
          kind: 'e_learning',
          place: 'online',
          synchronousShare: 0,
          outcomeIds: [post, book],
        },
      ],
      workload: [
        { id: 'wrk_s1', forId: 'act_s1', kind: 'contact', hours: 12, isDirected: true, place: 'Lakeside' },
        { id: 'wrk_s2', forId: 'act_s2', kind: 'guided_online', hours: 6, isDirected: true, place: 'Online' },
        {
          id: 'wrk_s3',
          forId: 'act_s2',
          kind: 'practice_work_based',
          hours: 9,
          isDirected: false,
          place: 'In the salon',
        },
        { id: 'wrk_s4', forId: 'asm_s1', kind: 'assessment', hours: 3, isDirected: true, place: 'In the salon' },
      ],
      assessments: [
        {
          id: 'asm_s1',
          title: say('One week in your own salon', 'Én uke i egen salong', 'En vecka i egen salong'),
          type: 'project_work',
          outcomeIds: [post, book],
          weight: 100,
          supervision: 'supervised_no_id',
          passRule: 'Both critical criteria, seen in the salon.',
          rubric: [],
        },
      ],
      materials: [
        {
          id: 'mat_s1',
          title: 'Films “Light, hair, consent”',
          author: 'Lakeside Learning',
          licence: 'CC-BY-NC-4.0',
          link: '',
        },
      ],
      access: {
        languageLevel: 'B1',
        support: 'A visit in the salon; help by phone on Mondays.',
        guidanceContact: 'Learning desk',
        offlineAlternative: 'A computer to use at Lakeside.',
        adjustments: 'Films with captions.',
      },
      recognition: {
        ...emptyPlan().recognition,
        recognisedBy: [{ name: 'Guild of Lake Salons', forWhat: 'Counts as yearly training' }],
        contact: 'Learning desk',
        decisionDays: 21,
        leadsTo: 'A course on running a small business.',
        validationOfPriorLearning: 'yes',
        routes: [
          { outcomeId: post, how: 'Show five pictures with the consents.' },
          { outcomeId: book, how: 'Show a month of bookings.' },
        ],
      },
      quality: {
        responsible: 'Chiara Fontana',
        learnersTookPart: 'Three salon owners chose the examples.',
        feedback: 'Visit after two months.',
        answers: {},
      },
      budget: {
        ...emptyPlan().budget,
        development: 5000,
        runs: 5,
        equipment: 300,
        overhead: 700,
        teachingHours: 21,
        hourlyRate: 50,
        materials: 10,
        assessment: 45,
        learners: 12,
        completers: 11,
        price: 240,
        subsidyPerLearner: 0,
        funding: '',
      },
      run: {
        runs: [{ id: 'run_s1', startsOn: '2027-02-08', endsOn: '2027-03-08', place: 'Lakeside', seats: 12 }],
        admission: 'First come, first served.',
        monitoring: 'Bookings outside opening hours, before and after.',
        nextReviewOn: '2027-07-01',
      },
    },
  });
