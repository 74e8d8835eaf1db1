import {
  findPublicVersion,
  getPlan,
  getPublished,
  listContents,
  listEndorsements,
  listOffered,
  readDesign,
  type OfferedVersion,
} from '#modules/design/index.ts';
import { getOrganisation, getSiteRules, type Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { runsAhead, type Offer, type OfferPlace, type OfferRun } from '../offer.ts';
import { alike, type OfferEntry } from '../offer-search.rules.ts';
import { countStale, findStaleTexts, type KnownFor, type StaleText } from '../offer-stale.rules.ts';
import * as store from './catalogue.store.ts';
import { readWordings } from './translation.store.ts';

type Provider = {
  readonly name: string;
  readonly place: OfferPlace;
  readonly hidesPlaces: boolean;
  readonly opensLinks: boolean;
};

/** How an organisation stands in the open: with the place that its site gives instead of its own, where it gives one. */
async function readProvider(tx: Tx, tenantId: string): Promise<Provider> {
  const organisation = await getOrganisation(tx, tenantId);
  const { publicPlace, links: opensLinks } = await getSiteRules(tx, tenantId);
  const name = organisation?.publicName ?? '';
  if (publicPlace !== null) {
    return { name, place: { ...publicPlace, region: publicPlace.region ?? '' }, hidesPlaces: true, opensLinks };
  }
  const place = { name: '', country: organisation?.country ?? '', region: organisation?.region ?? '' };
  return { name, place, hidesPlaces: false, opensLinks };
}

export type OfferRef = { readonly achievementId: string; readonly version: number };

/** A published version with all that it offers, for everybody; null when there is none at this address. */
export async function readOffer(world: World, ref: OfferRef): Promise<Offer | null> {
  return world.db.asSystem(async (tx) => {
    const found = await findPublicVersion(tx, ref);
    if (found === null) return null;
    const { tenantId, version } = found;
    const newest = await getPublished(tx, tenantId, ref.achievementId);
    const contents = await listContents(tx, tenantId, ref.achievementId);
    const { name, place, hidesPlaces, opensLinks } = await readProvider(tx, tenantId);
    const sharing = await store.findSharing(tx, tenantId, ref.achievementId);
    const origin = await store.findOrigin(tx, tenantId, ref.achievementId);
    const upToHere = contents.filter((content) => content.version <= ref.version);
    const knownFor = await readWordings(tx, { tenantId, achievementId: ref.achievementId });
    // A working copy may be translated anew meanwhile: only what fits this version says something about it.
    const known: KnownFor = (text) => (knownFor(text) === 'this' ? 'this' : 'unknown');
    const plan = await getPlan(tx, tenantId, ref);
    const content = { descriptor: version.descriptor, plan };
    return {
      tenantId,
      version,
      plan,
      // Whoever agrees may be a neighbour: where the place is not told, they are not either.
      endorsements: hidesPlaces
        ? []
        : await listEndorsements(tx, tenantId, { achievementId: ref.achievementId, content }),
      provider: { name, place },
      hidesPlaces,
      opensLinks,
      newest: newest?.version ?? ref.version,
      licence: sharing?.licence ?? null,
      madeFrom: origin === null ? null : { works: origin.lineage, changes: sharing?.changes ?? '' },
      staleLanguages: [...countStale(findStaleTexts(upToHere, known)).keys()],
    };
  });
}

const NOBODY: Provider = {
  name: '',
  place: { name: '', country: '', region: '' },
  hidesPlaces: true,
  opensLinks: false,
};

function placesOf(offered: OfferedVersion, { place, hidesPlaces }: Provider, runs: readonly OfferRun[]) {
  const modes = offered.participationModes;
  const isOnline = modes.includes('online') || modes.includes('blended');
  return [
    ...(isOnline ? ['online'] : []),
    ...(place.country === '' ? [] : [`country:${place.country}`]),
    ...(hidesPlaces ? [] : runs.map((run) => run.place.trim()).filter((name) => name !== '')).map(
      (name) => `at:${name}`,
    ),
  ];
}

/** An offer of the list: what it is found by, and what its card says beside that. */
export type ListedOffer = OfferEntry &
  Pick<OfferedVersion, 'publishedAt' | 'iscedF' | 'workload' | 'hasBadge' | 'price' | 'currency' | 'funding'> & {
    readonly provider: string;
    readonly nextRun: OfferRun | null;
  };

function listed(offered: OfferedVersion, provider: Provider, today: string): ListedOffer {
  const { title, summary, statements, skillLabels, workload, level } = offered;
  const runs = runsAhead(offered.runs, today);
  const words = [title, summary, ...statements].flatMap((texts) => Object.values(texts));
  return {
    ...offered,
    hours: workload.hours,
    eqf: level.eqf ?? null,
    places: placesOf(offered, provider, runs),
    words: alike([...words, ...skillLabels, provider.name].join(' ')),
    provider: provider.name,
    nextRun: runs[0] ?? null,
  };
}

/** Everything that is offered on this instance now, by whichever organisation, in no order. */
export async function listOffers(world: World): Promise<readonly ListedOffer[]> {
  const today = world.clock.now().toISOString().slice(0, 10);
  return world.db.asSystem(async (tx) => {
    const offered = await listOffered(tx);
    const providers = new Map<string, Provider>();
    for (const tenantId of new Set(offered.map((one) => one.tenantId))) {
      providers.set(tenantId, await readProvider(tx, tenantId));
    }
    return offered.map((one) => listed(one, providers.get(one.tenantId) ?? NOBODY, today));
  });
}

/** Number of the newest published version of an achievement, for the address without a number; null without one. */
export async function findNewestOffer(world: World, achievementId: string): Promise<number | null> {
  const all = await world.db.asSystem(async (tx) => {
    const first = await findPublicVersion(tx, { achievementId, version: 1 });
    return first === null ? null : getPublished(tx, first.tenantId, achievementId);
  });
  return all?.version ?? null;
}

/**
 * Translations of a design, as it is written now, that may be older than the text which they translate.
 * Codes: those of `readDesign`.
 */
export async function readStaleTexts(
  world: World,
  actor: Actor,
  achievementId: string,
): Promise<Result<readonly StaleText[]>> {
  const design = await readDesign(world, actor, achievementId);
  if (!design.ok) return design;
  const { draft, descriptor, plan } = design.value;
  const { tenantId } = actor;
  const { published, knownFor } = await world.db.inTenant(tenantId, async (tx) => ({
    published: await listContents(tx, tenantId, achievementId),
    knownFor: await readWordings(tx, { tenantId, achievementId }),
  }));
  return ok(findStaleTexts(draft === null ? published : [...published, { descriptor, plan }], knownFor));
}
