import { and, desc, eq, gt, lte } from 'drizzle-orm';
import {
  generateAuthenticationOptions,
  generateRegistrationOptions,
  verifyAuthenticationResponse,
  verifyRegistrationResponse,
  type AuthenticationResponseJSON,
  type PublicKeyCredentialCreationOptionsJSON,
  type PublicKeyCredentialRequestOptionsJSON,
  type RegistrationResponseJSON,
} from '@simplewebauthn/server';
import { recordAudit } from '#platform/audit/audit.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { hasRole } from '../people.rules.ts';
import { passkeyLabel, readPasskeyAnswer, type Actor } from '../people.schemas.ts';
import { passkey, passkeyChallenge, person, staffLogin } from './people.tables.ts';
import { sessionKindOf, startSession } from './sessions.ts';
import { countTry, type Doorstep, type SignedIn } from './sign-in.ts';

const CHALLENGE_MILLISECONDS = 5 * 60_000;
const CHALLENGES_PER_ADDRESS = 200;

/** The cookie that ties a challenge to the browser that asked for it. */
export const CHALLENGE_COOKIE = 'cairn_challenge';

/** The relying party is the configured address, never what a request claims (WebAuthn §13.4.9). */
const relyingParty = (world: World) => ({ id: new URL(world.settings.url).hostname, origin: world.settings.url });

async function keepChallenge(world: World, challenge: string, personId: string): Promise<string> {
  const now = world.clock.now();
  const id = newId(world.random, 'pkc');
  await world.db.asSystem(async (tx) => {
    await tx.delete(passkeyChallenge).where(lte(passkeyChallenge.endsAt, now));
    await tx
      .insert(passkeyChallenge)
      .values({ id, challenge, personId, endsAt: new Date(now.getTime() + CHALLENGE_MILLISECONDS) });
  });
  return id;
}

/** Takes the challenge away as it is read: a second answer to it finds nothing. */
async function takeChallenge(world: World, id: string | undefined, personId: string): Promise<string | null> {
  if (id === undefined) return null;
  const open = and(
    eq(passkeyChallenge.id, id),
    eq(passkeyChallenge.personId, personId),
    gt(passkeyChallenge.endsAt, world.clock.now()),
  );
  const [taken] = await world.db.asSystem((tx) =>
    tx.delete(passkeyChallenge).where(open).returning({ challenge: passkeyChallenge.challenge }),
  );
  return taken?.challenge ?? null;
}

export type PasskeyQuestion<Options> = { readonly options: Options; readonly challengeId: string };

/** The question for a browser that may hold a passkey; nobody says who they are before. */
export async function askForPasskey(
  world: World,
  door: Doorstep,
): Promise<Result<PasskeyQuestion<PublicKeyCredentialRequestOptionsJSON>>> {
  const refused = await world.db.asSystem((tx) =>
    countTry(tx, world.clock.now(), [{ key: `passkey-from:${door.address}`, limit: CHALLENGES_PER_ADDRESS }]),
  );
  if (refused !== null) return fail(refused);
  const options = await generateAuthenticationOptions({ rpID: relyingParty(world).id, userVerification: 'required' });
  return ok({ options, challengeId: await keepChallenge(world, options.challenge, '') });
}

/** Signs in with a passkey: staff, and learners who made one. Every way it can fail gives `people.passkey_refused`. */
export async function signInWithPasskey(
  world: World,
  door: Doorstep,
  input: { readonly challengeId: string | undefined; readonly answer: string },
): Promise<Result<SignedIn>> {
  const refusal = fail({ code: 'people.passkey_refused' });
  const answer = readPasskeyAnswer<AuthenticationResponseJSON>(input.answer);
  const challenge = await takeChallenge(world, input.challengeId, '');
  if (answer === null || challenge === null) return refusal;
  const [known] = await world.db.asSystem((tx) => tx.select().from(passkey).where(eq(passkey.id, answer.id)));
  if (known === undefined) return refusal;
  const newCounter = await verifyAnswer(world, challenge, { answer, known });
  if (newCounter === null) return refusal;
  const now = world.clock.now();
  const { tenantId, personId } = known;
  return world.db.asSystem(async (tx) => {
    const kind = await sessionKindOf(tx, known);
    if (kind === null) return refusal;
    const [used] = await tx
      .update(passkey)
      .set({ counter: newCounter, lastUsedAt: now })
      .where(eq(passkey.id, known.id))
      .returning({ id: passkey.id });
    if (used === undefined) return refusal;
    const { device, previousCookie } = door;
    const started = await startSession(world, tx, {
      tenantId,
      personId,
      kind,
      means: 'passkey',
      device,
      previousCookie,
    });
    return ok({ ...started, tenantId, personId, mustChange: false });
  });
}

type AnswerOfKnown = { readonly answer: AuthenticationResponseJSON; readonly known: typeof passkey.$inferSelect };

/** The authenticator's new counter, or null when the answer does not hold. */
async function verifyAnswer(world: World, challenge: string, { answer, known }: AnswerOfKnown): Promise<number | null> {
  const party = relyingParty(world);
  try {
    const { verified, authenticationInfo } = await verifyAuthenticationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
      credential: { id: known.id, publicKey: new Uint8Array(known.publicKey), counter: known.counter },
    });
    return verified ? authenticationInfo.newCounter : null;
  } catch {
    // The library throws for each thing that does not fit; the person gets one answer for all of them.
    return null;
  }
}

/** The question for the actor's own device: make a passkey that can be found without a name. */
export async function askForNewPasskey(
  world: World,
  actor: Actor,
): Promise<Result<PasskeyQuestion<PublicKeyCredentialCreationOptionsJSON>>> {
  const { tenantId, personId } = actor;
  // A card opens learner pages only: it must not be able to make a key that opens more.
  const kind = await world.db.inTenant(tenantId, (tx) => sessionKindOf(tx, actor));
  if (kind !== actor.session || hasRole(actor, 'supporter')) return fail({ code: 'people.not_allowed' });
  const { known, login } = await world.db.inTenant(tenantId, async (tx) => {
    const known = await tx
      .select()
      .from(passkey)
      .where(and(eq(passkey.tenantId, tenantId), eq(passkey.personId, personId)));
    const [login] = await tx
      .select({ loginName: staffLogin.loginName, fullName: person.fullName })
      .from(staffLogin)
      .innerJoin(person, and(eq(person.tenantId, staffLogin.tenantId), eq(person.id, staffLogin.personId)))
      .where(and(eq(staffLogin.tenantId, tenantId), eq(staffLogin.personId, personId)));
    return { known, login };
  });
  const options = await generateRegistrationOptions({
    rpName: 'Cairn',
    rpID: relyingParty(world).id,
    userName: login?.loginName ?? actor.name,
    userDisplayName: login?.fullName ?? actor.name,
    userID: new TextEncoder().encode(personId),
    attestationType: 'none',
    excludeCredentials: known.map(({ id, transports }) => ({ id, transports: transports.split(',').filter(Boolean) })),
    authenticatorSelection: { residentKey: 'required', userVerification: 'required' },
  });
  return ok({ options, challengeId: await keepChallenge(world, options.challenge, personId) });
}

/** Keeps a passkey that the actor's device has just made; `people.passkey_refused` when the answer does not hold. */
export async function addPasskey(
  world: World,
  actor: Actor,
  input: { readonly challengeId: string | undefined; readonly answer: string; readonly label: string },
): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  const answer = readPasskeyAnswer<RegistrationResponseJSON>(input.answer);
  const label = passkeyLabel.safeParse(input.label);
  if (!label.success)
    return fail({ code: label.error.issues[0]?.message ?? 'people.passkey_label_unfit', field: 'label' });
  const challenge = await takeChallenge(world, input.challengeId, personId);
  const made = answer === null || challenge === null ? null : await verifyNew(world, challenge, answer);
  if (made === null) return fail({ code: 'people.passkey_refused' });
  const createdAt = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    await tx.insert(passkey).values({ ...made, tenantId, personId, label: label.data, createdAt });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'people.add_passkey',
      objectId: made.id,
      at: createdAt,
    });
    return ok(null);
  });
}

async function verifyNew(world: World, challenge: string, answer: RegistrationResponseJSON) {
  const party = relyingParty(world);
  try {
    const { verified, registrationInfo } = await verifyRegistrationResponse({
      response: answer,
      expectedChallenge: challenge,
      expectedOrigin: party.origin,
      expectedRPID: party.id,
    });
    if (!verified) return null;
    const { id, publicKey, counter } = registrationInfo.credential;
    return {
      id,
      publicKey: new Uint8Array(publicKey),
      counter,
      transports: (answer.response.transports ?? []).join(',').slice(0, 100),
    };
  } catch {
    return null;
  }
}

export type OwnPasskey = {
  readonly id: string;
  readonly label: string;
  readonly createdAt: Date;
  readonly lastUsedAt: Date | null;
};

export async function listOwnPasskeys(world: World, actor: Actor): Promise<readonly OwnPasskey[]> {
  return world.db.inTenant(actor.tenantId, (tx) =>
    tx
      .select({ id: passkey.id, label: passkey.label, createdAt: passkey.createdAt, lastUsedAt: passkey.lastUsedAt })
      .from(passkey)
      .where(and(eq(passkey.tenantId, actor.tenantId), eq(passkey.personId, actor.personId)))
      .orderBy(desc(passkey.createdAt)),
  );
}

/** Removes one of the actor's own passkeys; `people.passkey_unknown` for any other. */
export async function removeOwnPasskey(world: World, actor: Actor, passkeyId: string): Promise<Result<null>> {
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const removed = await tx
      .delete(passkey)
      .where(and(eq(passkey.tenantId, tenantId), eq(passkey.personId, personId), eq(passkey.id, passkeyId)))
      .returning({ id: passkey.id });
    if (removed.length === 0) return fail({ code: 'people.passkey_unknown' });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'people.remove_passkey',
      objectId: passkeyId,
      at: world.clock.now(),
    });
    return ok(null);
  });
}
