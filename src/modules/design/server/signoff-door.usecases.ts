import { getOrganisation } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { newId } from '#platform/ids.ts';
import { parseInput } from '#platform/parse.ts';
import { openPrivateLink, type Door } from '#platform/private-link.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { DesignContent } from '../plan/plan-edits.rules.ts';
import {
  signatureInput,
  signOffState,
  type SignatureInput,
  type SignOff,
  type SignOffState,
} from '../signoff.rules.ts';
import { hashContent } from './content-hash.ts';
import { findDraft, lockDraft } from './drafts.store.ts';
import { changeSignOff, insertApproval, lockSignOffByToken } from './signoff.store.ts';

/** `decided`: the design was published or taken back before anybody answered here. */
export type SignOffDoorState = SignOffState | 'decided';

/** All that somebody behind a link may see; of a closed link only its state. */
export type SignOffQuestion = {
  readonly state: SignOffDoorState;
  readonly endsAt: Date;
  readonly open: {
    readonly partner: string;
    readonly body: string;
    readonly organisation: string;
    readonly content: DesignContent;
    /** Goes back with the answer: it counts only for what was read. */
    readonly seen: string;
  } | null;
};

const knock = (tx: Tx, now: Date, door: Door): Promise<Result<SignOff>> =>
  openPrivateLink(tx, door, {
    ...{ kind: 'sign', now, unknown: 'design.sign.unknown' },
    find: (tokenHash) => lockSignOffByToken(tx, tokenHash),
  });

/** What stands behind a link. Codes: `design.sign.unknown`, `people.too_many_tries`. */
export async function openSignOffLink(world: World, door: Door): Promise<Result<SignOffQuestion>> {
  const now = world.clock.now();
  return world.db.asSystem(async (tx) => {
    const found = await knock(tx, now, door);
    if (!found.ok) return found;
    const { tenantId, achievementId, endsAt, partner, body } = found.value;
    const state = signOffState(found.value, now);
    const draft = state === 'open' ? await findDraft(tx, tenantId, achievementId) : null;
    if (draft === null) return ok({ state: state === 'open' ? 'decided' : state, endsAt, open: null });
    const { descriptor, plan } = draft;
    const organisation = await getOrganisation(tx, tenantId);
    return ok({
      ...{ state, endsAt },
      open: {
        ...{ partner, body, organisation: organisation?.publicName ?? '', content: { descriptor, plan } },
        seen: hashContent(draft),
      },
    });
  });
}

/**
 * Takes the answer, once, and binds it to the content that was read. When the design changed in between, nothing is
 * recorded: the page shows the new content and asks again.
 * Codes: `design.sign.unknown`, `people.too_many_tries`, `design.sign.closed`, `design.sign.changed`, and
 * those of the fields.
 */
export async function signDesign(
  world: World,
  door: Door,
  typed: { readonly fields: SignatureInput; readonly seen: string },
): Promise<Result<true, readonly Failure[]>> {
  const parsed = parseInput(signatureInput, typed.fields, 'design.sign.verdict_missing');
  if (!parsed.ok) return parsed;
  const { verdict, name, role, words, mayBeShown } = parsed.value;
  const at = world.clock.now();
  return world.db.asSystem(async (tx) => {
    const found = await knock(tx, at, door);
    if (!found.ok) return fail([found.error]);
    const { tenantId, id, achievementId, body } = found.value;
    if (signOffState(found.value, at) !== 'open') return fail([{ code: 'design.sign.closed' }]);
    const draft = await lockDraft(tx, tenantId, achievementId);
    if (draft === null) return fail([{ code: 'design.sign.closed' }]);
    const contentHash = hashContent(draft);
    if (contentHash !== typed.seen) return fail([{ code: 'design.sign.changed' }]);
    await insertApproval(tx, {
      ...{ tenantId, id: newId(world.random, 'dap'), achievementId, contentHash, revision: draft.revision },
      ...{ body, verdict, signerName: name, signerRole: role, words, signOffId: id, decidedBy: null, at },
    });
    await changeSignOff(tx, { tenantId, id, set: { answeredAt: at, mayBeShown: mayBeShown && verdict !== 'no' } });
    const after = { verdict, body };
    await recordAudit(tx, { tenantId, actorId: id, action: 'design.sign_off', objectId: achievementId, at, after });
    return ok(true);
  });
}
