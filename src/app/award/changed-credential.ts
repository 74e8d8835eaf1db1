import { shown, signedIn } from '#app/answers.ts';
import { readAward } from '#modules/award/index.ts';
import { pickText } from '#platform/i18n/text.ts';

/** What stands at the top of the pages on which a credential is corrected or withdrawn, in the reader's language. */
export async function changedCredential(locals: App.Locals, credentialId: string) {
  const { world, actor, language } = signedIn(locals);
  const { credential, frozen, learnerName } = shown(await readAward(world, actor, credentialId));
  return {
    id: credential.id,
    isOpen: credential.state === 'issued',
    title: pickText(frozen.title, language),
    learnerName,
    /** Hours that the registrar said: only those of a part are hers to correct. */
    hours: frozen.decision === 'partly_validated' ? frozen.hours : null,
  };
}
