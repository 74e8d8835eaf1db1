import { createHash, randomUUID } from 'node:crypto';
import { expect, type Page } from '@playwright/test';
import { strToU8, zipSync } from 'fflate';
import type { Descriptor } from '../../../src/modules/design/descriptor.ts';
import { emptyPlan, type DesignPlan } from '../../../src/modules/design/plan/plan.ts';
import { must } from './stages.ts';
import { find, type Visitor } from './visitor.ts';

type Content = { readonly descriptor: Descriptor; readonly plan: DesignPlan };

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');

/** A design as a file that another house could have sent. */
function packDesign({ descriptor, plan }: Content): Buffer {
  const content = strToU8(`${JSON.stringify({ descriptor, plan }, null, 2)}\n`);
  const manifest = {
    ...{ format: 'cairn-package', formatVersion: 1, kind: 'design', exportedAt: '2026-11-01T08:00:00Z' },
    work: {
      ...{ title: descriptor.title, version: 1, organisation: 'Green Corner', country: 'NO', authors: ['Tuva Lie'] },
      ...{ languages: ['en'], licence: 'CC-BY-4.0', source: '', contentHash: hashOf(content), changes: '' },
    },
    ...{ lineage: [], thirdParty: [] },
    files: [{ path: 'content.json', sha256: hashOf(content), bytes: content.length }],
  };
  const files = { 'content.json': content, 'manifest.json': strToU8(JSON.stringify(manifest)) };
  return Buffer.from(zipSync(files));
}

/** Brings a design into the house as a draft of the designer who has the page; answers its address. */
export async function bringDesign(page: Page, content: Content): Promise<string> {
  const title = { en: `${content.descriptor.title['en']} ${randomUUID().slice(0, 8)}` };
  const buffer = packDesign({ ...content, descriptor: { ...content.descriptor, title } });
  await page.goto('/design/import');
  await page
    .locator('input[type=file]')
    .setInputFiles({ name: 'design.cairn.zip', mimeType: 'application/zip', buffer });
  await page.locator('main form button').first().click();
  await expect(page).toHaveURL(/\/design\/ach_[a-z0-9]+\/share/);
  return new URL(page.url()).pathname.replace(/\/share$/, '');
}

const outcome = (id: string, statement: string): Descriptor['outcomes'][number] => ({
  ...{ id, statement: { en: statement }, kind: 'skill', escoSkills: [] },
  criteria: [
    {
      id: id.replace('out_', 'cri_'),
      statement: { en: `${statement}, as the list says` },
      plain: { en: `I can do this: ${statement}` },
      pictogram: 'plant',
      critical: true,
    },
  ],
});

/** A description in which nothing is missing. */
export function completeDescriptor(changes: Partial<Descriptor> = {}): Descriptor {
  return {
    title: { en: 'Water the plants' },
    summary: { en: 'For people who look after the plants of a small garden shop.' },
    family: 'green',
    language: 'en',
    awardingBody: [{ name: 'Green Corner', country: 'NO', region: 'NO020' }],
    outcomes: [
      outcome('out_water', 'Water plants in a shop by what each of them needs'),
      outcome('out_report', 'Report plants that look ill to the shop manager'),
    ],
    workload: { hours: 50, credits: [{ system: 'ECTS', points: 2 }] },
    level: { claim: 'aligned_by_provider', eqf: 2 },
    assessmentTypes: ['practical_assessment'],
    participationModes: ['blended'],
    qualityAssurance: [
      {
        kind: 'internal_review',
        text: { en: 'Two colleagues look at it once a year.' },
        responsible: 'Head of training',
        reviewDue: '2027-06-01',
      },
    ],
    supervision: 'supervised_onsite_id',
    entryRequirement: { en: 'None' },
    stacking: { kind: 'stand_alone' },
    moreInfo: { url: 'https://green-corner.example/watering' },
    evidenceRule: { directForCritical: 1, minKinds: 1, maxAgeMonths: 24 },
    passShare: 0.8,
    ...changes,
  };
}

const assessment = (
  id: string,
  changes: Partial<DesignPlan['assessments'][number]>,
): DesignPlan['assessments'][number] => ({
  ...{ id, title: { en: id }, type: 'practical_assessment', outcomeIds: [], weight: 10 },
  ...{ supervision: 'supervised_onsite_id', passRule: 'Every step of the list is right.', rubric: [] },
  ...changes,
});

/** A plan in which everything is at odds: each error and warning of the matrix once. */
export const planWithEveryFault = (): DesignPlan => ({
  ...emptyPlan(),
  depth: 'full',
  promises: [{ id: 'prm_job', text: { en: 'A job at once' }, outcomeIds: [] }],
  personas: [
    {
      ...{ id: 'psn_lina', name: 'Lina', type: 'unemployed', about: 'Lost her job.', goals: 'Work again.' },
      barriers: [{ id: 'bar_phone', text: 'Has no phone', answer: '', isAccepted: false }],
    },
  ],
  activities: [
    {
      ...{ id: 'act_shop', title: { en: 'A morning in the shop' }, kind: 'classroom', place: 'online' },
      ...{ synchronousShare: 1, outcomeIds: ['out_water'] },
    },
  ],
  assessments: [
    assessment('asm_watch', { title: { en: 'Watched at work' }, outcomeIds: ['out_water'], weight: 90 }),
    assessment('asm_quiz', {
      ...{ title: { en: 'Quiz at home' }, passRule: '', supervision: 'unsupervised_no_id' },
    }),
  ],
  budget: { ...emptyPlan().budget, price: 400 },
});

/** Puts a design before somebody outside and answers the path of their link. */
export async function signLink(asker: Visitor, design: string): Promise<string> {
  const asked = must(
    await asker.post(`${design}/sign-off?/ask`, { partner: 'Garden shop', body: '', days: '14' }),
    'Asking a partner',
  );
  const id = find(asked.location, /#(dso_[a-z0-9]+)/);
  return find((await asker.post(`${design}/sign-off?/link`, { id })).text, /(\/sign\/[0-9a-z]{26})/);
}
