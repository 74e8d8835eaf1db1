import {
  COUNTRIES,
  COUNTRIES_SOURCE,
  CREDIT_SYSTEMS,
  CREDIT_SYSTEMS_SOURCE,
  NQF_FRAMEWORKS,
  NQF_SOURCE,
  type CreditSystem,
  type ListSource,
  type NqfFramework,
} from '@cairn/vocab';
import { SIZE_RULES, SIZE_RULES_AS_OF, type SizeRule } from './plan/size-table.ts';

export type HoursPerCredit = { readonly country: string; readonly hours: number };

/** What countries decide and change: each line says where it is from and when it was looked at. */
export type ReferenceTables = {
  readonly creditSystems: readonly (CreditSystem & ListSource)[];
  readonly frameworks: readonly (NqfFramework & ListSource)[];
  /** Usual hours behind one ECTS credit. */
  readonly hoursPerEcts: readonly (HoursPerCredit & ListSource)[];
  readonly sizeRules: readonly (SizeRule & ListSource)[];
};

const BUILT_IN: ReferenceTables = {
  creditSystems: CREDIT_SYSTEMS.map((system) => ({ ...system, ...CREDIT_SYSTEMS_SOURCE })),
  frameworks: NQF_FRAMEWORKS.map((framework) => ({ ...framework, ...NQF_SOURCE })),
  hoursPerEcts: COUNTRIES.flatMap(({ code, hoursPerEcts }) =>
    hoursPerEcts === null ? [] : [{ country: code, hours: hoursPerEcts, ...COUNTRIES_SOURCE }],
  ),
  sizeRules: SIZE_RULES.map((rule) => ({ ...rule, asOf: SIZE_RULES_AS_OF })),
};

/** The built-in table with the operator's lines: a line for the same thing stands in its place, others are added. */
function over<T>(builtIn: readonly T[], own: readonly T[], keyOf: (line: T) => string): readonly T[] {
  const lines = new Map([...builtIn, ...own].map((line) => [keyOf(line), line]));
  return [...lines.values()];
}

/** The built-in tables corrected and completed by an operator's own. */
export const withOwnTables = (own: Partial<ReferenceTables>): ReferenceTables => ({
  creditSystems: over(BUILT_IN.creditSystems, own.creditSystems ?? [], ({ code }) => code),
  frameworks: over(BUILT_IN.frameworks, own.frameworks ?? [], ({ code }) => code),
  hoursPerEcts: over(BUILT_IN.hoursPerEcts, own.hoursPerEcts ?? [], ({ country }) => country),
  sizeRules: over(BUILT_IN.sizeRules, own.sizeRules ?? [], ({ place, system }) => `${place} ${system}`),
});

let inUse = BUILT_IN;

/** The tables by which this process judges sizes and levels. */
export const referenceTables = (): ReferenceTables => inUse;

/**
 * Takes an operator's tables into use, once, before the first request: they hold for all organisations of an instance.
 * What was published keeps the figures that it was published with.
 */
export function useReferenceTables(own: Partial<ReferenceTables>): void {
  inUse = withOwnTables(own);
}
