import { durationToHours } from '../award/duration.ts';
import { unbakePng } from '../baking/png.ts';
import { unbakeSvg } from '../baking/svg.ts';
import { Graph } from '../elm/graph.ts';
import { readTurtle } from '../elm/read-turtle.ts';
import { readCertificate, readPublicKeyInfo } from '../jades/certificate.ts';
import { readCompactJws } from '../jose/jws.ts';
import { canonicalJson } from '../json/canonical-json.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { decodeDidJwk } from '../keys/did-jwk.ts';
import { decodeDidKey, didWebToUrl, urlToDidWeb } from '../keys/did.ts';
import { decodeMultikey } from '../keys/multikey.ts';
import { readDidDocument } from '../keys/read-did-document.ts';
import { nodeCrypto } from '../node/index.ts';
import { readBaseProof } from '../proof/sd/base-proof.ts';
import { readCbor } from '../proof/sd/cbor.ts';
import { readDerivedProof } from '../proof/sd/derived-proof.ts';
import { showParts } from '../proof/sd/show-parts.ts';
import { assemble, readDisclosure } from '../sd-jwt/disclosures.ts';
import { decodeTokenStatusList } from '../sd-jwt/token-status-list.ts';
import { decodeStatusList } from '../status/status-list.ts';
import { base58Decode } from '../text/base58.ts';
import { base64urlDecode, base64urlEncode } from '../text/base64url.ts';
import { utf8Encode } from '../text/utf8.ts';
import { parseInstant } from '../verify/dates.ts';
import { readInput } from '../verify/read-input.ts';
import { verifyCredential } from '../verify/verify-credential.ts';
import { verifyPresentation } from '../verify/verify-presentation.ts';
import { NOW, worldWith } from './fixtures.ts';
import { type Corpus, makeCorpus } from './fuzz-corpus.ts';
import { seeded } from './random-document.ts';

type Random = () => number;

/** Text where a reader takes text; bytes that are none become the replacement character, as in any file reader. */
const asText = (bytes: Uint8Array): string => new TextDecoder().decode(bytes);

const below = (limit: number, random: Random): number => Math.floor(random() * limit);

/** Pieces on which readers turn. */
const TOKENS = [
  '"',
  '\\',
  '{',
  '}',
  '[',
  ']',
  ':',
  ',',
  '.',
  '~',
  '<',
  '>',
  '&',
  '@',
  '\u0000',
  '\u00ff',
  'null',
  '1e400',
]
  .concat([
    '"toString":0,',
    '"exp":9007199254740991,',
    '__proto__',
    '\\ud800',
    '-',
    '0',
    '99999999999',
    'ey',
    'z',
    'u',
    '<!DOCTYPE',
    '<![CDATA[',
    ']]>',
    '%',
    '#',
  ])
  .map(utf8Encode);

const splice = (bytes: Uint8Array, at: number, [remove, insert]: readonly [number, Uint8Array]): Uint8Array => {
  const rest = bytes.subarray(Math.min(bytes.length, at + remove));
  const made = new Uint8Array(at + insert.length + rest.length);
  made.set(bytes.subarray(0, at));
  made.set(insert, at);
  made.set(rest, at + insert.length);
  return made;
};

const noise = (length: number, random: Random): Uint8Array => Uint8Array.from({ length }, () => below(256, random));

const CHANGES: readonly ((bytes: Uint8Array, random: Random) => Uint8Array)[] = [
  (bytes, random) => {
    const changed = bytes.slice();
    const at = below(changed.length || 1, random);
    changed[at] = (changed[at] ?? 0) ^ (1 << below(8, random));
    return changed;
  },
  (bytes, random) => splice(bytes, below(bytes.length + 1, random), [0, TOKENS[below(TOKENS.length, random)] ?? bytes]),
  (bytes, random) => splice(bytes, below(bytes.length + 1, random), [1 + below(12, random), new Uint8Array()]),
  (bytes, random) => bytes.slice(0, below(bytes.length + 1, random)),
  (bytes, random) => splice(bytes, below(bytes.length + 1, random), [0, noise(1 + below(6, random), random)]),
  (bytes, random) => {
    const from = below(bytes.length + 1, random);
    return splice(bytes, below(bytes.length + 1, random), [0, bytes.slice(from, from + below(40, random))]);
  },
];

const changed = (seedInput: Uint8Array, random: Random): Uint8Array => {
  if (random() < 0.03) return noise(below(120, random), random);
  let bytes = seedInput;
  for (let times = 1 + below(4, random); times > 0; times -= 1)
    bytes = (CHANGES[below(CHANGES.length, random)] ?? ((same: Uint8Array) => same))(bytes, random);
  return bytes;
};

/** One reader: what good input looks like, how many of a thousand inputs it gets, and what must hold for any input. */
type Target = {
  readonly name: string;
  readonly share: number;
  readonly seeds: readonly Uint8Array[];
  readonly read: (bytes: Uint8Array) => unknown;
};

const must = (isSo: boolean, what: string): void => {
  if (!isSo) throw new Error(what);
};

const bytesOf = (texts: readonly string[]): readonly Uint8Array[] => texts.map(utf8Encode);

/** What the strict reader accepts reads the same everywhere, and can be written and read again. */
const readStrictly = (bytes: Uint8Array): void => {
  const text = asText(bytes);
  const parsed = parseStrictJson(text);
  if (!parsed.ok) return;
  const canonical = canonicalJson(parsed.value);
  must(canonicalJson(JSON.parse(text) as never) === canonical, 'the strict reader and JSON.parse differ');
  const again = parseStrictJson(canonical);
  must(again.ok && canonicalJson(again.value) === canonical, 'written and read again it differs');
};

const readAlphabets = (bytes: Uint8Array): void => {
  const text = asText(bytes);
  base58Decode(text);
  const decoded = base64urlDecode(text);
  must(decoded === null || base64urlEncode(decoded) === text, 'base64url was read loosely');
};

const readNames = (bytes: Uint8Array): void => {
  const text = asText(bytes);
  decodeDidKey(text);
  decodeDidJwk(text);
  decodeMultikey(text);
  didWebToUrl(text);
  urlToDidWeb(text);
  parseInstant(text);
  durationToHours(text);
  readDidDocument(text, { did: 'did:web:nordlys.example', verificationMethod: '#key-1', now: NOW });
};

const readTokens = async (bytes: Uint8Array): Promise<void> => {
  const text = asText(bytes);
  readCompactJws(text);
  const disclosure = await readDisclosure(text, nodeCrypto);
  const parsed = parseStrictJson(text);
  if (parsed.ok && typeof parsed.value === 'object' && parsed.value !== null && !Array.isArray(parsed.value))
    assemble(parsed.value as never, disclosure === null ? [] : [disclosure]);
};

const readLists = (bytes: Uint8Array): void => {
  decodeStatusList(asText(bytes));
  decodeTokenStatusList({ bits: 1, lst: base64urlEncode(bytes) });
};

/** Nothing that was changed in any way checks out; whatever comes in, a report comes out. */
const verifyWhole = ({ issuer, genuine }: Corpus) => {
  const world = worldWith(issuer.documents());
  return async (bytes: Uint8Array): Promise<void> => {
    const { summary, checks } = await verifyCredential(bytes, world);
    must(checks.integrity.code !== undefined, 'no answer');
    if (summary === 'checks_out') must(meansTheSame(bytes, genuine), 'a changed file checks out');
    const shown = await verifyPresentation(bytes, world, { challenge: 'n' });
    must(shown.summary !== 'checks_out', 'a presentation out of nothing checks out');
  };
};

/** Spaces between the parts of a JSON text and around a token say nothing, nor does the picture that carries it. */
const meansTheSame = (bytes: Uint8Array, genuine: ReadonlySet<string>): boolean => {
  const text = readInput(bytes);
  if (!text.ok) return false;
  if (genuine.has(text.value.trim())) return true;
  const parsed = parseStrictJson(text.value);
  if (!parsed.ok) return false;
  const canonical = canonicalJson(parsed.value);
  return [...genuine].some((one) => {
    const good = parseStrictJson(one);
    return good.ok && canonicalJson(good.value) === canonical;
  });
};

const targetsOf = (corpus: Corpus): readonly Target[] => [
  { name: 'strict JSON', share: 300, seeds: bytesOf(corpus.json), read: readStrictly },
  { name: 'alphabets', share: 120, seeds: bytesOf([...corpus.tokens, ...corpus.names]), read: readAlphabets },
  { name: 'names, keys, instants', share: 150, seeds: bytesOf([...corpus.names, ...corpus.json]), read: readNames },
  { name: 'tokens and disclosures', share: 120, seeds: bytesOf(corpus.tokens), read: readTokens },
  { name: 'PNG', share: 80, seeds: corpus.pngs, read: unbakePng },
  { name: 'SVG', share: 60, seeds: bytesOf(corpus.svgs), read: (bytes) => unbakeSvg(asText(bytes)) },
  { name: 'status lists', share: 20, seeds: bytesOf(corpus.lists), read: readLists },
  {
    name: 'CBOR',
    share: 60,
    seeds: corpus.der,
    read: (bytes) => [readCbor(bytes, 'with_texts'), readDerivedProof(asText(bytes)), readBaseProof(asText(bytes))],
  },
  {
    name: 'parts to show',
    share: 3,
    seeds: bytesOf(corpus.showable),
    read: (bytes) => showParts({ credential: asText(bytes), pointers: ['/credentialSubject'] }),
  },
  {
    name: 'certificates',
    share: 50,
    seeds: corpus.der,
    read: (bytes) => [readCertificate(bytes), readPublicKeyInfo(bytes)],
  },
  { name: 'Turtle', share: 30, seeds: bytesOf(corpus.turtle), read: (bytes) => readTurtle(asText(bytes), new Graph()) },
  {
    name: 'whole files',
    share: 10,
    seeds: [...bytesOf([...corpus.json, ...corpus.tokens, ...corpus.svgs]), ...corpus.pngs],
    read: verifyWhole(corpus),
  },
];

export type FuzzResult = {
  readonly inputs: Readonly<Record<string, number>>;
  /** Longest time that one input took, in milliseconds. */
  readonly slowest: number;
  readonly fault: { readonly reader: string; readonly base64url: string; readonly what: string } | null;
};

export type FuzzOptions = {
  readonly inputs: number;
  readonly seed: number;
  readonly clock: () => number;
  readonly onProgress?: (done: number) => void;
};

const PROGRESS_EVERY = 50_000;

/** The reader for each thousandth: the same order for the same seed, whatever the readers do. */
const drawFrom = (targets: readonly Target[], random: Random): Target | undefined => {
  let left = random() * targets.reduce((sum, { share }) => sum + share, 0);
  return targets.find(({ share }) => (left -= share) < 0);
};

/**
 * Feeds every reader of the engine with changed good input and with noise. A reader that throws, or breaks what it
 * promises, ends the run with the input that did it; the same seed gives the same inputs but for keys and signatures.
 */
export const fuzz = async ({ inputs, seed, clock, onProgress }: FuzzOptions): Promise<FuzzResult> => {
  const targets = targetsOf(await makeCorpus());
  const random = seeded(seed);
  const counts: Record<string, number> = {};
  let slowest = 0;
  for (let done = 1; done <= inputs; done += 1) {
    const target = drawFrom(targets, random);
    const seedInput = target?.seeds[below(target.seeds.length, random)];
    if (target === undefined || seedInput === undefined) continue;
    const input = changed(seedInput, random);
    const start = clock();
    try {
      await target.read(input);
    } catch (error) {
      const what = error instanceof Error ? (error.stack ?? error.message) : String(error);
      return { inputs: counts, slowest, fault: { reader: target.name, base64url: base64urlEncode(input), what } };
    }
    slowest = Math.max(slowest, clock() - start);
    counts[target.name] = (counts[target.name] ?? 0) + 1;
    if (done % PROGRESS_EVERY === 0) onProgress?.(done);
  }
  return { inputs: counts, slowest, fault: null };
};
