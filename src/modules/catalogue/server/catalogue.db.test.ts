import { strToU8, unzipSync, zipSync } from 'fflate';
import { beforeAll, describe, expect, it } from 'vitest';
import {
  approveAndPublish,
  beginFromContent,
  descriptorEdits,
  emptyPlan,
  readDesign,
  saveDraft,
  submitForReview,
  type DesignContent,
} from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { given } from '#tests/support/assessment.ts';
import { makeOrganisation, makeStaff } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { completeDescriptor } from '../../design/fixtures/descriptor.ts';
import {
  attributionLine,
  creditOf,
  exportPackage,
  importPackage,
  readOffer,
  readSharing,
  reportAdoption,
  saveLocalChecks,
  saveSharing,
} from '../index.ts';

const world = useTestWorld();

type House = { readonly designer: Actor; readonly approver: Actor };

async function makeStudio(): Promise<House> {
  const admin = await makeOrganisation(world());
  const designer = await makeStaff(world(), admin, ['designer']);
  return { designer, approver: await makeStaff(world(), admin, ['approver']) };
}

const content: DesignContent = {
  descriptor: completeDescriptor(),
  plan: {
    ...emptyPlan(),
    problem: 'Nobody can price goods.',
    partners: [{ id: 'par_1', name: 'Tide Street', country: 'IE', tasks: ['hosts'], contact: 'Aoife, 555 0100' }],
  },
};

async function publish(house: House, achievementId: string): Promise<void> {
  const { draft } = given(await readDesign(world(), house.designer, achievementId));
  const revision = draft?.revision ?? 0;
  given(await submitForReview(world(), house.designer, { achievementId, revision }));
  given(await approveAndPublish(world(), house.approver, { achievementId, revision, reason: '' }));
}

async function publishNew(house: House): Promise<string> {
  const { achievementId } = given(
    await world().db.inTenant(house.designer.tenantId, (tx) =>
      beginFromContent(tx, { world: world(), actor: house.designer }, content),
    ),
  );
  await publish(house, achievementId);
  return achievementId;
}

const share = (house: House, achievementId: string, licence: string, authors = 'Matteo Ricci') =>
  saveSharing(world(), house.designer, { achievementId, licence, authors, changes: '' });
const codes = (result: { readonly ok: boolean; readonly error?: unknown }): readonly string[] =>
  result.ok ? [] : [result.error].flat().map((failure) => (failure as { code: string }).code);

describe('a design on its way through three houses', () => {
  let first: House;
  let second: House;
  let achievementId: string;
  let bytes: Uint8Array;
  let adopted: string;

  beforeAll(async () => {
    first = await makeStudio();
    second = await makeStudio();
    achievementId = await publishNew(first);
  });

  it('leaves only when somebody shares it', async () => {
    expect(codes(await exportPackage(world(), first.designer, achievementId))).toEqual(['catalogue.not_shared']);
    given(await share(first, achievementId, 'CC-BY-SA-4.0'));
    bytes = given(await exportPackage(world(), first.designer, achievementId)).bytes;
  });

  it('takes no names to ask for and no telephone numbers along', () => {
    const text = Object.values(unzipSync(bytes))
      .map((file) => new TextDecoder().decode(file))
      .join('\n');
    expect(text).toContain('Nobody can price goods.');
    expect(text).not.toContain('555 0100');
  });

  it('comes in as a draft of the second house, with the line of its makers', async () => {
    adopted = given(await importPackage(world(), second.designer, bytes)).achievementId;
    const design = given(await readDesign(world(), second.designer, adopted));
    expect(design.descriptor.title).toEqual(content.descriptor.title);
    expect(design.descriptor.awardingBody).toEqual([{ name: 'House', country: 'NO', region: 'NO020' }]);
    expect(design.descriptor.qualityAssurance).toEqual([]);
    const page = given(await readSharing(world(), second.designer, adopted));
    expect(page.origin?.lineage.map(({ authors, licence }) => [authors, licence])).toEqual([
      [['Matteo Ricci'], 'CC-BY-SA-4.0'],
    ]);
    expect(page.licences).toEqual(['CC-BY-SA-4.0']);
    expect(page.origin?.checks.filter(({ isDone }) => isDone)).toEqual([]);
  });

  it('is known when it comes a second time', async () => {
    expect(codes(await importPackage(world(), second.designer, bytes))).toEqual(['catalogue.already_imported']);
  });

  it('tells field by field what is different from its parent', async () => {
    const design = given(await readDesign(world(), second.designer, adopted));
    const edit = { kind: 'plan', values: { problem: 'Prices differ from shop to shop.' } } as const;
    const revision = design.draft?.revision ?? 0;
    expect((await saveDraft(world(), second.designer, { achievementId: adopted, revision, edit })).ok).toBe(true);
    const page = given(await readSharing(world(), second.designer, adopted));
    expect(page.origin?.changes.map(({ key }) => key)).toContain('plan_problem');
  });

  it('remembers what was looked at before it is used here', async () => {
    const done = [{ check: 'currency', note: 'Kroner.' }] as const;
    given(await saveLocalChecks(world(), second.designer, { achievementId: adopted, done }));
    const page = given(await readSharing(world(), second.designer, adopted));
    expect(page.origin?.checks.filter(({ isDone }) => isDone)).toEqual([
      { check: 'currency', isDone: true, note: 'Kroner.' },
    ]);
  });

  it('is reported on where it was adapted, never by a house that made it or does not have it', async () => {
    const report = (house: House, id: string) =>
      reportAdoption(world(), house.designer, {
        achievementId: id,
        country: 'NO',
        learners: 12,
        changes: '',
        result: 'Ten of twelve reached it.',
      });
    expect(codes(await report(first, achievementId))).toEqual(['catalogue.report.not_adopted']);
    expect(codes(await report(first, adopted))).toEqual(['catalogue.report.not_adopted']);
    given(await report(second, adopted));
    const page = given(await readSharing(world(), second.designer, adopted));
    expect(page.reports.map(({ learners }) => learners)).toEqual([12]);
  });

  it('reaches a third house with both makers named, under no other licence', async () => {
    for (const edit of descriptorEdits(content.descriptor)) {
      const { draft } = given(await readDesign(world(), second.designer, adopted));
      const saved = await saveDraft(world(), second.designer, {
        achievementId: adopted,
        revision: draft?.revision ?? 0,
        edit,
      });
      expect(saved.ok).toBe(true);
    }
    await publish(second, adopted);
    expect(codes(await share(second, adopted, 'CC-BY-4.0'))).toEqual(['catalogue.share_alike']);
    given(await share(second, adopted, 'CC-BY-SA-4.0', 'Aoife Byrne'));
    const offer = await readOffer(world(), { achievementId: adopted, version: 1 });
    expect(offer?.madeFrom?.works.map(({ authors, source }) => [authors, source])).toEqual([
      [['Matteo Ricci'], `${world().settings.url}/achievements/${achievementId}/1`],
    ]);
    expect((await readOffer(world(), { achievementId, version: 1 }))?.madeFrom).toBeNull();
    const next = given(await exportPackage(world(), second.designer, adopted)).bytes;

    const third = await makeStudio();
    const again = given(await importPackage(world(), third.designer, next)).achievementId;
    const lineage = given(await readSharing(world(), third.designer, again)).origin?.lineage ?? [];
    expect(lineage.map((work) => attributionLine(creditOf(work), 'Changes').split(' · ')[0])).toEqual([
      '“Water the plants”, Matteo Ricci, House',
      '“Water the plants”, Aoife Byrne, House',
    ]);
    expect(codes(await share(third, again, 'CC-BY-SA-4.0'))).toEqual(['catalogue.nothing_published']);
  });

  it('stays out of sight of houses that do not have it', async () => {
    expect(codes(await readSharing(world(), second.designer, achievementId))).toEqual(['design.not_found']);
    expect(codes(await exportPackage(world(), second.designer, achievementId))).toEqual(['catalogue.not_shared']);
  });
});

describe('a package that is not as it was made', () => {
  let house: House;
  let other: House;
  let files: Record<string, Uint8Array>;

  beforeAll(async () => {
    house = await makeStudio();
    other = await makeStudio();
    const achievementId = await publishNew(house);
    given(await share(house, achievementId, 'CC-BY-ND-4.0'));
    files = unzipSync(given(await exportPackage(world(), house.designer, achievementId)).bytes);
  });

  const bring = (changed: Record<string, Uint8Array>) => importPackage(world(), other.designer, zipSync(changed));
  const manifestWith = (changes: object) => {
    const manifest = JSON.parse(new TextDecoder().decode(files['manifest.json'])) as { work: object };
    return strToU8(JSON.stringify({ ...manifest, ...changes }));
  };

  it('may not be adapted when its licence says so', async () => {
    expect(codes(await bring(files))).toEqual(['catalogue.no_derivatives']);
  });

  it.each<[string, () => Record<string, Uint8Array>, string]>([
    ['another text inside', () => ({ ...files, 'content.json': strToU8('{}') }), 'catalogue.file_changed'],
    ['a file that nobody named', () => ({ ...files, 'run.exe': strToU8('MZ') }), 'catalogue.file_not_named'],
    ['no content', () => ({ 'manifest.json': files['manifest.json'] ?? new Uint8Array() }), 'catalogue.file_missing'],
    ['no manifest', () => ({ 'content.json': files['content.json'] ?? new Uint8Array() }), 'catalogue.not_a_package'],
    [
      'a later format',
      () => ({ ...files, 'manifest.json': manifestWith({ formatVersion: 2 }) }),
      'catalogue.package_too_new',
    ],
  ])('%s is refused and named', async (_, changed, code) => {
    expect(codes(await bring(changed()))).toEqual([code]);
  });

  it('is no package at all', async () => {
    expect(codes(await importPackage(world(), other.designer, strToU8('not a zip')))).toEqual([
      'catalogue.not_a_package',
    ]);
  });

  it('unpacks to more than it may', async () => {
    const bomb = zipSync({ 'content.json': new Uint8Array(120 * 1024 * 1024) });
    expect(codes(await importPackage(world(), other.designer, bomb))).toEqual(['catalogue.package_too_large']);
  });
});
