import { formatDate } from '#platform/i18n/format.ts';
import { type Multilingual, pickText, type PickedText } from '#platform/i18n/text.ts';
import {
  EVIDENCE_TESTS,
  type Evidence,
  type EvidenceTest,
  type FileName,
  fileOfKind,
  type Visibility,
} from './evidence.schemas.ts';

/** A proof as a page shows it: dates and tasks in the reader's language, nothing that the page does not need. */
export type ProofView = {
  readonly id: string;
  readonly kind: Evidence['kind'];
  /** May be empty: then the kind stands in its place. */
  readonly title: string;
  readonly text: string;
  /** What its file is, if it has one. */
  readonly file: FileName | null;
  readonly hasPhoto: boolean;
  readonly link: string;
  readonly madeAt: string;
  readonly madeOn: string;
  readonly criteria: readonly string[];
  readonly tasks: readonly PickedText[];
  readonly byRole: Evidence['createdByRole'];
  readonly isOwn: boolean;
  readonly isOwnWork: boolean;
  readonly visibility: Visibility;
  readonly isPrivate: boolean;
  readonly isHeld: boolean;
  /** Day on which staff found that it still holds; empty: never. */
  readonly reconfirmedAt: string;
  readonly depicted: Evidence['depicted'] | null;
  readonly checks: readonly EvidenceTest[];
  /** What staff wrote beside a test, passed or not. */
  readonly notes: readonly { readonly test: EvidenceTest; readonly isPassed: boolean; readonly note: string }[];
};

export type ProofReader = {
  readonly language: string;
  readonly personId: string;
  /** Criterion id → its sentence. */
  readonly sentences: ReadonlyMap<string, Multilingual>;
};

const notesOf = ({ checks, doubts }: Evidence): ProofView['notes'] =>
  EVIDENCE_TESTS.flatMap((test) => {
    const note = (checks[test] ?? doubts[test])?.note;
    return note === undefined ? [] : [{ test, isPassed: checks[test] !== undefined, note }];
  });

const tasksOf = (proof: Evidence, { sentences, language }: ProofReader): readonly PickedText[] =>
  proof.criteria.flatMap((id) => {
    const sentence = sentences.get(id);
    return sentence === undefined ? [] : [pickText(sentence, language)];
  });

/** A task that no published version knows any more is left out of the list rather than shown as an id. */
export function toProofView(proof: Evidence, reader: ProofReader): ProofView {
  const { id, kind, title, criteria, visibility, isHeld, madeAt, createdBy, createdByRole, reconfirmedAt } = proof;
  const { language, personId } = reader;
  const file = proof.fileId === undefined ? null : fileOfKind(kind);
  return {
    ...{ id, kind, title, criteria, visibility, isHeld, file },
    text: proof.text ?? '',
    hasPhoto: file === 'photo',
    link: proof.link ?? '',
    madeAt: formatDate(language, madeAt),
    madeOn: madeAt.toISOString().slice(0, 10),
    tasks: tasksOf(proof, reader),
    byRole: createdByRole,
    isOwn:
      createdBy === personId ||
      ((createdByRole === 'witness' || createdByRole === 'supporter') && proof.learnerId === personId),
    isOwnWork: proof.ownWorkAt !== undefined,
    isPrivate: visibility === 'private',
    reconfirmedAt: reconfirmedAt === undefined ? '' : formatDate(language, reconfirmedAt),
    depicted: proof.depicted ?? null,
    checks: EVIDENCE_TESTS.filter((test) => proof.checks[test] !== undefined),
    notes: notesOf(proof),
  };
}
