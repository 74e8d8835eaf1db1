import {
  type Actor,
  type Doorstep,
  enterWithPictures,
  enterWithPin,
  findCard,
  listWaysIn,
  signInWithPassword,
} from '#modules/people/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { TypedSecret, WayIn } from './way-in.ts';

type ValueOf<R> = R extends { readonly ok: true; readonly value: infer Value } ? Value : never;
type FoundCard = ValueOf<Awaited<ReturnType<typeof findCard>>>;
type Entered = ValueOf<Awaited<ReturnType<typeof enterWithPin>>>;

const ENTER_FIRST = { code: 'app.offline.enter_first' } as const;

type Asking = { readonly actor: Actor; readonly door: Doorstep; readonly code: string };

/** The card on the table, when it is the actor's own. */
async function ownCard(world: World, { actor, door, code }: Asking): Promise<Result<FoundCard>> {
  if (code === '') return fail(ENTER_FIRST);
  const card = await findCard(world, door, code);
  if (!card.ok) return card;
  const isOwn = card.value.tenantId === actor.tenantId && card.value.personId === actor.personId;
  return isOwn ? card : fail(ENTER_FIRST);
}

/** By what this learner shows that it is she: what belongs to the card on the table, else her own password. */
export async function ownWayIn(world: World, asking: Asking): Promise<WayIn | null> {
  const card = await ownCard(world, asking);
  if (card.ok && card.value.kind !== null) return card.value.kind;
  const { loginName } = await listWaysIn(world, asking.actor);
  return loginName === null ? null : 'password';
}

export type OwnEntry = { readonly picture: string | null; readonly entered: Entered };

/** By name and password; a name that is somebody else's is never asked, since the actor's own is looked up. */
async function enterByPassword(world: World, { actor, door }: Asking, password: string): Promise<Result<OwnEntry>> {
  const { loginName } = await listWaysIn(world, actor);
  if (loginName === null) return fail(ENTER_FIRST);
  const signedIn = await signInWithPassword(world, door, { loginName, password });
  if (!signedIn.ok)
    return signedIn.error.code === 'people.sign_in_wrong' ? fail({ code: 'app.offline.password_wrong' }) : signedIn;
  return ok({ picture: null, entered: signedIn.value });
}

/**
 * The learner shows once more that it is she: by the PIN or the pictures of her own card, or by her own password. A
 * session that was left open and somebody else's card beside it take nothing along. Codes: `app.offline.enter_first`,
 * `app.offline.password_wrong`, those of `findCard` and of the entry by card.
 */
export async function enterAsOneself(world: World, asking: Asking, secret: TypedSecret): Promise<Result<OwnEntry>> {
  if (secret.way === 'password') return enterByPassword(world, asking, secret.password);
  const card = await ownCard(world, asking);
  if (!card.ok) return card;
  const { code, door } = asking;
  const entered =
    secret.way === 'pin'
      ? await enterWithPin(world, door, { code, pin: secret.pin })
      : await enterWithPictures(world, door, { code, pictures: secret.pictures });
  return entered.ok ? ok({ picture: card.value.picture, entered: entered.value }) : entered;
}
