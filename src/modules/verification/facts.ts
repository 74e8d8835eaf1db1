import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import { directionOf } from '#platform/i18n/languages.ts';
import { pickText, type Multilingual, type PickedText } from '#platform/i18n/text.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { CredentialContent } from './content.ts';

/** One line of "how we know": its name, its words, and their language where it is not the page's. */
export type Fact = {
  readonly name: string;
  readonly term: string;
  readonly text: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
};

export type Reader = { readonly t: Translate; readonly language: string };

/** Sentences of the report that stand beside the words for kinds of proof: no kind may be read as one of them. */
const NO_WORDS: ReadonlySet<string> = new Set(['none', 'named', 'named_kinds', 'not_reached']);

/** The word for a code; a code that we have no word for (somebody else's credential) is shown as it is. */
export const wordFor = (t: Translate, kind: string, code: string): string => {
  const key = `verification.${kind}.${code}`;
  const word = kind === 'evidence' && NO_WORDS.has(code) ? key : t(key);
  return word === key ? code : word;
};

/** Like pickText, with `und` (a text without a language) read as it is. */
export function pick(text: Multilingual, language: string): PickedText {
  const picked = pickText(text, language);
  return picked.lang === 'und' ? { ...picked, lang: '', dir: directionOf('und') } : picked;
}

const words = (reader: Reader, kind: string, codes: readonly string[]): string =>
  codes.map((code) => wordFor(reader.t, kind, code)).join(' · ');

const plain = (text: string): { text: string } | null => (text === '' ? null : { text });

const date = (reader: Reader, instant: string | null) => {
  const at = instant === null ? Number.NaN : Date.parse(instant);
  return Number.isNaN(at) ? null : { text: formatDate(reader.language, new Date(at)) };
};

const own = (text: Multilingual, reader: Reader): Omit<Fact, 'name' | 'term'> | null => {
  const picked = pick(text, reader.language);
  if (picked.text === '') return null;
  return { text: picked.text, ...(picked.lang === '' ? {} : { lang: picked.lang, dir: picked.dir }) };
};

function hours(content: CredentialContent, { t, language }: Reader) {
  if (content.hours === null) return null;
  const credits = content.credits.map(({ system, points }) =>
    t('verification.credits', { system, points: formatNumber(language, Number(points)) }),
  );
  return { text: [t('verification.hours', { hours: content.hours }), ...credits].join(' · ') };
}

function level({ level: told }: CredentialContent, reader: Reader) {
  const { t, language } = reader;
  if (told.claim === 'not_assigned') {
    const reason = pick(told.notAssigned, language).text;
    return {
      text:
        reason === '' ? t('verification.level.not_assigned') : t('verification.level.not_assigned_because', { reason }),
    };
  }
  const lines = [
    told.eqf === null ? [] : t('verification.level.eqf', { level: told.eqf }),
    told.nqf === null ? [] : t('verification.level.nqf', { level: told.nqf }),
  ].flat();
  if (lines.length === 0) return null;
  const text = lines.join(' · ');
  return { text: told.claim === 'aligned_by_provider' ? t('verification.level.aligned', { level: text }) : text };
}

function quality(content: CredentialContent, reader: Reader) {
  const lines = content.quality.map(({ type, note }) => {
    const told = pick(note, reader.language).text;
    const kind = wordFor(reader.t, 'quality', type);
    return told === '' ? kind : `${kind}: ${told}`;
  });
  return plain(lines.join(' · '));
}

const coded = (reader: Reader, kind: string, code: string | null) =>
  code === null ? null : { text: wordFor(reader.t, kind, code) };

type Line = readonly [name: string, value: Omit<Fact, 'name' | 'term'> | null];

/** "How we know", line by line. What the credential does not say has no line. */
export function factsOf(content: CredentialContent, reader: Reader): readonly Fact[] {
  const bodies = [content.issuerName ?? content.issuerId ?? '', ...content.awardingBodies].filter(
    (body) => body !== '',
  );
  const lines: readonly Line[] = [
    ['awarding_body', plain(bodies.join(' · '))],
    ['date', date(reader, content.awardedAt)],
    ['valid_until', date(reader, content.validUntil)],
    ['hours', hours(content, reader)],
    ['level', level(content, reader)],
    ['assessment', plain(words(reader, 'assessment', content.assessmentTypes))],
    ['judged_by', plain(words(reader, 'role', content.assessorRoles))],
    ['evidence', plain(words(reader, 'evidence', content.evidenceKinds))],
    ['identity', coded(reader, 'identity', content.identityCheck)],
    ['supervision', coded(reader, 'supervision', content.supervision)],
    ['participation', plain(words(reader, 'participation', content.participationModes))],
    ['quality', quality(content, reader)],
    ['prerequisite', own(content.prerequisite, reader)],
    ['stacking', coded(reader, 'stacking', content.stackingKind)],
    ['version', plain(content.version ?? '')],
  ];
  return lines.flatMap(([name, value]) =>
    value === null ? [] : [{ name, term: reader.t(`verification.fact.${name}`), ...value }],
  );
}

export type Ability = PickedText & {
  /** What was found, in words, and its code. */
  readonly note?: string;
  readonly result?: string;
};

/** "What this person can do", in the reader's language where the credential has it. */
export const abilitiesOf = (content: CredentialContent, reader: Reader): readonly Ability[] =>
  content.abilities.map(({ statement, result }) => ({
    ...pick(statement, reader.language),
    ...(result === null ? {} : { note: wordFor(reader.t, 'result', result), result }),
  }));
