/**
 * The demo world: who is in it and how they come in. Everybody is fictional, and so is every organisation. These ways
 * in exist only where the demo is seeded.
 */
export const DEMO_PASSWORD = 'cairn-demo';

/** Layla's card: typed "CAIRN 246" or with any spaces, it reads as CA1R N246. */
export const DEMO_CARD_CODE = 'CA1RN246';
export const DEMO_PIN = '2468';

/** Answers of somebody without an account: `/try?c=…`, or typed in any groups. */
export const DEMO_TRY_CODE = 'TRY246TRY8';

/** Mona comes in with pictures: her card, and what she taps in this order. */
export const DEMO_PICTURE_CARD = 'M0NA4826';
export const DEMO_PICTURES = ['bread', 'ladder', 'bed', 'radio'] as const;

/** Layla's sister helps her for half a year and comes in with the same PIN; her card stands on Layla's page. */
export const demoSupporter = { fullName: 'Samira Haddad', knownAs: 'Samira', language: 'ar' } as const;

export const demoOrganisations = {
  'second-round': {
    slug: 'second-round',
    publicName: 'Second Round',
    legalName: 'Second Round Ombruk SA',
    country: 'NO',
    region: 'NO020',
    language: 'nb',
  },
  'tide-street': {
    slug: 'tide-street',
    publicName: 'Tide Street Canteen',
    legalName: 'Tide Street Community Kitchen CLG',
    country: 'IE',
    region: 'IE051',
    language: 'en',
  },
  birchwood: {
    slug: 'birchwood',
    publicName: 'Birchwood Workshop',
    legalName: 'Birchwood Verkstad ekonomisk förening',
    country: 'SE',
    region: 'SE332',
    language: 'sv',
  },
  // A house of learning: courses with all their plans, one of them awarded together with another body.
  lakeside: {
    slug: 'lakeside',
    publicName: 'Lakeside Learning',
    legalName: 'Lakeside Learning Società Cooperativa',
    country: 'IT',
    region: 'ITI43',
    language: 'it',
  },
  // A closed site: its legal name tells where people were, its public name does not.
  'north-quay': {
    slug: 'north-quay',
    publicName: 'North Quay Woodwork',
    legalName: 'Nordkaien fengselsverksted',
    country: 'NO',
    region: 'NO0A1',
    language: 'nb',
  },
} as const;

export type DemoOrganisation = keyof typeof demoOrganisations;

/** Staff by login name. The first of each organisation is its first administrator. */
export const demoStaff = {
  signe: { organisation: 'second-round', fullName: 'Signe Østby', language: 'nb', roles: ['registrar', 'admin'] },
  ingrid: { organisation: 'second-round', fullName: 'Ingrid Solbakken', language: 'nb', roles: ['coach'] },
  matteo: { organisation: 'second-round', fullName: 'Matteo Ricci', language: 'it', roles: ['designer'] },
  aila: { organisation: 'second-round', fullName: 'Aila Niemi', language: 'fi', roles: ['approver'] },
  henrik: { organisation: 'second-round', fullName: 'Henrik Dahl', language: 'nb', roles: ['validator'] },
  tuva: { organisation: 'second-round', fullName: 'Tuva Moen', language: 'nb', roles: ['validator'] },
  jonas: { organisation: 'second-round', fullName: 'Jonas Berg', language: 'nb', roles: ['coach'] },
  niamh: {
    organisation: 'tide-street',
    fullName: 'Niamh Farrelly',
    language: 'en',
    roles: ['approver', 'registrar', 'admin'],
  },
  declan: { organisation: 'tide-street', fullName: 'Declan Moyne', language: 'en', roles: ['coach', 'designer'] },
  grace: { organisation: 'tide-street', fullName: 'Grace Achterberg', language: 'en', roles: ['validator'] },
  elsa: {
    organisation: 'birchwood',
    fullName: 'Elsa Lindqvist',
    language: 'sv',
    roles: ['approver', 'registrar', 'admin'],
  },
  anders: { organisation: 'birchwood', fullName: 'Anders Wikholm', language: 'sv', roles: ['coach', 'designer'] },
  pia: { organisation: 'birchwood', fullName: 'Pia Sandell', language: 'sv', roles: ['validator'] },
  luca: {
    organisation: 'lakeside',
    fullName: 'Luca Ferri',
    language: 'it',
    roles: ['approver', 'registrar', 'admin'],
  },
  chiara: { organisation: 'lakeside', fullName: 'Chiara Fontana', language: 'it', roles: ['designer'] },
  berit: {
    organisation: 'north-quay',
    fullName: 'Berit Haugen',
    language: 'nb',
    roles: ['approver', 'registrar', 'admin'],
  },
  tor: { organisation: 'north-quay', fullName: 'Tor Myhre', language: 'nb', roles: ['coach', 'designer'] },
  vidar: { organisation: 'north-quay', fullName: 'Vidar Lunde', language: 'nb', roles: ['validator'] },
} as const;

export type DemoStaff = keyof typeof demoStaff;

/** Learners, each with the coach who accompanies them. */
export const demoLearners = {
  layla: { organisation: 'second-round', coach: 'ingrid', fullName: 'Layla Haddad', knownAs: 'Layla', language: 'ar' },
  oleksandr: {
    organisation: 'second-round',
    coach: 'ingrid',
    fullName: 'Oleksandr Bondar',
    knownAs: 'Sasha',
    language: 'uk',
  },
  mona: { organisation: 'second-round', coach: 'ingrid', fullName: 'Mona Lie', knownAs: 'Mona', language: 'nb' },
  yasir: { organisation: 'second-round', coach: 'ingrid', fullName: 'Yasir Abdi', knownAs: 'Yasir', language: 'so' },
  amina: { organisation: 'second-round', coach: 'ingrid', fullName: 'Amina Warsame', knownAs: 'Amina', language: 'so' },
  piotr: { organisation: 'second-round', coach: 'ingrid', fullName: 'Piotr Zielak', knownAs: 'Piotr', language: 'en' },
  elin: { organisation: 'second-round', coach: 'ingrid', fullName: 'Elin Strand', knownAs: 'Elin', language: 'nb' },
  rosa: { organisation: 'tide-street', coach: 'declan', fullName: 'Rosa Duarte', knownAs: 'Rosa', language: 'pt' },
  jonas: { organisation: 'north-quay', coach: 'tor', fullName: 'Jonas Wik', knownAs: 'Jonas', language: 'nb' },
  kalle: { organisation: 'birchwood', coach: 'anders', fullName: 'Kalle Öberg', knownAs: 'Kalle', language: 'sv' },
} as const;

export type DemoLearner = keyof typeof demoLearners;

export type DemoWayIn = {
  readonly who: 'learner' | 'coach' | 'designer' | 'validator' | 'employer';
  readonly address: string;
  /** Login and password, PIN, or nothing where none is needed. */
  readonly how: string;
  readonly name: string;
};

/** Five people, five doors: printed at the start and shown on the first page of a demo. */
export function demoWaysIn(url: string): readonly DemoWayIn[] {
  const staff = (who: DemoWayIn['who'], login: DemoStaff): DemoWayIn => ({
    who,
    address: `${url}/sign-in?as=${login}`,
    how: `${login} / ${DEMO_PASSWORD}`,
    name: demoStaff[login].fullName,
  });
  return [
    {
      who: 'learner',
      address: `${url}/card?c=${DEMO_CARD_CODE}`,
      how: `PIN ${DEMO_PIN}`,
      name: demoLearners.layla.fullName,
    },
    staff('coach', 'ingrid'),
    staff('designer', 'matteo'),
    staff('validator', 'henrik'),
    { who: 'employer', address: `${url}/verify`, how: '', name: '' },
  ];
}
