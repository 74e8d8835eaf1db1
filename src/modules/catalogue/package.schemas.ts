import { z } from 'zod';
import { isLanguage } from '#platform/i18n/languages.ts';
import { LICENCES, type Licence } from './licence.rules.ts';

export const PACKAGE_FORMAT = 'cairn-package';
export const PACKAGE_VERSION = 1;

const language = z.string().refine(isLanguage, { error: 'catalogue.manifest_unfit' });
const word = (longest: number) => z.string().max(longest, { error: 'catalogue.manifest_unfit' });
const texts = z.record(word(20), word(600));
const sha256 = z.string().regex(/^[0-9a-f]{64}$/, { error: 'catalogue.manifest_unfit' });

/** One work in a line of descent: what it was called, by whom, under which licence, and what its makers changed. */
const ancestor = z.object({
  title: texts,
  version: z.int().min(1),
  organisation: word(200),
  country: word(2),
  authors: z.array(word(200)).max(50).readonly(),
  languages: z.array(language).max(30).readonly(),
  licence: z.enum(LICENCES, { error: 'catalogue.licence_unknown' }),
  /** Page of the work; empty when it has none. */
  source: z.union([z.literal(''), z.url({ protocol: /^https?$/ })], { error: 'catalogue.manifest_unfit' }),
  contentHash: sha256,
  changes: word(2000),
});

const thirdParty = z.object({ title: word(200), author: word(200), licence: word(60), link: word(500) });

/** What stands in `manifest.json` of a package. */
export const manifestSchema = z.object({
  format: z.literal(PACKAGE_FORMAT, { error: 'catalogue.not_a_package' }),
  formatVersion: z.literal(PACKAGE_VERSION, { error: 'catalogue.package_too_new' }),
  kind: z.literal('design', { error: 'catalogue.package_kind_unknown' }),
  /** The work itself. */
  work: ancestor,
  /** What it was made from, the oldest first; empty for a work that was made anew. */
  lineage: z.array(ancestor).max(50).readonly(),
  thirdParty: z.array(thirdParty).max(200).readonly(),
  exportedAt: z.iso.datetime({ error: 'catalogue.manifest_unfit' }),
  files: z
    .array(z.object({ path: word(200), sha256, bytes: z.int().min(0) }))
    .max(500)
    .readonly(),
});
export type Manifest = z.infer<typeof manifestSchema>;
export type Ancestor = Manifest['work'];

/** Sound that belongs to a sentence of a design: a coach's recording. */
export type PackedRecording = {
  readonly criterionId: string;
  readonly language: string;
  readonly mediaType: string;
  readonly bytes: Uint8Array;
};

export const sharingInput = z.object({
  licence: z.string().pipe(z.enum(LICENCES, { error: 'catalogue.licence_unknown' })),
  /** One name a line. */
  authors: z
    .string()
    .max(2000, { error: 'catalogue.too_long' })
    .transform((text) =>
      text
        .split('\n')
        .map((line) => line.trim())
        .filter((line) => line !== ''),
    ),
  changes: z.string().trim().max(2000, { error: 'catalogue.too_long' }),
});
export type Sharing = {
  readonly licence: Licence;
  readonly authors: readonly string[];
  readonly changes: string;
};

/** What to look at before a work from elsewhere is used here. */
export const LOCAL_CHECKS = [
  'language',
  'examples',
  'currency',
  'law_and_safety',
  'level',
  'credits',
  'regulated_occupation',
  'skill_labels',
  'pictures_and_culture',
  'assessor_rules',
  'support',
  'accessibility',
  'data_protection',
  'pilot_again',
] as const;
export type LocalCheck = (typeof LOCAL_CHECKS)[number];
