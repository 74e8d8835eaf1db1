import { getOrganisation, makeCardCode, readCardCode } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { newId } from '#platform/ids.ts';
import { openPrivateLink } from '#platform/private-link.ts';
import { type Failure, fail, ok, type Result } from '#platform/result.ts';
import { checkThrottle } from '#platform/throttle.ts';
import type { World } from '#platform/world.ts';
import { ASK_DAYS, MOST_ASK_LINE, MOST_ASK_WORDS, type OpenedPoster, type PlaceAsk } from '../poster.types.ts';
import { byPriority } from '../workplace.rules.ts';
import { hasWords } from './mapping.ts';
import { deleteAsk, deleteEndedAsks, findAskByCode, findPosterByCode, insertAsk } from './poster.store.ts';
import { getPlace, listTasksAt } from './workplace.store.ts';

const DAY = 86_400_000;
const HOUR_SECONDS = 3600;
/** From one network: a school or a library may stand behind it. */
const ASKS_AN_HOUR = 30;

/** Somebody without an account, by the network from which they come. */
type Stranger = { readonly code: string; readonly network: string };

async function posterBehind(world: World, tx: Tx, { code, network }: Stranger): Promise<Result<OpenedPoster>> {
  const plain = readCardCode(code.slice(0, 60)) ?? '';
  const lock = {
    ...{ kind: 'poster', now: world.clock.now(), unknown: 'workplace.ask.poster_unknown' },
    find: () => findPosterByCode(tx, plain),
  };
  const found = await openPrivateLink(tx, { token: plain, network }, lock);
  if (!found.ok) return found;
  const { tenantId, environmentId } = found.value;
  const place = await getPlace(tx, tenantId, environmentId);
  const house = await getOrganisation(tx, tenantId);
  if (place === null || house === null) return fail({ code: 'workplace.ask.poster_unknown' });
  const tasks = byPriority((await listTasksAt(tx, tenantId, environmentId)).filter(({ learnable }) => learnable));
  return ok({
    ...{ environmentId, tenantId, house: house.publicName, place: place.name },
    tasks: tasks.map(({ id, plain: words, title, pictogram }) => ({
      ...{ id, pictogram },
      plain: hasWords(words) ? words : title,
    })),
  });
}

/** What a poster shows. Codes: `workplace.ask.poster_unknown`, `people.too_many_tries`. */
export const openPoster = (world: World, stranger: Stranger): Promise<Result<OpenedPoster>> =>
  world.db.asSystem((tx) => posterBehind(world, tx, stranger));

export type Asking = Record<'name' | 'words' | 'reach' | 'language', string>;

const hashOf = (world: World, code: string): string => world.vault.fingerprint(code, 'workplace.ask');

function failuresOf({ name, words, reach }: Asking): readonly Failure[] {
  const long = (field: string, text: string, most: number): readonly Failure[] =>
    text.length > most ? [{ code: 'workplace.ask.too_long', field, params: { most } }] : [];
  return [
    ...(name === '' ? [{ code: 'workplace.ask.name_missing', field: 'name' }] : []),
    ...long('name', name, MOST_ASK_LINE),
    ...long('words', words, MOST_ASK_WORDS),
    ...long('reach', reach, MOST_ASK_LINE),
  ];
}

const clean = (text: string): string => text.normalize('NFC').trim();

/**
 * Asks to learn at the place of a poster. Answers with the code that reads the answer: it is told once and kept as a
 * fingerprint only.
 * Codes: `workplace.ask.poster_unknown`, `workplace.ask.name_missing`, `workplace.ask.too_long`, `people.too_many_tries`.
 */
export async function askToLearn(
  world: World,
  stranger: Stranger,
  typed: Asking,
): Promise<Result<{ readonly code: string }, readonly Failure[]>> {
  const asking = { ...typed, name: clean(typed.name), words: clean(typed.words), reach: clean(typed.reach) };
  const failures = failuresOf(asking);
  if (failures.length > 0) return fail(failures);
  const now = world.clock.now();
  const code = makeCardCode(world.random);
  const id = newId(world.random, 'ask');
  return world.db.asSystem(async (tx) => {
    const key = `ask-to-learn:${stranger.network}`;
    const tries = await checkThrottle(tx, { key, limit: ASKS_AN_HOUR, windowSeconds: HOUR_SECONDS, now });
    if (!tries.allowed) {
      return fail([{ code: 'people.too_many_tries', params: { minutes: Math.ceil(tries.retryAfterSeconds / 60) } }]);
    }
    const poster = await posterBehind(world, tx, stranger);
    if (!poster.ok) return fail([poster.error]);
    const { tenantId, environmentId } = poster.value;
    const { name, words, reach } = asking;
    await insertAsk(tx, {
      ...{ tenantId, id, environmentId, codeHash: hashOf(world, code), name, words, reach },
      language: isLanguage(asking.language) ? asking.language : 'en',
      ...{ askedAt: now, endsAt: new Date(now.getTime() + ASK_DAYS * DAY) },
    });
    await recordAudit(tx, {
      tenantId,
      actorId: id,
      action: 'workplace.ask_to_learn',
      objectId: environmentId,
      at: now,
    });
    return ok({ code });
  });
}

export type AskedPlace = PlaceAsk & { readonly tenantId: string; readonly place: Multilingual; readonly house: string };

async function askBehind(world: World, tx: Tx, { code, network }: Stranger): Promise<Result<AskedPlace>> {
  const plain = readCardCode(code.slice(0, 60)) ?? '';
  const now = world.clock.now();
  const lock = {
    ...{ kind: 'asked', now, unknown: 'workplace.ask.code_unknown' },
    find: () => findAskByCode(tx, hashOf(world, plain), now),
  };
  const found = await openPrivateLink(tx, { token: plain, network }, lock);
  if (!found.ok) return found;
  const { tenantId, environmentId } = found.value;
  const place = await getPlace(tx, tenantId, environmentId);
  const house = await getOrganisation(tx, tenantId);
  return ok({ ...found.value, place: place?.name ?? {}, house: house?.publicName ?? '' });
}

/** What the asker reads with the code. Codes: `workplace.ask.code_unknown`, `people.too_many_tries`. */
export const readOwnAsk = (world: World, stranger: Stranger): Promise<Result<AskedPlace>> =>
  world.db.asSystem((tx) => askBehind(world, tx, stranger));

/** The asker takes it back: everything that was written goes. */
export async function withdrawAsk(world: World, stranger: Stranger): Promise<Result<null>> {
  return world.db.asSystem(async (tx) => {
    const found = await askBehind(world, tx, stranger);
    if (!found.ok) return found;
    await deleteAsk(tx, found.value.tenantId, found.value.id);
    return ok(null);
  });
}

/** Questions and answers whose time is over go by themselves. */
export const forgetOldAsks = (world: World): Promise<void> =>
  world.db.asSystem((tx) => deleteEndedAsks(tx, world.clock.now()));
