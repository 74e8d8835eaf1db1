import { cardKey } from './card-lines.rules.ts';
import type { LearnerWishes, Wish } from './wish.types.ts';
import type { Place, WorkTask } from './workplace.types.ts';

/** `unknown`: nobody has told yet; it counts neither for nor against, and says what to ask. */
export type MatchAnswer = 'met' | 'not_met' | 'unknown';

/** One reason, with its answer; the words are the screen's. */
export type MatchLine = {
  readonly about: 'hours' | 'languages' | 'travel' | 'step_free' | 'quiet' | 'daytime' | 'ask';
  readonly answer: MatchAnswer;
  /** What the sentence names: hours wished, the town, the adjustment to ask about. */
  readonly value: string;
};

export type WishLine = { readonly wish: Wish; readonly task: WorkTask | null };

export type PlaceMatch = {
  readonly place: Place;
  readonly wishes: readonly WishLine[];
  readonly lines: readonly MatchLine[];
  readonly practised: number;
  readonly met: number;
  readonly asked: number;
  /** 0 to 1: the mean of the share of wishes and the share of constraints; only to sort, always shown with its reasons. */
  readonly score: number;
};

const wordsOf = (task: WorkTask): readonly string[] => [
  ...Object.values(task.title).map(cardKey),
  ...task.skills.map(({ label }) => cardKey(label)),
];

/** Same task, same skill address, or the same words: the three ways in which a wish is found at another place. */
function fits(task: WorkTask, wish: Wish, wished: WorkTask | undefined): boolean {
  if (task.id === wish.taskId) return true;
  if (wished === undefined) return wordsOf(task).includes(cardKey(wish.text));
  const uris = new Set(wished.skills.map(({ uri }) => uri));
  const titles = new Set(Object.values(wished.title).map(cardKey));
  return (
    task.skills.some(({ uri }) => uris.has(uri)) || Object.values(task.title).some((text) => titles.has(cardKey(text)))
  );
}

const told = (answer: boolean | null): MatchAnswer => (answer === null ? 'unknown' : answer ? 'met' : 'not_met');

function hoursLine(place: Place, { hoursWeek }: LearnerWishes): readonly MatchLine[] {
  if (hoursWeek === null) return [];
  const answer = place.hoursWeek === null ? null : place.hoursWeek >= hoursWeek;
  return [{ about: 'hours', answer: told(answer), value: String(hoursWeek) }];
}

function languageLine(place: Place, { languages }: LearnerWishes): readonly MatchLine[] {
  if (languages.length === 0) return [];
  const shared = languages.filter((language) => place.languages.includes(language));
  const answer = place.languages.length === 0 ? null : shared.length > 0;
  return [{ about: 'languages', answer: told(answer), value: (answer ? shared : languages).join(',') }];
}

function travelLine(place: Place, { travel, town }: LearnerWishes): readonly MatchLine[] {
  if (travel === 'public_transport') {
    const { publicTransport } = place.access;
    return [
      { about: 'travel', answer: told(publicTransport === '' ? null : publicTransport === 'yes'), value: 'transport' },
    ];
  }
  if (travel !== 'same_town') return [];
  const isTold = place.site !== '' && town !== '';
  const isThere = cardKey(place.site).includes(cardKey(town));
  return [{ about: 'travel', answer: told(isTold ? isThere : null), value: town }];
}

function accessLines({ access }: Place, { adjustments }: LearnerWishes): readonly MatchLine[] {
  return adjustments.map((adjustment): MatchLine => {
    switch (adjustment) {
      case 'step_free':
        return {
          about: 'step_free',
          answer: told(access.wheelchair === '' ? null : access.wheelchair === 'yes'),
          value: '',
        };
      case 'quiet':
        return { about: 'quiet', answer: told(access.noise === '' ? null : access.noise === 'quiet'), value: '' };
      case 'daytime':
        return { about: 'daytime', answer: told(access.shift === '' ? null : access.shift === 'day'), value: '' };
      default:
        return { about: 'ask', answer: 'unknown', value: adjustment };
    }
  });
}

/** What can be practised at one place and what fits, line by line. */
export function matchPlace(place: Place, wishes: LearnerWishes, tasks: readonly WorkTask[]): PlaceMatch {
  const here = tasks.filter((task) => task.environment.id === place.id && task.learnable);
  const wishLines = wishes.wishes.map((wish) => {
    const wished = tasks.find(({ id }) => id === wish.taskId);
    return { wish, task: here.find((task) => fits(task, wish, wished)) ?? null };
  });
  const lines = [
    ...hoursLine(place, wishes),
    ...languageLine(place, wishes),
    ...travelLine(place, wishes),
    ...accessLines(place, wishes),
  ];
  const practised = wishLines.filter(({ task }) => task !== null).length;
  const answered = lines.filter(({ answer }) => answer !== 'unknown');
  const met = answered.filter(({ answer }) => answer === 'met').length;
  const shares = [
    ...(wishLines.length === 0 ? [] : [practised / wishLines.length]),
    ...(answered.length === 0 ? [] : [met / answered.length]),
  ];
  const score = shares.length === 0 ? 0 : shares.reduce((sum, share) => sum + share, 0) / shares.length;
  return { place, wishes: wishLines, lines, practised, met, asked: answered.length, score };
}

/** Every place with its reasons, the one that fits most first; equal ones stay in the order of the list. */
export const matchPlaces = (
  places: readonly Place[],
  wishes: LearnerWishes,
  tasks: readonly WorkTask[],
): readonly PlaceMatch[] =>
  places.map((place) => matchPlace(place, wishes, tasks)).toSorted((a, b) => b.score - a.score);
