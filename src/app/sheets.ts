import { type AchievementVersion, getPublished, listPublished } from '#modules/design/index.ts';
import { findCertificate } from '#modules/training/index.ts';
import { GENERAL_TEMPLATE, generalSheet, type Sheet, type SheetSource } from '#modules/portfolio/index.ts';
import { LEARNER_LANGUAGES } from '#platform/i18n/languages.ts';
import { loadTranslate } from './messages.ts';

/** The questions of a published version: its criteria, in plain words, in the order of the outcomes. */
const toSheet = ({ achievementId, version, descriptor }: AchievementVersion): Sheet => ({
  achievementId,
  version,
  title: descriptor.title,
  family: descriptor.family,
  scale: descriptor.selfScale ?? 'three',
  areas: descriptor.outcomes.map(({ id, statement }) => ({ id, title: statement })),
  items: descriptor.outcomes.flatMap((outcome) =>
    outcome.criteria.map(({ id, plain, pictogram }) => ({ criterionId: id, plain, pictogram, areaId: outcome.id })),
  ),
});

/** Hands the portfolio its questions out of what is published and not retired. */
export const publishedSheets: SheetSource = {
  async find(tx, tenantId, achievementId) {
    const version = await getPublished(tx, tenantId, achievementId);
    return version === null || version.retiredAt !== undefined ? null : toSheet(version);
  },
  async list(tx, tenantId) {
    // The staff's own course is no question to learners.
    const course = await findCertificate(tx, tenantId);
    return (await listPublished(tx, tenantId)).filter((one) => one.achievementId !== course).map(toSheet);
  },
};

let general: Promise<Sheet> | undefined;

async function buildGeneral(): Promise<Sheet> {
  const says = await Promise.all(
    LEARNER_LANGUAGES.map(async (language) => ({ language, say: await loadTranslate(language) })),
  );
  const english = await loadTranslate('en');
  return generalSheet((key) =>
    Object.fromEntries(
      says.flatMap(({ language, say }) => {
        const text = say(key);
        // What a language lacks comes back in English: then it is not said to be that language.
        return language !== 'en' && text === english(key) ? [] : [[language, text] as const];
      }),
    ),
  );
}

/** The general skills in every language that has them; the same for everybody. */
export function generalSkillsSheet(): Promise<Sheet> {
  general ??= buildGeneral();
  return general;
}

/** What a learner may rate herself on: the general skills first, then what is published. */
export const learnerSheets: SheetSource = {
  async find(tx, tenantId, achievementId) {
    return achievementId === GENERAL_TEMPLATE
      ? generalSkillsSheet()
      : publishedSheets.find(tx, tenantId, achievementId);
  },
  async list(tx, tenantId) {
    return [await generalSkillsSheet(), ...(await publishedSheets.list(tx, tenantId))];
  },
};
