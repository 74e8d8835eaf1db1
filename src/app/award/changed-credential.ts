import { shown } from '#app/answers.ts';
import { readAward } from '#modules/award/index.ts';
import type { Actor } from '#modules/people/index.ts';
import { pickText } from '#platform/i18n/text.ts';
import type { World } from '#platform/world.ts';

/** What stands at the top of the pages on which a credential is corrected or withdrawn. */
export async function changedCredential(world: World, actor: Actor, credentialId: string) {
  const { credential, frozen, learnerName } = shown(await readAward(world, actor, credentialId));
  return {
    id: credential.id,
    isOpen: credential.state === 'issued',
    title: pickText(frozen.title, actor.language),
    learnerName,
    /** Hours that the registrar said: only those of a part are hers to correct. */
    hours: frozen.decision === 'partly_validated' ? frozen.hours : null,
  };
}
