import type { AchievementVersion, DesignPlan, Endorsement } from '#modules/design/index.ts';
import type { Licence } from './licence.rules.ts';
import type { Ancestor } from './package.schemas.ts';

/** Where an offer says it is: the organisation's own place, or the larger one that its site gives instead. */
export type OfferPlace = { readonly name: string; readonly country: string; readonly region: string };

/** Everything that a public page or an export of a published version says. */
export type Offer = {
  readonly tenantId: string;
  readonly version: AchievementVersion;
  readonly plan: DesignPlan;
  readonly provider: { readonly name: string; readonly place: OfferPlace };
  /** The site gives another place than its own: places of runs are not told then, they would betray it. */
  readonly hidesPlaces: boolean;
  /** The site lets people follow addresses on the internet; where not, they stand as text. */
  readonly opensLinks: boolean;
  /** Number of the newest published version. */
  readonly newest: number;
  /** Null where the design is not shared. */
  readonly licence: Licence | null;
  /** The works of others that it was made from, the oldest first, and what its makers say they changed. */
  readonly madeFrom: { readonly works: readonly Ancestor[]; readonly changes: string } | null;
  /** Partners who agree with it in the open. */
  readonly endorsements: readonly Endorsement[];
  /** Languages in which some text may be older than the original. */
  readonly staleLanguages: readonly string[];
};

export type OfferRun = DesignPlan['run']['runs'][number];

/** Runs that are not over, the next one first; those without a first day stand at the end. */
export function runsAhead(runs: readonly OfferRun[], today: string): readonly OfferRun[] {
  const lastDay = (run: OfferRun): string => (run.endsOn === '' ? run.startsOn : run.endsOn);
  const first = (run: OfferRun): string => (run.startsOn === '' ? '9999' : run.startsOn);
  return runs
    .filter((run) => lastDay(run) === '' || lastDay(run) >= today)
    .filter((run) => run.startsOn !== '' || run.place !== '')
    .toSorted((a, b) => (first(a) < first(b) ? -1 : Number(first(a) > first(b))));
}

export type Price =
  | { readonly kind: 'costs'; readonly amount: number; readonly currency: string }
  | { readonly kind: 'free' }
  | { readonly kind: 'ask' };

/**
 * What somebody pays. A budget that says neither a price nor who pays says nothing: that is told as "ask", never as
 * "free".
 */
export function priceOf(budget: Pick<DesignPlan['budget'], 'price' | 'currency' | 'funding'>): Price {
  if (budget.price > 0) return { kind: 'costs', amount: budget.price, currency: budget.currency };
  return budget.funding.trim() === '' ? { kind: 'ask' } : { kind: 'free' };
}

/** Whether a reader meets texts that stand in the main language only. */
export const hasPlainTexts = ({ access, budget, recognition, run }: DesignPlan): boolean =>
  [
    access.support,
    access.adjustments,
    access.offlineAlternative,
    budget.funding,
    recognition.leadsTo,
    run.admission,
    ...recognition.routes.map(({ how }) => how),
  ].some((text) => text.trim() !== '');
