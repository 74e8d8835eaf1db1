import { must, REVISION, staff } from './stages.ts';
import { find, findAll, type Visitor } from './visitor.ts';

type Fields = Readonly<Record<string, string>>;

const PURPOSE: Fields = {
  language: 'nb',
  'summary.nb': 'Du reparerer sykler som folk gir til butikken.',
  family: 'trade',
};

const WORKLOAD: Fields = { 'workload.hours': '20', 'level.claim': 'aligned_by_provider', 'level.eqf': '2' };

const ASSESSMENT: Fields = {
  assessmentTypes: 'joint_workplace_evaluation',
  supervision: 'supervised_onsite_id',
  passShare: '80',
  'evidenceRule.directForCritical': '1',
  'evidenceRule.minKinds': '1',
  'evidenceRule.maxAgeMonths': '24',
};

const QUALITY: Fields = {
  'qualityAssurance.0.kind': 'internal_review',
  'qualityAssurance.0.text.nb': 'To kolleger ser på kriteriene en gang i året.',
  'qualityAssurance.0.responsible': 'Kvalitetsansvarlig',
  'qualityAssurance.0.reviewDue': '2027-06-01',
};

/** Fills in one step of a design as its page has it now; answers where the form led. */
async function fill(designer: Visitor, address: string, fields: Fields): Promise<string> {
  const revision = find((await designer.get(address.replace(/\?.*/, ''))).text, REVISION);
  return must(await designer.post(address, { revision, depth: 'quick', go: 'stay', ...fields }), address).location;
}

async function describeOutcome(designer: Visitor, design: string, sentence: string): Promise<void> {
  const outcome = await fill(designer, `${design}/outcomes?/add`, {});
  const criteriaOf = async () =>
    findAll((await designer.get(outcome)).text, /name="criteria\.(cri_[a-z0-9]+)\.plain\.nb"/g);
  const words = { 'statement.nb': 'Reparere sykler i verkstedet etter sjekklisten', kind: 'skill' };
  while ((await criteriaOf()).length < 2) await fill(designer, outcome, { ...words, go: 'criterion' });
  const fields = (await criteriaOf()).flatMap((id, index) => [
    [`criteria.${id}.statement.nb`, `Skifter del ${index + 1} slik sjekklisten sier`],
    [`criteria.${id}.plain.nb`, index === 0 ? sentence : 'Jeg smører kjedet.'],
    [`criteria.${id}.pictogram`, 'bicycle'],
    [`criteria.${id}.critical`, index === 0 ? 'yes' : ''],
  ]);
  await fill(designer, outcome, { ...words, ...Object.fromEntries(fields) });
}

/**
 * Publishes an achievement whose every text exists in Norwegian only; the sentence is the first that learners rate.
 * Answers its id.
 */
export async function publishInNorwegian(title: string, sentence: string): Promise<string> {
  const designer = await staff('matteo');
  const started = must(await designer.post('/design/new', { language: 'nb' }), 'Beginning a design').location;
  const design = find(started, /(\/design\/ach_[a-z0-9]+)/);
  await fill(designer, `${design}/purpose`, { ...PURPOSE, 'title.nb': title });
  await describeOutcome(designer, design, sentence);
  await fill(designer, `${design}/workload`, WORKLOAD);
  await fill(designer, `${design}/assessment`, ASSESSMENT);
  await fill(designer, `${design}/activities`, { participationModes: 'work_based' });
  await fill(designer, `${design}/access`, { 'entryRequirement.nb': 'Ingen' });
  await fill(designer, `${design}/recognition`, { 'stacking.kind': 'stand_alone' });
  await fill(designer, `${design}/quality`, QUALITY);
  await fill(designer, `${design}?/submit`, {});
  const approver = await staff('aila');
  const revision = find((await approver.get(`${design}/review`)).text, REVISION);
  must(await approver.post(`${design}/review?/approve`, { revision, reason: '' }), 'Approving');
  return find(design, /(ach_[a-z0-9]+)/);
}
