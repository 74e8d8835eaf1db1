import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { descriptorEdits } from '../descriptor-edits.ts';
import { dossierPage } from '../dossier-words.ts';
import { completeDescriptor } from '../fixtures/descriptor.ts';
import { emptyPlan } from '../plan/plan.ts';
import { writeComment } from './comment.usecases.ts';
import { makeDossierPdf } from './dossier-pdf.ts';
import { readDossier } from './dossier.usecases.ts';
import { findDraft } from './drafts.store.ts';
import { createAchievement, saveDraft, type SaveInput } from './drafts.usecases.ts';
import { approveAndPublish, startNewDraft, submitForReview } from './review.usecases.ts';

const world = useTestWorld();
const words = (text: string, params?: object): string =>
  params === undefined ? text : `${text} ${JSON.stringify(params)}`;

const refOf = async (actor: Actor, achievementId: string) => {
  const draft = await world().db.inTenant(actor.tenantId, (tx) => findDraft(tx, actor.tenantId, achievementId));
  return { achievementId, revision: draft?.revision ?? 0, reason: '' };
};

async function makeDesign(): Promise<{ matteo: Actor; aila: Actor; stranger: Actor; achievementId: string }> {
  const admin = await makeOrganisation(world());
  const matteo = await makeStaff(world(), admin, ['designer']);
  const aila = await makeStaff(world(), admin, ['approver']);
  const stranger = await makeStaff(world(), await makeOrganisation(world()), ['designer']);
  const { achievementId } = must(await createAchievement(world(), matteo, { language: 'en' }));
  const quality = {
    ...emptyPlan().quality,
    answers: { 'guidance.reach': { answer: 'yes', note: 'Street #work' } },
  } as const;
  const edits: readonly SaveInput['edit'][] = [
    ...descriptorEdits(completeDescriptor()),
    { kind: 'plan', values: { problem: 'النباتات تموت', quality } },
  ];
  for (const edit of edits) must(await saveDraft(world(), matteo, { ...(await refOf(matteo, achievementId)), edit }));
  await writeComment(world(), aila, {
    achievementId,
    fields: { place: 'outcomes', about: '', text: 'Which plants? *All*' },
  });
  return { matteo, aila, stranger, achievementId };
}

describe('the dossier of a design', () => {
  it('holds what was said, checked, commented and decided, for the working copy and for each version', async () => {
    const { matteo, aila, stranger, achievementId } = await makeDesign();
    const now = must(await readDossier(world(), matteo, { achievementId, version: null }));
    expect(now.design).toMatchObject({ state: 'draft', version: null, approvedBy: null });
    expect(now.content.descriptor).toMatchObject({ title: completeDescriptor().title });
    expect(now.matrix.map(({ outcomeId }) => outcomeId)).toEqual(['out_water', 'out_report']);
    expect(now.checks.mayBeOffered).toBe(true);
    expect(now.principles).toHaveLength(30);
    expect(now.comments).toMatchObject([{ place: 'outcomes', text: 'Which plants? *All*' }]);

    must(await submitForReview(world(), matteo, await refOf(matteo, achievementId)));
    must(await approveAndPublish(world(), aila, await refOf(aila, achievementId)));
    must(await startNewDraft(world(), matteo, { achievementId }));
    const first = must(await readDossier(world(), aila, { achievementId, version: 1 }));
    expect(first.design).toMatchObject({ state: 'published', version: 1, approvedBy: 'Ingrid Solbakken' });
    expect(first.design.contentHash).toBe(now.design.contentHash);
    expect(first.history.map(({ kind }) => kind).toSorted()).toEqual([
      'created',
      'new_draft',
      'published',
      'submitted',
    ]);
    const missing = await readDossier(world(), aila, { achievementId, version: 7 });
    expect(missing).toMatchObject({ error: { code: 'design.not_found' } });
    const foreign = await readDossier(world(), stranger, { achievementId, version: null });
    expect(foreign).toMatchObject({ error: { code: 'design.not_found' } });
  });

  it('is set as a tagged PDF with every step, in any letters, and typed marks stay text', async () => {
    const { matteo, achievementId } = await makeDesign();
    const dossier = must(await readDossier(world(), matteo, { achievementId, version: null }));
    const page = dossierPage(dossier, { language: 'en', t: words, lists: {} });
    expect(page.sections.filter(({ heading }) => /^\d+\. design\.step\./.test(heading))).toHaveLength(14);
    const pdf = makeDossierPdf(page, new Date(dossier.madeAt));
    if (!pdf.ok) throw new Error(pdf.error.code);
    const folder = mkdtempSync(join(tmpdir(), 'cairn-dossier-'));
    const file = join(folder, 'dossier.pdf');
    writeFileSync(file, pdf.value);
    const tool = (name: string, ...args: string[]) =>
      execFileSync(name, args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'ignore'] });
    expect(tool('pdfinfo', file)).toMatch(/Tagged:\s+yes/);
    expect(tool('pdfinfo', '-meta', file)).toContain('<pdfuaid:part>1</pdfuaid:part>');
    const structure = tool('pdfinfo', '-struct-text', file);
    expect(structure).toContain('Which plants? *All*');
    expect(structure).toContain('Street #work');
    expect(structure).toContain('Table');
    rmSync(folder, { recursive: true, force: true });
  });
});
