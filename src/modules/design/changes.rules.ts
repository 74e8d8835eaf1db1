import type { Criterion, Descriptor, Outcome } from './descriptor.ts';
import { isSame } from './edits.rules.ts';
import { changedParts, type DesignContent } from './plan/plan-edits.rules.ts';

/** One difference in words: `key` names the sentence `design.changed.<key>`. */
export type Change = {
  readonly key: string;
  /** Language of the text that changed, when it is a text. */
  readonly language?: string;
  readonly before?: string;
  readonly after?: string;
  /** Which outcome or criterion, in the words of the newer version. */
  readonly of?: string;
};

/** major: what is learned, its level or how it is judged; minor: texts and support around it. */
export type ChangeWeight = 'none' | 'minor' | 'major';

type Texts = Readonly<Record<string, string>> | undefined;

const MAJOR_KEYS: ReadonlySet<string> = new Set([
  'outcome_added',
  'outcome_removed',
  'outcome_statement',
  'outcome_kind',
  'criterion_added',
  'criterion_removed',
  'criterion_statement',
  'criterion_critical',
  'criterion_not_critical',
  'hours',
  'credits',
  'level',
  'assessment',
  'pass_rule',
  'self_scale',
  'evidence_rule',
  'plan_assessments',
]);

function textChanges(key: string, pair: { before: Texts; after: Texts; of?: string }): readonly Change[] {
  const languages = [...new Set([...Object.keys(pair.before ?? {}), ...Object.keys(pair.after ?? {})])];
  return languages.flatMap((language) => {
    const before = pair.before?.[language] ?? '';
    const after = pair.after?.[language] ?? '';
    if (before === after) return [];
    return [{ key, language, before, after, ...(pair.of === undefined ? {} : { of: pair.of }) }];
  });
}

function valueChange(key: string, before: string, after: string): readonly Change[] {
  return before === after ? [] : [{ key, before, after }];
}

const firstText = (map: Texts): string => Object.values(map ?? {}).find((text) => text !== '') ?? '';

type Pair<T> = { readonly before: T | undefined; readonly after: T | undefined };

function pairById<T extends { readonly id: string }>(before: readonly T[], after: readonly T[]): readonly Pair<T>[] {
  const old = new Map(before.map((entry) => [entry.id, entry]));
  const kept = new Set(after.map((entry) => entry.id));
  return [
    ...after.map((entry) => ({ before: old.get(entry.id), after: entry })),
    ...before.filter((entry) => !kept.has(entry.id)).map((entry) => ({ before: entry, after: undefined })),
  ];
}

function criterionChanges({ before, after }: Pair<Criterion>): readonly Change[] {
  if (after === undefined) return [{ key: 'criterion_removed', before: firstText(before?.statement) }];
  const of = firstText(after.statement);
  if (before === undefined) return [{ key: 'criterion_added', after: of }];
  const critical = after.critical ? 'criterion_critical' : 'criterion_not_critical';
  return [
    ...textChanges('criterion_statement', { before: before.statement, after: after.statement, of }),
    ...textChanges('criterion_plain', { before: before.plain, after: after.plain, of }),
    ...(before.critical === after.critical ? [] : [{ key: critical, of }]),
    ...(before.pictogram === after.pictogram ? [] : [{ key: 'criterion_pictogram', of }]),
  ];
}

const aboutOutcome = ({ verb, context, standard, reuseLevel, lifeComp, levelCue }: Outcome) => [
  verb ?? {},
  context ?? {},
  standard ?? {},
  reuseLevel ?? '',
  lifeComp ?? '',
  levelCue ?? 0,
];

/** Whether what stands in both versions stands in another order. */
function orderChange(before: readonly Outcome[], after: readonly Outcome[]): readonly Change[] {
  const kept = (list: readonly Outcome[], other: readonly Outcome[]) =>
    list.map(({ id }) => id).filter((id) => other.some((outcome) => outcome.id === id));
  return isSame(kept(before, after), kept(after, before)) ? [] : [{ key: 'outcome_order' }];
}

function outcomeChanges({ before, after }: Pair<Outcome>): readonly Change[] {
  if (after === undefined) return [{ key: 'outcome_removed', before: firstText(before?.statement) }];
  const of = firstText(after.statement);
  if (before === undefined) return [{ key: 'outcome_added', after: of }];
  const skills = (outcome: Outcome) => outcome.escoSkills.map((skill) => skill.label).join(' · ');
  return [
    ...textChanges('outcome_statement', { before: before.statement, after: after.statement, of }),
    ...(before.kind === after.kind ? [] : [{ key: 'outcome_kind', before: before.kind, after: after.kind, of }]),
    ...(isSame(aboutOutcome(before), aboutOutcome(after)) ? [] : [{ key: 'outcome_about', of }]),
    ...(skills(before) === skills(after)
      ? []
      : [{ key: 'outcome_skills', before: skills(before), after: skills(after), of }]),
    ...pairById(before.criteria, after.criteria).flatMap(criterionChanges),
  ];
}

const levelWords = ({ level }: Descriptor): string =>
  [level.claim, level.eqf ? `EQF ${level.eqf}` : '', level.nqf ? `${level.nqf.framework} ${level.nqf.level}` : '']
    .filter((part) => part !== '')
    .join(' · ');
const bodies = ({ awardingBody }: Descriptor): string =>
  awardingBody.map((body) => [body.name, body.country, body.region ?? ''].filter(Boolean).join(', ')).join(' · ');
const creditWords = ({ workload }: Descriptor): string =>
  workload.credits.map((line) => `${line.points} ${line.system}`).join(' · ');
const evidenceWords = ({ evidenceRule: rule }: Descriptor): string =>
  `${rule.directForCritical} / ${rule.minKinds} / ${rule.maxAgeMonths}`;

function qualityChanges(before: Descriptor, after: Descriptor): readonly Change[] {
  const facts = (entry: Descriptor['qualityAssurance'][number] | undefined) =>
    [entry?.kind ?? '', entry?.responsible ?? '', entry?.reviewDue ?? ''].filter(Boolean).join(' · ');
  const most = Math.max(before.qualityAssurance.length, after.qualityAssurance.length);
  return Array.from({ length: most }, (_, index) => {
    const [old, now] = [before.qualityAssurance[index], after.qualityAssurance[index]];
    return [
      ...valueChange('quality', facts(old), facts(now)),
      ...textChanges('quality_text', { before: old?.text, after: now?.text }),
    ];
  }).flat();
}

type Both = { readonly before: Descriptor; readonly after: Descriptor };

const aboutChanges = ({ before, after }: Both): readonly Change[] => [
  ...textChanges('title', { before: before.title, after: after.title }),
  ...textChanges('summary', { before: before.summary, after: after.summary }),
  ...valueChange('family', before.family, after.family),
  ...valueChange('language', before.language, after.language),
  ...valueChange('field', before.iscedF ?? '', after.iscedF ?? ''),
  ...valueChange('awarding_body', bodies(before), bodies(after)),
];

const sizeChanges = ({ before, after }: Both): readonly Change[] => [
  ...valueChange('hours', String(before.workload.hours), String(after.workload.hours)),
  ...valueChange('credits', creditWords(before), creditWords(after)),
  ...valueChange('level', levelWords(before), levelWords(after)),
  ...textChanges('level_reason', { before: before.level.reason, after: after.level.reason }),
];

const assessmentChanges = ({ before, after }: Both): readonly Change[] => [
  ...valueChange('assessment', before.assessmentTypes.join(' · '), after.assessmentTypes.join(' · ')),
  ...valueChange('participation', before.participationModes.join(' · '), after.participationModes.join(' · ')),
  ...valueChange('supervision', before.supervision, after.supervision),
  ...valueChange('pass_rule', String(before.passShare), String(after.passShare)),
  ...valueChange('self_scale', before.selfScale ?? 'three', after.selfScale ?? 'three'),
  ...valueChange('evidence_rule', evidenceWords(before), evidenceWords(after)),
  ...valueChange('grading', before.grading?.scheme ?? '', after.grading?.scheme ?? ''),
  ...qualityChanges(before, after),
];

/** The picture without its words. */
function pictureOf({ image }: Descriptor): unknown {
  if (image === undefined) return null;
  const { alt: _words, ...picture } = image;
  return picture;
}

const furtherChanges = ({ before, after }: Both): readonly Change[] => [
  ...textChanges('entry', { before: before.entryRequirement, after: after.entryRequirement }),
  ...valueChange('stacking', before.stacking.kind, after.stacking.kind),
  ...textChanges('stacking_note', { before: before.stacking.note, after: after.stacking.note }),
  ...textChanges('more_info', { before: before.moreInfo?.text, after: after.moreInfo?.text }),
  ...(isSame(pictureOf(before), pictureOf(after)) ? [] : [{ key: 'image' }]),
  ...textChanges('image_alt', { before: before.image?.alt, after: after.image?.alt }),
  ...valueChange('more_info_url', before.moreInfo?.url ?? '', after.moreInfo?.url ?? ''),
];

/**
 * What is different in `after`, one entry a difference, in the order of the designer's steps. Outcomes and criteria are
 * matched by id, so that a new wording is told as such and not as "one gone, one new".
 */
export function describeChanges(before: Descriptor, after: Descriptor): readonly Change[] {
  const both = { before, after };
  return [
    ...aboutChanges(both),
    ...pairById(before.outcomes, after.outcomes).flatMap(outcomeChanges),
    ...orderChange(before.outcomes, after.outcomes),
    ...sizeChanges(both),
    ...assessmentChanges(both),
    ...furtherChanges(both),
  ];
}

/** The same for all that a design says; of its plan, which parts are different. */
export function describeContentChanges(before: DesignContent, after: DesignContent): readonly Change[] {
  return [
    ...describeChanges(before.descriptor, after.descriptor),
    ...changedParts(before.plan, after.plan).map((part) => ({ key: `plan_${part}` })),
  ];
}

export function weighChanges(changes: readonly Change[]): ChangeWeight {
  if (changes.length === 0) return 'none';
  return changes.some((change) => MAJOR_KEYS.has(change.key)) ? 'major' : 'minor';
}
