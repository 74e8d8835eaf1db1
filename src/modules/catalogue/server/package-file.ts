import { createHash } from 'node:crypto';
import { strToU8, unzipSync, zipSync } from 'fflate';
import { parseContent, type DesignContent } from '#modules/design/index.ts';
import { fail, ok, type Failure, type Result } from '#platform/result.ts';
import {
  manifestSchema,
  PACKAGE_FORMAT,
  PACKAGE_VERSION,
  type Manifest,
  type PackedRecording,
} from '../package.schemas.ts';

const MANIFEST = 'manifest.json';
const CONTENT = 'content.json';
const READ_ME = 'READ-ME.txt';

/** A package with some hundred recordings stays below this; larger files are refused unread. */
export const LARGEST_PACKAGE_BYTES = 30 * 1024 * 1024;
const LARGEST_UNPACKED_BYTES = 100 * 1024 * 1024;
const MOST_FILES = 500;
/** Archives know no year before 1980; a fixed day makes the same package come out as the same bytes. */
const ARCHIVE_DAY = new Date('2000-01-01T00:00:00Z');

const hashOf = (bytes: Uint8Array): string => createHash('sha256').update(bytes).digest('hex');
const EXTENSIONS: Readonly<Record<string, string>> = {
  'audio/wav': 'wav',
  'audio/mpeg': 'mp3',
  'audio/mp4': 'm4a',
  'audio/ogg': 'ogg',
  'audio/webm': 'webm',
};
const RECORDING = /^recordings\/(cri_[a-z0-9_-]{1,56})\.([a-z]{2})\.(wav|mp3|m4a|ogg|webm)$/;

export type PackageParts = {
  readonly content: DesignContent;
  readonly recordings: readonly PackedRecording[];
  readonly manifest: Omit<Manifest, 'format' | 'formatVersion' | 'kind' | 'files'>;
  /** The same for people who open the archive without any program of ours. */
  readonly readMe: string;
};

/** SHA-256 (hex) of what a design says, as it stands in a package. */
export const hashContent = (content: DesignContent): string => hashOf(contentBytes(content));

const contentBytes = ({ descriptor, plan }: DesignContent): Uint8Array =>
  strToU8(`${JSON.stringify({ descriptor, plan }, null, 2)}\n`);

/** Makes the archive: a manifest that names every other file with its checksum, the design, its recordings. */
export function writePackage(parts: PackageParts): Uint8Array {
  const files: Record<string, Uint8Array> = {
    [CONTENT]: contentBytes(parts.content),
    [READ_ME]: strToU8(parts.readMe),
  };
  for (const { criterionId, language, mediaType, bytes } of parts.recordings) {
    const extension = EXTENSIONS[mediaType];
    if (extension !== undefined) files[`recordings/${criterionId}.${language}.${extension}`] = bytes;
  }
  const manifest = {
    format: PACKAGE_FORMAT,
    formatVersion: PACKAGE_VERSION,
    kind: 'design',
    ...parts.manifest,
    files: Object.entries(files).map(([path, bytes]) => ({ path, sha256: hashOf(bytes), bytes: bytes.length })),
  } satisfies Manifest;
  files[MANIFEST] = strToU8(`${JSON.stringify(manifest, null, 2)}\n`);
  return zipSync(files, { mtime: ARCHIVE_DAY, level: 6 });
}

type Files = Readonly<Record<string, Uint8Array>>;

/** Opens the archive within limits that its own sizes are held to before anything is unpacked. */
function unpack(bytes: Uint8Array): Result<Files> {
  if (bytes.length > LARGEST_PACKAGE_BYTES) return fail({ code: 'catalogue.package_too_large' });
  let total = 0;
  let count = 0;
  try {
    const files = unzipSync(bytes, {
      filter: ({ originalSize }) => {
        total += originalSize;
        count += 1;
        return total <= LARGEST_UNPACKED_BYTES && count <= MOST_FILES;
      },
    });
    const isTooMuch = total > LARGEST_UNPACKED_BYTES || count > MOST_FILES;
    return isTooMuch ? fail({ code: 'catalogue.package_too_large' }) : ok(files);
  } catch {
    return fail({ code: 'catalogue.not_a_package' });
  }
}

const readJson = (bytes: Uint8Array | undefined): unknown => {
  if (bytes === undefined) return undefined;
  try {
    return JSON.parse(new TextDecoder('utf-8', { fatal: true }).decode(bytes));
  } catch {
    return undefined;
  }
};

function readManifest(files: Files): Result<Manifest> {
  const parsed = manifestSchema.safeParse(readJson(files[MANIFEST]));
  if (parsed.success) return ok(parsed.data);
  const [issue] = parsed.error.issues;
  const isNamed = issue?.message.startsWith('catalogue.') === true;
  return fail({
    code: isNamed ? issue.message : 'catalogue.not_a_package',
    params: { place: issue?.path.join('.') ?? '' },
  });
}

/** Every file must be named, every named one be there, and each be what its checksum says. */
function checkFiles(files: Files, manifest: Manifest): Result<true> {
  const named = new Map(manifest.files.map(({ path, sha256 }) => [path, sha256]));
  for (const path of Object.keys(files)) {
    if (path !== MANIFEST && !path.endsWith('/') && !named.has(path)) {
      return fail({ code: 'catalogue.file_not_named', params: { path } });
    }
  }
  for (const [path, sha256] of named) {
    const bytes = files[path];
    if (bytes === undefined) return fail({ code: 'catalogue.file_missing', params: { path } });
    if (hashOf(bytes) !== sha256) return fail({ code: 'catalogue.file_changed', params: { path } });
  }
  return ok(true);
}

function recordingsIn(files: Files): readonly PackedRecording[] {
  return Object.entries(files).flatMap(([path, bytes]) => {
    const [, criterionId, language, extension] = RECORDING.exec(path) ?? [];
    const mediaType = Object.keys(EXTENSIONS).find((type) => EXTENSIONS[type] === extension);
    if (criterionId === undefined || language === undefined || mediaType === undefined) return [];
    return [{ criterionId, language, mediaType, bytes }];
  });
}

export type OpenedPackage = {
  readonly manifest: Manifest;
  readonly content: DesignContent;
  readonly recordings: readonly PackedRecording[];
};

/**
 * Opens a package that somebody sent. Checksums tell damage and hasty edits; they do not tell who made it.
 * Codes: `catalogue.package_too_large`, `catalogue.not_a_package`, `catalogue.package_too_new`,
 * `catalogue.package_kind_unknown`, `catalogue.manifest_unfit`, `catalogue.licence_unknown`,
 * `catalogue.file_not_named`, `catalogue.file_missing`, `catalogue.file_changed`, and those of a design.
 */
export function readPackage(bytes: Uint8Array): Result<OpenedPackage, readonly Failure[]> {
  const files = unpack(bytes);
  if (!files.ok) return fail([files.error]);
  const manifest = readManifest(files.value);
  if (!manifest.ok) return fail([manifest.error]);
  const checked = checkFiles(files.value, manifest.value);
  if (!checked.ok) return fail([checked.error]);
  const design = files.value[CONTENT];
  if (design === undefined || hashOf(design) !== manifest.value.work.contentHash) {
    return fail([{ code: 'catalogue.file_changed', params: { path: CONTENT } }]);
  }
  const content = parseContent(readJson(design));
  if (!content.ok) return content;
  return ok({ manifest: manifest.value, content: content.value, recordings: recordingsIn(files.value) });
}
