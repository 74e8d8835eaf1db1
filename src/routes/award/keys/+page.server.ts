import { fail, redirect } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { changeSigningKey, listSigningKeys } from '#modules/award/index.ts';
import { hasRole } from '#modules/people/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const keys = shown(await listSigningKeys(world, actor));
  return {
    keys: keys.map((key) => ({
      ...key,
      createdAt: formatDate(language, key.createdAt),
      signsUntil: formatDate(language, key.signsUntil),
    })),
    isStopped: keys.length > 0 && !keys.some((key) => key.state === 'in_use' && key.health !== 'ended'),
    mayChange: hasRole(actor, 'admin'),
    isDone: url.searchParams.has('done'),
  };
};

async function change(locals: App.Locals, kind: 'replace' | 'stop' | 'compromised') {
  const { world, actor } = signedIn(locals);
  const changed = await changeSigningKey(world, actor, kind);
  if (!changed.ok) return fail(422, { failures: failuresOf(changed.error) });
  redirect(303, '/award/keys?done');
}

export const actions = {
  replace: ({ locals }) => change(locals, 'replace'),
  stop: ({ locals }) => change(locals, 'stop'),
  compromised: ({ locals }) => change(locals, 'compromised'),
} satisfies Actions;
