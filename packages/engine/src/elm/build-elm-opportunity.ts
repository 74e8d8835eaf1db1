import type { LocalisedText } from '../award/award-record.ts';
import { hoursToDuration } from '../award/duration.ts';
import type { JsonObject } from '../json/json-types.ts';
import { CannotIssue } from '../proof/issue-credential.ts';
import {
  SHORT_PROGRAMME,
  assessmentConcept,
  countryConcept,
  creditConcept,
  currencyConcept,
  eqfConcept,
  fieldConcept,
  languageConcept,
  modeConcept,
  outcomeConcept,
} from './concepts.ts';
import { OPPORTUNITY_CONTEXT } from './opportunity-context.ts';
import { below, present } from './organisations.ts';

/** Days are ISO dates; an empty text is "not told". */
export type OpportunityRun = {
  readonly id: string;
  readonly startsOn: string;
  readonly endsOn: string;
  readonly place: string;
};

/** What is offered, by whom and when: everything that the profile of learning opportunities asks for. */
export type OpportunityRecord = {
  /** Address of the public page; everything in the document is named below it. */
  readonly address: string;
  readonly title: LocalisedText;
  readonly description: LocalisedText;
  readonly language: string;
  /** Field of education, ISCED-F 2013. */
  readonly field: string;
  readonly hours: number;
  readonly credits: readonly { readonly system: string; readonly points: number }[];
  readonly level: { readonly eqf?: number; readonly nqf?: string };
  readonly modes: readonly string[];
  readonly assessmentTypes: readonly string[];
  readonly activities: readonly LocalisedText[];
  readonly outcomes: readonly {
    readonly id: string;
    readonly statement: LocalisedText;
    readonly kind: string;
    readonly skills: readonly { readonly uri: string; readonly label: string }[];
  }[];
  readonly entryRequirement?: LocalisedText;
  readonly provider: { readonly name: string; readonly country: string; readonly region: string; readonly url: string };
  /** Whom to ask, in the language of the offer. */
  readonly contact?: string;
  readonly price?: { readonly amount: number; readonly currency: string };
  readonly funding?: string;
  readonly admission?: string;
  readonly runs: readonly OpportunityRun[];
  readonly modified: Date;
};

const instant = (day: string): string => `${day.slice(0, 10)}T00:00:00Z`;

/** Texts that say something; a language tag of several parts is written in small letters, as JSON-LD compares them. */
const said = (texts: LocalisedText | undefined): LocalisedText | undefined => {
  const kept = Object.entries(texts ?? {}).filter(([, text]) => text.trim() !== '');
  return kept.length === 0 ? undefined : Object.fromEntries(kept);
};

const note = (id: string, literal: LocalisedText | undefined): JsonObject | undefined => {
  const noteLiteral = said(literal);
  return noteLiteral === undefined ? undefined : { id, type: 'Note', noteLiteral };
};

const ownWords = (record: OpportunityRecord, text: string | undefined): LocalisedText | undefined =>
  text === undefined || text === '' ? undefined : { [record.language]: text };

const country = (code: string): JsonObject => {
  const found = countryConcept(code);
  if (found === null) throw new CannotIssue('unknown_country', code);
  return found;
};

const location = (record: OpportunityRecord, id: string, name: string): JsonObject =>
  present({
    id,
    type: 'Location',
    geographicName: ownWords(record, name),
    address: { id: below(id, 'address'), type: 'Address', countryCode: country(record.provider.country) },
  });

const provider = (record: OpportunityRecord): JsonObject => {
  const { name, region, url } = record.provider;
  const id = below(record.address, 'provider');
  const contact = ownWords(record, record.contact);
  return present({
    id,
    type: 'Organisation',
    legalName: { [record.language]: name },
    homepage: { id: below(id, 'homepage'), type: 'WebResource', contentUrl: url },
    location: location(record, below(id, 'location'), region),
    contactPoint:
      contact === undefined ? undefined : { id: below(id, 'contact'), type: 'ContactPoint', description: contact },
  });
};

/** Shapes of the profile know no ESCO address as a scheme, so the skill goes by its own address and name alone. */
const skill = ({ uri, label }: { readonly uri: string; readonly label: string }): JsonObject => ({
  id: uri,
  type: 'Concept',
  prefLabel: { en: label },
});

function outcomes(record: OpportunityRecord): readonly JsonObject[] {
  const names = new Map<string, string>();
  for (const { uri, label } of record.outcomes.flatMap(({ skills }) => skills)) {
    if (!names.has(uri)) names.set(uri, label);
  }
  return record.outcomes.map(({ id, statement, kind, skills }) =>
    present({
      id: below(record.address, id),
      type: 'LearningOutcome',
      title: said(statement),
      dcType: outcomeConcept(kind),
      // One name for each skill, however often it is named: a concept has one label in a language.
      relatedESCOSkill: skills.map(({ uri, label }) => skill({ uri, label: names.get(uri) ?? label })),
    }),
  );
}

const modes = (record: OpportunityRecord): readonly JsonObject[] =>
  record.modes.map(modeConcept).filter((found) => found !== null);

function specification(record: OpportunityRecord): JsonObject {
  const id = below(record.address, 'achievement');
  const { level, hours, credits } = record;
  return present({
    id,
    type: 'LearningAchievementSpecification',
    title: said(record.title),
    description: said(record.description),
    homepage: { id: below(id, 'homepage'), type: 'WebResource', contentUrl: record.address },
    language: languageConcept(record.language),
    ISCEDFCode: fieldConcept(record.field),
    volumeOfLearning: hours > 0 ? hoursToDuration(hours) : undefined,
    creditPoint: credits.map(({ system, points }) => ({
      id: below(id, `credit-${encodeURIComponent(system)}`),
      type: 'CreditPoint',
      framework: creditConcept(system),
      point: String(points),
    })),
    educationLevel: level.eqf === undefined ? undefined : eqfConcept(level.eqf),
    additionalNote: level.nqf === undefined ? undefined : note(below(id, 'nqf'), { en: level.nqf }),
    mode: modes(record),
    entryRequirement: note(below(id, 'entry'), record.entryRequirement),
    learningOutcome: outcomes(record),
    provenBy: record.assessmentTypes.map((code) =>
      present({
        id: below(id, `assessment-${encodeURIComponent(code)}`),
        type: 'LearningAssessmentSpecification',
        title: { en: code.replaceAll('_', ' ') },
        dcType: assessmentConcept(code),
      }),
    ),
    influencedBy: record.activities.map((title, index) => ({
      id: below(id, `activity-${index + 1}`),
      type: 'LearningActivitySpecification',
      title,
    })),
  });
}

function price(record: OpportunityRecord): JsonObject | undefined {
  const description = ownWords(record, record.funding);
  if (record.price === undefined && description === undefined) return undefined;
  const id = below(record.address, 'price');
  const amount =
    record.price === undefined
      ? undefined
      : {
          id: below(id, 'amount'),
          type: 'Amount',
          unit: currencyConcept(record.price.currency),
          value: String(record.price.amount),
        };
  return present({ id, type: 'PriceDetail', description, amount });
}

function period(id: string, { startsOn, endsOn }: OpportunityRun): JsonObject | undefined {
  if (startsOn === '' && endsOn === '') return undefined;
  return present({
    id: below(id, 'period'),
    type: 'PeriodOfTime',
    startDate: startsOn === '' ? undefined : instant(startsOn),
    endDate: endsOn === '' ? undefined : instant(endsOn),
  });
}

/** When and where one run is. */
const timeAndPlace = (record: OpportunityRecord, id: string, run: OpportunityRun) => ({
  temporal: period(id, run),
  location: run.place === '' ? undefined : location(record, below(id, 'place'), run.place),
});

/** What the offer as a whole and each of its runs say alike. */
const common = (record: OpportunityRecord, id: string) => ({
  id,
  type: 'LearningOpportunity',
  title: said(record.title),
  dcType: SHORT_PROGRAMME,
  homepage: { id: below(record.address, 'page'), type: 'WebResource', contentUrl: record.address },
  defaultLanguage: languageConcept(record.language),
});

/**
 * A learning opportunity of the European Learning Model 3.2 (profile LOQ) as JSON-LD with its context inside. One run
 * is told as the time and place of the offer itself, several as its parts. The level stands as the level of education:
 * the profile knows EQF levels only of qualifications that are in a national framework.
 * Throws `CannotIssue` for a country that is in no list.
 */
export function buildElmOpportunity(record: OpportunityRecord): JsonObject {
  const id = below(record.address, 'offer');
  const [first, ...others] = record.runs;
  const organisation = provider(record);
  const achievement = specification(record);
  return {
    '@context': OPPORTUNITY_CONTEXT,
    ...present({
      ...common(record, id),
      description: said(record.description),
      modified: `${record.modified.toISOString().slice(0, 19)}Z`,
      mode: modes(record),
      priceDetail: price(record),
      admissionProcedure: note(below(id, 'admission'), ownWords(record, record.admission)),
      providedBy: organisation,
      learningAchievementSpecification: achievement,
      ...(first !== undefined && others.length === 0 ? timeAndPlace(record, id, first) : {}),
      hasPart:
        others.length === 0
          ? undefined
          : record.runs.map((run) => {
              const part = below(id, run.id);
              return present({
                ...common(record, part),
                ...timeAndPlace(record, part, run),
                providedBy: { id: String(organisation['id']) },
                learningAchievementSpecification: { id: String(achievement['id']) },
              });
            }),
    }),
  };
}
