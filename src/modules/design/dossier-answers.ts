import { LANGUAGES, isLanguage } from '#platform/i18n/languages.ts';
import type { Translate } from '#platform/i18n/translate.ts';
import type { Outcome } from './descriptor.ts';
import type { Block, Say, Section, Word } from './dossier-page.ts';
import { all, idsUnder, textsOf, type Fields } from './fields.ts';
import type { DesignContent } from './plan/plan-edits.rules.ts';
import { STUDIO_STEPS } from './plan/plan.ts';
import { STEP_PANELS } from './steps/panels.ts';
import { nameIn, shownFields, type RowsField, type StepField, type ValueField } from './steps/step-fields.ts';
import { stepFields } from './steps/step-values.ts';
import { choicesOf, type OwnLists } from './ui/lists.ts';

type Telling = { readonly say: Say; readonly t: Translate; readonly lists: OwnLists; readonly fields: Fields };
type Fact = { readonly label: string; readonly values: readonly Word[] };

const inLanguages = (texts: Readonly<Record<string, string>>, say: Say): readonly Word[] =>
  Object.entries(texts)
    .filter(([, text]) => text.trim() !== '')
    .map(([lang, text]) => ({ ...say.typed(text), lang, dir: isLanguage(lang) ? LANGUAGES[lang].dir : 'ltr' }));

function valuesOf(field: ValueField, name: string, { say, t, lists, fields }: Telling): readonly Word[] {
  if (field.kind === 'texts') return inLanguages(textsOf(fields, name), say);
  const values = all(fields, name).filter((value) => value.trim() !== '');
  if (field.kind === 'choice' || field.kind === 'radios' || field.kind === 'choices') {
    const options = choicesOf(field.list, lists, t);
    return values.map((value) => say.typed(options.find((option) => option.value === value)?.label ?? value));
  }
  if (field.kind === 'tick') return values.map(() => say.own(t('ui.yes')));
  if (field.kind === 'share') return values.map((value) => say.own(`${value} %`));
  return values.map(say.typed);
}

/** One row of a list under its own heading; rows within it follow as lines that name what they hold. */
function rowBlocks(field: RowsField, name: string, telling: Telling): readonly Block[] {
  return idsUnder(telling.fields, name).flatMap((id, index) => {
    const facts = factsOf(field.fields, `${name}.${id}`, telling);
    if (facts.length === 0) return [];
    const heading = telling.t(field.one, { number: index + 1 });
    return [{ kind: 'heading', text: heading } as const, { kind: 'facts', items: facts } as const];
  });
}

function factsOf(asked: readonly StepField[], base: string, telling: Telling): readonly Fact[] {
  return asked.flatMap((field): readonly Fact[] => {
    const name = nameIn(base, field);
    const label = telling.t(field.label);
    if (field.kind !== 'rows') {
      const values = valuesOf(field, name, telling);
      return values.length === 0 ? [] : [{ label, values }];
    }
    return idsUnder(telling.fields, name).flatMap((id) => {
      const inner = factsOf(field.fields, `${name}.${id}`, telling);
      return inner.length === 0 ? [] : [{ label, values: inner.flatMap(({ values }) => values) }];
    });
  });
}

/** Labels of the fields that nobody has filled in. */
const untold = (asked: readonly StepField[], telling: Telling): readonly string[] =>
  asked
    .filter((field) =>
      field.kind === 'rows'
        ? rowBlocks(field, field.name, telling).length === 0
        : field.kind !== 'tick' && valuesOf(field, field.name, telling).length === 0,
    )
    .map(({ label }) => telling.t(label));

function outcomeBlocks(outcome: Outcome, number: number, { say, t }: Pick<Telling, 'say' | 't'>): readonly Block[] {
  const { statement, kind, criteria, escoSkills } = outcome;
  const items: readonly Fact[] = [
    { label: t('design.outcome.statement'), values: inLanguages(statement, say) },
    { label: t('design.outcome.kind'), values: [say.own(t(`design.outcome_kind.${kind}`))] },
    { label: t('design.public.skills'), values: escoSkills.map(({ label }) => say.typed(label)) },
    ...criteria.map((criterion, index) => ({
      label: t('design.dossier.criterion', { number: index + 1 }),
      values: [
        ...inLanguages(criterion.statement, say),
        ...inLanguages(criterion.plain, say),
        ...(criterion.critical ? [say.own(t('design.public.must'))] : []),
      ],
    })),
  ];
  return [
    { kind: 'heading', text: t('design.outcome.title', { number }) },
    { kind: 'facts', items: items.filter(({ values }) => values.length > 0) },
  ];
}

/** All that a design says, step by step, and at the end of each step what it does not say. */
export function answerSections(
  content: DesignContent,
  telling: Pick<Telling, 'say' | 't' | 'lists'>,
): readonly Section[] {
  const { t, say } = telling;
  return STUDIO_STEPS.map((step, index) => {
    const asked = shownFields(STEP_PANELS[step], 'full');
    const full: Telling = { ...telling, fields: stepFields(content, asked) };
    const single = asked.filter((field) => field.kind !== 'rows');
    const rows = asked.filter((field) => field.kind === 'rows');
    const facts = factsOf(single, '', full);
    const missing = untold(asked, full);
    return {
      heading: `${index + 1}. ${t(`design.step.${step}`)}`,
      blocks: [
        ...(facts.length === 0 ? [] : [{ kind: 'facts' as const, items: facts }]),
        ...(step === 'outcomes'
          ? content.descriptor.outcomes.flatMap((outcome, at) => outcomeBlocks(outcome, at + 1, telling))
          : rows.flatMap((field) => rowBlocks(field, field.name, full))),
        ...(missing.length === 0
          ? []
          : [{ kind: 'text' as const, words: [say.own(t('design.dossier.untold', { fields: missing.join(' · ') }))] }]),
      ],
    };
  });
}
