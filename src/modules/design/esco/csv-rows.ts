import { fail, ok, type Result } from '#platform/result.ts';

/** One row of a skills file: the skill with all its labels in the file's language. */
export type EscoRow = {
  readonly uri: string;
  readonly skillType: string;
  readonly reuseLevel: string;
  readonly preferred: string;
  readonly alternatives: readonly string[];
};

const SKILL_ADDRESS = /^http:\/\/data\.europa\.eu\/esco\/skill\/[0-9a-z.-]{1,80}$/i;
/** Longer than any label of the classification; what is longer is a broken row, not a label. */
const LONGEST_LABEL = 500;

/** What no label needs: control characters (no database takes U+0000) and overrides of the writing direction. */
const UNFIT = /[^\P{Cc}\n]|[\u202a-\u202e\u2066-\u2069\ufeff]/gu;

const labelsIn = (cell: string): readonly string[] =>
  cell
    .split(/\n| \| /)
    .map((label) => label.trim())
    .filter((label) => label !== '' && label.length <= LONGEST_LABEL);

/** Columns of the official layout that are read. Others may be there, in any order; a file of labels has only the first two. */
export const NEEDED_COLUMNS = ['conceptUri', 'preferredLabel'] as const;

/**
 * Reads one row by the names of its columns. Codes: `esco.not_a_skill` (another kind of concept), `esco.bad_address`,
 * `esco.no_label`, `esco.label_too_long`.
 */
export function readEscoRow(row: Readonly<Record<string, string | undefined>>): Result<EscoRow> {
  const cell = (name: string): string => (row[name] ?? '').replace(UNFIT, '').trim();
  const kind = cell('conceptType');
  const uri = cell('conceptUri');
  const preferred = cell('preferredLabel');
  if (kind !== '' && kind !== 'KnowledgeSkillCompetence') return fail({ code: 'esco.not_a_skill', params: { kind } });
  if (!SKILL_ADDRESS.test(uri)) return fail({ code: 'esco.bad_address', params: { address: uri.slice(0, 120) } });
  if (preferred === '') return fail({ code: 'esco.no_label', params: { address: uri } });
  if (preferred.length > LONGEST_LABEL) return fail({ code: 'esco.label_too_long', params: { address: uri } });
  const others = new Set(labelsIn(cell('altLabels')));
  others.delete(preferred);
  const alternatives = [...others];
  return ok({ uri, skillType: cell('skillType'), reuseLevel: cell('reuseLevel'), preferred, alternatives });
}

export type EscoFile = { readonly language: string };

/** `skills_en.csv`, `skills_en.csv.gz` of the official download, or `de.csv.gz` with labels alone. */
export function readFileName(name: string): EscoFile | null {
  const match = /^(?:skills_)?([a-z]{2,3})\.csv(?:\.gz)?$/.exec(name);
  return match?.[1] === undefined ? null : { language: match[1] === 'no' ? 'nb' : match[1] };
}

/** The version that a download's path names (`…/v1.1.1/en`, `ESCO dataset - v1.2.0 - …`); empty when it names none. */
export const versionInPath = (path: string): string => /v\d+(?:\.\d+)+/.exec(path)?.[0] ?? '';
