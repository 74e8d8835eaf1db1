import type { AwardLevel, AwardRecord, AwardingBody, AwardedOutcome } from '@cairn/engine';
import { referenceTables, type AchievementVersion, type Descriptor, type Outcome } from '#modules/design/index.ts';
import type { OrganisationSummary, PublicPlace } from '#modules/people/index.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { FrozenAward } from '../award.types.ts';
import type { AwardRow } from './award.store.ts';

/** Everything that one credential is made of: the frozen award, the version it is about, addresses, and the name. */
export type RecordParts = {
  readonly award: AwardRow;
  readonly version: AchievementVersion;
  readonly organisation: OrganisationSummary;
  /** Where the site says it is; null: the organisation's own country and region are told. */
  readonly place: PublicPlace | null;
  readonly name: string;
  readonly baseUrl: string;
  readonly did: string;
  readonly credentialUrl: string;
  readonly replacesUrl?: string;
  readonly statusListUrl: string;
  readonly statusIndex: number;
  readonly issuedAt: Date;
};

/** Languages without words are left out: an empty text in a signed statement says nothing. */
const written = (text: Multilingual | undefined): Multilingual =>
  Object.fromEntries(Object.entries(text ?? {}).filter(([, words]) => words.trim() !== ''));

const isWritten = (text: Multilingual | undefined): boolean => Object.keys(written(text)).length > 0;

/** One narrative a language, made of the criteria that were judged. */
function narrativeOf(outcomes: readonly Outcome[]): Multilingual {
  const criteria = outcomes.flatMap((outcome) => outcome.criteria.map((criterion) => written(criterion.statement)));
  const languages = new Set(criteria.flatMap((statement) => Object.keys(statement)));
  return Object.fromEntries(
    [...languages].map((language) => [language, criteria.flatMap((statement) => statement[language] ?? []).join('; ')]),
  );
}

/** The badge of the version, if it has one, with what it shows in the language of the plain texts. */
function pictureOf({ image, language }: Descriptor, whole: string): Pick<AwardRecord['achievement'], 'image'> {
  if (image === undefined) return {};
  const caption = image.alt[language] ?? Object.values(image.alt)[0] ?? '';
  return { image: { id: `${whole}/badge.png`, ...(caption === '' ? {} : { caption }) } };
}

type Levelled = { readonly isPart: boolean; readonly country: string };

/** A register lists the whole. Of a part the provider can only say that it stands at that level (domain rule on level claims). */
function levelOf({ level }: Descriptor, { isPart, country }: Levelled): AwardLevel {
  if (level.claim === 'not_assigned') return { claim: 'not_assigned', reason: written(level.reason) };
  const framework = referenceTables().frameworks.find(({ code }) => code === level.nqf?.framework);
  return {
    claim: isPart ? 'aligned_by_provider' : level.claim,
    ...(level.eqf === undefined ? {} : { eqf: level.eqf }),
    ...(level.nqf === undefined
      ? {}
      : {
          nqf: {
            country: framework?.country ?? country,
            framework: framework?.name ?? level.nqf.framework,
            level: level.nqf.level,
          },
        }),
  };
}

const outcomeOf = (
  outcome: Outcome,
  at: { readonly achievement: string; readonly frozen: FrozenAward },
): AwardedOutcome => {
  const result = at.frozen.results[outcome.id];
  return {
    id: `${at.achievement}#${outcome.id}`,
    statement: written(outcome.statement),
    type: outcome.kind,
    skills: outcome.escoSkills.map(({ uri, label, version }) => ({
      name: label,
      url: uri,
      framework: `ESCO ${version}`.trim(),
      type: 'esco_skill',
    })),
    ...(result === undefined ? {} : { result }),
  };
};

/** Awarding bodies beside the issuer itself. */
function furtherBodies(parts: RecordParts): readonly AwardingBody[] {
  const own = new Set([parts.organisation.publicName, parts.organisation.legalName]);
  return parts.version.descriptor.awardingBody
    .filter((body) => !own.has(body.name))
    .map((body, index) => ({ ...body, id: `${parts.baseUrl}/o/${parts.organisation.slug}#body-${index + 1}` }));
}

/** A site whose real place would betray its people tells a larger one, and nothing of its own beside it. */
function placeOf({ organisation, place }: RecordParts): { readonly country: string; readonly region: string } {
  if (place === null) return { country: organisation.country, region: organisation.region };
  return { country: place.country, region: place.region ?? place.name };
}

function issuerOf(parts: RecordParts): AwardRecord['issuer'] {
  const { organisation, did, baseUrl } = parts;
  const { country, region } = placeOf(parts);
  return {
    did,
    name: organisation.publicName,
    country,
    ...(region === '' ? {} : { region }),
    url: baseUrl,
  };
}

function achievementOf(parts: RecordParts, whole: string): AwardRecord['achievement'] {
  const { award, version } = parts;
  const { frozen } = award;
  const { descriptor } = version;
  const isPart = frozen.decision === 'partly_validated';
  const outcomes = descriptor.outcomes.filter((outcome) => frozen.outcomes.includes(outcome.id));
  return {
    id: isPart ? `${whole}#part-${frozen.outcomes.join('-')}` : whole,
    version: String(version.version),
    title: written(frozen.title),
    description: written(isWritten(descriptor.summary) ? descriptor.summary : frozen.title),
    ...pictureOf(descriptor, whole),
    // The area of work, from which readers draw the stone.
    tags: [frozen.family],
    criteria: { id: `${whole}#criteria`, narrative: narrativeOf(outcomes) },
    ...(isWritten(descriptor.entryRequirement) ? { prerequisites: written(descriptor.entryRequirement) } : {}),
    ...(descriptor.stacking.kind === ''
      ? {}
      : {
          stacking: {
            kind: isPart ? 'unit_of_programme' : descriptor.stacking.kind,
            ...(isPart ? { partOf: [whole] } : {}),
          },
        }),
    ...(descriptor.moreInfo?.url === undefined ? {} : { furtherInformation: [descriptor.moreInfo.url] }),
  };
}

/** The format-free record of an award, from which every format is made. */
export function toAwardRecord(parts: RecordParts): AwardRecord {
  const { award, version, organisation } = parts;
  const { frozen } = award;
  const { descriptor } = version;
  const whole = `${parts.baseUrl}/achievements/${version.achievementId}/${version.version}`;
  const issuedAt = parts.issuedAt.toISOString();
  return {
    credentialId: parts.credentialUrl,
    language: descriptor.language,
    issuer: issuerOf(parts),
    awardingBodies: furtherBodies(parts),
    subject: { name: parts.name },
    achievement: achievementOf(parts, whole),
    outcomes: descriptor.outcomes
      .filter((outcome) => frozen.outcomes.includes(outcome.id))
      .map((outcome) => outcomeOf(outcome, { achievement: whole, frozen })),
    workload: { hours: frozen.hours, credits: frozen.credits },
    level: levelOf(descriptor, {
      isPart: frozen.decision === 'partly_validated',
      country: organisation.country,
    }),
    assessmentTypes: descriptor.assessmentTypes,
    participationModes: descriptor.participationModes,
    qualityAssurance: descriptor.qualityAssurance.map((line, index) => ({
      id: `${whole}#quality-${index + 1}`,
      type: line.kind,
      note: written(line.text),
    })),
    judgement: {
      assessorRoles: [...new Set(frozen.assessors.map(({ role }) => role))],
      evidenceKinds: frozen.evidenceKinds,
      supervision: frozen.supervision,
      identityCheck: frozen.identityCheck,
      version: String(version.version),
    },
    awardedAt: issuedAt,
    validFrom: issuedAt,
    status: { listUrl: parts.statusListUrl, index: parts.statusIndex, purpose: 'revocation' },
    ...(parts.replacesUrl === undefined ? {} : { supersedes: parts.replacesUrl }),
  };
}
