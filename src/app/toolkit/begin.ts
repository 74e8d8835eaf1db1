import { listDesigns, readDesign } from '#modules/design/index.ts';
import { designName } from '#modules/design/ui/design-name.ts';
import { findTemplate, startSheet } from '#modules/institution/index.ts';
import { hasRole } from '#modules/people/index.ts';
import { actorOf, shown } from '#app/answers.ts';
import { pickText } from '#platform/i18n/text.ts';
import { fail, type Result } from '#platform/result.ts';
import { answersFrom } from './flow.ts';

/** Designs that a sheet can belong to, for those who may see designs. */
export async function designsToChoose(locals: App.Locals): Promise<readonly { value: string; label: string }[]> {
  const { world, actor, language, t } = locals;
  if (actor === null || !(hasRole(actor, 'designer') || hasRole(actor, 'approver'))) return [];
  return shown(await listDesigns(world, actor)).map(({ achievementId, title }) => ({
    value: achievementId,
    label: designName(pickText(title, language), t),
  }));
}

type Beginning = { readonly templateId: string; readonly title: string; readonly achievementId: string };

/**
 * Begins a sheet; for a design it starts with what the design knows. Without a title it is called as its worksheet.
 * Codes: those of `startSheet`, and `design.not_found`.
 */
export async function beginSheet(locals: App.Locals, input: Beginning): Promise<Result<{ readonly sheetId: string }>> {
  const { world, t, language } = locals;
  const actor = actorOf(locals);
  const template = findTemplate(input.templateId);
  if (template === null) return fail({ code: 'institution.template_gone' });
  const title = input.title.trim() === '' ? t(`institution.sheet.${template.id}.title`) : input.title;
  const start = { templateId: template.id, title };
  if (input.achievementId === '') return startSheet(world, actor, { ...start, language });
  const design = await readDesign(world, actor, input.achievementId);
  if (!design.ok) return design;
  const content = { descriptor: design.value.descriptor, plan: design.value.plan };
  const { language: spoken } = content.descriptor;
  const answers = answersFrom(content, template, spoken);
  return startSheet(world, actor, { ...start, language: spoken, achievementId: input.achievementId, answers });
}
