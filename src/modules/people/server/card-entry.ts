import { and, eq, isNull, lte, or, sql } from 'drizzle-orm';
import { recordAudit } from '#platform/audit/audit.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import { giveBackTry } from '#platform/throttle.ts';
import type { World } from '#platform/world.ts';
import { readCardCode, triesLeft, waitAfter } from '../card.rules.ts';
import { type CardSecret, readNewPictures, readNewPin, readTypedPictures, readTypedPin } from '../card-secret.rules.ts';
import { card, learnerPin, person } from './people.tables.ts';
import { cardFingerprint, fitsSecret, hashSecret, pepperPin } from './secrets.ts';
import { startSession, type StartedSession } from './sessions.ts';
import { countTry, type Doorstep } from './sign-in.ts';

/** Wrong codes only: many learners share one address, and each locked screen looks at its card anew. */
const CODES_PER_ADDRESS = 300;

export type FoundCard = {
  readonly tenantId: string;
  readonly personId: string;
  /** The plain code, to carry to the next step. */
  readonly code: string;
  readonly picture: string;
  readonly language: string;
  readonly hasPin: boolean;
  /** What the owner comes in with; null before the first entry. */
  readonly kind: 'pin' | 'pictures' | null;
};

/**
 * Finds the card behind what was scanned or typed. Failures: `people.card_code_unfit` (cannot be a code),
 * `people.card_unknown`, `people.card_void` (replaced by a newer card), `people.too_many_tries`.
 */
export async function findCard(world: World, door: Doorstep, typed: string): Promise<Result<FoundCard>> {
  const code = readCardCode(typed.slice(0, 100));
  if (code === null)
    return fail({ code: typed.trim() === '' ? 'people.card_code_missing' : 'people.card_code_unfit', field: 'code' });
  return world.db.asSystem(async (tx) => {
    const key = `card-from:${door.address}`;
    const refused = await countTry(tx, world.clock.now(), [{ key, limit: CODES_PER_ADDRESS }]);
    if (refused !== null) return fail(refused);
    const [found] = await tx
      .select({ card, language: person.language, kind: learnerPin.kind })
      .from(card)
      .innerJoin(person, and(eq(person.tenantId, card.tenantId), eq(person.id, card.personId)))
      .leftJoin(learnerPin, and(eq(learnerPin.tenantId, card.tenantId), eq(learnerPin.personId, card.personId)))
      .where(eq(card.codeHash, cardFingerprint(world.vault, code)));
    if (found === undefined) return fail({ code: 'people.card_unknown', field: 'code' });
    if (found.card.voidedAt !== null) return fail({ code: 'people.card_void', field: 'code' });
    await giveBackTry(tx, key);
    const { tenantId, personId, picture } = found.card;
    const { language, kind } = found;
    return ok({ tenantId, personId, code, picture, language, hasPin: kind !== null, kind });
  });
}

/**
 * Opens the session, if what was looked at a moment ago still holds: a card that was voided or a PIN that was reset
 * while the PIN was being compared keeps the door shut. Both rows are held, so that the coach's act ends this session.
 */
const open = (
  world: World,
  door: Doorstep,
  { found, pinHash }: { readonly found: FoundCard; readonly pinHash: string },
): Promise<Result<StartedSession>> =>
  world.db.asSystem(async (tx) => {
    const [living] = await tx
      .select({ id: card.id })
      .from(card)
      .where(and(eq(card.codeHash, cardFingerprint(world.vault, found.code)), isNull(card.voidedAt)))
      .for('share');
    if (living === undefined) return fail({ code: 'people.card_void', field: 'code' });
    const own = and(eq(learnerPin.tenantId, found.tenantId), eq(learnerPin.personId, found.personId));
    const [fitting] = await tx
      .update(learnerPin)
      .set({ wrongTries: 0, waitUntil: null })
      .where(and(own, eq(learnerPin.pinHash, pinHash)))
      .returning({ setAt: learnerPin.setAt });
    if (fitting === undefined) return fail({ code: 'people.pin_none', field: 'pin' });
    const started = await startSession(world, tx, {
      tenantId: found.tenantId,
      personId: found.personId,
      kind: 'learner',
      means: 'card',
      device: door.device,
      previousCookie: door.previousCookie,
    });
    return ok(started);
  });

type CountedTry = { readonly pinHash: string; readonly wrongTries: number };

/** Counts the try before the PIN is looked at, in one statement: parallel guesses cannot slip past the limit. */
async function takeTry(world: World, found: FoundCard, field: CardSecret['kind']): Promise<Result<CountedTry>> {
  const now = world.clock.now();
  const own = and(eq(learnerPin.tenantId, found.tenantId), eq(learnerPin.personId, found.personId));
  return world.db.asSystem(async (tx) => {
    const [taken] = await tx
      .update(learnerPin)
      .set({ wrongTries: sql`${learnerPin.wrongTries} + 1` })
      .where(and(own, or(isNull(learnerPin.waitUntil), lte(learnerPin.waitUntil, now))))
      .returning({ pinHash: learnerPin.pinHash, wrongTries: learnerPin.wrongTries });
    if (taken !== undefined) {
      const minutes = waitAfter(taken.wrongTries);
      if (minutes > 0)
        await tx
          .update(learnerPin)
          .set({ waitUntil: new Date(now.getTime() + minutes * 60_000) })
          .where(own);
      return ok(taken);
    }
    const [held] = await tx.select({ waitUntil: learnerPin.waitUntil }).from(learnerPin).where(own);
    if (held === undefined) return fail({ code: 'people.pin_none', field });
    const left = (held.waitUntil ?? now).getTime() - now.getTime();
    return fail(waitFailure(field, Math.max(1, Math.ceil(left / 60_000))));
  });
}

const waitFailure = (field: CardSecret['kind'], minutes: number): Failure => ({
  code: `people.${field}_wait`,
  field,
  params: { minutes },
});

/** One answer for PIN and pictures: which of several pictures was wrong is told by nothing, neither words nor time. */
async function enter(
  world: World,
  door: Doorstep,
  { code, secret }: { readonly code: string; readonly secret: Result<CardSecret> },
): Promise<Result<StartedSession>> {
  const found = await findCard(world, door, code);
  if (!found.ok) return found;
  if (!secret.ok) return secret;
  const { kind, text } = secret.value;
  const taken = await takeTry(world, found.value, kind);
  if (!taken.ok) return taken;
  const { pinHash, wrongTries } = taken.value;
  if (await fitsSecret(pepperPin(world.vault, { ...found.value, pin: text }), pinHash))
    return open(world, door, { found: found.value, pinHash });
  const minutes = waitAfter(wrongTries);
  if (minutes > 0) return fail(waitFailure(kind, minutes));
  return fail({ code: `people.${kind}_wrong`, field: kind, params: { left: triesLeft(wrongTries) } });
}

/**
 * Opens a learner's session with card and PIN. Failures: those of `findCard`, `people.pin_unfit`,
 * `people.pin_wrong` (with the tries left), `people.pin_wait` (with the minutes), `people.pin_none`.
 */
export const enterWithPin = (
  world: World,
  door: Doorstep,
  input: { readonly code: string; readonly pin: string },
): Promise<Result<StartedSession>> => enter(world, door, { code: input.code, secret: readTypedPin(input.pin) });

/** The same with four pictures in order; the codes say `pictures` in place of `pin`. */
export const enterWithPictures = (
  world: World,
  door: Doorstep,
  input: { readonly code: string; readonly pictures: readonly string[] },
): Promise<Result<StartedSession>> =>
  enter(world, door, { code: input.code, secret: readTypedPictures(input.pictures) });

/** The first entry: keeps what the learner chose, once, and lets in. */
async function choose(
  world: World,
  door: Doorstep,
  { code, secret }: { readonly code: string; readonly secret: Result<CardSecret> },
): Promise<Result<StartedSession>> {
  const found = await findCard(world, door, code);
  if (!found.ok) return found;
  if (!secret.ok) return secret;
  const { kind, text } = secret.value;
  const now = world.clock.now();
  const { tenantId, personId } = found.value;
  const pinHash = await hashSecret(pepperPin(world.vault, { ...found.value, pin: text }), world.random);
  const isFirst = await world.db.inTenant(tenantId, async (tx) => {
    const rows = await tx
      .insert(learnerPin)
      .values({ tenantId, personId, kind, pinHash, setAt: now, wrongTries: 0 })
      .onConflictDoNothing()
      .returning({ setAt: learnerPin.setAt });
    if (rows.length === 0) return false;
    const action = `people.choose_${kind}`;
    await recordAudit(tx, { tenantId, actorId: personId, action, objectId: personId, at: now });
    return true;
  });
  if (!isFirst) return fail({ code: 'people.pin_already', field: kind });
  return open(world, door, { found: found.value, pinHash });
}

/**
 * The first entry: the learner chooses four digits, typed twice, and is in. Failures besides those of `findCard`:
 * `people.pin_unfit`, `people.pin_easy`, `people.pin_differs`, `people.pin_already` (somebody was quicker).
 */
export const choosePin = (
  world: World,
  door: Doorstep,
  input: { readonly code: string; readonly pin: string; readonly again: string },
): Promise<Result<StartedSession>> => choose(world, door, { code: input.code, secret: readNewPin(input) });

/** The same with four different pictures, chosen twice in the same order: `people.pictures_unfit`, `…_differs`. */
export const choosePictures = (
  world: World,
  door: Doorstep,
  input: { readonly code: string; readonly pictures: readonly string[]; readonly again: readonly string[] },
): Promise<Result<StartedSession>> => choose(world, door, { code: input.code, secret: readNewPictures(input) });
