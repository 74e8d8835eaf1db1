import { and, eq } from 'drizzle-orm';
import { type Actor, getSiteRules, hasRole, requireRole } from '#modules/people/index.ts';
import { recordAudit } from '#platform/audit/audit.ts';
import type { Tx } from '#platform/db/db.ts';
import { deleteFile, getFile, storeFile } from '#platform/files/files.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import { newId } from '#platform/ids.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { SheetSource } from '../portfolio.sheets.ts';
import { ANSWER_WORDS, isAnswerWord, type Recording, type RecordingRef } from '../recording.schemas.ts';
import { cleanAudio } from './clean-audio.ts';
import { NOT_FOUND } from './own.ts';
import { recording } from './self.tables.ts';

const columns = {
  achievementId: recording.achievementId,
  criterionId: recording.criterionId,
  language: recording.language,
  fileId: recording.fileId,
  mediaType: recording.mediaType,
  seconds: recording.seconds,
  recordedAt: recording.recordedAt,
};

const isOf = (tenantId: string, ref: RecordingRef) =>
  and(
    eq(recording.tenantId, tenantId),
    eq(recording.achievementId, ref.achievementId),
    eq(recording.criterionId, ref.criterionId),
    eq(recording.language, ref.language),
  );

/**
 * Every recorded sentence of one achievement (or template), in all languages: what a package carries along. The bytes
 * are in `#platform/files` under `fileId`.
 */
export const listRecordings = (tx: Tx, tenantId: string, achievementId: string): Promise<readonly Recording[]> =>
  tx
    .select(columns)
    .from(recording)
    .where(and(eq(recording.tenantId, tenantId), eq(recording.achievementId, achievementId)));

/** What can be heard of one sheet in one language: criterion → file. Empty where the site has switched sound off. */
export async function listSounds(
  tx: Tx,
  {
    tenantId,
    achievementId,
    languages,
  }: { readonly tenantId: string; readonly achievementId: string; readonly languages: readonly string[] },
): Promise<Readonly<Record<string, string>>> {
  if (!(await getSiteRules(tx, tenantId)).audio) return {};
  const own = await listRecordings(tx, tenantId, achievementId);
  const answers = await listRecordings(tx, tenantId, ANSWER_WORDS);
  return Object.fromEntries(
    [...answers, ...own]
      .filter(({ language }) => languages.includes(language))
      .map(({ criterionId, language, fileId }) => [`${criterionId}:${language}`, fileId]),
  );
}

export type RecordingDesk = { readonly isOff: boolean; readonly recordings: readonly Recording[] };

/** What a coach sees before she records: what there is, and whether the site allows it. */
export async function seeRecordings(world: World, actor: Actor, achievementId: string): Promise<Result<RecordingDesk>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  return world.db.inTenant(actor.tenantId, async (tx) => {
    const { audio } = await getSiteRules(tx, actor.tenantId);
    return ok({ isOff: !audio, recordings: await listRecordings(tx, actor.tenantId, achievementId) });
  });
}

async function hasSentence(tx: Tx, tenantId: string, { ref, sheets }: { ref: RecordingRef; sheets: SheetSource }) {
  if (ref.achievementId === ANSWER_WORDS) return isAnswerWord(ref.criterionId);
  const sheet = await sheets.find(tx, tenantId, ref.achievementId);
  return sheet?.items.some(({ criterionId }) => criterionId === ref.criterionId) ?? false;
}

async function forget(tx: Tx, tenantId: string, ref: RecordingRef): Promise<boolean> {
  const gone = await tx.delete(recording).where(isOf(tenantId, ref)).returning({ fileId: recording.fileId });
  for (const { fileId } of gone) await deleteFile(tx, tenantId, fileId);
  return gone.length > 0;
}

/**
 * Keeps what a coach said into the microphone for one sentence in one language; it takes the place of an earlier one.
 * Failures: those of `cleanAudio`, `portfolio.recording_off` (the site says no), `portfolio.not_found`.
 */
export async function saveRecording(
  world: World,
  actor: Actor,
  input: { readonly ref: RecordingRef; readonly bytes: Uint8Array; readonly sheets: SheetSource },
): Promise<Result<null>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { ref, bytes, sheets } = input;
  if (!isLanguage(ref.language)) return fail(NOT_FOUND);
  const cleaned = cleanAudio(bytes);
  if (!cleaned.ok) return cleaned;
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await getSiteRules(tx, tenantId)).audio) return fail({ code: 'portfolio.recording_off', field: 'audio' });
    if (!(await hasSentence(tx, tenantId, { ref, sheets }))) return fail(NOT_FOUND);
    await forget(tx, tenantId, ref);
    const fileId = newId(world.random, 'fil');
    const { mediaType, seconds } = cleaned.value;
    await storeFile(tx, {
      tenantId,
      id: fileId,
      ownerId: ref.achievementId,
      mediaType,
      bytes: cleaned.value.bytes,
      at,
    });
    const length = seconds === null ? null : Math.round(seconds);
    await tx
      .insert(recording)
      .values({ tenantId, ...ref, fileId, mediaType, seconds: length, recordedBy: personId, recordedAt: at });
    await recordAudit(tx, {
      tenantId,
      actorId: personId,
      action: 'portfolio.record',
      objectId: fileId,
      at,
      after: ref,
    });
    return ok(null);
  });
}

export async function removeRecording(world: World, actor: Actor, ref: RecordingRef): Promise<Result<null>> {
  const allowed = requireRole(actor, 'coach');
  if (!allowed.ok) return allowed;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    if (!(await forget(tx, tenantId, ref))) return ok(null);
    const at = world.clock.now();
    const objectId = ref.criterionId;
    await recordAudit(tx, { tenantId, actorId: personId, action: 'portfolio.remove_recording', objectId, at });
    return ok(null);
  });
}

export type Sound = { readonly bytes: Uint8Array; readonly mediaType: string };

/** The sound of a recording, for people of the same organisation. It is no secret there, and none elsewhere. */
export async function hearRecording(world: World, actor: Actor, fileId: string): Promise<Result<Sound>> {
  if (!hasRole(actor, 'learner') && !hasRole(actor, 'coach')) return fail({ code: 'people.not_allowed' });
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const isOfFile = and(eq(recording.tenantId, tenantId), eq(recording.fileId, fileId));
    const [known] = await tx.select({ fileId: recording.fileId }).from(recording).where(isOfFile);
    const file = known === undefined ? null : await getFile(tx, tenantId, known.fileId);
    return file === null ? fail(NOT_FOUND) : ok({ bytes: file.bytes, mediaType: file.mediaType });
  });
}
