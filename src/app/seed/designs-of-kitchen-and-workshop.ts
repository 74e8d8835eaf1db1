import { emptyDescriptor } from '#modules/design/index.ts';
import { common, critical, plainly, skill, type DesignWords } from './design-words.ts';

export const kitchenStation = (reviewDue: string): DesignWords => ({
  ...emptyDescriptor('en'),
  ...common,
  title: { en: 'Keep a kitchen station clean and safe' },
  summary: { en: 'For people who work in a canteen kitchen. You can keep your place clean and food safe.' },
  family: 'food',
  iscedF: '1013',
  awardingBody: [{ name: 'Tide Street Canteen', country: 'IE', region: 'IE051' }],
  outcomes: [
    {
      statement: { en: 'Clean a kitchen station during and after a shift' },
      kind: 'skill',
      escoSkills: [
        skill('6ff01827-907d-43d8-b6e4-7162c1cf0aca', 'clean surfaces'),
        skill('9b31016e-c99d-4bd2-a550-d5660dac5041', 'clean kitchen equipment'),
      ],
      criteria: [
        critical(
          'wash_hands',
          { en: 'Washes hands before work and after each change of task' },
          { en: 'I wash my hands before work and after each task.' },
        ),
        plainly(
          'clean',
          { en: 'Cleans board and knife between raw and cooked food' },
          { en: 'I clean board and knife between raw and cooked food.' },
        ),
      ],
    },
    {
      statement: { en: 'Store food at the right temperature in a canteen kitchen' },
      kind: 'skill',
      escoSkills: [skill('0ff99f51-40d9-42f1-a1ec-377b2bb5e15f', 'comply with food safety and hygiene')],
      criteria: [
        critical(
          'temperature',
          { en: 'Checks and writes down the temperature of the fridge' },
          { en: 'I check the fridge and write down the temperature.' },
        ),
        plainly('calendar', { en: 'Puts date labels on opened food' }, { en: 'I put the date on opened food.' }),
      ],
    },
  ],
  selfScale: 'four',
  workload: { hours: 15, credits: [{ system: 'IE-FET', points: 1.5 }] },
  level: { claim: 'aligned_by_provider', eqf: 2, nqf: { framework: 'IE-NFQ', level: '3' } },
  assessmentTypes: ['practical_assessment', 'joint_workplace_evaluation'],
  qualityAssurance: [
    {
      kind: 'internal_review',
      text: { en: 'A validator from outside the kitchen looks at each case.' },
      responsible: 'Niamh Farrelly',
      reviewDue,
    },
  ],
  entryRequirement: { en: 'Nothing special' },
  stacking: { kind: 'stand_alone' },
  moreInfo: { text: { en: 'Ask your coach in the canteen.' } },
});

export const crossCutSaw = (reviewDue: string): DesignWords => ({
  ...emptyDescriptor('sv'),
  ...common,
  title: { sv: 'Använda kapsåg säkert under handledning', en: 'Use a cross-cut saw safely under supervision' },
  summary: {
    sv: 'För dig som arbetar i en snickeriverkstad. Du kan kapa virke säkert när en handledare är med.',
    en: 'For people who work in a wood workshop. You can cut wood safely while a supervisor is with you.',
  },
  family: 'wood',
  languages: ['en'],
  iscedF: '0722',
  awardingBody: [{ name: 'Birchwood Workshop', country: 'SE', region: 'SE332' }],
  outcomes: [
    {
      statement: {
        sv: 'Förbereda kapsågen före start under handledning',
        en: 'Prepare the cross-cut saw before starting, under supervision',
      },
      kind: 'skill',
      escoSkills: [skill('6122d586-5978-431f-8e7a-96e61fc1f3fc', 'wear appropriate protective gear')],
      criteria: [
        critical(
          'goggles',
          { sv: 'Använder skyddsglasögon och hörselskydd', en: 'Wears goggles and ear protection' },
          { sv: 'Jag använder skyddsglasögon och hörselskydd.', en: 'I wear goggles and ear protection.' },
        ),
        critical(
          'stop',
          { sv: 'Visar var nödstoppet är före start', en: 'Points to the emergency stop before starting' },
          { sv: 'Jag vet var nödstoppet är.', en: 'I know where the emergency stop is.' },
        ),
      ],
    },
    {
      statement: { sv: 'Kapa virke på mått i en snickeriverkstad', en: 'Cut wood to length in a wood workshop' },
      kind: 'skill',
      escoSkills: [skill('05f05855-acac-4366-a6ee-42f0bebe3780', 'operate crosscut saw')],
      criteria: [
        plainly(
          'saw',
          { sv: 'Kapar inom två millimeter från märket', en: 'Cuts within two millimetres of the mark' },
          { sv: 'Jag kapar precis där jag har ritat.', en: 'I cut exactly where I marked.' },
        ),
      ],
    },
  ],
  workload: { hours: 10, credits: [] },
  level: {
    claim: 'not_assigned',
    reason: {
      sv: 'För liten för att placeras på en nivå ensam.',
      en: 'Too small to be placed on a level by itself.',
    },
  },
  assessmentTypes: ['practical_assessment'],
  qualityAssurance: [
    {
      kind: 'internal_review',
      text: {
        sv: 'En validerare utanför verkstaden ser på varje ärende.',
        en: 'A validator from outside the workshop looks at each case.',
      },
      responsible: 'Elsa Lindqvist',
      reviewDue,
    },
  ],
  entryRequirement: { sv: 'Genomgången säkerhetsintroduktion', en: 'Safety introduction completed' },
  stacking: { kind: 'stand_alone' },
  moreInfo: { text: { sv: 'Fråga din handledare.', en: 'Ask your supervisor.' } },
});
