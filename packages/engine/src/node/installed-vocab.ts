import { X509Certificate, hash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { basename, join } from 'node:path';
import { gunzipSync } from 'node:zlib';
import { ELM_CONTEXT_URL } from '../elm/check-elm-model.ts';
import { Graph } from '../elm/graph.ts';
import { readTurtle } from '../elm/read-turtle.ts';
import { unknownRules } from '../elm/shapes.ts';
import { readCertificate } from '../jades/certificate.ts';
import { isJsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { type Result, fail, ok } from '../result.ts';
import type { VerifyWorld } from '../types.ts';

/** What an operator may install: a context by its address, shapes of ELM, or an authority whose seals are trusted. */
export type VocabKind = 'context' | 'shapes' | 'authority';

/** One installed file, pinned by the SHA-256 of its content. */
export type VocabPin = {
  readonly kind: VocabKind;
  readonly name: string;
  readonly sha256: string;
  /** Address of a context. */
  readonly url?: string;
};

export type VocabFault =
  /** Neither a context, nor shapes, nor a certificate. */
  | 'not_recognised'
  /** A context without an address: say it with `url`. */
  | 'address_missing'
  /** A context with a catch-all vocabulary would make any word count as defined. */
  | 'catch_all'
  /** Shapes with rules that the engine does not have: it could never answer by them. */
  | 'unknown_rules'
  | 'too_large';

const MAX_BYTES = 5 * 1024 * 1024;
const MANIFEST = 'pins.json';
const ELM_CONTEXT_NAME = /^edc-ap-context\.jsonld$/;

const sha256 = (bytes: Uint8Array): string => hash('sha256', bytes, 'hex');

const isPin = (value: unknown): value is VocabPin =>
  typeof value === 'object' && value !== null && 'kind' in value && 'name' in value && 'sha256' in value;

const readPins = (folder: string): readonly VocabPin[] => {
  const path = join(folder, MANIFEST);
  const read: unknown = existsSync(path) ? JSON.parse(readFileSync(path, 'utf8')) : [];
  return Array.isArray(read) ? read.filter(isPin) : [];
};

const fileOf = (folder: string, pin: VocabPin): string => join(folder, `${pin.sha256.slice(0, 16)}-${pin.name}`);

const contextFault = (text: string): VocabFault | null => {
  const parsed = parseStrictJson(text);
  if (!parsed.ok || !isJsonObject(parsed.value) || parsed.value['@context'] === undefined) return 'not_recognised';
  return /"@(?:vocab|base)"\s*:/.test(text) ? 'catch_all' : null;
};

const shapesFault = (text: string): VocabFault | null => {
  const graph = new Graph();
  if (!readTurtle(text, graph).ok || graph.subjects().length === 0) return 'not_recognised';
  return unknownRules(graph).length === 0 ? null : 'unknown_rules';
};

type Recognised = { readonly pin: VocabPin; readonly bytes: Uint8Array };

const recognise = (path: string, url: string | undefined): Result<Recognised, VocabFault> => {
  const packed = readFileSync(path);
  if (packed.length > MAX_BYTES) return fail('too_large');
  const isPacked = path.endsWith('.gz');
  const bytes = isPacked ? gunzipSync(packed, { maxOutputLength: MAX_BYTES }) : packed;
  const name = basename(path, isPacked ? '.gz' : undefined).replaceAll(/[^\w.-]/g, '_');
  const text = bytes.toString('utf8');
  const made = (kind: VocabKind, content: Uint8Array, address?: string): Result<Recognised, VocabFault> =>
    ok({
      pin: { kind, name, sha256: sha256(content), ...(address === undefined ? {} : { url: address }) },
      bytes: content,
    });
  if (/\.(?:pem|crt|cer|der)$/.test(name)) {
    const der = derOf(bytes);
    return der === null ? fail('not_recognised') : made('authority', der);
  }
  if (name.endsWith('.ttl')) {
    const fault = shapesFault(text);
    return fault === null ? made('shapes', bytes) : fail(fault);
  }
  const fault = contextFault(text);
  if (fault !== null) return fail(fault);
  const address = url ?? (ELM_CONTEXT_NAME.test(name) ? ELM_CONTEXT_URL : undefined);
  return address === undefined ? fail('address_missing') : made('context', bytes, address);
};

const derOf = (bytes: Uint8Array): Uint8Array | null => {
  try {
    const der = new Uint8Array(new X509Certificate(bytes).raw);
    return readCertificate(der)?.isCa === true ? der : null;
  } catch {
    return null;
  }
};

/**
 * Installs one file: copies it into the folder and pins it by its hash. The same file twice is the same pin; another
 * context under the same address takes its place.
 */
export const addVocab = (
  folder: string,
  file: { readonly path: string; readonly url?: string },
): Result<VocabPin, VocabFault> => {
  const found = recognise(file.path, file.url);
  if (!found.ok) return found;
  const { pin, bytes } = found.value;
  const others = readPins(folder).filter(
    (known) => known.sha256 !== pin.sha256 && (pin.url === undefined || known.url !== pin.url),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(fileOf(folder, pin), bytes);
  // Written beside and moved: a reader sees the old list or the new one, never half of it.
  writeFileSync(join(folder, `${MANIFEST}.new`), `${JSON.stringify([...others, pin], null, 2)}\n`);
  renameSync(join(folder, `${MANIFEST}.new`), join(folder, MANIFEST));
  return ok(pin);
};

export type InstalledVocab = Required<Pick<VerifyWorld, 'contexts' | 'elmShapes' | 'trustAnchors'>> & {
  /** Files that are gone or whose content is no longer what was pinned; they are left out. */
  readonly refused: readonly string[];
};

const contentOf = (folder: string, pin: VocabPin): Buffer | null => {
  const path = fileOf(folder, pin);
  const bytes = existsSync(path) ? readFileSync(path) : null;
  return bytes !== null && sha256(bytes) === pin.sha256 ? bytes : null;
};

/** Everything that the operator installed, for a `VerifyWorld`. An empty or absent folder is nothing installed. */
export const readInstalledVocab = (folder: string): InstalledVocab => {
  const contexts = new Map<string, object>();
  const elmShapes = new Map<string, string>();
  const trustAnchors: Uint8Array[] = [];
  const refused: string[] = [];
  for (const pin of readPins(folder)) {
    const bytes = contentOf(folder, pin);
    if (bytes === null) refused.push(pin.name);
    else if (pin.kind === 'authority') trustAnchors.push(new Uint8Array(bytes));
    else if (pin.kind === 'shapes') elmShapes.set(pin.name, bytes.toString('utf8'));
    else contexts.set(pin.url ?? '', JSON.parse(bytes.toString('utf8')) as object);
  }
  return { contexts, elmShapes, trustAnchors, refused };
};
