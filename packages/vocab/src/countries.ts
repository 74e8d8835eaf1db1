import { AS_OF, type ListSource } from './code-list.ts';

export const COUNTRIES_SOURCE: ListSource = {
  source: 'National practice for hours behind one ECTS credit, to be confirmed by the operator',
  asOf: AS_OF,
};

export type Country = {
  /** ISO 3166-1 alpha-2. Greece is GR here; European lists also write EL. */
  readonly code: string;
  /** Usual hours behind one ECTS credit; null where ECTS is not used. */
  readonly hoursPerEcts: number | null;
};

export const COUNTRIES = [
  { code: 'NO', hoursPerEcts: 27 },
  { code: 'SE', hoursPerEcts: 26.67 },
  { code: 'FI', hoursPerEcts: 27 },
  { code: 'IS', hoursPerEcts: 27 },
  { code: 'DK', hoursPerEcts: 27.5 },
  { code: 'IE', hoursPerEcts: 25 },
  { code: 'IT', hoursPerEcts: 25 },
  { code: 'DE', hoursPerEcts: 30 },
  { code: 'NL', hoursPerEcts: 28 },
  { code: 'BE', hoursPerEcts: 27 },
  { code: 'GR', hoursPerEcts: 27 },
  { code: 'EE', hoursPerEcts: 26 },
  { code: 'LV', hoursPerEcts: 27 },
  { code: 'LT', hoursPerEcts: 27 },
  { code: 'ES', hoursPerEcts: 27 },
  { code: 'FR', hoursPerEcts: 27 },
  { code: 'PT', hoursPerEcts: 27 },
  { code: 'AT', hoursPerEcts: 25 },
  { code: 'AU', hoursPerEcts: null },
] as const satisfies readonly Country[];
