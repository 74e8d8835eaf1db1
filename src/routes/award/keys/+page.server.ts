import { fail, redirect, type RequestEvent } from '@sveltejs/kit';
import { failuresOf, shown, signedIn } from '#app/answers.ts';
import { readForm, textOf } from '#app/read-form.ts';
import {
  addSeal,
  changeLegalIdentifier,
  changeSigningKey,
  compromiseKey,
  identityInput,
  listSigningKeys,
  makeTestSeal,
  readSealPage,
  stopSealing,
  type KeyChange,
} from '#modules/award/index.ts';
import { hasRole } from '#modules/people/index.ts';
import { formatDate } from '#platform/i18n/format.ts';
import { parseInput } from '#platform/parse.ts';
import type { Failure, Result } from '#platform/result.ts';
import type { Actions, PageServerLoad } from './$types';

const MOST_SEAL_BYTES = 1024 * 1024;

export const load: PageServerLoad = async ({ locals, url }) => {
  const { world, actor, language } = signedIn(locals);
  const keys = shown(await listSigningKeys(world, actor));
  const { identity, seal, gap } = shown(await readSealPage(world, actor));
  return {
    keys: keys.map((key) => ({
      ...key,
      createdAt: formatDate(language, key.createdAt),
      signsUntil: formatDate(language, key.signsUntil),
    })),
    identifier: identity?.legalIdentifier ?? '',
    seal: seal === null ? null : { ...seal, validUntil: formatDate(language, seal.validUntil) },
    gap,
    isStopped: keys.length > 0 && !keys.some((key) => key.state === 'in_use' && key.health !== 'ended'),
    mayChange: hasRole(actor, 'admin'),
    done: url.searchParams.get('done'),
  };
};

/** Back to the page with what was done, or with why it was not. */
function answer(changed: Result<null, Failure | readonly Failure[]>, done: 'keys' | 'seal') {
  if (!changed.ok) return fail(422, { about: done, failures: failuresOf(changed.error) });
  redirect(303, `/award/keys?done=${done}`);
}

async function change({ locals }: RequestEvent, kind: KeyChange) {
  const { world, actor } = signedIn(locals);
  return answer(await changeSigningKey(world, actor, kind), 'keys');
}

async function readSealFile({ request }: RequestEvent): Promise<Result<{ file: Uint8Array; passphrase: string }>> {
  const form = await readForm(request);
  const file = form?.get('file');
  if (form === null || (file instanceof File && file.size > MOST_SEAL_BYTES))
    return { ok: false, error: { code: 'award.seal.file_too_large', field: 'file' } };
  if (!(file instanceof File) || file.size === 0)
    return { ok: false, error: { code: 'award.seal.file_missing', field: 'file' } };
  const bytes = new Uint8Array(await file.arrayBuffer());
  return { ok: true, value: { file: bytes, passphrase: textOf(form, 'passphrase') } };
}

export const actions = {
  replace: (event) => change(event, 'replace'),
  stop: (event) => change(event, 'stop'),
  compromised: (event) => change(event, 'compromised'),
  compromisedRetired: async ({ locals, request }) => {
    const { world, actor } = signedIn(locals);
    return answer(await compromiseKey(world, actor, textOf(await request.formData(), 'key')), 'keys');
  },
  identity: async ({ locals, request }) => {
    const { world, actor } = signedIn(locals);
    const input = parseInput(identityInput, Object.fromEntries(await request.formData()), 'award.form_incomplete');
    return answer(input.ok ? await changeLegalIdentifier(world, actor, input.value) : input, 'seal');
  },
  addSeal: async (event) => {
    const { world, actor } = signedIn(event.locals);
    const given = await readSealFile(event);
    return answer(given.ok ? await addSeal(world, actor, given.value) : given, 'seal');
  },
  testSeal: async ({ locals }) => {
    const { world, actor } = signedIn(locals);
    return answer(await makeTestSeal(world, actor), 'seal');
  },
  stopSeal: async ({ locals }) => {
    const { world, actor } = signedIn(locals);
    return answer(await stopSealing(world, actor), 'seal');
  },
} satisfies Actions;
