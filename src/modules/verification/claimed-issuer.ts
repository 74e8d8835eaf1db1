import type { Report } from '@cairn/engine';
import { setApart } from '#platform/i18n/text.ts';
import type { CredentialContent } from './content.ts';
import type { Reader } from './facts.ts';

export type IssuerNote = {
  readonly tone: 'info' | 'attention';
  /** The name that is claimed, where nobody confirms whose it is. */
  readonly heading: string | null;
  readonly text: string;
};

const LOOK_ALIKE_SCRIPTS = [
  /\p{Script=Latin}/u,
  /\p{Script=Cyrillic}/u,
  /\p{Script=Greek}/u,
  /\p{Script=Cherokee}/u,
  /\p{Script=Armenian}/u,
];

/** Words of Cyrillic or Greek letters that all look like Latin ones. */
const LATIN_LOOK_ALIKES = /^(?:[аеорсухіјѕһԁԛԝѵӏАВЕКМНОРСТХУІЈЅԌԚԜҮ]{2,}|[ΑΒΕΖΗΙΚΜΝΟΡΤΥΧονρυ]{2,})$/u;

/** Full-width and mathematical letters, drawn like plain Latin ones. The letters of "1.ª" are in daily use. */
const isDressedUp = (letter: string): boolean =>
  /[^A-Za-zªº]/.test(letter) && /^\p{L}$/u.test(letter) && /^[A-Za-z]+$/.test(letter.normalize('NFKC'));

/**
 * Joiners of no width where writing needs them: between two Arabic letters, as in Persian, and after the virama of an
 * Indic letter. So does RFC 5892 for names on the internet (A.1 and A.2), which also asks how the Arabic letters join.
 */
const NEEDED_JOINERS =
  /((?=\p{L})\p{Script=Arabic})\u200c(?=(?=\p{L})\p{Script=Arabic})|((?=\p{L})[\u0900-\u0dff]\p{M}?[\u094d\u09cd\u0a4d\u0acd\u0b4d\u0bcd\u0c4d\u0ccd\u0d4d\u0dca])[\u200c\u200d]/gu;

/** Invisible and turning characters, and names with letters that are made to look like other letters. */
export function looksStrange(name: string): boolean {
  const bare = name.replaceAll(NEEDED_JOINERS, '$1$2');
  if (/[\p{Cf}\p{Cc}\p{Co}\p{Default_Ignorable_Code_Point}\u2800]/u.test(bare)) return true;
  if ([...name].some(isDressedUp)) return true;
  const words = name.split(/[\s\p{P}]+/u);
  const isLatin = words.some((word) => /\p{Script=Latin}/u.test(word));
  return words.some(
    (word) =>
      LOOK_ALIKE_SCRIPTS.filter((script) => script.test(word)).length > 1 || (isLatin && LATIN_LOOK_ALIKES.test(word)),
  );
}

/** Without what turns the direction of the words after it, and kept to itself: it stands beside the confirmed address. */
const quoted = (name: string): string =>
  setApart(name.replaceAll(/[\u200e\u200f\u061c\u202a-\u202e\u2066-\u2069]/g, ''));

export const isIssuerKnown = ({ checks }: Report): boolean => checks.issuer.outcome === 'passed';

/** Who was confirmed: the domain, or the holder of the seal; an empty text where nobody was. */
export const standsBehind = ({ checks: { issuer } }: Report): string =>
  issuer.details?.['domain'] ?? issuer.details?.['subject'] ?? '';

function bySeal(report: Report, name: string, { t }: Reader): IssuerNote | null {
  const holder = report.checks.issuer.details?.['subject'] ?? '';
  if (holder === name || holder.startsWith(`${name}, `)) return null;
  return {
    tone: 'attention',
    heading: `${t('verification.claims.issuer')}: ${quoted(name)}`,
    text: `${t('verification.claims.text')} ${t('verification.seal.subject')}: ${quoted(holder)}`,
  };
}

/**
 * What to make of the name that a credential gives its issuer. Anybody can write any name: what can be confirmed is a
 * domain or the holder of a seal, and without either the name is a claim.
 */
export function describeIssuer(report: Report, content: CredentialContent, reader: Reader): IssuerNote | null {
  const { t } = reader;
  const { issuerName: name } = content;
  if (name === null) return null;
  if (!isIssuerKnown(report)) {
    const names = [name, ...content.awardingBodies].map(quoted).join(' · ');
    return {
      tone: 'attention',
      heading: `${t('verification.claims.issuer')}: ${names}`,
      text: t('verification.claims.text'),
    };
  }
  const domain = report.checks.issuer.details?.['domain'];
  if (domain === undefined) return bySeal(report, name, reader);
  const note = t('verification.claimed_issuer', { name: quoted(name), domain });
  return looksStrange(name) || /(^|\.)xn--/.test(domain)
    ? { tone: 'attention', heading: null, text: `${note} ${t('verification.claimed_issuer_strange', { domain })}` }
    : { tone: 'info', heading: null, text: note };
}
