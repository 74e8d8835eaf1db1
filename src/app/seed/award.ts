import {
  awardCredential,
  changeLegalIdentifier,
  DOCUMENT_FORMATS,
  getAwardDocument,
  listRegister,
  makeTestSeal,
} from '#modules/award/index.ts';
import type { Actor } from '#modules/people/index.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { demoLearners } from './demo.ts';

/** A number that no register gives out. */
const LEGAL_IDENTIFIER = 'NTRNO-000000000';

/** A seal for trying out, so that the demo's credentials exist in every format. */
async function seedSeal(world: World, admin: Actor): Promise<void> {
  const steps = [
    await changeLegalIdentifier(world, admin, { legalIdentifier: LEGAL_IDENTIFIER }),
    await makeTestSeal(world, admin),
  ];
  for (const step of steps) if (!step.ok) throw new Error(`The demo seal was refused: ${step.error.code}`);
}

async function seedFormats(world: World, { tenantId }: Actor, credentialId: string): Promise<void> {
  for (const format of DOCUMENT_FORMATS) {
    const made = await world.db.inTenant(tenantId, (tx) =>
      getAwardDocument(tx, world, { tenantId, credentialId, format }),
    );
    if (!made.ok) throw new Error(`The demo award has no ${format}: ${made.error.code}`);
  }
}

/** Signe, the registrar, awards what Henrik validated: Mona's case. Others wait for their part of the walk. */
export async function seedAward(world: World): Promise<void> {
  const registrar = await demoActor(world, 'signe');
  await seedSeal(world, registrar);
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
  await seedFormats(world, registrar, awarded.value.credentialId);
}
