import { sql } from 'drizzle-orm';
import { describe, expect, it } from 'vitest';
import { makeOrganisation, makeStaff, must } from '../../../../tests/support/people.ts';
import { useTestWorld } from '../../../../tests/support/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { descriptorEdits } from '../descriptor-edits.ts';
import { completeDescriptor } from '../fixtures/descriptor.ts';
import { findDraft } from './drafts.store.ts';
import { createAchievement, saveDraft, type SaveInput } from './drafts.usecases.ts';
import { commentedField } from '../comment.rules.ts';
import { readComments, replyToComment, settleComment, writeComment } from './comment.usecases.ts';
import { approveForLead } from './joint.usecases.ts';
import { readDesign } from './reading.ts';
import { approveAndPublish, submitForReview } from './review.usecases.ts';
import { openSignOffLink, signDesign } from './signoff-door.usecases.ts';
import {
  askForSignOff,
  hideEndorsement,
  issueSignOffLink,
  listEndorsements,
  readSignatures,
  withdrawSignOff,
} from './signoff.usecases.ts';

const world = useTestWorld();

type Team = { readonly matteo: Actor; readonly aila: Actor };

async function team(): Promise<Team> {
  const admin = await makeOrganisation(world());
  return {
    matteo: await makeStaff(world(), admin, ['designer']),
    aila: await makeStaff(world(), admin, ['approver']),
  };
}

const JOINT = completeDescriptor({
  awardingBody: [
    { name: 'Northern Garden School', country: 'SE' },
    { name: 'house', country: 'NO', region: 'NO020' },
    { name: 'Lake College', country: 'IE' },
  ],
});

const draftOf = async (actor: Actor, achievementId: string) => {
  const draft = await world().db.inTenant(actor.tenantId, (tx) => findDraft(tx, actor.tenantId, achievementId));
  if (draft === null) throw new Error('There should be a draft.');
  return draft;
};

const save = async (actor: Actor, achievementId: string, edit: SaveInput['edit']) => {
  const { revision } = await draftOf(actor, achievementId);
  return must(await saveDraft(world(), actor, { achievementId, revision, edit }));
};

async function makeDraft(actor: Actor, descriptor = completeDescriptor()): Promise<string> {
  const { achievementId } = must(await createAchievement(world(), actor, { language: 'en' }));
  for (const edit of descriptorEdits(descriptor)) await save(actor, achievementId, edit);
  return achievementId;
}

const ref = async (actor: Actor, achievementId: string) => ({
  achievementId,
  revision: (await draftOf(actor, achievementId)).revision,
  reason: '',
});

type Outcome = { readonly ok: boolean; readonly error?: unknown };
const codesIn = (result: Outcome): readonly string[] => {
  const list = Array.isArray(result.error) ? result.error : [result.error];
  return result.ok ? ['ok'] : list.map((one: { readonly code: string }) => one.code);
};

const given = <T>(result: { ok: true; value: T } | { ok: false; error: unknown }): T => {
  if (!result.ok) throw new Error(JSON.stringify(result.error));
  return result.value;
};

/** Asks and makes the link; answers its secret. */
async function linkFor(actor: Actor, achievementId: string, body = ''): Promise<{ id: string; token: string }> {
  const fields = { partner: body === '' ? 'Garden shop' : body, body, days: 14 };
  const { id } = given(await askForSignOff(world(), actor, { achievementId, fields }));
  const { address } = given(await issueSignOffLink(world(), actor, { achievementId, id }));
  return { id, token: address.split('/').at(-1) ?? '' };
}

const door = (token: string) => ({ token, network: '192.0.2.1' });
const yes = { verdict: 'yes', name: 'Per Lunde', role: 'Head of shop', words: '' };

async function sign(token: string, fields: typeof yes & { readonly mayBeShown?: string } = yes) {
  const { open } = given(await openSignOffLink(world(), door(token)));
  return signDesign(world(), door(token), { fields, seen: open?.seen ?? '' });
}

describe('a partner without an account', () => {
  it('reads the design behind a link and agrees once, with name and role', async () => {
    const { matteo } = await team();
    const achievementId = await makeDraft(matteo);
    const { id, token } = await linkFor(matteo, achievementId);
    const { open, state } = given(await openSignOffLink(world(), door(token)));
    expect(state).toBe('open');
    expect(open?.content.descriptor.title).toEqual(completeDescriptor().title);

    expect(codesIn(await sign(token))).toEqual(['ok']);
    expect(codesIn(await sign(token))).toEqual(['design.sign.closed']);
    expect(given(await openSignOffLink(world(), door(token)))).toMatchObject({ state: 'answered', open: null });
    const { asked, approvals } = given(await readSignatures(world(), matteo, achievementId));
    expect(asked).toMatchObject([{ id, state: 'answered', answer: { verdict: 'yes', signerRole: 'Head of shop' } }]);
    expect(approvals).toHaveLength(1);
    const { history } = given(await readDesign(world(), matteo, achievementId));
    expect(history.map(({ kind, by, of }) => [kind, by, of])).toEqual([
      ['created', 'Ingrid Solbakken', ''],
      ['sign_asked', 'Ingrid Solbakken', 'Garden shop'],
      ['sign_yes', 'Per Lunde', 'Head of shop'],
    ]);
  });

  it('is named in the open only where they allow it, and no longer once they ask', async () => {
    const { matteo, aila } = await team();
    const achievementId = await makeDraft(matteo);
    const first = await linkFor(matteo, achievementId);
    const allowed = { ...yes, verdict: 'remarks', words: 'We will hire from it.', mayBeShown: 'yes' };
    expect(codesIn(await sign(first.token, allowed))).toEqual(['ok']);
    await sign((await linkFor(matteo, achievementId)).token, { ...yes, name: 'Somebody Shy' });
    const refused = { ...yes, verdict: 'no', words: 'Too long.', mayBeShown: 'yes' };
    await sign((await linkFor(matteo, achievementId)).token, refused);
    const content = await draftOf(matteo, achievementId);
    const shown = () =>
      world().db.inTenant(matteo.tenantId, (tx) => listEndorsements(tx, matteo.tenantId, { achievementId, content }));
    expect(await shown()).toMatchObject([
      { name: 'Per Lunde', role: 'Head of shop', partner: 'Garden shop', words: 'We will hire from it.' },
    ]);

    const { matteo: stranger } = await team();
    const ref1 = { achievementId, id: first.id };
    expect(codesIn(await hideEndorsement(world(), stranger, ref1))).toEqual(['design.not_found']);
    given(await hideEndorsement(world(), aila, ref1));
    expect(await shown()).toEqual([]);
    const { approvals } = given(await readSignatures(world(), matteo, achievementId));
    expect(approvals).toHaveLength(3);
  });

  it('never stands beside content that they did not read', async () => {
    const { matteo } = await team();
    const achievementId = await makeDraft(matteo);
    await sign((await linkFor(matteo, achievementId)).token, { ...yes, mayBeShown: 'yes' });
    await save(matteo, achievementId, { kind: 'plan', values: { problem: 'Plants die.' } });
    const content = await draftOf(matteo, achievementId);
    expect(
      await world().db.inTenant(matteo.tenantId, (tx) =>
        listEndorsements(tx, matteo.tenantId, { achievementId, content }),
      ),
    ).toEqual([]);
  });

  it('says why when it is no plain yes, and gives a name', async () => {
    const { matteo } = await team();
    const { token } = await linkFor(matteo, await makeDraft(matteo));
    expect(codesIn(await sign(token, { ...yes, verdict: 'no', name: ' ' }))).toEqual([
      'design.sign.name_missing',
      'design.sign.words_missing',
    ]);
    expect(codesIn(await sign(token, { ...yes, verdict: 'remarks' }))).toEqual(['design.sign.words_missing']);
    expect(codesIn(await sign(token, { ...yes, verdict: 'maybe' }))).toEqual(['design.sign.verdict_missing']);
    expect(codesIn(await sign(token, { ...yes, verdict: 'remarks', words: 'Too many hours.' }))).toEqual(['ok']);
  });

  it('does not sign what was changed while it was read', async () => {
    const { matteo } = await team();
    const achievementId = await makeDraft(matteo);
    const { token } = await linkFor(matteo, achievementId);
    const { open } = given(await openSignOffLink(world(), door(token)));
    await save(matteo, achievementId, { kind: 'plan', values: { problem: 'Plants die.' } });
    const signed = await signDesign(world(), door(token), { fields: yes, seen: open?.seen ?? '' });
    expect(codesIn(signed)).toEqual(['design.sign.changed']);
    expect(codesIn(await sign(token))).toEqual(['ok']);
  });

  it('is told when the link was replaced, withdrawn, has ended, or came too late', async () => {
    const { matteo, aila } = await team();
    const achievementId = await makeDraft(matteo);
    const first = await linkFor(matteo, achievementId);
    given(await issueSignOffLink(world(), matteo, { achievementId, id: first.id }));
    expect(codesIn(await openSignOffLink(world(), door(first.token)))).toEqual(['design.sign.unknown']);

    const withdrawn = await linkFor(matteo, achievementId);
    given(await withdrawSignOff(world(), matteo, { achievementId, id: withdrawn.id }));
    expect(given(await openSignOffLink(world(), door(withdrawn.token))).state).toBe('withdrawn');
    expect(codesIn(await issueSignOffLink(world(), matteo, { achievementId, id: withdrawn.id }))).toEqual([
      'design.signoff.closed',
    ]);

    const late = await linkFor(matteo, achievementId);
    given(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    given(await approveAndPublish(world(), aila, await ref(aila, achievementId)));
    expect(given(await openSignOffLink(world(), door(late.token)))).toMatchObject({ state: 'decided', open: null });

    world().clock.set(new Date(world().clock.now().getTime() + 15 * 86_400_000));
    expect(given(await openSignOffLink(world(), door(late.token))).state).toBe('ended');
  });

  it('cannot be asked, or have links made, by somebody of another organisation', async () => {
    const { matteo } = await team();
    const { matteo: stranger } = await team();
    const achievementId = await makeDraft(matteo);
    const { id } = await linkFor(matteo, achievementId);
    const fields = { partner: 'Shop', body: '', days: 14 };
    expect(codesIn(await askForSignOff(world(), stranger, { achievementId, fields }))).toEqual(['design.draft_gone']);
    expect(codesIn(await issueSignOffLink(world(), stranger, { achievementId, id }))).toEqual(['design.not_found']);
    expect(codesIn(await readSignatures(world(), stranger, achievementId))).toEqual(['design.not_found']);
  });

  it('leaves an answer that nobody in the organisation can rewrite', async () => {
    const { matteo } = await team();
    const achievementId = await makeDraft(matteo);
    await sign((await linkFor(matteo, achievementId)).token);
    const rewrite = world().db.inTenant(matteo.tenantId, (tx) =>
      tx.execute(sql`update design_approval set verdict = 'no'`),
    );
    await expect(rewrite).rejects.toThrow();
  });
});

describe('a joint design', () => {
  it('is published only when every body agreed to exactly what is published; the publisher agrees for the lead', async () => {
    const { matteo, aila } = await team();
    const achievementId = await makeDraft(matteo, JOINT);
    const { bodies } = given(await readSignatures(world(), matteo, achievementId));
    expect(bodies.map(({ name, isLead }) => [name, isLead])).toEqual([
      ['Northern Garden School', false],
      ['house', true],
      ['Lake College', false],
    ]);
    await sign((await linkFor(matteo, achievementId, 'Northern Garden School')).token);
    await save(matteo, achievementId, { kind: 'plan', values: { problem: 'Plants die.' } });
    await sign((await linkFor(matteo, achievementId, 'Lake College')).token);
    given(await submitForReview(world(), matteo, await ref(matteo, achievementId)));

    const early = await approveAndPublish(world(), aila, await ref(aila, achievementId));
    expect(early).toMatchObject({
      error: { code: 'design.joint.incomplete', params: { bodies: 'Northern Garden School' } },
    });
    const waiting = given(await readSignatures(world(), aila, achievementId));
    expect(waiting.bodies.map(({ standing }) => standing)).toEqual(['changed', 'open', 'agreed']);
    expect(waiting.mayApprove).toBe(true);

    await sign((await linkFor(matteo, achievementId, 'Northern Garden School')).token);
    expect(codesIn(await approveAndPublish(world(), aila, await ref(aila, achievementId)))).toEqual(['ok']);
    const after = given(await readSignatures(world(), aila, achievementId));
    expect(after.bodies.map(({ standing }) => standing)).toEqual(['agreed', 'agreed', 'agreed']);
    expect(after.approvals.find(({ body }) => body === 'house')).toMatchObject({ decidedBy: aila.personId });
  });

  it('is held by a body that says no, until it says yes to what was changed', async () => {
    const { matteo, aila } = await team();
    const achievementId = await makeDraft(
      matteo,
      completeDescriptor({
        awardingBody: [
          { name: 'House', country: 'NO' },
          { name: 'Lake College', country: 'IE' },
        ],
      }),
    );
    const { token } = await linkFor(matteo, achievementId, 'Lake College');
    await sign(token, { ...yes, verdict: 'no', words: 'Not at this level.' });
    given(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    expect(codesIn(await approveAndPublish(world(), aila, await ref(aila, achievementId)))).toEqual([
      'design.joint.incomplete',
    ]);
  });

  it('lets the approver agree for the lead first; never a writer, never by link, never for another body', async () => {
    const { matteo, aila } = await team();
    const achievementId = await makeDraft(matteo, JOINT);
    given(await submitForReview(world(), matteo, await ref(matteo, achievementId)));
    const both: Actor = { ...matteo, roles: ['designer', 'approver'] };
    expect(codesIn(await approveForLead(world(), both, await ref(matteo, achievementId)))).toEqual(['design.own_work']);
    expect(codesIn(await approveForLead(world(), aila, await ref(matteo, achievementId)))).toEqual(['ok']);
    expect(codesIn(await approveForLead(world(), aila, await ref(matteo, achievementId)))).toEqual([
      'design.joint.agreed_already',
    ]);
    for (const body of ['house', 'Somebody Else']) {
      const fields = { partner: body, body, days: 14 };
      expect(codesIn(await askForSignOff(world(), matteo, { achievementId, fields }))).toEqual([
        'design.signoff.body_unknown',
      ]);
    }
  });
});

describe('colleagues', () => {
  it('comment on a step, answer, settle and open again', async () => {
    const { matteo, aila } = await team();
    const achievementId = await makeDraft(matteo);
    const fields = { place: 'outcomes', about: 'out_water', text: ' Say which plants. ' } as const;
    const { id } = given(await writeComment(world(), aila, { achievementId, fields }));
    given(await settleComment(world(), matteo, { achievementId, commentId: id, wish: 'settle' }));
    const settled = given(await readComments(world(), matteo, achievementId));
    expect(settled.threads).toMatchObject([{ text: 'Say which plants.', settled: { by: 'Ingrid Solbakken' } }]);
    given(await replyToComment(world(), aila, { achievementId, commentId: id, text: 'Still unclear.' }));
    const { threads } = given(await readComments(world(), matteo, achievementId));
    expect(threads).toMatchObject([{ settled: null, replies: [{ text: 'Still unclear.' }] }]);
  });

  it('comment on one field of a step, and on none that the step does not have', async () => {
    const { matteo } = await team();
    const achievementId = await makeDraft(matteo);
    const fields = { place: 'access', about: 'plan.access.support', text: 'Who helps in the evening?' } as const;
    given(await writeComment(world(), matteo, { achievementId, fields }));
    const { threads } = given(await readComments(world(), matteo, achievementId));
    expect(commentedField('access', threads[0]?.about ?? '')?.name).toBe('plan.access.support');
    const elsewhere = await writeComment(world(), matteo, { achievementId, fields: { ...fields, place: 'finance' } });
    expect(codesIn(elsewhere)).toEqual(['design.unknown_choice']);
  });

  it('say something when they comment, on their own organisation’s designs only', async () => {
    const { matteo } = await team();
    const { matteo: stranger } = await team();
    const achievementId = await makeDraft(matteo);
    const fields = { place: 'whole', about: '', text: ' ' } as const;
    expect(codesIn(await writeComment(world(), matteo, { achievementId, fields }))).toEqual(['design.comment.empty']);
    const foreign = await writeComment(world(), stranger, { achievementId, fields: { ...fields, text: 'Hello' } });
    expect(codesIn(foreign)).toEqual(['design.not_found']);
    const { id } = given(await writeComment(world(), matteo, { achievementId, fields: { ...fields, text: 'Hello' } }));
    const closing = await settleComment(world(), stranger, { achievementId, commentId: id, wish: 'settle' });
    expect(codesIn(closing)).toEqual(['design.comment.gone']);
    const other = await makeDraft(matteo);
    const elsewhere = await replyToComment(world(), matteo, { achievementId: other, commentId: id, text: 'Hello' });
    expect(codesIn(elsewhere)).toEqual(['design.comment.gone']);
  });
});
