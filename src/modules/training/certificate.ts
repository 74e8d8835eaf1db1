import { emptyDescriptor, type Criterion, type Descriptor } from '#modules/design/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';

export const COURSE_HOURS = 8;

type Words = readonly [pictogram: string, en: string, nb: string, plainEn: string, plainNb: string];

const text = (en: string, nb: string): Multilingual => ({ en, nb });

type Ids = (kind: 'out' | 'cri') => string;

const criterion = (newId: Ids, [pictogram, en, nb, plainEn, plainNb]: Words, critical: boolean): Criterion => ({
  id: newId('cri'),
  statement: text(en, nb),
  plain: text(plainEn, plainNb),
  pictogram,
  critical,
});

const MAKING_VISIBLE: readonly Words[] = [
  [
    'talk',
    'Explains to learners what validation is and what they decide themselves',
    'Forklarer deltakere hva validering er, og hva de selv bestemmer',
    'I explain what happens and what you decide.',
    'Jeg forklarer hva som skjer, og hva du bestemmer.',
  ],
  [
    'look_closely',
    'Describes work as tasks that can be observed',
    'Beskriver arbeid som oppgaver som kan observeres',
    'I write down tasks that can be seen.',
    'Jeg skriver ned oppgaver som kan sees.',
  ],
];

const JUDGING: readonly Words[] = [
  [
    'look_closely',
    'Rates described tasks on three steps in agreement with experienced assessors',
    'Vurderer beskrevne oppgaver i tre trinn i samsvar med erfarne vurderere',
    'I rate tasks from what was seen.',
    'Jeg vurderer oppgaver ut fra det som ble sett.',
  ],
  [
    'write',
    'Chooses proof that is enough and not more than that',
    'Velger dokumentasjon som er nok, og ikke mer enn det',
    'I choose proof that is enough.',
    'Jeg velger dokumentasjon som er nok.',
  ],
  [
    'talk',
    'Names ties and bias, and protects what learners tell',
    'Sier fra om bånd og skjevheter, og verner det deltakere forteller',
    'I say when I am tied to somebody.',
    'Jeg sier fra når jeg er knyttet til noen.',
  ],
];

/**
 * The course as a micro-credential: every element that the Recommendation asks for, in English and Norwegian. The
 * organisation awards it in its own name, so a designer looks at it and somebody else approves it, like any other.
 */
export function courseDescriptor(issuer: { readonly name: string; readonly country: string }, newId: Ids): Descriptor {
  const [rating, ...others] = JUDGING;
  return {
    ...emptyDescriptor('en'),
    languages: ['nb'],
    title: text('Evaluate skills together', 'Vurdere ferdigheter sammen'),
    summary: text(
      'For people who coach learners or decide about their skills. You can make tasks visible, rate them fairly and choose proof.',
      'For dem som veileder deltakere eller avgjør om ferdigheter. Du kan gjøre oppgaver synlige, vurdere rettferdig og velge dokumentasjon.',
    ),
    family: 'office',
    iscedF: '0111',
    awardingBody: [issuer],
    outcomes: [
      {
        id: newId('out'),
        statement: text(
          'Describe what somebody can do at work, together with that person',
          'Beskrive hva noen kan på jobb, sammen med personen selv',
        ),
        kind: 'skill',
        escoSkills: [],
        criteria: MAKING_VISIBLE.map((words) => criterion(newId, words, false)),
      },
      {
        id: newId('out'),
        statement: text(
          'Rate tasks from evidence, fairly and so that colleagues would agree',
          'Vurdere oppgaver ut fra dokumentasjon, rettferdig og slik at kolleger ville være enige',
        ),
        kind: 'responsibility_autonomy',
        escoSkills: [],
        criteria: [
          ...(rating === undefined ? [] : [criterion(newId, rating, true)]),
          ...others.map((words) => criterion(newId, words, false)),
        ],
      },
    ],
    workload: { hours: COURSE_HOURS, credits: [] },
    level: { claim: 'aligned_by_provider', eqf: 4 },
    assessmentTypes: ['written_exam', 'portfolio'],
    participationModes: ['online'],
    supervision: 'unsupervised_no_id',
    qualityAssurance: [
      {
        kind: 'internal_review',
        text: text(
          'The exam is rated by a fixed rule. A validator who is trained reads ratings and notes and decides.',
          'Prøven vurderes etter en fast regel. En opplært validerer leser vurderinger og notater og avgjør.',
        ),
        responsible: issuer.name,
      },
    ],
    entryRequirement: text('None', 'Ingen'),
    stacking: { kind: 'independent_stackable' },
  };
}
