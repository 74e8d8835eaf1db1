import { strToU8, zipSync } from 'fflate';

/** A cell that a test writes: text, a number, or a formula with or without its result. */
type Written = string | number | { readonly formula: string; readonly result?: string };
export type TestSheet = { readonly name: string; readonly rows: readonly (readonly Written[])[] };

const escape = (text: string): string =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');

function columnName(index: number): string {
  const rest = Math.floor(index / 26);
  return (rest > 0 ? columnName(rest - 1) : '') + String.fromCharCode(65 + (index % 26));
}

function cellXml(value: Written, place: string): string {
  if (typeof value === 'number') return `<c r="${place}"><v>${value}</v></c>`;
  if (typeof value === 'string') return `<c r="${place}" t="inlineStr"><is><t>${escape(value)}</t></is></c>`;
  const result = value.result === undefined ? '' : `<v>${escape(value.result)}</v>`;
  return `<c r="${place}" t="str"><f>${escape(value.formula)}</f>${result}</c>`;
}

const sheetXml = ({ rows }: TestSheet): string => {
  const lines = rows.map((cells, row) => {
    const filled = cells.map((cell, column) => (cell === '' ? '' : cellXml(cell, `${columnName(column)}${row + 1}`)));
    return `<row r="${row + 1}">${filled.join('')}</row>`;
  });
  return `<?xml version="1.0" encoding="UTF-8"?><worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>${lines.join('')}</sheetData></worksheet>`;
};

const PACKAGE = 'http://schemas.openxmlformats.org/package/2006';
const OFFICE = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships';

/** The files of a small workbook, to be packed as they are or after a test has spoilt one of them. */
export function workbookFiles(sheets: readonly TestSheet[]): Record<string, Uint8Array> {
  const overrides = sheets.map(
    (_sheet, index) =>
      `<Override PartName="/xl/worksheets/sheet${index + 1}.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.worksheet+xml"/>`,
  );
  const named = sheets.map(
    ({ name }, index) => `<sheet name="${escape(name)}" sheetId="${index + 1}" r:id="rId${index + 1}"/>`,
  );
  const links = sheets.map(
    (_sheet, index) =>
      `<Relationship Id="rId${index + 1}" Type="${OFFICE}/worksheet" Target="worksheets/sheet${index + 1}.xml"/>`,
  );
  const texts: Record<string, string> = {
    '[Content_Types].xml': `<Types xmlns="${PACKAGE}/content-types"><Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/><Default Extension="xml" ContentType="application/xml"/><Override PartName="/xl/workbook.xml" ContentType="application/vnd.openxmlformats-officedocument.spreadsheetml.sheet.main+xml"/>${overrides.join('')}</Types>`,
    '_rels/.rels': `<Relationships xmlns="${PACKAGE}/relationships"><Relationship Id="rId1" Type="${OFFICE}/officeDocument" Target="xl/workbook.xml"/></Relationships>`,
    'xl/workbook.xml': `<workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" xmlns:r="${OFFICE}"><sheets>${named.join('')}</sheets></workbook>`,
    'xl/_rels/workbook.xml.rels': `<Relationships xmlns="${PACKAGE}/relationships">${links.join('')}</Relationships>`,
  };
  const files = Object.fromEntries(Object.entries(texts).map(([path, xml]) => [path, strToU8(xml)]));
  for (const [index, sheet] of sheets.entries())
    files[`xl/worksheets/sheet${index + 1}.xml`] = strToU8(sheetXml(sheet));
  return files;
}

export const makeWorkbook = (sheets: readonly TestSheet[]): Uint8Array => zipSync(workbookFiles(sheets));

/** A column of the Commission's workbook: what its rows 1 to 7 say of it, and its cells from row 13 on. */
export type WorkbookColumn = {
  readonly of: string;
  readonly field: string;
  readonly type?: string;
  readonly range?: string;
  readonly ref?: string;
  readonly language?: string;
  readonly label: string;
  readonly cells: readonly Written[];
};

/** A sheet in the layout of the Commission's workbook for issuing credentials. */
export function commissionSheet(
  name: string,
  labels: readonly string[],
  columns: readonly WorkbookColumn[],
): TestSheet {
  const row = (first: string, pick: (column: WorkbookColumn) => Written): Written[] => [first, ...columns.map(pick)];
  const data = labels.map((label, index) => row(label, ({ cells }) => cells[index] ?? ''));
  return {
    name,
    rows: [
      row('class', ({ of }) => of),
      row('field', ({ field }) => field),
      row('type', ({ type }) => type ?? 'Property'),
      row('range', ({ range }) => range ?? ''),
      row('ref', ({ ref }) => ref ?? ''),
      row('language', ({ language }) => language ?? ''),
      row('label', ({ label }) => label),
      row('description', () => ''),
      row('', () => ''),
      row('default', () => ''),
      row('', () => ''),
      row('', () => ''),
      ...data,
    ],
  };
}

/** Three micro-credentials as somebody keeps them in that workbook: two good ones, and one with "P60M" and a lost link. */
export const reuseWorkbook = (): readonly TestSheet[] => [
  { name: 'Instructions', rows: [['Read me first']] },
  commissionSheet(
    'Persons',
    ['Someone'],
    [
      {
        of: 'Person',
        field: 'fullName',
        range: 'content',
        language: 'en',
        label: 'Full name',
        cells: ['Nobody Atall'],
      },
    ],
  ),
  commissionSheet(
    'Organisations',
    ['Shop'],
    [
      {
        of: 'Organisation',
        field: 'preferredName',
        range: 'content',
        language: 'en',
        label: 'Name',
        cells: ['Tide Street Reuse'],
      },
      {
        of: 'Organisation.hasLocation#1.hasAddress#1',
        field: 'countryCode',
        type: 'Reference',
        label: 'Country',
        cells: ['Ireland'],
      },
    ],
  ),
  commissionSheet(
    'Achievements',
    ['A', 'B', 'C'],
    [
      {
        of: 'LearningAchievement',
        field: 'title',
        range: 'content',
        language: 'en',
        label: 'Title',
        cells: ['Repair a bicycle tyre', 'Sort used clothes', 'Weigh and pack'],
      },
      {
        of: 'LearningAchievement',
        field: 'title',
        range: 'content',
        language: 'no',
        label: 'Tittel',
        cells: ['Lappe et sykkeldekk', '', ''],
      },
      {
        of: 'LearningAchievement',
        field: 'description',
        range: 'content',
        language: 'en',
        label: 'Description',
        cells: ['For beginners.', 'For the shop.', ''],
      },
      {
        of: 'LearningAchievement.wasAwardedBy',
        field: 'awardingBody',
        type: 'MultiReference',
        range: 'Organisation',
        label: 'Awarding Organisation',
        cells: ['Tide Street Reuse', '', ''],
      },
      {
        of: 'LearningAchievement',
        field: 'wasDerivedFrom',
        type: 'Reference',
        range: 'Assessment',
        label: 'Proven by',
        cells: ['Show it', '', ''],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'eqfLevel',
        type: 'Reference',
        label: 'EQF Level',
        cells: ['Level 3', 'Level 2', ''],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'nqfLevel',
        type: 'ignore',
        label: 'NQF',
        cells: ['Irish National Framework of Qualifications', '', ''],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'nqfLevel',
        type: 'Reference',
        label: 'NQF Level',
        cells: ['IE NQF Level 4', '', ''],
      },
      {
        of: 'LearningAchievement.specifiedBy.CreditPoints#1',
        field: 'content',
        type: 'NestedProperty',
        label: 'Credit Points',
        cells: ['2 IE-FET', '3', ''],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'learningOutcome',
        type: 'MultiReference',
        range: 'LearningOutcome',
        label: 'Learning Outcomes',
        cells: ['Patch an inner tube;Check the pressure', 'Sort by fibre', 'Nowhere to be found'],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'volumeOfLearning',
        label: 'Volume of Learning',
        cells: ['PT20H', 15, 'P60M'],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'mode',
        type: 'MultiReference',
        label: 'Mode of Learning',
        cells: ['Workbased;Blended', '', ''],
      },
      {
        of: 'LearningAchievement.specifiedBy',
        field: 'learningSetting',
        type: 'Reference',
        label: 'Learning Setting',
        cells: ['formal learning', '', ''],
      },
    ],
  ),
  commissionSheet(
    'Learning Outcomes',
    ['1', '2', '3'],
    [
      {
        of: 'LearningOutcome',
        field: 'name',
        range: 'content',
        language: 'en',
        label: 'Title',
        cells: ['Patch an inner tube', 'Check the pressure', 'Sort by fibre'],
      },
      {
        of: 'LearningOutcome',
        field: 'learningOutcomeType',
        type: 'Reference',
        label: 'Type',
        cells: ['Skill', 'Knowledge', ''],
      },
    ],
  ),
  commissionSheet(
    'Assessments',
    ['Show it'],
    [
      {
        of: 'Assessment',
        field: 'title',
        range: 'content',
        language: 'en',
        label: 'Title',
        cells: ['Show it at the bench'],
      },
      {
        of: 'Assessment',
        field: 'idVerification',
        type: 'Reference',
        label: 'Supervision',
        cells: ['Supervised with ID Verification'],
      },
      {
        of: 'Assessment.specifiedBy',
        field: 'assessmentType',
        type: 'Multireference',
        label: 'Assessment Type',
        cells: ['practical assessment'],
      },
    ],
  ),
];
