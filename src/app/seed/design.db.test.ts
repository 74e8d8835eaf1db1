import { describe, expect, it } from 'vitest';
import { useTestWorld } from '../../../tests/support/world.ts';
import { PICTOGRAMS } from '#ui/pictograms.ts';
import { readOffer, readSharing } from '#modules/catalogue/index.ts';
import {
  descriptorElements,
  findAlignmentFaults,
  getPlan,
  listDesigns,
  listPublished,
  missingTranslations,
  offerGate,
  readComments,
  readSignatures,
  sumWorkload,
} from '#modules/design/index.ts';
import { listTasks } from '#modules/workplace/index.ts';
import { demoActor } from './actors.ts';
import { seedCatalogue } from './catalogue.ts';
import { seedCourses } from './courses.ts';
import { seedDesign } from './design.ts';
import { seedPeople } from './people.ts';
import { seedWorkplace } from './workplace.ts';

const world = useTestWorld();

describe('the demo world of designers', () => {
  it('offers one complete achievement in each house, with drawings that exist and sentences a learner can read', async () => {
    await seedPeople(world());
    await seedWorkplace(world());
    await seedDesign(world());
    for (const key of ['matteo', 'declan', 'anders'] as const) {
      const { tenantId } = await demoActor(world(), key);
      const [published, tasks] = await world().db.inTenant(tenantId, async (tx) => [
        await listPublished(tx, tenantId),
        await listTasks(tx, tenantId),
      ]);
      expect(tasks.length).toBeGreaterThanOrEqual(3);
      expect(published).toHaveLength(1);
      const descriptor = published[0]?.descriptor;
      if (descriptor === undefined) throw new Error('One is published.');
      const elements = descriptorElements(descriptor, { country: 'NO', today: world().clock.now() });
      expect(offerGate(elements)).toEqual({ ok: true });
      expect(elements.filter((element) => element.state === 'warning')).toEqual([]);
      const criteria = descriptor.outcomes.flatMap((outcome) => outcome.criteria);
      for (const { plain, pictogram } of criteria) {
        expect(Object.keys(PICTOGRAMS)).toContain(pictogram);
        for (const sentence of Object.values(plain)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(12);
      }
    }
  });

  it('shows what colleagues and partners say about a design that waits, and who agrees in the open', async () => {
    const matteo = await demoActor(world(), 'matteo');
    const designs = await listDesigns(world(), matteo);
    const waiting = (designs.ok ? designs.value : []).find(({ draft }) => draft?.state === 'in_review');
    const achievementId = waiting?.achievementId ?? '';
    const talk = await readComments(world(), matteo, achievementId);
    const threads = talk.ok ? talk.value.threads : [];
    const told = threads.map(({ settled, replies }) => `${settled === null ? 'open' : 'settled'}, ${replies.length}`);
    expect(told.toSorted()).toEqual(['open, 0', 'open, 1', 'settled, 0']);
    const signatures = await readSignatures(world(), matteo, achievementId);
    expect(signatures.ok ? signatures.value.asked.map(({ state }) => state).toSorted() : signatures).toEqual([
      'answered',
      'open',
    ]);
    const [published] = await world().db.inTenant(matteo.tenantId, (tx) => listPublished(tx, matteo.tenantId));
    const offer = await readOffer(world(), { achievementId: published?.achievementId ?? '', version: 1 });
    expect(offer?.endorsements).toMatchObject([{ name: 'Kari Solheim', partner: 'Fjordby Second Hand' }]);
  });

  it('holds one design that three houses worked on, each named with what it changed', async () => {
    await seedCatalogue(world());
    const matteo = await demoActor(world(), 'matteo');
    const designs = await listDesigns(world(), matteo);
    const adopted = (designs.ok ? designs.value : []).find(
      ({ title }) => title['sv'] === 'Hålla en köksstation ren och säker',
    );
    const page = await readSharing(world(), matteo, adopted?.achievementId ?? '');
    expect(page.ok ? page.value.origin?.lineage.map(({ country, changes }) => [country, changes]) : page.error).toEqual(
      [
        ['IE', ''],
        ['SE', 'Swedish title, own quality assurance.'],
      ],
    );
  });

  it('offers four courses with all their plans, in three languages, one of them joint, and nothing in them contradicts', async () => {
    await seedCourses(world());
    const { tenantId } = await demoActor(world(), 'chiara');
    await world().db.inTenant(tenantId, async (tx) => {
      const published = await listPublished(tx, tenantId);
      expect(published).toHaveLength(4);
      expect(published.filter(({ descriptor }) => descriptor.awardingBody.length > 1)).toHaveLength(1);
      for (const version of published) {
        const { descriptor } = version;
        const plan = await getPlan(tx, tenantId, version);
        expect(findAlignmentFaults(descriptor, plan)).toEqual([]);
        expect(missingTranslations(descriptor)).toEqual({});
        expect(sumWorkload(plan.workload).hours).toBe(descriptor.workload.hours);
        for (const { plain, pictogram } of descriptor.outcomes.flatMap((outcome) => outcome.criteria)) {
          expect(Object.keys(PICTOGRAMS)).toContain(pictogram);
          for (const sentence of Object.values(plain)) expect(sentence.split(/\s+/).length).toBeLessThanOrEqual(12);
        }
      }
    });
  });
});
