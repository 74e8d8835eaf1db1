import { parse } from 'csv-parse/sync';
import {
  contentTexts,
  getPlan,
  listContents,
  listPublished,
  readDesign,
  saveDraftIn,
  type ContentText,
} from '#modules/design/index.ts';
import { requireRole, type Actor } from '#modules/people/index.ts';
import { withoutHold, writeCsv } from '#platform/csv.ts';
import type { Tx } from '#platform/db/db.ts';
import { isLanguage } from '#platform/i18n/languages.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import { findStaleTexts } from '../offer-stale.rules.ts';
import { memoryOf, readTarget, workTexts, type WorkText } from '../translation.rules.ts';
import { readXliff, writeXliff } from '../xliff/xliff.ts';
import { hashWording, keepWordings, readWordings, type Wording } from './translation.store.ts';

export type Translating = {
  readonly achievementId: string;
  readonly title: Multilingual;
  readonly from: string;
  readonly to: string;
  /** Of the draft; null while there is none, and then nothing can be changed. */
  readonly revision: number | null;
  readonly texts: readonly WorkText[];
};

async function houseTexts(tx: Tx, tenantId: string): Promise<readonly ContentText[]> {
  const texts: ContentText[] = [];
  for (const version of await listPublished(tx, tenantId)) {
    const plan = await getPlan(tx, tenantId, version);
    texts.push(...contentTexts({ descriptor: version.descriptor, plan }));
  }
  return texts;
}

export type TranslationRef = { readonly achievementId: string; readonly to: string };

/**
 * A design's texts beside their translation into one language, with what is missing, what may be stale and how the same
 * words were translated elsewhere in the house. Codes: those of `readDesign`, `catalogue.texts.language`.
 */
export async function readTranslation(world: World, actor: Actor, ref: TranslationRef): Promise<Result<Translating>> {
  const design = await readDesign(world, actor, ref.achievementId);
  if (!design.ok) return design;
  const { descriptor, plan, draft } = design.value;
  const tongues = { from: descriptor.language, to: ref.to };
  if (!isLanguage(ref.to) || ref.to === tongues.from) return fail({ code: 'catalogue.texts.language' });
  const { tenantId } = actor;
  const { achievementId } = ref;
  const { house, published, knownFor } = await world.db.inTenant(tenantId, async (tx) => ({
    house: await houseTexts(tx, tenantId),
    published: await listContents(tx, tenantId, achievementId),
    knownFor: await readWordings(tx, { tenantId, achievementId }),
  }));
  const older = findStaleTexts([...published, { descriptor, plan }], knownFor);
  const stale = new Set(older.filter(({ language }) => language === ref.to).map(({ path }) => path));
  const texts = contentTexts({ descriptor, plan });
  const memory = memoryOf([...texts, ...house], tongues);
  return ok({
    achievementId,
    title: descriptor.title,
    ...tongues,
    revision: draft?.revision ?? null,
    texts: workTexts({ texts, tongues, memory, stale, hash: hashWording }),
  });
}

export type TranslationInput = TranslationRef & {
  readonly revision: number;
  /** New words by path. */
  readonly words: Readonly<Record<string, string>>;
  /** Translations that were read again and still fit, by path. */
  readonly fits: readonly string[];
};
export type Translated = { readonly saved: number };

const LONGEST = 1000;

async function save(
  world: World,
  actor: Actor,
  change: TranslationInput & { readonly wordings: readonly Wording[] },
): Promise<Result<Translated, readonly Failure[]>> {
  const { achievementId, to, revision, words, wordings } = change;
  const long = Object.entries(words).find(([, text]) => text.length > LONGEST);
  if (long !== undefined) return fail([{ code: 'catalogue.too_long', field: `words.${long[0]}` }]);
  const allowed = requireRole(actor, 'designer');
  if (!allowed.ok) return fail([allowed.error]);
  const saved = Object.keys(words).length;
  const { tenantId, personId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    if (saved > 0) {
      const edit = { kind: 'texts', language: to, texts: words } as const;
      const done = await saveDraftIn(tx, { world, actor }, { achievementId, revision, edit });
      if (!done.ok) {
        const { code, params } = done.error;
        return fail([params === undefined ? { code } : { code, params }]);
      }
    }
    const savedAt = world.clock.now();
    await keepWordings(tx, { tenantId, achievementId, language: to, wordings, savedBy: personId, savedAt });
    return ok({ saved });
  });
}

/**
 * Saves translations, and writes down for which wording each was made.
 * Codes: those of `readTranslation` and `saveDraft`, `catalogue.texts.no_draft`, `catalogue.too_long`.
 */
export async function saveTranslation(
  world: World,
  actor: Actor,
  input: TranslationInput,
): Promise<Result<Translated, readonly Failure[]>> {
  const page = await readTranslation(world, actor, input);
  if (!page.ok) return fail([page.error]);
  const byPath = new Map(page.value.texts.map((text) => [text.path, text]));
  const words = Object.fromEntries(
    Object.entries(input.words).flatMap(([path, typed]) => {
      const known = byPath.get(path);
      const text = readTarget(known?.source ?? '', typed);
      return known === undefined || known.target === text ? [] : [[path, text] as const];
    }),
  );
  // Without a working copy nothing can be changed, but what was read again can still be said to fit.
  if (page.value.revision === null && Object.keys(words).length > 0) {
    return fail([{ code: 'catalogue.texts.no_draft' }]);
  }
  const wordings = [...Object.keys(words), ...input.fits].flatMap((path): readonly Wording[] => {
    const known = byPath.get(path);
    return known === undefined ? [] : [{ path, sourceHash: known.sourceHash }];
  });
  return save(world, actor, { ...input, words, wordings });
}

const COLUMNS = ['text', 'from', 'source', 'source_hash', 'to', 'target', 'state'] as const;

/** All texts as a table: the source, its hash, and the words of the other language to be filled in. */
export const translationTable = ({ texts, from, to }: Translating): string =>
  writeCsv([
    COLUMNS,
    ...texts.map(({ path, source, sourceHash, target, state, known }) => [
      path,
      from,
      source,
      sourceHash,
      to,
      target === '' ? (known ?? '') : target,
      state,
    ]),
  ]);

/** The same for a translator's own program. */
export const translationXliff = (page: Translating): string => writeXliff(page);

/** What a file of translations brought: what was saved, and what was not and why. */
export type FileReport = Translated & {
  /** Made for an older wording: they are in, and marked as stale. */
  readonly stale: number;
  /** Texts that this design does not have (any more). */
  readonly lost: readonly string[];
};

const LARGEST_FILE_BYTES = 2 * 1024 * 1024;

type Rows = readonly Readonly<Record<string, string>>[];

/** What a translator's program gives back, as rows of the table: the words it was made for say their own hash. */
function readProgramFile(text: string): Result<Rows> {
  const found = readXliff(text);
  if (!found.ok) return fail({ ...found.error, field: 'file' });
  return ok(
    found.value.map(({ path, source, target, to }) => ({ text: path, source_hash: hashWording(source), to, target })),
  );
}

function readTable(bytes: Uint8Array): Result<Rows> {
  if (bytes.length > LARGEST_FILE_BYTES) return fail({ code: 'catalogue.texts.file_unfit', field: 'file' });
  try {
    const text = new TextDecoder('utf-8', { fatal: true }).decode(bytes);
    if (text.trimStart().startsWith('<')) return readProgramFile(text);
    const delimiter = text.slice(0, 200).split(/\r?\n/)[0]?.includes(';') ? ';' : ',';
    const [head = [], ...rows]: string[][] = parse(text, { bom: true, delimiter, relax_column_count: true });
    if (!['text', 'source_hash', 'to', 'target'].every((column) => head.includes(column))) {
      return fail({ code: 'catalogue.texts.file_unfit', field: 'file' });
    }
    return ok(
      rows.map((row) =>
        Object.fromEntries(head.map((column, index) => [column, withoutHold(row[index] ?? '').trim()])),
      ),
    );
  } catch {
    return fail({ code: 'catalogue.texts.file_unfit', field: 'file' });
  }
}

/**
 * Takes in a file that `translationTable` or `translationXliff` made. Words for an older wording of their source come in and stay marked as
 * stale; texts that are gone are named. Codes: those of `saveTranslation`, `catalogue.texts.file_unfit`,
 * `catalogue.texts.xml_unfit`,
 * `catalogue.texts.other_language`.
 */
export async function importTranslation(
  world: World,
  actor: Actor,
  input: TranslationRef & { readonly bytes: Uint8Array },
): Promise<Result<FileReport, readonly Failure[]>> {
  const page = await readTranslation(world, actor, input);
  if (!page.ok) return fail([page.error]);
  const { revision, texts } = page.value;
  if (revision === null) return fail([{ code: 'catalogue.texts.no_draft' }]);
  const table = readTable(input.bytes);
  if (!table.ok) return fail([table.error]);
  if (table.value.some((row) => row['to'] !== input.to)) {
    return fail([{ code: 'catalogue.texts.other_language', field: 'file' }]);
  }
  const byPath = new Map(texts.map((text) => [text.path, text]));
  const told = table.value.filter((row) => (row['target'] ?? '') !== '');
  const known = told.flatMap((row) => {
    const text = byPath.get(row['text'] ?? '');
    return text === undefined ? [] : [{ text, target: row['target'] ?? '', hash: row['source_hash'] ?? '' }];
  });
  const changed = known.filter(({ text, target }) => text.target !== target);
  const words = Object.fromEntries(changed.map(({ text, target }) => [text.path, target]));
  const wordings = known.map(({ text, hash }) => ({ path: text.path, sourceHash: hash }));
  const done = await save(world, actor, { ...input, revision, words, fits: [], wordings });
  if (!done.ok) return done;
  return ok({
    ...done.value,
    stale: known.filter(({ text, hash }) => text.sourceHash !== hash).length,
    lost: told.map((row) => row['text'] ?? '').filter((path) => !byPath.has(path)),
  });
}
