import { awardCredential, listRegister } from '#modules/award/index.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { demoLearners } from './demo.ts';

/** Signe, the registrar, awards what Henrik validated: Mona's case. Others wait for their part of the walk. */
export async function seedAward(world: World): Promise<void> {
  const registrar = await demoActor(world, 'signe');
  const register = await listRegister(world, registrar, null);
  const waiting = register.ok ? register.value.waiting : [];
  const mona = waiting.find((one) => one.learnerName === demoLearners.mona.fullName);
  if (mona === undefined) throw new Error('The demo world has no validated case of Mona to award.');
  const awarded = await awardCredential(world, registrar, {
    caseId: mona.caseId,
    idempotencyKey: 'demo-world-award-of-mona',
    name: demoLearners.mona.fullName,
    hours: undefined,
    consent: 'in_person',
  });
  if (!awarded.ok) throw new Error(`The demo award was refused: ${awarded.error.map(({ code }) => code).join(', ')}`);
}
