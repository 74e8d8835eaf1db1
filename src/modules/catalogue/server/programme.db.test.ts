import { beforeAll, describe, expect, it } from 'vitest';
import { beginFromContent, emptyPlan, readDesign, submitForReview, approveAndPublish } from '#modules/design/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { given } from '#tests/support/assessment.ts';
import { makeOrganisation, makeStaff } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { completeDescriptor } from '../../design/fixtures/descriptor.ts';
import {
  checkProgramme,
  createProgramme,
  embedVersion,
  endEmbedding,
  listProgrammes,
  readProgramme,
  readPublicProgramme,
  removeModule,
  saveModule,
  showProgramme,
  unbundleModule,
  type EmbeddingForm,
  type ModuleForm,
} from '../index.ts';

const world = useTestWorld();
let designer: Actor;
let approver: Actor;
let coach: Actor;
let stranger: Actor;
let achievementId: string;
let programmeId: string;
let moduleId: string;

const codes = (result: { readonly ok: boolean; readonly error?: unknown }): readonly string[] =>
  result.ok ? [] : [result.error].flat().map((failure) => (failure as { code: string }).code);

const module = (change: Partial<ModuleForm> = {}): ModuleForm => ({
  title: { en: 'Handling goods', nb: 'Varebehandling' },
  outcomes: { en: 'Sort goods\nPrice goods', nb: 'Sortere varer' },
  credits: '5',
  hours: '135',
  ownAssessment: 'yes',
  prerequisites: 'none',
  needs: '',
  ...change,
});
const counting = (change: Partial<EmbeddingForm> = {}): EmbeddingForm => ({
  moduleId,
  version: `${achievementId}/1`,
  kind: 'part_of',
  creditsCounted: '1,5',
  decidedBy: 'Study board',
  validFrom: '2027-01-01',
  validTo: '',
  ...change,
});

beforeAll(async () => {
  const admin = await makeOrganisation(world());
  designer = await makeStaff(world(), admin, ['designer']);
  approver = await makeStaff(world(), admin, ['approver']);
  coach = await makeStaff(world(), admin, ['coach']);
  stranger = await makeStaff(world(), await makeOrganisation(world()), ['designer']);
  const content = { descriptor: completeDescriptor(), plan: emptyPlan() };
  achievementId = given(
    await world().db.inTenant(designer.tenantId, (tx) =>
      beginFromContent(tx, { world: world(), actor: designer }, content),
    ),
  ).achievementId;
  const ready = {
    achievementId,
    revision: given(await readDesign(world(), designer, achievementId)).draft?.revision ?? 0,
  };
  given(await submitForReview(world(), designer, ready));
  given(await approveAndPublish(world(), approver, { ...ready, reason: '' }));
  const form = { title: { en: 'Retail' }, summary: {}, eqf: '4', creditSystem: 'ECTS', credits: '60' };
  programmeId = given(await createProgramme(world(), designer, form)).programmeId;
  moduleId = given(await saveModule(world(), approver, { programmeId, moduleId: null, form: module() })).moduleId;
});

describe('a programme', () => {
  it('is written by those who design, approve or administer, and read by all staff of its house', async () => {
    const form = { title: { en: 'X' }, summary: {}, eqf: '', creditSystem: 'ECTS', credits: '' };
    expect(codes(await createProgramme(world(), coach, form))).toEqual(['people.not_allowed']);
    expect(codes(await saveModule(world(), coach, { programmeId, moduleId: null, form: module() }))).toEqual([
      'people.not_allowed',
    ]);
    expect(given(await readProgramme(world(), coach, programmeId)).modules).toHaveLength(1);
    expect(given(await listProgrammes(world(), stranger))).toEqual([]);
    for (const refused of [
      await readProgramme(world(), stranger, programmeId),
      await embedVersion(world(), stranger, { programmeId, form: counting() }),
      await showProgramme(world(), stranger, { programmeId, to: 'everybody' }),
      await unbundleModule(world(), stranger, { programmeId, moduleId }),
    ])
      expect(codes(refused)).toEqual(['catalogue.programme.not_found']);
  });

  it('keeps the outcomes of a module together over its languages', async () => {
    const [first] = given(await readProgramme(world(), designer, programmeId)).modules;
    expect(first?.outcomes).toEqual([{ en: 'Sort goods', nb: 'Sortere varer' }, { en: 'Price goods' }]);
  });

  it('is for staff until somebody lets everybody read it', async () => {
    expect(await readPublicProgramme(world(), programmeId)).toBeNull();
    given(await showProgramme(world(), approver, { programmeId, to: 'everybody' }));
    expect((await readPublicProgramme(world(), programmeId))?.provider).toBe('House');
    given(await showProgramme(world(), approver, { programmeId, to: 'staff' }));
    expect(await readPublicProgramme(world(), programmeId)).toBeNull();
  });
});

describe('a micro-credential in a module', () => {
  it('counts by a decision that names who took it, for a version that was published', async () => {
    const embed = (change: Partial<EmbeddingForm>) =>
      embedVersion(world(), designer, { programmeId, form: counting(change) });
    expect(codes(await embed({ decidedBy: ' ' }))).toEqual(['catalogue.programme.decided_by_missing']);
    expect(codes(await embed({ version: `${achievementId}/2` }))).toEqual(['catalogue.programme.version_missing']);
    expect(codes(await embed({ creditsCounted: '6' }))).toEqual(['catalogue.programme.counts_too_much']);
    expect(codes(await embed({ validTo: '2026-12-31' }))).toEqual(['catalogue.programme.ends_before']);
    given(await embed({}));
    const { embeddings } = given(await readProgramme(world(), designer, programmeId));
    expect(embeddings.map(({ creditsCounted, decidedBy, version }) => [creditsCounted, decidedBy, version])).toEqual([
      [1.5, 'Study board', 1],
    ]);
  });

  it('keeps its module from shrinking below it and from going away', async () => {
    const small = await saveModule(world(), designer, { programmeId, moduleId, form: module({ credits: '1' }) });
    expect(codes(small)).toEqual(['catalogue.programme.module_too_small']);
    expect(codes(await removeModule(world(), designer, { programmeId, moduleId }))).toEqual([
      'catalogue.programme.module_in_use',
    ]);
  });

  it('ends with a day and stays in the record', async () => {
    const [one] = given(await readProgramme(world(), designer, programmeId)).embeddings;
    given(await endEmbedding(world(), designer, { programmeId, embeddingId: one?.id ?? '' }));
    const [ended] = given(await readProgramme(world(), designer, programmeId)).embeddings;
    expect(ended?.validTo).toBe('2027-03-01');
  });
});

describe('a module that could stand alone', () => {
  it('becomes a draft once, with its outcomes, its size and its way back to the programme', async () => {
    const { modules } = given(await checkProgramme(world(), designer, programmeId));
    expect(modules.map(({ check }) => check.verdict)).toEqual(['ready']);
    const made = given(await unbundleModule(world(), designer, { programmeId, moduleId })).achievementId;
    expect(given(await unbundleModule(world(), designer, { programmeId, moduleId })).achievementId).toBe(made);
    const { descriptor } = given(await readDesign(world(), designer, made));
    expect(descriptor.outcomes.map(({ statement }) => statement['en'])).toEqual(['Sort goods', 'Price goods']);
    expect(descriptor.workload).toEqual({ hours: 135, credits: [{ system: 'ECTS', points: 5 }] });
    expect([descriptor.stacking.kind, descriptor.level.eqf]).toEqual(['unit_of_programme', 4]);
  });

  it('is refused with its reasons while something is missing', async () => {
    const form = module({ prerequisites: 'hidden' });
    const id = given(await saveModule(world(), designer, { programmeId, moduleId: null, form })).moduleId;
    expect(codes(await unbundleModule(world(), designer, { programmeId, moduleId: id }))).toEqual([
      'catalogue.unbundle.not_ready',
    ]);
    given(await removeModule(world(), designer, { programmeId, moduleId: id }));
    expect(given(await readProgramme(world(), designer, programmeId)).modules).toHaveLength(1);
  });
});
