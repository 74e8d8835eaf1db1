import { type Suite, type SuiteName, suites } from './proof-types.ts';

/** The suite to sign with. */
export const suiteByName = (name: SuiteName): Suite => {
  const suite = suites.find((known) => known.name === name);
  if (suite === undefined) throw new Error(`No suite ${name}`);
  return suite;
};
