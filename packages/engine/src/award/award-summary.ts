import { type JsonObject, type JsonValue, asList, isJsonObject } from '../json/json-types.ts';
import type { LocalisedText } from './award-record.ts';

/** What every format of one award must say alike. Lists of codes are sorted, for their order means nothing. */
export type AwardSummary = {
  readonly learner: string | null;
  readonly title: LocalisedText;
  readonly outcomes: readonly {
    readonly id: string | null;
    readonly statement: LocalisedText;
    readonly type: string | null;
    /** Addresses of skills, sorted. */
    readonly skills: readonly string[];
  }[];
  readonly hours: number | null;
  readonly level: {
    readonly claim: string | null;
    readonly eqf: number | null;
    /** Country, framework and level, for example `NO NKR 2`. */
    readonly nqf: string | null;
    readonly cycle: string | null;
    readonly reason: LocalisedText;
  };
  readonly assessmentTypes: readonly string[];
  readonly participationModes: readonly string[];
  readonly quality: readonly { readonly id: string | null; readonly type: string }[];
  readonly issuer: { readonly id: string | null; readonly name: string | null; readonly country: string | null };
};

/** Texts by language; empty for anything else. */
export const localisedOf = (value: JsonValue | undefined): LocalisedText =>
  isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};

export const objectsOf = (value: JsonValue | undefined): readonly JsonObject[] => asList(value).filter(isJsonObject);
