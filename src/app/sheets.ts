import { type AchievementVersion, getPublished, listPublished } from '#modules/design/index.ts';
import type { Sheet, SheetSource } from '#modules/portfolio/index.ts';

/** The questions of a published version: its criteria, in plain words, in the order of the outcomes. */
const toSheet = ({ achievementId, version, descriptor }: AchievementVersion): Sheet => ({
  achievementId,
  version,
  title: descriptor.title,
  family: descriptor.family,
  items: descriptor.outcomes
    .flatMap(({ criteria }) => criteria)
    .map(({ id, plain, pictogram }) => ({ criterionId: id, plain, pictogram })),
});

/** Hands the portfolio its questions out of what is published and not retired. */
export const publishedSheets: SheetSource = {
  async find(tx, tenantId, achievementId) {
    const version = await getPublished(tx, tenantId, achievementId);
    return version === null || version.retiredAt !== undefined ? null : toSheet(version);
  },
  async list(tx, tenantId) {
    return (await listPublished(tx, tenantId)).map(toSheet);
  },
};
