import { COUNTRIES } from '@cairn/vocab';
import {
  creditRange,
  type Design,
  type DesignContent,
  type DesignPlan,
  fieldOfEducation,
  fieldsOffered,
  hoursPerEcts,
  offerGate,
  readingHints,
  referenceTables,
  sensitivity,
  suggestCredits,
  sumWorkload,
  viewBudget,
} from '#modules/design/index.ts';
import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';

/** Choices that depend on this design or on the reader's language. */
export function listsOf({ descriptor, plan }: DesignContent, language: string) {
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const order = new Intl.Collator(language);
  const named = (id: string, text: Readonly<Record<string, string>>) => ({
    value: id,
    label: pickText(text, language).text || '–',
  });
  return {
    countries: COUNTRIES.map(({ code }) => ({ value: code, label: names.of(code) ?? code })).toSorted((a, b) =>
      order.compare(a.label, b.label),
    ),
    outcomes: descriptor.outcomes.map(({ id, statement }) => named(id, statement)),
    loads: [...plan.activities, ...plan.assessments].map(({ id, title }) => named(id, title)),
    credit_systems: referenceTables()
      .creditSystems.filter(({ code }) => code !== 'NONE')
      .map(({ code, name }) => ({
        value: code,
        label: code === name ? code : `${name} (${code})`,
      })),
    frameworks: referenceTables().frameworks.map(({ code, name, country }) => ({
      value: code,
      label: `${country}: ${name}`,
    })),
  };
}

/** Two hundred fields are sent only to the step that asks for one. */
export const fieldsOfEducation = () =>
  fieldsOffered().map((code) => ({ value: code, label: fieldOfEducation(code), lang: 'en' }));

function sizeOf({ descriptor, plan }: Design, language: string) {
  const { hours } = descriptor.workload;
  const range = creditRange(hours);
  const suggested = suggestCredits({ hours, hoursPerCredit: hoursPerEcts(descriptor.awardingBody[0]?.country ?? '') });
  return {
    hours,
    min: formatNumber(language, range.min),
    max: formatNumber(language, range.max),
    // A step that lies below the range would be questioned at once, so it is not proposed.
    suggested: suggested >= range.min ? formatNumber(language, suggested) : '',
    lines: sumWorkload(plan.workload),
  };
}

/** The tables by which sizes and levels are judged, with where each line is from. */
function tablesFor(language: string) {
  const { frameworks, creditSystems, sizeRules } = referenceTables();
  const names = new Intl.DisplayNames([language], { type: 'region' });
  const told = ({ source, asOf }: { readonly source: string; readonly asOf: string }) => ({
    source,
    date: formatDate(language, new Date(`${asOf}T00:00:00Z`)),
  });
  return {
    frameworks: frameworks.map((framework) => ({
      code: framework.code,
      name: `${framework.country}: ${framework.name}`,
      isIndicative: framework.isIndicative === true,
      levels: Object.entries(framework.levels)
        .map(([own, eqf]) => `${own} → ${eqf === null ? '–' : String(eqf)}`)
        .join(', '),
      ...told(framework),
    })),
    systems: creditSystems
      .filter(({ code }) => code !== 'NONE')
      .map((system) => ({ code: system.code, name: system.name, hours: system.hoursPerPoint, ...told(system) })),
    sizes: sizeRules.map((rule) => ({
      place: rule.place === 'DEQAR' ? rule.place : (names.of(rule.place) ?? rule.place),
      system: rule.system,
      min: rule.min,
      max: rule.max === Number.MAX_VALUE ? null : rule.max,
      ...told(rule),
    })),
  };
}

const barriersOf = ({ personas }: DesignPlan) =>
  personas.flatMap(({ id, name, barriers }) =>
    barriers
      .filter(({ answer, isAccepted }) => answer.trim() === '' && !isAccepted)
      .map(({ id: barrier, text }) => ({ href: `learners#plan.personas.${id}.barriers.${barrier}`, name, text })),
  );

/** What the steps show beside their fields. */
export function besideStep(design: Design, language: string) {
  const { descriptor, plan, elements } = design;
  const gate = offerGate(elements);
  const { price, learners } = plan.budget;
  return {
    size: sizeOf(design, language),
    tables: tablesFor(language),
    barriers: barriersOf(plan),
    assessments: plan.assessments.map(({ id, title, rubric }) => ({
      id,
      title: pickText(title, language).text,
      lines: rubric.length,
    })),
    budget:
      price + learners > 0
        ? {
            view: viewBudget(plan.budget, descriptor.workload.hours),
            rows: sensitivity(plan.budget),
            plan: plan.budget,
          }
        : null,
    blocking: gate.ok ? [] : gate.missing.map(({ key }) => key),
    isJoint: descriptor.awardingBody.length > 1,
    reading: readingHints(descriptor),
  };
}
