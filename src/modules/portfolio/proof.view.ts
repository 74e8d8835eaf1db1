import { formatDate } from '#platform/i18n/format.ts';
import { type Multilingual, pickText, type PickedText } from '#platform/i18n/text.ts';
import { EVIDENCE_TESTS, type Evidence, type EvidenceTest } from './evidence.schemas.ts';

/** A proof as a page shows it: dates and tasks in the reader's language, nothing that the page does not need. */
export type ProofView = {
  readonly id: string;
  readonly kind: Evidence['kind'];
  /** May be empty: then the kind stands in its place. */
  readonly title: string;
  readonly text: string;
  readonly hasPhoto: boolean;
  readonly madeAt: string;
  readonly madeOn: string;
  readonly tasks: readonly PickedText[];
  readonly byRole: Evidence['createdByRole'];
  readonly isOwn: boolean;
  readonly isPrivate: boolean;
  readonly checks: readonly EvidenceTest[];
};

export type ProofReader = {
  readonly language: string;
  readonly personId: string;
  /** Criterion id → its sentence. */
  readonly sentences: ReadonlyMap<string, Multilingual>;
};

/** A task that no published version knows any more is left out of the list rather than shown as an id. */
export const toProofView = (proof: Evidence, { language, personId, sentences }: ProofReader): ProofView => ({
  id: proof.id,
  kind: proof.kind,
  title: proof.title,
  text: proof.text ?? '',
  hasPhoto: proof.fileId !== undefined,
  madeAt: formatDate(language, proof.madeAt),
  madeOn: proof.madeAt.toISOString().slice(0, 10),
  tasks: proof.criteria.flatMap((id) => {
    const sentence = sentences.get(id);
    return sentence === undefined ? [] : [pickText(sentence, language)];
  }),
  byRole: proof.createdByRole,
  isOwn: proof.createdBy === personId,
  isPrivate: proof.visibility === 'private',
  checks: EVIDENCE_TESTS.filter((test) => proof.checks[test] !== undefined),
});
