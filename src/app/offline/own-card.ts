import { type Actor, type Doorstep, enterWithPin, findCard } from '#modules/people/index.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';

type ValueOf<R> = R extends { readonly ok: true; readonly value: infer Value } ? Value : never;
type FoundCard = ValueOf<Awaited<ReturnType<typeof findCard>>>;
type Entered = ValueOf<Awaited<ReturnType<typeof enterWithPin>>>;

/**
 * The learner shows once more that it is she: by the PIN of her own card. A session that was left open and somebody
 * else's card beside it take nothing along. Codes: `app.offline.enter_first`, those of `findCard` and `enterWithPin`.
 */
export async function enterOwnCard(
  world: World,
  door: Doorstep,
  given: { readonly actor: Actor; readonly code: string; readonly pin: string },
): Promise<Result<{ readonly card: FoundCard; readonly entered: Entered }>> {
  const { actor, code, pin } = given;
  const card = await findCard(world, door, code);
  if (!card.ok) return card;
  const isOwn = card.value.tenantId === actor.tenantId && card.value.personId === actor.personId;
  if (!isOwn) return fail({ code: 'app.offline.enter_first' });
  const entered = await enterWithPin(world, door, { code, pin });
  return entered.ok ? ok({ card: card.value, entered: entered.value }) : entered;
}
