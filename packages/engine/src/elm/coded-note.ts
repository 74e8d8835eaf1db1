import { type JsonObject, type JsonValue, asList, isJsonObject, textOf } from '../json/json-types.ts';
import type { LocalisedText } from '../award/award-record.ts';

/**
 * ELM has no place for some of what an award says (who claims a level, a national level, internal reviews, our finer
 * codes). Such things are written as notes for people, with the code beside them for machines: nothing is lost, and
 * nothing pretends to be a term of a European list.
 */
export type NoteKind =
  | 'assessment'
  | 'mode'
  | 'level-claim'
  | 'level-reason'
  | 'nqf'
  | 'cycle'
  | 'quality'
  | 'outcome-type'
  | 'result'
  | 'supervision'
  | 'identity-check'
  | 'assessor-role'
  | 'evidence-kind'
  | 'version'
  | 'language';

export type CodedNote = {
  readonly kind: NoteKind;
  readonly code: string;
  readonly text: LocalisedText;
  readonly id?: string;
};

const SCHEMES = 'urn:cairn:elm-note:';

export const codedNote = (owner: string, note: CodedNote): JsonObject => ({
  id: note.id ?? `${owner}${owner.includes('#') ? '-' : '#'}note-${note.kind}-${encodeURIComponent(note.code)}`,
  type: 'Note',
  noteLiteral: note.text,
  subject: {
    id: `${SCHEMES}${note.kind}:${encodeURIComponent(note.code)}`,
    type: 'Concept',
    inScheme: { id: `${SCHEMES}${note.kind}`, type: 'ConceptScheme' },
    notation: note.code,
  },
});

const kindOf = (subject: JsonObject): string => {
  const { inScheme } = subject;
  const id = isJsonObject(inScheme) ? textOf(inScheme['id']) : null;
  return id?.startsWith(SCHEMES) ? id.slice(SCHEMES.length) : '';
};

const localised = (value: JsonValue | undefined): LocalisedText =>
  isJsonObject(value)
    ? Object.fromEntries(
        Object.entries(value).filter((entry): entry is [string, string] => typeof entry[1] === 'string'),
      )
    : {};

/** Notes of one kind on a node, in their order. */
export const readNotes = (node: JsonObject, kind: NoteKind): readonly CodedNote[] =>
  asList(node['additionalNote']).flatMap((note) => {
    if (!isJsonObject(note) || !isJsonObject(note['subject']) || kindOf(note['subject']) !== kind) return [];
    const id = textOf(note['id']);
    return [
      {
        kind,
        code: textOf(note['subject']['notation']) ?? '',
        text: localised(note['noteLiteral']),
        ...(id === null ? {} : { id }),
      },
    ];
  });
