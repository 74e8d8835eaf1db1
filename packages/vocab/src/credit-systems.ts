import { AS_OF, type ListSource } from './code-list.ts';

export const CREDIT_SYSTEMS_SOURCE: ListSource = {
  source: 'ECTS Users’ Guide 2015 for ECTS; national practice for the others, to be confirmed by the operator',
  asOf: AS_OF,
};

export type CreditSystem = {
  readonly code: string;
  readonly name: string;
  /** ISO 3166 code, or EU for systems used across countries. */
  readonly country: string;
  readonly sector: 'higher_education' | 'vocational' | 'adult' | 'any';
  /** Hours of work behind one point; null where a point has no fixed size. */
  readonly hoursPerPoint: { readonly min: number; readonly max: number } | null;
};

const exactly = (hours: number) => ({ min: hours, max: hours });

/** Hours are always the truth; credits stand beside them. */
export const CREDIT_SYSTEMS = [
  { code: 'ECTS', name: 'ECTS', country: 'EU', sector: 'higher_education', hoursPerPoint: { min: 25, max: 30 } },
  { code: 'ECVET', name: 'ECVET', country: 'EU', sector: 'vocational', hoursPerPoint: null },
  {
    code: 'NO-SP',
    name: 'Studiepoeng',
    country: 'NO',
    sector: 'higher_education',
    hoursPerPoint: { min: 25, max: 30 },
  },
  {
    code: 'SE-HP',
    name: 'Högskolepoäng',
    country: 'SE',
    sector: 'higher_education',
    hoursPerPoint: { min: 25, max: 30 },
  },
  { code: 'SE-YHP', name: 'Yrkeshögskolepoäng', country: 'SE', sector: 'vocational', hoursPerPoint: exactly(8) },
  { code: 'FI-OSP', name: 'Osaamispiste', country: 'FI', sector: 'vocational', hoursPerPoint: null },
  {
    code: 'IS-FEIN',
    name: 'Framhaldsskólaeining',
    country: 'IS',
    sector: 'vocational',
    hoursPerPoint: { min: 18, max: 24 },
  },
  { code: 'IE-FET', name: 'FET credit', country: 'IE', sector: 'vocational', hoursPerPoint: exactly(10) },
  {
    code: 'IT-CFU',
    name: 'Credito formativo universitario',
    country: 'IT',
    sector: 'higher_education',
    hoursPerPoint: exactly(25),
  },
  {
    code: 'EE-EKAP',
    name: 'Eesti kutsehariduse arvestuspunkt',
    country: 'EE',
    sector: 'vocational',
    hoursPerPoint: exactly(26),
  },
  { code: 'AU-HOURS', name: 'Volume of learning', country: 'AU', sector: 'any', hoursPerPoint: exactly(1) },
  { code: 'NONE', name: 'No credit system', country: 'EU', sector: 'any', hoursPerPoint: null },
] as const satisfies readonly CreditSystem[];
