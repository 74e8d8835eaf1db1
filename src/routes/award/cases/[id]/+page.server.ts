import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { textValues } from '#app/form-values.ts';
import { awardCredential, awardInput, CONSENT_WAYS, previewAward } from '#modules/award/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { pickText } from '#platform/i18n/text.ts';
import { parseInput } from '#platform/parse.ts';
import { randomToken } from '#platform/ids.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params }) => {
  const { world, actor, language } = signedIn(locals);
  const preview = shown(await previewAward(world, actor, { caseId: params.id }));
  const { file, gate, part, warnings, alreadyAwarded, replaces, newer } = preview;
  const { decided, version, learner } = file;
  return {
    learner: { name: learner.fullName },
    title: pickText(version.descriptor.title, language),
    achievementId: version.achievementId,
    family: version.descriptor.family,
    version: version.version,
    hours: version.descriptor.workload.hours,
    decision: decided.decision,
    decidedAt: formatDate(language, decided.decidedAt),
    outcomes: version.descriptor.outcomes.map((outcome) => ({
      id: outcome.id,
      statement: pickText(outcome.statement, language),
      isValidated: decided.validatedOutcomes.includes(outcome.id),
    })),
    assessors: decided.assessors.map(({ role, at }) => ({ role, at: formatDate(language, at) })),
    evidenceKinds: [...new Set(decided.evidenceKinds)],
    identityCheck: decided.identityCheck,
    gate,
    part,
    warnings,
    alreadyAwarded,
    replaces,
    newer,
    consentWays: CONSENT_WAYS,
    idempotencyKey: randomToken(world.random),
  };
};

export const actions = {
  default: async ({ locals, params, request }) => {
    const { world, actor } = signedIn(locals);
    const values = textValues(await request.formData());
    const consent = values['consent'] ?? null;
    const input = parseInput(awardInput, { ...values, caseId: params.id, consent }, 'award.form_incomplete');
    if (!input.ok) return fail(422, { failures: input.error, values });
    const awarded = await awardCredential(world, actor, input.value);
    if (!awarded.ok) return fail(422, { failures: failuresOf(awarded.error), values });
    redirect(303, `/award/credentials/${awarded.value.credentialId}?done=issued`);
  },
} satisfies Actions;
