import { keepCredential, markReplaced, markRevoked } from '../../src/modules/passport/index.ts';
import { AWARD_EVENTS, type AwardFact } from '../../src/modules/award/index.ts';
import { declareTies, decideCase } from '../../src/modules/assessment/index.ts';
import type { Actor } from '../../src/modules/people/index.ts';
import type { Descriptor } from '../../src/modules/design/descriptor.ts';
import { bringToValidation, given, makeHouse, SORTING, type House } from './assessment.ts';
import { makeStaff } from './people.ts';
import type { World } from '../../src/platform/world.ts';

export type AwardHouse = House & { readonly registrar: Actor; readonly jointId: string; readonly caseId: string };

const wired = new WeakSet<World>();

/** Lets the passport hear what is awarded, as the app does. */
export function wirePassport(world: World): void {
  if (wired.has(world)) return;
  wired.add(world);
  world.events.on<AwardFact>(AWARD_EVENTS.issued, keepCredential);
  world.events.on<AwardFact>(AWARD_EVENTS.superseded, markReplaced);
  world.events.on<AwardFact>(AWARD_EVENTS.revoked, markRevoked);
}

const validated = { decision: 'validated', reason: '', wanted: '', wantedBy: '' } as const;
const refused = { decision: 'not_validated', reason: 'Not seen yet.', wanted: '', wantedBy: '' } as const;

/** An organisation with a registrar and one case that its validator decided. */
export async function makeAwardHouse(
  world: World,
  price: 'validated' | 'refused' = 'validated',
  descriptor: Descriptor = SORTING,
): Promise<AwardHouse> {
  wirePassport(world);
  const house = await makeHouse(world, descriptor);
  const registrar = await makeStaff(world, house.admin, ['registrar', 'admin']);
  const { jointId, caseId } = await bringToValidation(world, house);
  given(await declareTies(world, house.validator, { caseId, declared: 'no_conflict', reason: '' }));
  const outcomes = { out_sort: validated, out_price: price === 'validated' ? validated : refused };
  given(await decideCase(world, house.validator, { caseId, outcomes }));
  return { ...house, registrar, jointId, caseId };
}
