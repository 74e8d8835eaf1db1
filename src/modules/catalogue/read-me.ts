import { attributionLine, type Credit } from './licence.rules.ts';
import type { Ancestor, Manifest } from './package.schemas.ts';

/** The words for one work and where it came from. English: whoever opens an archive by hand may speak any language. */
export const creditOf = (work: Ancestor): Credit => ({
  // The database keeps titles in an order of its own: the first language is named beside them.
  title: work.title[work.languages[0] ?? ''] ?? Object.values(work.title)[0] ?? '',
  authors: [...work.authors, work.organisation].filter((name) => name !== ''),
  licence: work.licence,
  source: work.source,
  changes: work.changes,
});

/** Says in an archive what it is, for people who open it without any program of ours. */
export function packageReadMe({
  work,
  lineage,
  thirdParty,
}: Pick<Manifest, 'work' | 'lineage' | 'thirdParty'>): string {
  const made =
    lineage.length === 0
      ? []
      : ['', 'Made from, the oldest first:', ...lineage.map((one) => `- ${attributionLine(creditOf(one), 'Changes')}`)];
  const material =
    thirdParty.length === 0
      ? []
      : [
          '',
          'Material of others:',
          ...thirdParty.map(
            ({ title, author, licence, link }) =>
              `- ${[title, author, licence, link].filter((part) => part !== '').join(' · ')}`,
          ),
        ];
  return [
    attributionLine(creditOf(work), 'Changes'),
    '',
    'This is the design of a micro-credential, shared so that others can use and adapt it within its licence.',
    'content.json holds the whole design. manifest.json names every file with its SHA-256 checksum.',
    'Any Cairn can take it in: open "Designs", then "Bring in a package".',
    ...made,
    ...material,
    '',
  ].join('\n');
}
