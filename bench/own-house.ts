import { awardCredential } from '../src/modules/award/index.ts';
import { systemClock } from '../src/platform/clock.ts';
import { openDb } from '../src/platform/db/open-db.ts';
import { createEventBus } from '../src/platform/events.ts';
import { createLog } from '../src/platform/log.ts';
import { openVault } from '../src/platform/open-vault.ts';
import { systemRandom } from '../src/platform/random.ts';
import { readSettings } from '../src/settings.ts';
import { given, SORTING } from '../tests/support/assessment.ts';
import { makeAwardHouse } from '../tests/support/award.ts';

const skill = (label: string, id: string) => ({ label, uri: `http://data.europa.eu/esco/skill/${id}`, version: '1.2' });

/** Each outcome has its skills: three alignments in all. */
const SKILLS = [
  [
    skill('sort donations', '5f0f2b0e-6d0e-4a71-8e0c-1f6f2b7f1a01'),
    skill('assess quality of goods', 'a3d40c55-97cb-4f0c-9c93-0b3a0a4d7c02'),
  ],
  [skill('set prices of goods', '7c21f6de-2b65-4c0d-8d3b-9a5c1de0fb03')],
];

const DESIGN = {
  ...SORTING,
  outcomes: SORTING.outcomes.map((outcome, at) => ({ ...outcome, escoSkills: SKILLS[at] ?? [] })),
};

/**
 * Fills an empty store with one organisation that writes in one language, and lets it award one credential of some
 * five kilobytes by the use cases that people use. Its id.
 */
export async function awardInOwnHouse(folder: string, url: string): Promise<string> {
  const settings = readSettings({ CAIRN_URL: url, CAIRN_DATA: folder });
  const log = createLog('warn');
  const db = await openDb(settings, log);
  try {
    const vault = await openVault(settings, { db, clock: systemClock, random: systemRandom });
    const world = { db, clock: systemClock, random: systemRandom, settings, vault, events: createEventBus(), log };
    const { registrar, caseId } = await makeAwardHouse(world, 'validated', DESIGN);
    const wish = { caseId, name: 'Łucja Żak', hours: undefined, consent: 'in_person' } as const;
    const awarded = await awardCredential(world, registrar, { ...wish, idempotencyKey: 'one-award-to-be-checked' });
    return given(awarded).credentialId;
  } finally {
    await db.close();
  }
}
