import { and, desc, eq, inArray } from 'drizzle-orm';
import type { Tx } from '#platform/db/db.ts';
import { type AssessmentSettings, DEFAULT_SETTINGS, type Training, type TrainingSource } from '../review.schemas.ts';
import { countingNow, monthsAfter, TRAINING_MONTHS, trainingState, type TrainingState } from '../training.rules.ts';
import { assessmentSetting, assessorTraining } from './review.tables.ts';

/** What this organisation settled about deadlines, or the defaults. */
export async function getAssessmentSettings(tx: Tx, tenantId: string): Promise<AssessmentSettings> {
  const [row] = await tx.select().from(assessmentSetting).where(eq(assessmentSetting.tenantId, tenantId));
  if (row === undefined) return DEFAULT_SETTINGS;
  const { validationDays, appealWindowDays, appealDays } = row;
  return { validationDays, appealWindowDays, appealDays };
}

export async function saveSettings(
  tx: Tx,
  tenantId: string,
  { by, at, ...settings }: AssessmentSettings & { readonly by: string; readonly at: Date },
): Promise<void> {
  const values = { ...settings, changedBy: by, changedAt: at };
  await tx
    .insert(assessmentSetting)
    .values({ tenantId, ...values })
    .onConflictDoUpdate({ target: [assessmentSetting.tenantId], set: values });
}

export type NewTraining = {
  readonly tenantId: string;
  readonly personId: string;
  readonly scope: string;
  readonly doneAt: Date;
  readonly source: TrainingSource;
  readonly evidence: string;
  readonly recordedBy: string;
  readonly at: Date;
  readonly units?: readonly string[];
  readonly experience?: string;
  readonly languages?: readonly string[];
};

/** Puts a training on file; it counts for 36 months from the day it was done. Earlier ones stay on file. */
export async function recordTraining(tx: Tx, { at, ...training }: NewTraining): Promise<void> {
  const validUntil = monthsAfter(training.doneAt, TRAINING_MONTHS);
  await tx
    .insert(assessorTraining)
    .values({ ...training, validUntil, recordedAt: at })
    .onConflictDoNothing();
}

/** Trainings of these people, the one that counts longest first. */
export async function listTrainings(
  tx: Tx,
  tenantId: string,
  personIds: readonly string[],
): Promise<readonly Training[]> {
  if (personIds.length === 0) return [];
  const rows = await tx
    .select()
    .from(assessorTraining)
    .where(and(eq(assessorTraining.tenantId, tenantId), inArray(assessorTraining.personId, [...personIds])))
    .orderBy(desc(assessorTraining.validUntil), desc(assessorTraining.recordedAt));
  return rows.map(({ tenantId: _, recordedAt: __, ...row }) => row);
}

/**
 * Whether somebody has a training in assessing that counts now, for cases of this achievement where one is named.
 * Without one she may coach, not decide.
 */
export async function hasValidTraining(
  tx: Tx,
  {
    tenantId,
    personId,
    ...about
  }: { readonly tenantId: string; readonly personId: string; readonly achievementId?: string },
  now: Date,
): Promise<boolean> {
  const trainings = await listTrainings(tx, tenantId, [personId]);
  return countingNow(trainings, { now, ...about }).length > 0;
}

export type OwnTraining = { readonly validUntil: Date | null; readonly state: TrainingState };

/** Where somebody stands with the training that counts longest. */
export async function getOwnTraining(
  tx: Tx,
  { tenantId, personId }: { readonly tenantId: string; readonly personId: string },
  now: Date,
): Promise<OwnTraining> {
  const [longest] = await listTrainings(tx, tenantId, [personId]);
  const validUntil = longest?.validUntil ?? null;
  return { validUntil, state: trainingState(validUntil, now) };
}
