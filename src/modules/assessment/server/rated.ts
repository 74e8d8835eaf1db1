import type { Tx } from '#platform/db/db.ts';
import type { ExamRecord, Joint } from '../assessment.schemas.ts';
import { listExamCases } from './case.store.ts';
import { withoutTalk } from './exam.ts';
import { listJointsById } from './joint.store.ts';

/** What a second assessor rates: a joint evaluation, or an exam in its shape, with what was handed in. */
export type Rated = Joint & { readonly exam: ExamRecord | null };

/** Evaluations and exams by their ids; ids of neither are left out. */
export async function listRated(tx: Tx, tenantId: string, ids: readonly string[]): Promise<readonly Rated[]> {
  const joints = await listJointsById(tx, tenantId, ids);
  const left = ids.filter((id) => !joints.some((joint) => joint.id === id));
  const newest = new Map((await listExamCases(tx, tenantId, left)).toReversed().map((sent) => [sent.jointId, sent]));
  const exams = [...newest.values()].map((sent) => ({ ...withoutTalk(sent), exam: sent.exam }));
  return [...joints.map((joint) => ({ ...joint, exam: null })), ...exams];
}
