import type { DesignContent } from '#modules/design/index.ts';
import { BUY, PURCHASING_PLAN, SECOND_BODY } from './course-purchasing-plan.ts';
import { courseOf, say, yearlyLook } from './course-words.ts';

/** 50 hours, two ECTS credits, awarded by two bodies in two countries. */
export const sustainablePurchasing = (reviewDue: string): DesignContent =>
  courseOf(BUY, {
    title: say(
      'Sustainable purchasing: first steps',
      'Bærekraftige innkjøp: første steg',
      'Hållbara inköp: första stegen',
    ),
    summary: say(
      'For people who buy for an organisation. You can compare offers by what they cost people and nature.',
      'For deg som kjøper inn for en organisasjon. Du kan sammenligne tilbud ut fra hva de koster folk og natur.',
      'För dig som köper in åt en organisation. Du kan jämföra bud efter vad de kostar folk och natur.',
    ),
    family: 'green',
    iscedF: '0416',
    awardingBody: [
      { name: 'Lakeside Learning', country: 'IT', region: 'ITI43' },
      { name: SECOND_BODY, country: 'IE', region: 'IE051' },
    ],
    outcomes: [
      {
        key: 'compare',
        kind: 'skill',
        escoSkills: [],
        standard: say(
          'by the criteria of the EU for green purchasing',
          'etter EUs kriterier for grønne innkjøp',
          'efter EU:s kriterier för gröna inköp',
        ),
        reuseLevel: 'cross_sector',
        lifeComp: 'L2',
        levelCue: 6,
        statement: say(
          'Compare three offers by cost over the whole life with a calculation sheet',
          'Sammenligne tre tilbud etter kostnad gjennom hele livet med et regneark',
          'Jämföra tre bud efter kostnad under hela livet med ett kalkylark',
        ),
        criteria: [
          {
            pictogram: 'count',
            critical: true,
            statement: say(
              'Calculates purchase, use and disposal of each offer and shows the sources',
              'Regner ut innkjøp, bruk og avhending for hvert tilbud og viser kildene',
              'Räknar ut inköp, användning och avfall för varje bud och visar källorna',
            ),
            plain: say(
              'I calculate what an offer costs over its life.',
              'Jeg regner ut hva et tilbud koster gjennom livet.',
              'Jag räknar ut vad ett bud kostar under livet.',
            ),
          },
        ],
      },
      {
        key: 'argue',
        kind: 'responsibility_autonomy',
        escoSkills: [],
        reuseLevel: 'cross_sector',
        lifeComp: 'S2',
        levelCue: 6,
        statement: say(
          'Explain a purchase before a board with figures and risks',
          'Forklare et innkjøp for et styre med tall og risiko',
          'Förklara ett inköp inför en styrelse med siffror och risker',
        ),
        criteria: [
          {
            pictogram: 'customer',
            critical: true,
            statement: say(
              'Names the choice, two reasons and one risk, and answers questions',
              'Nevner valget, to grunner og én risiko, og svarer på spørsmål',
              'Nämner valet, två skäl och en risk och svarar på frågor',
            ),
            plain: say(
              'I explain my choice and answer questions.',
              'Jeg forklarer valget mitt og svarer på spørsmål.',
              'Jag förklarar mitt val och svarar på frågor.',
            ),
          },
        ],
      },
    ],
    workload: { hours: 50, credits: [{ system: 'ECTS', points: 2 }] },
    level: { claim: 'aligned_by_provider', eqf: 6 },
    assessmentTypes: ['project_work', 'oral_exam'],
    participationModes: ['blended'],
    grading: { scheme: 'pass_fail' },
    entryRequirement: say(
      'You buy for an organisation, or will soon.',
      'Du kjøper inn for en organisasjon, eller skal snart gjøre det.',
      'Du köper in åt en organisation, eller ska snart göra det.',
    ),
    qualityAssurance: [
      ...yearlyLook(reviewDue),
      {
        kind: 'programme_quality_assurance',
        text: say(
          'Both bodies look at ten cases together after each run.',
          'Begge organisasjonene ser på ti saker sammen etter hver gjennomføring.',
          'Båda organisationerna går igenom tio fall tillsammans efter varje omgång.',
        ),
        responsible: 'Luca Ferri',
        reviewDue,
      },
    ],
    plan: PURCHASING_PLAN,
  });
