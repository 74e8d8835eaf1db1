import type { AwardRecord, AwardingBody } from '../award/award-record.ts';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { CannotIssue } from '../proof/issue-credential.ts';
import { countryConcept } from './concepts.ts';

/** An identifier in a public register, and the ISO 3166-1 alpha-2 code of the country that keeps it. */
export type LegalIdentifier = { readonly value: string; readonly country: string };

/** The members that are there: ELM has no empty ones. */
export const present = (members: Readonly<Record<string, JsonValue | null | undefined>>): JsonObject =>
  Object.fromEntries(
    Object.entries(members).filter(
      (entry): entry is [string, JsonValue] =>
        entry[1] !== undefined && entry[1] !== null && !(Array.isArray(entry[1]) && entry[1].length === 0),
    ),
  );

const country = (code: string): JsonObject => {
  const found = countryConcept(code);
  if (found === null) throw new CannotIssue('unknown_country', code);
  return found;
};

/** Anything that belongs to a node gets an address below it. */
export const below = (owner: string, name: string): string => `${owner}${owner.includes('#') ? '-' : '#'}${name}`;

const location = (body: AwardingBody, language: string): JsonObject =>
  present({
    id: below(body.id, 'location'),
    type: 'Location',
    address: { id: below(body.id, 'address'), type: 'Address', countryCode: country(body.country) },
    geographicName: body.region === undefined ? undefined : { [language]: body.region },
  });

/** An organisation as ELM names it: legal name, homepage, place. */
export const organisation = (body: AwardingBody, language: string): JsonObject =>
  present({
    id: body.id,
    type: 'Organisation',
    legalName: { [language]: body.name },
    homepage:
      body.url === undefined
        ? undefined
        : { id: below(body.id, 'homepage'), type: 'WebResource', contentURL: body.url },
    location: location(body, language),
  });

/** The issuer: an organisation with its registered identifier. */
export const issuer = (record: AwardRecord, legalIdentifier: LegalIdentifier): JsonObject => {
  const id = below(record.issuer.did, 'legal-identifier');
  return {
    ...organisation({ ...record.issuer, id: record.issuer.did }, record.language),
    eIDASIdentifier: {
      id,
      type: 'LegalIdentifier',
      notation: legalIdentifier.value,
      spatial: country(legalIdentifier.country),
    },
  };
};
