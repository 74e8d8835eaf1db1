import type { Check, CheckName, Report, Summary } from '@cairn/engine';
import { formatDateTime } from '#platform/i18n/format.ts';
import { describeIssuer, isIssuerKnown, standsBehind, type IssuerNote } from './claimed-issuer.ts';
import { readContent, type CredentialContent } from './content.ts';
import { abilitiesOf, factsOf, pick, wordFor, type Ability, type Fact, type Reader } from './facts.ts';
import { setApart, type PickedText } from '#platform/i18n/text.ts';

export type Line = {
  readonly name: CheckName | 'holder';
  readonly label: string;
  readonly outcome: Check['outcome'];
  readonly outcomeText: string;
  readonly reason: string;
  readonly code: string;
  readonly when?: string;
  readonly at?: string;
};

export type SealFact = { readonly term: string; readonly text: string };

/** Everything that stands on a check page, in words; made from the report and from nothing else. */
export type Description = {
  readonly verdict: Summary;
  readonly sentence: string;
  readonly lead: string;
  readonly lines: readonly Line[];
  /** How far the name of the issuer may be believed; null where there is none, or it is the confirmed one. */
  readonly issuerNote: IssuerNote | null;
  /** Who sealed it, as far as the certificate says so; null for what has no seal. */
  readonly seal: { readonly isTest: boolean; readonly facts: readonly SealFact[] } | null;
  /** Credentials inside this one, each with its own answers. */
  readonly inner: readonly Description[];
  /** Confirmed words; null when the signature does not cover them. */
  readonly signed: {
    readonly content: CredentialContent;
    readonly title: PickedText;
    readonly summary: PickedText;
    readonly abilities: readonly Ability[];
    readonly narrative: PickedText;
    readonly facts: readonly Fact[];
  } | null;
  /** What an unconfirmed file claims: never shown as content. */
  readonly claims: { readonly title: PickedText; readonly issuer: string | null } | null;
};

export const CHECKS: readonly CheckName[] = ['integrity', 'issuer', 'validity', 'status', 'model', 'evidence'];

/** Kinds of proof in the reader's words; those that we have no word for stay apart from the direction of the sentence. */
function kindsOf(check: Check, t: Reader['t']): string {
  const kinds = (check.details?.['kinds'] ?? '').split(', ').filter((kind) => kind !== '');
  const words = kinds.map((kind) => ({ kind, word: wordFor(t, 'evidence', kind) }));
  return words.map(({ kind, word }) => (word === kind ? setApart(word) : word)).join(' · ');
}

function reasonOf(check: Check, t: Reader['t']): string {
  const kinds = check.code === 'evidence.named' ? kindsOf(check, t) : '';
  if (kinds !== '') return t('verification.evidence.named_kinds', { kinds });
  return t(`verification.${check.code}`, { domain: check.details?.['domain'] ?? '' });
}

/** Proof that a credential names does apply to it; it is only not looked at. */
const isLeftUnseen = ({ code }: Check): boolean => code === 'evidence.named' || code === 'evidence.not_reached';

function lineOf(name: Line['name'], check: Check, { t, language }: Reader): Line {
  const at = check.asOf === undefined || Number.isNaN(Date.parse(check.asOf)) ? null : new Date(check.asOf);
  return {
    name,
    label: t(`verification.line.${name}`),
    outcome: check.outcome,
    outcomeText: t(`verification.outcome.${isLeftUnseen(check) ? 'not_looked_at' : check.outcome}`),
    reason: reasonOf(check, t),
    code: check.code,
    ...(at === null
      ? {}
      : { when: t('verification.as_of', { time: formatDateTime(language, at) }), at: at.toISOString() }),
  };
}

function leadOf(report: Report, { t }: Reader): string {
  const { integrity } = report.checks;
  if (integrity.code === 'integrity.damaged' || integrity.code === 'integrity.too_large')
    return t('verification.lead.damaged');
  return t(`verification.lead.${report.summary}`, { domain: standsBehind(report) });
}

/** Certificates for trying out say so in their name; Cairn's own do, and those of other tools mostly do. */
const isTestName = (subject: string): boolean => /\btest\b/i.test(subject);

function sealOf(report: Report, { t, language }: Reader): Description['seal'] {
  if (report.format !== 'elm-jades') return null;
  const { subject, identifier, validUntil } = report.checks.issuer.details ?? {};
  const { claimedSigningTime, notRelied } = report.checks.integrity.details ?? {};
  const when = (text: string | undefined) =>
    text === undefined || Number.isNaN(Date.parse(text)) ? undefined : formatDateTime(language, new Date(text));
  const facts: readonly (readonly [string, string | undefined])[] = [
    ['subject', subject],
    ['identifier', identifier],
    ['valid_until', when(validUntil)],
    ['sealed_at', when(claimedSigningTime)],
    ['not_relied', notRelied],
  ];
  return {
    isTest: isTestName(subject ?? ''),
    facts: facts.flatMap(([name, text]) =>
      text === undefined ? [] : [{ term: t(`verification.seal.${name}`), text }],
    ),
  };
}

function linesOf(report: Report, reader: Reader): readonly Line[] {
  const lines = CHECKS.map((name) => lineOf(name, report.checks[name], reader));
  return report.holder === undefined ? lines : [...lines, lineOf('holder', report.holder, reader)];
}

/** Puts a report into the words of one reader. */
export function describeReport(report: Report, reader: Reader): Description {
  const content = report.credential === undefined ? null : readContent(report.credential.document);
  const claimed = report.unconfirmed === undefined ? null : readContent(report.unconfirmed.document);
  const { language } = reader;
  return {
    verdict: report.summary,
    sentence: reader.t(`verification.summary.${report.summary}`),
    lead: leadOf(report, reader),
    lines: linesOf(report, reader),
    issuerNote: content === null ? null : describeIssuer(report, content, reader),
    seal: sealOf(report, reader),
    inner: (report.inner ?? []).map((each) => describeReport(each, reader)),
    signed:
      content === null
        ? null
        : {
            content,
            title: pick(content.title, language),
            summary: pick(content.summary, language),
            abilities: abilitiesOf(content, reader),
            narrative: pick(content.narrative, language),
            // A name that nobody confirmed stands in the note about it, and not among what we know.
            facts: factsOf(content, reader).filter(({ name }) => name !== 'awarding_body' || isIssuerKnown(report)),
          },
    claims:
      claimed === null
        ? null
        : { title: pick(claimed.title, language), issuer: claimed.issuerName ?? claimed.issuerId },
  };
}
