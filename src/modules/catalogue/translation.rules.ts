import type { ContentText } from '#modules/design/index.ts';

/** `missing`: no words yet. `stale`: the source says something else than what was translated. */
export type TextState = 'missing' | 'stale' | 'current';

/** One text of a design as somebody translates it. */
export type WorkText = {
  readonly path: string;
  readonly part: TextPart;
  readonly source: string;
  /** By which a file that comes back tells for which wording it was made. */
  readonly sourceHash: string;
  readonly target: string;
  readonly state: TextState;
  /** How the same words were translated elsewhere in the house. */
  readonly known: string | null;
};

export const TEXT_PARTS = [
  'title',
  'summary',
  'outcome',
  'criterion',
  'plain',
  'requirement',
  'quality',
  'activity',
  'assessment',
  'other',
] as const;
export type TextPart = (typeof TEXT_PARTS)[number];

const PATTERNS: readonly (readonly [RegExp, TextPart])[] = [
  [/^descriptor\.title$/, 'title'],
  [/^descriptor\.summary$/, 'summary'],
  [/\.criteria\.[^.]+\.plain$/, 'plain'],
  [/\.criteria\.[^.]+\.statement$/, 'criterion'],
  [/^descriptor\.outcomes\.[^.]+\.statement$/, 'outcome'],
  [/^descriptor\.entryRequirement$/, 'requirement'],
  [/^descriptor\.qualityAssurance\./, 'quality'],
  [/^plan\.activities\./, 'activity'],
  [/^plan\.assessments\./, 'assessment'],
];

/** What a text is, for a heading above it. */
export const partOf = (path: string): TextPart => PATTERNS.find(([pattern]) => pattern.test(path))?.[1] ?? 'other';

const LONGEST_LINE = 80;
/** A short text of one line: so is its translation. */
export const isLine = (source: string): boolean => source.length <= LONGEST_LINE && !source.includes('\n');

/** What somebody wrote for a text; a line break in what is one line is a space. */
export const readTarget = (source: string, typed: string): string =>
  (isLine(source) ? typed.replace(/\s+/gu, ' ') : typed).trim();

type Tongues = { readonly from: string; readonly to: string };

/** How the same words were translated elsewhere: source → target, the first that was found. */
export function memoryOf(texts: readonly ContentText[], { from, to }: Tongues): ReadonlyMap<string, string> {
  const memory = new Map<string, string>();
  for (const { texts: one } of texts) {
    const source = one[from]?.trim() ?? '';
    const target = one[to]?.trim() ?? '';
    if (source !== '' && target !== '' && !memory.has(source)) memory.set(source, target);
  }
  return memory;
}

export type WorkInput = {
  readonly texts: readonly ContentText[];
  readonly tongues: Tongues;
  readonly memory: ReadonlyMap<string, string>;
  /** Paths of the translations that may be older than their source. */
  readonly stale: ReadonlySet<string>;
  readonly hash: (text: string) => string;
};

const GROUPS: readonly TextPart[] = ['title', 'summary', 'outcome', 'requirement', 'quality', 'activity', 'assessment'];
const IN_OUTCOME: Readonly<Partial<Record<TextPart, number>>> = { outcome: 0, criterion: 1, plain: 2 };

/**
 * As people read a design: its title first, then each outcome with its criteria, staff words before learners' words.
 * Order of the same kind stays as it is in the design.
 */
function inReadingOrder(texts: readonly WorkText[]): readonly WorkText[] {
  const groupOf = ({ part }: WorkText): number => {
    const found = GROUPS.indexOf(part in IN_OUTCOME ? 'outcome' : part);
    return found < 0 ? GROUPS.length : found;
  };
  /** Outcomes and criteria in the order in which they were met first. */
  const met = [...new Set(texts.flatMap(({ path }) => path.split('.').filter((name) => /^(out|cri)_/.test(name))))];
  const keyOf = (text: WorkText): readonly number[] => {
    const [, , outcome = '', , criterion = ''] = text.path.split('.');
    if (!(text.part in IN_OUTCOME)) return [groupOf(text)];
    const place = text.part === 'outcome' ? -1 : met.indexOf(criterion);
    return [groupOf(text), met.indexOf(outcome), place, IN_OUTCOME[text.part] ?? 0];
  };
  const compare = (a: readonly number[], b: readonly number[]): number =>
    a.map((one, index) => one - (b[index] ?? 0)).find((difference) => difference !== 0) ?? 0;
  return texts
    .map((text) => ({ text, key: keyOf(text) }))
    .toSorted((a, b) => compare(a.key, b.key))
    .map(({ text }) => text);
}

/** All texts that have words in the source language, each with its translation and whether it still fits. */
export function workTexts({ texts, tongues, memory, stale, hash }: WorkInput): readonly WorkText[] {
  const found = texts.flatMap(({ path, texts: one }): readonly WorkText[] => {
    const source = one[tongues.from]?.trim() ?? '';
    if (source === '') return [];
    const target = one[tongues.to]?.trim() ?? '';
    const sourceHash = hash(source);
    const known = memory.get(source);
    return [
      {
        path,
        part: partOf(path),
        source,
        sourceHash,
        target,
        state: target === '' ? 'missing' : stale.has(path) ? 'stale' : 'current',
        known: known === undefined || known === target ? null : known,
      },
    ];
  });
  return inReadingOrder(found);
}
