import { and, eq } from 'drizzle-orm';
import { seeJoint, seeLearner } from '#modules/assessment/index.ts';
import { type Actor, mayCoach, noteOnBehalf } from '#modules/people/index.ts';
import { getEvidenceFile, listEvidence } from '#modules/portfolio/index.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { openBody, packBundle, readResult, type ResultPayload, type UnitResult } from './bundle.format.ts';
import { listPartners, logBundle, NOT_FOUND, ownKeys, publicName, readFromPartner } from './bundles.store.ts';
import { bundleLog } from './bundles.tables.ts';

/** One free text or file that staff look at before it may leave. `key` is the name of its tick. */
export type FreePiece = {
  readonly key: string;
  readonly what: 'name' | 'note' | 'goal' | 'proof' | 'photo';
  readonly text: string;
  readonly evidenceId: string | null;
};

export type ResultDraft = {
  readonly units: readonly UnitResult[];
  readonly free: readonly FreePiece[];
  readonly name: string;
};

/** Everything that could leave for a learner, with each piece of free text or picture by itself. */
export async function draftResult(world: World, actor: Actor, learnerId: string): Promise<Result<ResultDraft>> {
  const { tenantId } = actor;
  const seen = await seeLearner(world, actor, learnerId);
  if (!seen.ok) return seen;
  const { learner, progress } = seen.value;
  const free: FreePiece[] = [{ key: 'name', what: 'name', text: learner.fullName, evidenceId: null }];
  const units: UnitResult[] = [];
  for (const [index, { jointId, achievementId, title }] of progress.entries()) {
    const joint = jointId === null ? null : await seeJoint(world, actor, jointId);
    // Before both are shown nothing of the two sides leaves either.
    if (joint === null || !joint.ok || joint.value.joint.revealedAt === null) continue;
    const { items, nextGoal } = joint.value.joint;
    const tasks = joint.value.version.descriptor.outcomes.flatMap(({ criteria }) => criteria);
    if (nextGoal !== '') free.push({ key: `goal-${index}`, what: 'goal', text: nextGoal, evidenceId: null });
    const proofs = await world.db.inTenant(tenantId, (tx) => listEvidence(tx, { tenantId, learnerId, achievementId }));
    units.push({
      title: { ...title },
      nextGoal: nextGoal === '' ? null : nextGoal,
      tasks: tasks.map(({ id, plain }) => {
        const item = items[id];
        const note = item?.note ?? '';
        if (note !== '') free.push({ key: `note-${id}`, what: 'note', text: note, evidenceId: null });
        return {
          plain: { ...plain },
          self: item?.self ?? null,
          coach: item?.coach ?? null,
          agreed: item?.agreed ?? null,
          note: note === '' ? null : note,
        };
      }),
      proofs: await Promise.all(
        proofs.map(async (proof) => {
          const text = [proof.title, proof.text ?? ''].filter((part) => part !== '').join('\n');
          if (text !== '') free.push({ key: `proof-${proof.id}`, what: 'proof', text, evidenceId: proof.id });
          const file = await world.db.inTenant(tenantId, (tx) => getEvidenceFile(tx, tenantId, proof));
          if (file !== null)
            free.push({ key: `photo-${proof.id}`, what: 'photo', text: proof.kind, evidenceId: proof.id });
          const base64 = file === null ? null : Buffer.from(file.bytes).toString('base64');
          return {
            kind: proof.kind,
            madeAt: proof.madeAt.toISOString(),
            text: text === '' ? null : text,
            file: file === null || base64 === null ? null : { mediaType: file.mediaType, base64 },
            id: proof.id,
          };
        }),
      ),
    });
  }
  return ok({ units, free, name: learner.fullName });
}

/** What is left when only the ticked pieces may leave. Nothing free leaves by default. */
export function onlyApproved({ units, free, name }: ResultDraft, approved: ReadonlySet<string>): ResultPayload {
  const texts = (what: FreePiece['what']) =>
    new Set(free.filter((piece) => piece.what === what && approved.has(piece.key)).map(({ text }) => text));
  const [notes, goals, proofs] = [texts('note'), texts('goal'), texts('proof')];
  const photos = new Set(
    free.filter(({ what, key }) => what === 'photo' && approved.has(key)).map(({ evidenceId }) => evidenceId),
  );
  const only = (allowed: ReadonlySet<string>, text: string | null) =>
    text !== null && allowed.has(text) ? text : null;
  return {
    name: approved.has('name') ? name : null,
    units: units.map((unit) => ({
      ...unit,
      nextGoal: only(goals, unit.nextGoal),
      tasks: unit.tasks.map((task) => ({ ...task, note: only(notes, task.note) })),
      proofs: unit.proofs.map(({ kind, madeAt, text, file, ...rest }) => ({
        kind,
        madeAt,
        text: only(proofs, text),
        file: 'id' in rest && typeof rest.id === 'string' && photos.has(rest.id) ? file : null,
      })),
    })),
  };
}

export type Sending = { readonly learnerId: string; readonly partnerId: string; readonly approved: readonly string[] };

/** Closes a learner's result to one organisation, with the approved pieces only, and writes down that it left. */
export async function sendResult(
  world: World,
  actor: Actor,
  input: Sending,
): Promise<Result<{ readonly id: string; readonly file: string }>> {
  const { learnerId } = input;
  const { tenantId, personId } = actor;
  const draft = await draftResult(world, actor, learnerId);
  if (!draft.ok) return draft;
  if (draft.value.units.length === 0) return fail({ code: 'app.bundle.nothing_yet' });
  const payload = onlyApproved(draft.value, new Set(input.approved));
  const id = newId(world.random, 'bun');
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    const partner = (await listPartners(tx, tenantId)).find((one) => one.id === input.partnerId);
    if (partner === undefined) return fail({ code: 'app.bundle.choose_partner', field: 'partner' });
    const { keys } = await ownKeys(world, tx, tenantId);
    const from = await publicName(tx, tenantId);
    const file = packBundle({ id, from, kind: 'result', payload, keys, to: partner.publicOpen });
    await logBundle(tx, {
      tenantId,
      id,
      direction: 'out',
      kind: 'result',
      partner: partner.name,
      learnerId,
      payload: null,
      by: personId,
      at,
    });
    await noteOnBehalf(tx, { tenantId, learnerId, coachId: personId, what: 'bundle_sent', at, objectId: id });
    return ok({ id, file });
  });
}

/** Takes in a result for one of the actor's learners, once: as evidence of work done elsewhere, not as a decision. */
export async function takeResult(
  world: World,
  actor: Actor,
  input: { readonly learnerId: string; readonly bytes: Uint8Array },
): Promise<Result<{ readonly id: string; readonly isKnown: boolean }>> {
  const { tenantId, personId } = actor;
  const { learnerId, bytes } = input;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await mayCoach(tx, actor, learnerId))) return fail({ code: 'app.bundle.choose_learner', field: 'learnerId' });
    const found = await readFromPartner(tx, tenantId, bytes);
    if (!found.ok) return found;
    const { envelope, partner } = found.value;
    if (envelope.kind !== 'result') return fail({ code: 'app.bundle.not_result' });
    const { keys } = await ownKeys(world, tx, tenantId);
    const opened = openBody(envelope, keys);
    if (!opened.ok) return opened;
    const payload = readResult(opened.value);
    if (!payload.ok) return payload;
    const at = world.clock.now();
    const entry = { tenantId, id: envelope.id, direction: 'in', kind: 'result', learnerId } as const;
    const isNew = await logBundle(tx, { ...entry, partner: partner.name, payload: payload.value, by: personId, at });
    return ok({ id: envelope.id, isKnown: !isNew });
  });
}

/** A result that came in, for the coach of the learner it was taken in for. */
export async function seeTaken(world: World, actor: Actor, id: string) {
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const own = and(eq(bundleLog.tenantId, tenantId), eq(bundleLog.direction, 'in'), eq(bundleLog.id, id));
    const [row] = await tx.select().from(bundleLog).where(own);
    if (row === undefined || row.payload === null || !(await mayCoach(tx, actor, row.learnerId)))
      return fail(NOT_FOUND);
    return ok({ ...row, payload: row.payload });
  });
}
