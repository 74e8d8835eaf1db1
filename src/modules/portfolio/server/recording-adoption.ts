import type { Actor } from '#modules/people/index.ts';
import type { Tx } from '#platform/db/db.ts';
import { storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import type { World } from '#platform/world.ts';
import { cleanAudio } from './clean-audio.ts';
import { recording } from './self.tables.ts';

export type RecordingFromElsewhere = {
  readonly criterionId: string;
  readonly language: string;
  readonly bytes: Uint8Array;
};

type Adoption = { readonly achievementId: string; readonly recordings: readonly RecordingFromElsewhere[] };

/**
 * Keeps the spoken sentences that came with a design from elsewhere, cleaned like any other sound, in the caller's
 * transaction. What is no sound is left out. Answers how many were kept.
 */
export async function adoptRecordings(
  tx: Tx,
  { world, actor }: { readonly world: World; readonly actor: Actor },
  { achievementId, recordings }: Adoption,
): Promise<number> {
  const { tenantId, personId } = actor;
  const at = world.clock.now();
  let kept = 0;
  for (const { criterionId, language, bytes } of recordings) {
    const cleaned = cleanAudio(bytes);
    if (!cleaned.ok) continue;
    const { mediaType, seconds } = cleaned.value;
    const fileId = newId(world.random, 'fil');
    const file = { tenantId, id: fileId, ownerId: achievementId, mediaType, bytes: cleaned.value.bytes, at };
    await storeFile(tx, file);
    const length = seconds === null ? null : Math.round(seconds);
    const ref = { tenantId, achievementId, criterionId, language };
    await tx
      .insert(recording)
      .values({ ...ref, fileId, mediaType, seconds: length, recordedBy: personId, recordedAt: at });
    kept += 1;
  }
  return kept;
}
