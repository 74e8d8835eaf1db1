import type { Frequency, WorkTask } from './workplace.types.ts';

export const LONGEST_CARD = 120;
export const MOST_CARDS = 60;

/** The three questions of the walk, and how often a task is done that answers each. */
export const RHYTHMS = ['day', 'week', 'season'] as const;
export type Rhythm = (typeof RHYTHMS)[number];
export const FREQUENCY_OF: Readonly<Record<Rhythm, Frequency>> = { day: 'daily', week: 'weekly', season: 'rarely' };

/** Two wordings are the same card when only capitals, spaces and the last mark differ. */
export const cardKey = (text: string): string =>
  text
    .normalize('NFC')
    .toLowerCase()
    .replace(/[\s.,;:!?]+/gu, ' ')
    .trim();

const withoutBullet = (line: string): string => line.replace(/^\s*(?:[-–—•*·]|\d{1,2}[.)])\s+/u, '');

/** Every wording of the tasks at hand, to tell a new card from one that is there. */
export const knownCards = (tasks: readonly Pick<WorkTask, 'title'>[]): ReadonlySet<string> =>
  new Set(tasks.flatMap(({ title }) => Object.values(title).map(cardKey)));

export type CardLines = {
  readonly cards: readonly string[];
  /** Lines that are there already and were left out. */
  readonly repeated: readonly string[];
  readonly tooLong: readonly string[];
};

/** One card a line. Bullets and numbers in front are taken off; what is there already is left out and told. */
export function readCardLines(text: string, known: ReadonlySet<string>): CardLines {
  const seen = new Set(known);
  const cards: string[] = [];
  const repeated: string[] = [];
  const tooLong: string[] = [];
  for (const raw of text.normalize('NFC').split(/\r\n?|\n/u)) {
    const line = withoutBullet(raw).replace(/\s+/gu, ' ').trim();
    if (line === '') continue;
    if (line.length > LONGEST_CARD) tooLong.push(line);
    else if (seen.has(cardKey(line))) repeated.push(line);
    else cards.push(line);
    seen.add(cardKey(line));
  }
  return { cards, repeated, tooLong };
}
