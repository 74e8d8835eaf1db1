import { eq } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { addEnvironment, addTask } from '#modules/workplace/index.ts';
import { verifyAuditChain } from '#platform/audit/audit.ts';
import { descriptorEdits } from '../descriptor-edits.ts';
import { DESIGN_PUBLISHED } from '../design.events.ts';
import { completeDescriptor } from '../fixtures/descriptor.ts';
import { achievementVersion } from './design.tables.ts';
import { findDraft } from './drafts.store.ts';
import { createAchievement, saveDraft, type SaveInput } from './drafts.usecases.ts';
import { readLibrary, takeOver } from './library.usecases.ts';
import {
  approveAndPublish,
  requestChanges,
  retireAchievement,
  startNewDraft,
  submitForReview,
  withdrawFromReview,
} from './review.usecases.ts';
import { findPublicVersion, getPublished, getVersion, listPublished } from './versions.store.ts';

const world = useTestWorld();

type Team = { readonly matteo: Actor; readonly signe: Actor; readonly aila: Actor };

async function team(): Promise<Team> {
  const admin = await makeOrganisation(world());
  const matteo = await makeStaff(world(), admin, ['designer']);
  const signe = await makeStaff(world(), admin, ['designer', 'approver']);
  const aila = await makeStaff(world(), admin, ['approver']);
  return { matteo, signe, aila };
}

const draftOf = async (actor: Actor, achievementId: string) => {
  const draft = await world().db.inTenant(actor.tenantId, (tx) => findDraft(tx, actor.tenantId, achievementId));
  if (draft === null) throw new Error('There should be a draft.');
  return draft;
};

const save = async (actor: Actor, achievementId: string, edit: SaveInput['edit']) => {
  const { revision } = await draftOf(actor, achievementId);
  return must(await saveDraft(world(), actor, { achievementId, revision, edit }));
};

const full = completeDescriptor();
const sizeEdit = (hours: number): SaveInput['edit'] => ({
  kind: 'facts',
  values: { workload: { hours, credits: [] } },
});

/** A draft with everything in it, made step by step as a designer makes it. */
async function completeDraft(actor: Actor): Promise<string> {
  const { achievementId } = must(await createAchievement(world(), actor, { language: 'en' }));
  for (const edit of descriptorEdits(full)) await save(actor, achievementId, edit);
  return achievementId;
}

const ref = async (actor: Actor, achievementId: string) => ({
  achievementId,
  revision: (await draftOf(actor, achievementId)).revision,
  reason: '',
});

async function publish({ matteo, aila }: Team): Promise<string> {
  const achievementId = await completeDraft(matteo);
  must(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
  must(await approveAndPublish(world(), aila, await ref(aila, achievementId)));
  return achievementId;
}

const code = (result: { ok: boolean; error?: { code: string } }) => (result.ok ? 'ok' : result.error?.code);

describe('a designer', () => {
  it('starts from a work task and finds its words, picture and place there', async () => {
    const { matteo } = await team();
    const { environmentId } = must(await addEnvironment(world(), matteo, { name: { en: 'Shop' }, kind: 'shop' }));
    const task = {
      environmentId,
      title: { en: 'Sort donated goods' },
      plain: { en: 'I sort what people give us.' },
      pictogram: 'box',
      frequency: 'daily',
      importance: 3,
      forNewLearners: true,
    } as const;
    const { taskId } = must(await addTask(world(), matteo, task));
    const { achievementId } = must(await createAchievement(world(), matteo, { taskId }));
    const { descriptor } = await draftOf(matteo, achievementId);
    expect(descriptor).toMatchObject({
      title: task.title,
      family: 'trade',
      language: 'en',
      participationModes: ['work_based'],
    });
    expect(descriptor.awardingBody).toEqual([{ name: 'House', country: 'NO', region: 'NO020' }]);
    expect(descriptor.outcomes[0]?.criteria[0]).toMatchObject({ plain: task.plain, pictogram: 'box', taskId });
    expect(code(await createAchievement(world(), matteo, { taskId: 'tsk_gone' }))).toBe('design.task_gone');
  });

  it('saves step by step, with gaps, and ends with what was typed', async () => {
    const { matteo } = await team();
    const achievementId = await completeDraft(matteo);
    const { descriptor } = await draftOf(matteo, achievementId);
    expect(descriptor).toEqual(full);
  });

  it('cannot send in what lacks mandatory elements', async () => {
    const { matteo } = await team();
    const { achievementId } = must(await createAchievement(world(), matteo, { language: 'en' }));
    const refused = await submitForReview(world(), matteo, await ref(matteo, achievementId));
    expect(refused).toMatchObject({ ok: false, error: { code: 'design.elements_missing' } });
  });

  it('in another organisation sees and changes nothing of it', async () => {
    const { matteo } = await team();
    const { matteo: stranger } = await team();
    const achievementId = await completeDraft(matteo);
    const edit = { kind: 'add_outcome', outcomeId: 'out_x' } as const;
    expect(code(await saveDraft(world(), stranger, { achievementId, revision: 1, edit }))).toBe('design.draft_gone');
  });

  it('is the only one who may: a coach may not', async () => {
    const { matteo } = await team();
    const coach: Actor = { ...matteo, roles: ['coach'] };
    expect(code(await createAchievement(world(), coach, {}))).toBe('people.not_allowed');
    expect(code(await approveAndPublish(world(), matteo, { achievementId: 'x', revision: 1, reason: '' }))).toBe(
      'people.not_allowed',
    );
  });
});

describe('two tabs', () => {
  it('on different steps both keep what they saved', async () => {
    const { matteo, signe } = await team();
    const achievementId = await completeDraft(matteo);
    const { revision } = await draftOf(matteo, achievementId);
    must(
      await saveDraft(world(), signe, { achievementId, revision, edit: { kind: 'add_outcome', outcomeId: 'out_new' } }),
    );
    must(await saveDraft(world(), matteo, { achievementId, revision, edit: sizeEdit(25) }));
    const { descriptor } = await draftOf(matteo, achievementId);
    expect(descriptor.workload.hours).toBe(25);
    expect(descriptor.outcomes.map((outcome) => outcome.id)).toContain('out_new');
  });

  it('on the same step: the second is told who changed what, and may then save over it', async () => {
    const { matteo, signe } = await team();
    const achievementId = await completeDraft(matteo);
    const { revision } = await draftOf(matteo, achievementId);
    must(await saveDraft(world(), signe, { achievementId, revision, edit: sizeEdit(40) }));
    const mine = { achievementId, revision, edit: sizeEdit(25) };
    const refused = await saveDraft(world(), matteo, mine);
    if (refused.ok || !('changes' in refused.error)) throw new Error('The second save must collide.');
    expect(refused.error).toMatchObject({
      code: 'design.collision',
      params: { name: 'Ingrid Solbakken' },
      revision: revision + 1,
    });
    expect(refused.error.changes).toEqual([{ key: 'hours', before: '20', after: '40' }]);
    must(await saveDraft(world(), matteo, { ...mine, revision: refused.error.revision }));
    expect((await draftOf(matteo, achievementId)).descriptor.workload.hours).toBe(25);
  });
});

describe('review', () => {
  it('leads over requested changes to version 1, which others then find', async () => {
    const heard: unknown[] = [];
    world().events.on(DESIGN_PUBLISHED, async (_tx, event) => void heard.push(event.payload));
    const { matteo, aila } = await team();
    const achievementId = await completeDraft(matteo);
    must(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    const seen = await ref(aila, achievementId);
    expect(code(await saveDraft(world(), matteo, { ...seen, edit: sizeEdit(20) }))).toBe('design.in_review');
    expect(code(await requestChanges(world(), aila, seen))).toBe('design.reason_missing');
    must(await requestChanges(world(), aila, { ...seen, reason: 'Say more about the tools.' }));
    await save(matteo, achievementId, sizeEdit(22));
    must(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    expect(code(await approveAndPublish(world(), aila, seen))).toBe('design.changed_since');
    expect(must(await approveAndPublish(world(), aila, await ref(aila, achievementId)))).toEqual({ version: 1 });
    expect(heard).toEqual([{ achievementId, version: 1 }]);
    const { tenantId } = matteo;
    const [found, listed, chain] = await world().db.inTenant(tenantId, async (tx) => [
      await getVersion(tx, tenantId, { achievementId, version: 1 }),
      await listPublished(tx, tenantId),
      await verifyAuditChain(tx, tenantId),
    ]);
    expect(found).toMatchObject({ version: 1, authorId: matteo.personId, approvedBy: aila.personId });
    expect(found.contentHash).toMatch(/^[0-9a-f]{64}$/);
    expect(listed.map((version) => version.achievementId)).toEqual([achievementId]);
    expect(chain.ok).toBe(true);
    const open = await world().db.asSystem((tx) => findPublicVersion(tx, { achievementId, version: 1 }));
    expect(open?.tenantId).toBe(tenantId);
  });

  it('is closed to whoever wrote a word of it, in the code and in the database', async () => {
    const { matteo, signe } = await team();
    const achievementId = await completeDraft(matteo);
    await save(signe, achievementId, sizeEdit(21));
    must(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    expect(code(await approveAndPublish(world(), signe, await ref(signe, achievementId)))).toBe('design.own_work');
    const forced = world().db.asSystem((tx) =>
      tx.insert(achievementVersion).values({
        tenantId: matteo.tenantId,
        achievementId,
        version: 1,
        descriptor: full,
        contentHash: 'x',
        authorId: matteo.personId,
        editorIds: [matteo.personId, signe.personId],
        approvedBy: signe.personId,
        publishedAt: world().clock.now(),
      }),
    );
    await expect(forced).rejects.toMatchObject({ cause: { code: '23514' } });
  });

  it('can be taken back before anybody decided', async () => {
    const { matteo, aila } = await team();
    const achievementId = await completeDraft(matteo);
    must(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    must(await withdrawFromReview(world(), matteo, await ref(matteo, achievementId)));
    expect(code(await approveAndPublish(world(), aila, await ref(aila, achievementId)))).toBe('design.not_in_review');
  });
});

describe('a published version', () => {
  it('never changes, not even for the owner of the database', async () => {
    const people = await team();
    const achievementId = await publish(people);
    const own = eq(achievementVersion.achievementId, achievementId);
    const change = { contentHash: 'other' };
    const update = world().db.asSystem((tx) => tx.update(achievementVersion).set(change).where(own));
    await expect(update).rejects.toMatchObject({ cause: { code: '23514' } });
    await expect(world().db.asSystem((tx) => tx.delete(achievementVersion).where(own))).rejects.toThrow();
    const inTenant = world().db.inTenant(people.aila.tenantId, (tx) =>
      tx.update(achievementVersion).set(change).where(own),
    );
    await expect(inTenant).rejects.toMatchObject({ cause: { code: '42501' } });
  });

  it('is followed by the next number, from a new draft of the newest', async () => {
    const people = await team();
    const { matteo, aila } = people;
    const achievementId = await publish(people);
    must(await startNewDraft(world(), matteo, { achievementId }));
    expect(code(await startNewDraft(world(), matteo, { achievementId }))).toBe('design.draft_exists');
    await save(matteo, achievementId, sizeEdit(30));
    must(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    expect(must(await approveAndPublish(world(), aila, await ref(aila, achievementId)))).toEqual({ version: 2 });
    const [first, newest] = await world().db.inTenant(matteo.tenantId, async (tx) => [
      await getVersion(tx, matteo.tenantId, { achievementId, version: 1 }),
      await getPublished(tx, matteo.tenantId, achievementId),
    ]);
    expect([first.descriptor.workload.hours, newest?.descriptor.workload.hours]).toEqual([20, 30]);
    expect(first.contentHash).not.toBe(newest?.contentHash);
  });

  it('is no longer offered once it is retired, but still found by its number', async () => {
    const people = await team();
    const { tenantId } = people.aila;
    const achievementId = await publish(people);
    expect(code(await retireAchievement(world(), people.aila, { achievementId, reason: ' ' }))).toBe(
      'design.reason_missing',
    );
    must(await retireAchievement(world(), people.aila, { achievementId, reason: 'The shop closed.' }));
    const [listed, kept] = await world().db.inTenant(tenantId, async (tx) => [
      await listPublished(tx, tenantId),
      await getVersion(tx, tenantId, { achievementId, version: 1 }),
    ]);
    expect(listed).toEqual([]);
    expect(kept.retiredAt).toEqual(world().clock.now());
    expect(code(await startNewDraft(world(), people.matteo, { achievementId }))).toBe('design.retired');
  });
});

describe('the library of outcomes', () => {
  it('gives a published outcome to another design, with ids of its own', async () => {
    const people = await team();
    const { matteo } = people;
    const from = await publish(people);
    const [entry] = must(await readLibrary(world(), matteo));
    const edit = must(await takeOver(world(), matteo, { achievementId: from, outcomeId: 'out_water' }));
    expect(entry?.outcome.id).toBe('out_water');
    const { achievementId } = must(await createAchievement(world(), matteo, { language: 'en' }));
    await save(matteo, achievementId, edit);
    const { descriptor } = await draftOf(matteo, achievementId);
    const [copy] = descriptor.outcomes;
    expect(copy?.statement).toEqual(entry?.outcome.statement);
    const ids = [copy, entry?.outcome].map((outcome) => [
      outcome?.id,
      ...(outcome?.criteria ?? []).map(({ id }) => id),
    ]);
    expect(ids[0]?.filter((id) => ids[1]?.includes(id))).toEqual([]);
  });

  it('holds nothing of other organisations, and nothing that is not published', async () => {
    const people = await team();
    const from = await publish(people);
    const { matteo: stranger } = await team();
    expect(must(await readLibrary(world(), stranger))).toEqual([]);
    expect(code(await takeOver(world(), stranger, { achievementId: from, outcomeId: 'out_water' }))).toBe(
      'design.take_over.gone',
    );
  });
});
