import { eqfOfNational, referenceTables } from '#modules/design/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import { readNumber, splitCell } from './values.ts';

export type NationalLevel = { readonly framework: string; readonly level: string; readonly eqf: number | null };

/** How the European list begins the names of levels, where that is not the end of our code. */
const EUROPEAN: Readonly<Record<string, string>> = {
  'DK NQF': 'DK-NQF',
  'IE NQF': 'IE-NFQ',
  'IT NQF': 'IT-QNQ',
  QNQ: 'PT-QNQ',
  FQF: 'BE-VKS',
  'AT: NQF': 'AT-NQR',
};

function frameworkOf(name: string): string | undefined {
  const { frameworks } = referenceTables();
  const same = (code: string): boolean => code.toUpperCase() === name.toUpperCase();
  const ending = frameworks.filter(({ code }) => code.toUpperCase().endsWith(`-${name.toUpperCase()}`));
  return (
    frameworks.find(({ code }) => same(code))?.code ??
    EUROPEAN[name] ??
    (ending.length === 1 ? ending[0]?.code : undefined)
  );
}

/** `NKR Level 5.1` and `NLQF Entry Level` as in the European list, or `IE-NFQ 6` in our codes. */
export function readNational(text: string): Result<NationalLevel> {
  const words = text.trim().replace(/\s+/g, ' ');
  const [, name = '', number = ''] =
    /^(.+?) (?:level )?([\w.+-]+)$/i.exec(words.replace(/ Entry Level$/i, ' Entry')) ?? [];
  const framework = frameworkOf(name);
  const known = referenceTables().frameworks.find(({ code }) => code === framework);
  if (known === undefined || !Object.hasOwn(known.levels, number))
    return fail({ code: 'catalogue.rows.national_unknown' });
  return ok({ framework: known.code, level: number, eqf: eqfOfNational(known.code, number) ?? null });
}

export type CreditsTold = { readonly system: string; readonly points: number };

function systemOf(name: string): string | undefined {
  const plain = name.trim().toUpperCase();
  const { creditSystems } = referenceTables();
  return creditSystems.find((one) => one.code !== 'NONE' && [one.code, one.name.toUpperCase()].includes(plain))?.code;
}

function readLine(part: string): CreditsTold | null {
  const [, before = '', number = '', after = ''] = /^(.*?)\s*(\d+(?:[.,]\d+)?)\s*(.*)$/.exec(part) ?? [];
  const points = readNumber(number);
  const system = systemOf(`${before} ${after}`);
  return points.ok && points.value > 0 && system !== undefined ? { system, points: points.value } : null;
}

/** `5 FI-OSP`, `NO-SP 2,5; 1 EE-EKAP`: points with their system, by its code or name. A bare number says no system. */
export function readCredits(text: string): Result<readonly CreditsTold[]> {
  const lines = splitCell(text).map(readLine);
  const told = lines.filter((line) => line !== null);
  return told.length === lines.length && told.length > 0 ? ok(told) : fail({ code: 'catalogue.rows.credits_unknown' });
}
