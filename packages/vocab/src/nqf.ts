import { AS_OF, type EqfLevel, type ListSource } from './code-list.ts';

export const NQF_SOURCE: ListSource = {
  source: 'Level labels of the European list; comparison with EQF levels to be confirmed by the operator',
  asOf: AS_OF,
};

export type NqfFramework = {
  readonly code: string;
  readonly name: string;
  /** ISO 3166-1 alpha-2. */
  readonly country: string;
  /** National level → EQF level; null where a national level has no counterpart. */
  readonly levels: Readonly<Record<string, EqfLevel | null>>;
  /** A comparison, not a referencing: shown as indicative. */
  readonly isIndicative?: true;
};

const SAME = { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 6, '7': 7, '8': 8 } as const;

/** National frameworks. A national level tells the EQF level; an EQF level never tells the national one. */
export const NQF_FRAMEWORKS = [
  {
    code: 'NO-NKR',
    name: 'Nasjonalt kvalifikasjonsrammeverk',
    country: 'NO',
    levels: { '2': 2, '3': 3, '4': 4, '5.1': 5, '5.2': 5, '6.1': 6, '6.2': 6, '7': 7, '8': 8 },
  },
  { code: 'SE-SEQF', name: 'SeQF', country: 'SE', levels: SAME },
  { code: 'FI-FINQF', name: 'FiNQF', country: 'FI', levels: SAME },
  {
    code: 'IS-ISQF',
    name: 'ISQF',
    country: 'IS',
    // Level 1 spans EQF 1 and 2, so it stands for no single one.
    levels: { '1': null, '2': 3, '3': 4, '4': 5, '5.1': 6, '5.2': 6, '6.1': 7, '6.2': 7, '7': 8 },
  },
  { code: 'DK-NQF', name: 'Den danske kvalifikationsramme', country: 'DK', levels: SAME },
  {
    code: 'IE-NFQ',
    name: 'National Framework of Qualifications',
    country: 'IE',
    levels: { '1': 1, '2': 1, '3': 2, '4': 3, '5': 4, '6': 5, '7': 6, '8': 6, '9': 7, '10': 8 },
  },
  { code: 'IT-QNQ', name: 'Quadro Nazionale delle Qualificazioni', country: 'IT', levels: SAME },
  { code: 'DE-DQR', name: 'Deutscher Qualifikationsrahmen', country: 'DE', levels: SAME },
  {
    code: 'NL-NLQF',
    name: 'NLQF',
    country: 'NL',
    levels: { Entry: 1, '1': 1, '2': 2, '3': 3, '4': 4, '4+': 4, '5': 5, '6': 6, '7': 7, '8': 8 },
  },
  { code: 'BE-VKS', name: 'Vlaamse kwalificatiestructuur', country: 'BE', levels: SAME },
  { code: 'BE-CFC', name: 'Cadre francophone des certifications', country: 'BE', levels: SAME },
  { code: 'BE-QDG', name: 'Qualifikationsrahmen der Deutschsprachigen Gemeinschaft', country: 'BE', levels: SAME },
  { code: 'GR-HQF', name: 'Hellenic Qualifications Framework', country: 'GR', levels: SAME },
  { code: 'EE-ESTQF', name: 'EstQF', country: 'EE', levels: SAME },
  { code: 'LV-LQF', name: 'LQF', country: 'LV', levels: SAME },
  { code: 'LT-LTQF', name: 'LTQF', country: 'LT', levels: SAME },
  { code: 'ES-MECU', name: 'MECU', country: 'ES', levels: SAME },
  { code: 'FR-CNCP', name: 'Cadre national des certifications professionnelles', country: 'FR', levels: SAME },
  { code: 'PT-QNQ', name: 'Quadro Nacional de Qualificações', country: 'PT', levels: SAME },
  { code: 'AT-NQR', name: 'Nationaler Qualifikationsrahmen', country: 'AT', levels: SAME },
  {
    code: 'AU-AQF',
    name: 'Australian Qualifications Framework',
    country: 'AU',
    levels: { '1': 1, '2': 2, '3': 3, '4': 4, '5': 5, '6': 5, '7': 6, '8': 6, '9': 7, '10': 8 },
    isIndicative: true,
  },
] as const satisfies readonly NqfFramework[];
