import { createProgramme, embedVersion, saveModule, showProgramme, type ModuleForm } from '#modules/catalogue/index.ts';
import { listDesigns } from '#modules/design/index.ts';
import type { Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { demoActor } from './actors.ts';
import { inAllLanguages } from './words.ts';

function given<T>(result: Result<T, unknown>): T {
  if (!result.ok) throw new Error(`The demo's programmes were refused: ${JSON.stringify(result.error)}`);
  return result.value;
}

const lines = (...outcomes: readonly string[]): string => outcomes.join('\n');

/** Four modules of a year of retail: two that micro-credentials fill in part, one that could stand alone, one not yet. */
export const MODULES: readonly ModuleForm[] = [
  {
    title: { en: 'Goods and materials', nb: 'Varer og materialer' },
    outcomes: {
      en: lines('Receive and sort goods by material and state', 'Judge what can be used again', 'Set fair prices'),
      nb: lines(
        'Ta imot og sortere varer etter materiale og tilstand',
        'Vurdere hva som kan brukes igjen',
        'Sette rimelige priser',
      ),
    },
    credits: '15',
    hours: '405',
    ownAssessment: 'yes',
    prerequisites: 'none',
    needs: '',
  },
  {
    title: { en: 'Customers and sales', nb: 'Kunder og salg' },
    outcomes: {
      en: lines('Serve customers at the cash desk', 'Handle complaints calmly'),
      nb: lines('Betjene kunder ved kassen', 'Møte klager på en rolig måte'),
    },
    credits: '15',
    hours: '405',
    ownAssessment: 'yes',
    prerequisites: 'stated',
    needs: 'Norwegian at level A2.',
  },
  {
    title: { en: 'Repair and redesign', nb: 'Reparasjon og redesign' },
    outcomes: {
      en: lines('Choose a repair that is worth its time', 'Carry out simple repairs on furniture and textiles'),
      nb: lines('Velge en reparasjon som er verdt tiden', 'Gjøre enkle reparasjoner på møbler og tekstiler'),
    },
    credits: '10',
    hours: '270',
    ownAssessment: 'yes',
    prerequisites: 'none',
    needs: '',
  },
  {
    title: { en: 'Running a small business', nb: 'Drive en liten bedrift' },
    outcomes: {},
    credits: '20',
    hours: '540',
    ownAssessment: 'no',
    prerequisites: 'hidden',
    needs: '',
  },
];

export const PROGRAMME = {
  title: { en: 'Circular retail, one year', nb: 'Sirkulær handel, ettårig' },
  summary: {
    en: 'For people who work in a reuse shop or want to. You can take it whole, or begin with single parts of it.',
    nb: 'For deg som arbeider i en ombruksbutikk eller vil gjøre det. Du kan ta hele, eller begynne med enkelte deler.',
  },
  eqf: '4',
  creditSystem: 'NO-SP',
  credits: '60',
};

const SIXTY_DAYS = 60 * 86_400_000;

/** A year of study beside which the shop's micro-credentials stand, with what counts in it. */
export async function seedProgrammes(world: World): Promise<void> {
  const matteo = await demoActor(world, 'matteo');
  const designs = given(await listDesigns(world, matteo));
  const sorting = designs.find(({ version, title }) => version !== null && title['en']?.startsWith('Sort'));
  if (sorting === undefined) throw new Error('The demo world has no published design for its programme.');
  const { programmeId } = given(await createProgramme(world, matteo, inAllLanguages(PROGRAMME)));
  const moduleIds: string[] = [];
  for (const form of inAllLanguages(MODULES)) {
    moduleIds.push(given(await saveModule(world, matteo, { programmeId, moduleId: null, form })).moduleId);
  }
  const validFrom = new Date(world.clock.now().getTime() - SIXTY_DAYS).toISOString().slice(0, 10);
  const [moduleId = ''] = moduleIds;
  const version = `${sorting.achievementId}/${sorting.version ?? 1}`;
  const counts = { kind: 'part_of', creditsCounted: '2', decidedBy: 'Study board', validFrom, validTo: '' } as const;
  given(await embedVersion(world, matteo, { programmeId, form: { ...counts, moduleId, version } }));
  given(await showProgramme(world, matteo, { programmeId, to: 'everybody' }));
}
