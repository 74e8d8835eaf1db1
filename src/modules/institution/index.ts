/** What other rooms may know about worksheets. Nothing else of this folder is imported from outside. */
export {
  fieldsOf,
  PERSONA_CELLS,
  PHASES,
  SHEET_ROLES,
  type Answer,
  type Answers,
  type Column,
  type Row,
  type SheetField,
  type SheetPart,
  type SheetTemplate,
  type Topic,
} from './sheet.types.ts';
export { codesIn, RAW, type PickSet } from './picks.ts';
export { findTemplate, TEMPLATES } from './templates.ts';
export { isFilled, nameOfRow, rowsOf, stampOf, sumOf, textIn, type Posted } from './answers.rules.ts';
export { partOf, type PartState } from './progress.rules.ts';
export type { SheetNote } from './checks.rules.ts';
export { writeSheetFile } from './sheet-file.schemas.ts';
export { CASES, type CaseId } from './cases.ts';
export { filterTemplates, type LibraryFilter } from './library.rules.ts';
export { fieldBlocks, sheetDocument, type Block, type SheetDocument } from './document.ts';
export { makeDocx } from './server/docx-file.ts';
export { makePdf } from './server/pdf-file.ts';
export { count, countsOf, readCounts, readVoices, sayVoice, voteAnonymously, type Counts } from './server/counts.ts';
export { chooseVersion, saveAnswers, type Saved } from './server/answers.usecases.ts';
export {
  duplicateSheet,
  fillFromElsewhere,
  finishSheet,
  importSheet,
  linkSheet,
  renameSheet,
  shelveSheet,
  startSheet,
} from './server/sheets.usecases.ts';
export {
  readSheet,
  readSheets,
  type FieldVersion,
  type Sheet,
  type SheetComment,
  type SheetSummary,
} from './server/reading.usecases.ts';
export {
  addComment,
  askColleague,
  readColleagues,
  releaseColleague,
  setAgreed,
  settleComment,
} from './server/talk.usecases.ts';
/** Hears `people.person_erased`. */
export { eraseInstitution } from './server/erase.ts';
