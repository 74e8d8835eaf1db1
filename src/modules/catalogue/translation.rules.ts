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
  /** For which wording each translation was made, by its path; absent: nobody has written it down. */
  readonly madeFor: ReadonlyMap<string, string>;
  readonly hash: (text: string) => string;
};

/** All texts that have words in the source language, each with its translation and whether it still fits. */
export function workTexts({ texts, tongues, memory, madeFor, hash }: WorkInput): readonly WorkText[] {
  return texts.flatMap(({ path, texts: one }): readonly WorkText[] => {
    const source = one[tongues.from]?.trim() ?? '';
    if (source === '') return [];
    const target = one[tongues.to]?.trim() ?? '';
    const sourceHash = hash(source);
    const wording = madeFor.get(path);
    const isStale = wording !== undefined && wording !== sourceHash;
    const known = memory.get(source);
    return [
      {
        path,
        part: partOf(path),
        source,
        sourceHash,
        target,
        state: target === '' ? 'missing' : isStale ? 'stale' : 'current',
        known: known === undefined || known === target ? null : known,
      },
    ];
  });
}
