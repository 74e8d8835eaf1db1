import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { isTakeName } from '#app/passport/formats.ts';
import { heldPage } from '#app/passport/held-page.ts';
import { changeSharing, getOwnCredential } from '#modules/passport/index.ts';
import type { Actions, PageServerLoad } from './$types';

export const load: PageServerLoad = async ({ locals, params, url }) => {
  const { world, actor, language, t } = signedIn(locals);
  const held = shown(await getOwnCredential(world, actor, params.id));
  const done = url.searchParams.get('done');
  const missing = url.searchParams.get('missing') ?? '';
  return {
    ...(await heldPage(world, held, { t, language })),
    missing: isTakeName(missing) ? missing : null,
    done: done === 'hidden' || done === 'shown' ? done : null,
  };
};

async function change({ locals, params }: RequestEvent, sharing: 'shown' | 'hidden') {
  const { world, actor } = signedIn(locals);
  const credentialId = params['id'] ?? '';
  const changed = await changeSharing(world, actor, { credentialId, sharing });
  if (!changed.ok) return fail(422, { failures: failuresOf(changed.error) });
  redirect(303, `/learn/credentials/${credentialId}?done=${sharing}`);
}

export const actions = {
  hide: (event) => change(event, 'hidden'),
  show: (event) => change(event, 'shown'),
} satisfies Actions;
