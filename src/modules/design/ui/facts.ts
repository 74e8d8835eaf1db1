import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { DescriptorView } from '../descriptor-view.ts';

/** One line of "how much and how". */
export type Fact = {
  readonly term: string;
  readonly text: string;
  readonly lang?: string;
  readonly dir?: 'ltr' | 'rtl';
  readonly note?: string;
  readonly href?: string;
};

const joined = (parts: readonly string[], between = ' · '): string => parts.filter((part) => part !== '').join(between);

/** Hours always stand beside the credits, with the range that they would be. */
function timeFacts({ hours, credits }: DescriptorView, t: Translate): readonly Fact[] {
  const points = credits.map((line) => t('design.public.credits.value', { points: line.points, system: line.system }));
  const ranges = credits.flatMap(({ range, system }) =>
    range === null ? [] : [t('design.public.credits.range', { hours, system, ...range })],
  );
  return [
    {
      term: t('design.public.hours'),
      text: joined([t('design.public.hours.value', { hours }), ...points]),
      note: joined(ranges) || t('design.public.no_credits'),
    },
  ];
}

function levelFacts({ level, levelReason }: DescriptorView, t: Translate): readonly Fact[] {
  const term = t('design.public.level');
  const claim = t(`design.level_claim.${level.claim}`);
  const european =
    level.eqf === undefined ? '' : `${t('design.eqf', { level: level.eqf })}: ${t(`design.eqf.cue.${level.eqf}`)}`;
  const national = level.nqf === undefined ? '' : `${level.nqf.framework} ${level.nqf.level}`;
  if (european !== '' || national !== '') return [{ term, text: joined([european, national]), note: claim }];
  return levelReason === null ? [] : [{ term, text: claim, note: levelReason.text }];
}

function assessmentFacts(view: DescriptorView, t: Translate): readonly Fact[] {
  const named = (start: string, codes: readonly string[]): string => joined(codes.map((code) => t(`${start}.${code}`)));
  const hasCritical = view.outcomes.some((outcome) => outcome.criteria.some((criterion) => criterion.critical));
  return [
    {
      term: t('design.public.assessment'),
      text: named('design.assessment_type', view.assessmentTypes),
      ...(hasCritical ? { note: t('design.public.pass', { percent: view.passPercent }) } : {}),
    },
    { term: t('design.public.participation'), text: named('design.participation', view.participationModes) },
    {
      term: t('design.public.supervision'),
      text: view.supervision === '' ? '' : t(`design.supervision.${view.supervision}`),
    },
    ...view.quality.map(({ kind, text, responsible }) => ({
      term: t('design.public.quality'),
      text: joined([t(`design.quality_kind.${kind}`), text.text], '. '),
      ...(responsible === null ? {} : { note: t('design.public.responsible', { name: responsible }) }),
    })),
  ];
}

function furtherFacts(view: DescriptorView, t: Translate): readonly Fact[] {
  const { stacking, moreInfo, language, iscedF } = view;
  const stackingWords = stacking.kind === '' ? '' : t(`design.stacking_kind.${stacking.kind}`);
  const stackingFact: Fact = {
    term: t('design.public.stacking'),
    text: joined([stackingWords, stacking.note?.text ?? ''], '. '),
    note: t('design.public.stacking.no_right'),
  };
  const more = t('design.public.more');
  const url = moreInfo.url ?? '';
  return [
    { term: t('design.public.entry'), ...(view.entryRequirement ?? { text: '' }) },
    stackingFact,
    { term: t('design.public.language'), text: isLanguage(language) ? LANGUAGES[language].name : language },
    { term: t('design.public.field'), text: iscedF ?? '', lang: 'en', dir: 'ltr' },
    { term: more, ...(moreInfo.text ?? { text: '' }) },
    { term: more, text: url, href: url, dir: 'ltr' },
  ];
}

/** Everything beside the outcomes, in reading order; what is not told is left out. */
export function descriptorFacts(view: DescriptorView, t: Translate): readonly Fact[] {
  const bodies = view.awardingBody.map(({ name, country }) => joined([name, country], ', '));
  const facts: readonly Fact[] = [
    ...timeFacts(view, t),
    { term: t('design.public.body'), text: joined(bodies) },
    ...levelFacts(view, t),
    ...assessmentFacts(view, t),
    ...furtherFacts(view, t),
  ];
  return facts.filter((fact) => fact.text !== '');
}
