import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { loadTranslate } from '#app/messages.ts';
import { caseContent, decisionDraft, examOf } from '#app/case-pages.ts';
import { textOf, textsOf } from '#app/read-form.ts';
import {
  askForSecondOnCase,
  cancelSecond,
  checkCaseEvidence,
  decideCase,
  declareTies,
  type DecisionPreview,
  type Letter,
  openCase,
  OUTCOME_DECISIONS,
  previewDecision,
  toLetter,
} from '#modules/assessment/index.ts';
import { EVIDENCE_TESTS } from '#modules/portfolio/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { directionOf, isLanguage } from '#platform/i18n/languages.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language } = signedIn(locals);
  const found = shown(await openCase(world, actor, params.case));
  const { sent, learner, coach, version, conflict, declaration, decision, decidedBy } = found;
  return {
    id: sent.id,
    learner,
    coachName: sent.exam === null ? (coach?.fullName ?? '') : '',
    title: pickText(version.descriptor.title, language),
    version: version.version,
    sentAt: formatDate(language, sent.sentAt),
    identityCheck: sent.identityCheck,
    isWaiting: sent.state === 'waiting',
    conflict,
    isDeclared: declaration !== null,
    exam: examOf(found, language),
    content: caseContent(found, { language, personId: actor.personId }),
    letter: decision === null ? null : toLetter(version, decision, language),
    decidedBy: decidedBy?.fullName ?? '',
    tests: EVIDENCE_TESTS,
    decisions: OUTCOME_DECISIONS,
    today: world.clock.now().toISOString().slice(0, 10),
    isDone: url.searchParams.has('done'),
    dueAt: formatDate(language, sent.dueAt),
    isLate: sent.state === 'waiting' && sent.dueAt < world.clock.now(),
    origin: sent.origin,
    hasTraining: found.hasTraining,
    isSecondOpen: found.isSecondOpen,
    openSecond: found.ownOpenSecond,
    kept: found.kept,
    earlier: found.earlier === null ? null : toLetter(version, found.earlier, language),
  };
};

/** Every word of a letter in one language, for a page that is read in another. */
async function letterWords(letter: Letter, language: string): Promise<Readonly<Record<string, string>>> {
  const say = await loadTranslate(isLanguage(language) ? language : 'en');
  const { decision, decidedAt, lines } = letter;
  const outcomes = [...new Set(lines.map((line) => `assessment.outcome.${line.decision}`))];
  const keys = [`assessment.letter.${decision}`, `assessment.letter.${decision}.text`, ...LETTER_KEYS, ...outcomes];
  return Object.fromEntries(keys.map((key) => [key, say(key, { date: decidedAt })]));
}

const LETTER_KEYS = ['assessment.letter.decided', 'assessment.letter.wanted', 'assessment.letter.wanted_by'];

/** The letter as the learner would read it, in her language, and in the validator's where that is another one. */
async function letterPreview(locals: App.Locals, caseId: string, preview: DecisionPreview) {
  const { world, actor, language } = signedIn(locals);
  const { version, learner } = shown(await openCase(world, actor, caseId));
  const decision = { ...preview, decidedAt: world.clock.now() };
  const theirs = toLetter(version, decision, learner.language);
  return {
    theirs,
    words: await letterWords(theirs, learner.language),
    lang: learner.language,
    dir: directionOf(learner.language),
    own: learner.language === language ? null : toLetter(version, decision, language),
  };
}

export const actions: Actions = {
  declare: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const declared = textOf(form, 'declared');
    if (declared !== 'no_conflict' && declared !== 'conflict') {
      return fail(422, { failures: [{ code: 'assessment.declaration_missing', field: 'declared' }] });
    }
    const said = await declareTies(world, actor, { caseId: params.case, declared, reason: textOf(form, 'reason') });
    if (!said.ok) return fail(422, { failures: failuresOf(said.error) });
    redirect(303, `/validate/${params.case}`);
  },
  check: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const form = await request.formData();
    const input = { caseId: params.case, evidenceId: textOf(form, 'evidenceId'), passed: textsOf(form, 'passed') };
    const checked = await checkCaseEvidence(world, actor, input);
    if (!checked.ok) return fail(422, { failures: failuresOf(checked.error) });
    redirect(303, `/validate/${params.case}`);
  },
  second: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const why = textOf(await request.formData(), 'why');
    const asked = await askForSecondOnCase(world, actor, { caseId: params.case, why });
    if (!asked.ok) return fail(422, { failures: failuresOf(asked.error), why });
    redirect(303, `/validate/${params.case}`);
  },
  cancelSecond: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const cancelled = await cancelSecond(world, actor, textOf(await request.formData(), 'second'));
    if (!cancelled.ok) return fail(422, { failures: failuresOf(cancelled.error) });
    redirect(303, `/validate/${params.case}`);
  },
  preview: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const draft = decisionDraft(await request.formData());
    const preview = await previewDecision(world, actor, { caseId: params.case, outcomes: draft });
    if (!preview.ok) return fail(422, { failures: failuresOf(preview.error), draft });
    return { draft, preview: await letterPreview(locals, params.case, preview.value) };
  },
  change: async ({ request }) => ({ draft: decisionDraft(await request.formData()) }),
  decide: async ({ request, locals, params }) => {
    const { world, actor } = signedIn(locals);
    const draft = decisionDraft(await request.formData());
    const decided = await decideCase(world, actor, { caseId: params.case, outcomes: draft });
    if (!decided.ok) return fail(422, { failures: failuresOf(decided.error), draft });
    redirect(303, `/validate/${params.case}?done`);
  },
};
