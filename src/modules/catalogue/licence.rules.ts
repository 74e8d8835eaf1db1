import { fail, ok, type Failure, type Result } from '#platform/result.ts';

/** Licences under which work may be shared, by SPDX identifier; the last one lets nobody share. */
export const LICENCES = [
  'CC0-1.0',
  'CC-BY-4.0',
  'CC-BY-SA-4.0',
  'CC-BY-NC-4.0',
  'CC-BY-NC-SA-4.0',
  'CC-BY-ND-4.0',
  'CC-BY-NC-ND-4.0',
  'all-rights-reserved',
] as const;
export type Licence = (typeof LICENCES)[number];

export const isLicence = (value: unknown): value is Licence => LICENCES.some((licence) => licence === value);

type Terms = {
  readonly attribution: boolean;
  readonly nonCommercial: boolean;
  readonly shareAlike: boolean;
  readonly noDerivatives: boolean;
};

function termsOf(licence: Licence): Terms {
  const parts = licence.split('-');
  return {
    attribution: licence !== 'CC0-1.0',
    nonCommercial: parts.includes('NC'),
    shareAlike: parts.includes('SA'),
    noDerivatives: parts.includes('ND') || licence === 'all-rights-reserved',
  };
}

/** May this be handed on at all, unchanged and named? */
export const mayRedistribute = (licence: Licence): boolean => licence !== 'all-rights-reserved';

/** May a new work be made from it: adapted, translated? Code: `catalogue.no_derivatives`. */
export function mayAdapt(licence: Licence): Result<true> {
  return termsOf(licence).noDerivatives ? fail({ code: 'catalogue.no_derivatives', params: { licence } }) : ok(true);
}

const childFaults = (parent: Licence, child: Licence): readonly Failure[] => {
  const from = termsOf(parent);
  const into = termsOf(child);
  const params = { parent, child };
  if (from.noDerivatives) return [{ code: 'catalogue.no_derivatives', params: { licence: parent } }];
  // Share alike asks for the very same licence, which answers everything else.
  if (from.shareAlike) return parent === child ? [] : [{ code: 'catalogue.share_alike', params }];
  if (from.nonCommercial && !into.nonCommercial && child !== 'all-rights-reserved') {
    return [{ code: 'catalogue.keep_non_commercial', params }];
  }
  return from.attribution && !into.attribution ? [{ code: 'catalogue.keep_attribution', params }] : [];
};

/**
 * Whether work made from these parts may be shared under a licence: each part must allow it, and two that each ask
 * for their own licence cannot be made one work (side by side in a collection they may stand).
 * Codes: `catalogue.no_derivatives`, `catalogue.share_alike`, `catalogue.mixed_share_alike`,
 * `catalogue.keep_non_commercial`, `catalogue.keep_attribution`.
 */
export function mayShareAs(child: Licence, parts: readonly Licence[]): Result<true, readonly Failure[]> {
  const ownTerms = new Set(parts.filter((part) => termsOf(part).shareAlike));
  if (ownTerms.size > 1) {
    const [first = '', second = ''] = [...ownTerms];
    return fail([{ code: 'catalogue.mixed_share_alike', params: { first, second } }]);
  }
  const faults = parts.flatMap((part) => childFaults(part, child));
  return faults.length === 0 ? ok(true) : fail(faults);
}

/** The licences that work made from these parts may carry, the most open first. */
export const licencesFor = (parts: readonly Licence[]): readonly Licence[] =>
  LICENCES.filter((licence) => mayShareAs(licence, parts).ok);

/** Where a licence stands in full, for people. Null where there is nothing to read. */
export function licenceAddress(licence: Licence): string | null {
  if (licence === 'all-rights-reserved') return null;
  if (licence === 'CC0-1.0') return 'https://creativecommons.org/publicdomain/zero/1.0/';
  return `https://creativecommons.org/licenses/${licence.slice(3, -4).toLowerCase()}/4.0/`;
}

export type Credit = {
  readonly title: string;
  readonly authors: readonly string[];
  readonly licence: Licence;
  /** Address where it was found, if it has one. */
  readonly source: string;
  /** What was changed against the work named here; empty: nothing. */
  readonly changes: string;
};

/**
 * The line that names a work: title, authors, source, licence and what was changed (CC licences 4.0, section 3(a)).
 * `changesLabel`: the word for "Changes" in the reader's language.
 */
export function attributionLine(credit: Credit, changesLabel: string): string {
  const { title, authors, licence, source, changes } = credit;
  const named = [`“${title}”`, authors.join(', ')].filter((part) => part !== '').join(', ');
  const address = licenceAddress(licence);
  const under = address === null ? licence : `${licence} (${address})`;
  const parts = [named, source, under, changes === '' ? '' : `${changesLabel}: ${changes}`];
  return `${parts.filter((part) => part !== '').join(' · ')}`;
}
