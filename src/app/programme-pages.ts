import { EQF_LEVELS } from '@cairn/vocab';
import {
  isInForce,
  shareFilled,
  type ModuleForm,
  type ProgrammeForm,
  type ProgrammePage,
} from '#modules/catalogue/index.ts';
import { referenceTables } from '#modules/design/index.ts';
import { ownName } from '#modules/design/ui/field-texts.ts';
import { formatDate, formatNumber } from '#platform/i18n/format.ts';
import { isLanguage, LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import { pickText, type Multilingual } from '#platform/i18n/text.ts';

/** What a programme's pages share: how it is shown to a reader, and how its forms are read and filled. */

export const systemName = (code: string): string =>
  referenceTables().creditSystems.find((system) => system.code === code)?.name ?? code;

const dayIn = (language: string, day: string): string => formatDate(language, new Date(`${day}T00:00:00Z`));

/** A programme for one reader; `now`: only what counts today, as everybody sees it, or all that ever counted. */
export function viewProgramme(page: ProgrammePage, language: string, show: 'now' | 'ever') {
  const { programme, modules, embeddings, today } = page;
  const number = (value: number): string => formatNumber(language, value);
  return {
    id: programme.id,
    title: pickText(programme.title, language),
    summary: pickText(programme.summary, language),
    provider: page.provider,
    eqf: programme.eqf,
    system: systemName(programme.creditSystem),
    credits: programme.credits,
    creditsText: number(programme.credits),
    isPublic: programme.publicSince !== null,
    modules: modules.map((module) => {
      const own = embeddings.filter((one) => one.moduleId === module.id);
      const shown = show === 'now' ? own.filter((one) => isInForce(one, today)) : own;
      return {
        id: module.id,
        title: pickText(module.title, language),
        credits: module.credits,
        creditsText: number(module.credits),
        share: shareFilled(module.credits, own, today),
        outcomes: module.outcomes.map((texts) => pickText(texts, language)),
        embeddings: shown.map((one) => ({
          id: one.id,
          title: pickText(one.achievement.descriptor.title, language),
          family: one.achievement.descriptor.family,
          achievementId: one.achievementId,
          version: one.version,
          hours: one.achievement.descriptor.workload.hours,
          kind: one.kind,
          credits: number(one.creditsCounted),
          decidedBy: one.decidedBy,
          from: dayIn(language, one.validFrom),
          to: one.validTo === null ? null : dayIn(language, one.validTo),
          isNow: isInForce(one, today),
          isOver: one.validTo !== null && one.validTo < today,
        })),
      };
    }),
  };
}
/** The languages in which a programme is written: the reader's first, then those that it has and one that was asked for. */
export function writtenIn(texts: readonly Multilingual[], reader: string, asked: string | null): readonly string[] {
  const present = texts.flatMap((map) => Object.keys(map));
  const chosen = [...present, ...(present.length === 0 ? [reader] : []), ...(asked === null ? [] : [asked])];
  const first = chosen.includes(reader) ? [reader] : [];
  return [...new Set([...first, ...chosen])].filter(isLanguage);
}

/** Languages that can still be added to a form. */
export const otherLanguages = (written: readonly string[]) =>
  LEARNER_LANGUAGES.filter((code) => !written.includes(code)).map((value) => ({ value, label: ownName(value) }));

export const levelChoices = (none: string) => [
  { value: '', label: none },
  ...EQF_LEVELS.map((level) => ({ value: String(level), label: String(level) })),
];
export const systemChoices = () =>
  referenceTables().creditSystems.map(({ code, name }) => ({ value: code, label: name }));

type Typed = Readonly<Record<string, string>>;

const textsIn = (typed: Typed, name: string): Record<string, string> =>
  Object.fromEntries(
    Object.entries(typed).flatMap(([field, value]) => {
      const language = field.startsWith(`${name}.`) ? field.slice(name.length + 1) : '';
      return isLanguage(language) ? [[language, value] as const] : [];
    }),
  );
const fieldsOf = (name: string, texts: Multilingual): Record<string, string> =>
  Object.fromEntries(Object.entries(texts).map(([language, text]) => [`${name}.${language}`, text]));

export const readProgrammeForm = (typed: Typed): ProgrammeForm => ({
  title: textsIn(typed, 'title'),
  summary: textsIn(typed, 'summary'),
  eqf: typed['eqf'] ?? '',
  creditSystem: typed['creditSystem'] ?? '',
  credits: typed['credits'] ?? '',
});

export const programmeFields = ({ programme }: ProgrammePage): Record<string, string> => ({
  ...fieldsOf('title', programme.title),
  ...fieldsOf('summary', programme.summary),
  eqf: programme.eqf === null ? '' : String(programme.eqf),
  creditSystem: programme.creditSystem,
  credits: programme.credits === 0 ? '' : String(programme.credits),
});

type Module = ProgrammePage['modules'][number];

export const readModuleForm = (typed: Typed): ModuleForm => ({
  title: textsIn(typed, 'title'),
  outcomes: textsIn(typed, 'outcomes'),
  credits: typed['credits'] ?? '',
  hours: typed['hours'] ?? '',
  ownAssessment: typed['ownAssessment'] === 'yes' ? 'yes' : typed['ownAssessment'] === 'no' ? 'no' : '',
  prerequisites: (['none', 'stated', 'hidden'] as const).find((one) => one === typed['prerequisites']) ?? '',
  needs: typed['needs'] ?? '',
});

export function moduleFields(module: Module): Record<string, string> {
  const tongues = [...new Set(module.outcomes.flatMap((texts) => Object.keys(texts)))];
  const lines = tongues.map((tag) => [tag, module.outcomes.map((texts) => texts[tag] ?? '').join('\n')] as const);
  return {
    ...fieldsOf('title', module.title),
    ...fieldsOf('outcomes', Object.fromEntries(lines)),
    credits: module.credits === 0 ? '' : String(module.credits),
    hours: module.hours === 0 ? '' : String(module.hours),
    ownAssessment: module.ownAssessment,
    prerequisites: module.prerequisites,
    needs: module.needs,
  };
}
