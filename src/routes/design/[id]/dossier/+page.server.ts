import { shown } from '#app/answers.ts';
import { dossierOf } from '#app/design-dossier.ts';
import { formatDateTime } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { language } = locals;
  const { design, content, checks, principles, approvals, comments, history } = shown(
    await dossierOf({ locals, params, url }),
  );
  const published = history.filter(({ version, kind }) => kind === 'published' && version !== null);
  return {
    id: design.id,
    title: pickText(content.descriptor.title, language),
    design: {
      ...design,
      publishedAt: design.publishedAt === null ? null : formatDateTime(language, new Date(design.publishedAt)),
    },
    versions: published.map(({ version }) => version ?? 0),
    counts: {
      told: checks.elements.filter(({ state }) => state === 'filled').length,
      elements: checks.elements.filter(({ state }) => state !== 'at_issue').length,
      errors: checks.alignment.filter(({ grade }) => grade === 'error').length,
      warnings: checks.alignment.filter(({ grade }) => grade === 'warning').length,
      answered: principles.filter(({ bySystem, own }) => bySystem !== null || own !== null).length,
      questions: principles.length,
      approvals: approvals.filter(({ isOfThisContent }) => isOfThisContent).length,
      comments: comments.filter(({ answers, settled }) => answers === null && settled === null).length,
    },
  };
};
