import { type JsonObject, type JsonValue, isJsonList, isJsonObject } from '../json/json-types.ts';
import { escapeLiteral } from '../plan/escape-literal.ts';
import { STRICT_IRI } from '../plan/strict-iri.ts';
import { toHex } from '../text/bytes.ts';
import { utf8Encode } from '../text/utf8.ts';
import type { CryptoPort } from '../types.ts';
import type { PlanData } from './plan-data.ts';

/** Controls (line ends apart) and halves of characters: the same that the compiled plans refuse. */
const FOREIGN = /[\u0000-\u0009\u000b\u000c\u000e-\u001f\u007f\ud800-\udfff]/;

/** Walks a document beside a frame and collects the texts that stand where the frame has a value. */
class Matching {
  readonly values: string[] = [];
  readonly #kinds: string;
  #text = 0;

  constructor(kinds: string) {
    this.#kinds = kinds;
  }

  fits(value: JsonValue, frame: JsonValue): boolean {
    if (isJsonList(frame)) return isJsonList(value) && this.#list(value, frame);
    if (isJsonObject(frame)) return isJsonObject(value) && this.#object(value, frame);
    if (typeof frame !== 'string') return value === frame;
    this.#text += 1;
    if (this.#kinds[this.#text - 1] === '=') return value === frame;
    return typeof value === 'string' && this.values.push(value) > 0;
  }

  #list(list: readonly JsonValue[], frame: readonly JsonValue[]): boolean {
    return list.length === frame.length && frame.every((item, at) => this.fits(list[at] ?? null, item));
  }

  #object(object: JsonObject, frame: JsonObject): boolean {
    const keys = Object.keys(object);
    const wanted = Object.keys(frame);
    return (
      keys.length === wanted.length &&
      wanted.every((key, at) => keys[at] === key && this.fits(object[key] ?? null, frame[key] ?? null))
    );
  }
}

const isGoodAddress = (text: string, { schemes, terms }: PlanData): boolean =>
  STRICT_IRI.test(text) && schemes.includes(text.slice(0, text.indexOf(':'))) && !terms.includes(text);

/** The values as they stand in lines; null when the document is of another shape or a value is left to the full reader. */
const valuesOf = (plan: PlanData, document: JsonObject): readonly string[] | null => {
  const matching = new Matching(plan.kinds);
  if (!matching.fits(document, plan.frame)) return null;
  const kinds = plan.kinds.replaceAll('=', '');
  const isGood = matching.values.every((value, at) =>
    kinds[at] === 'i' ? isGoodAddress(value, plan) : !FOREIGN.test(value),
  );
  return isGood ? matching.values.map((value, at) => (kinds[at] === 'i' ? value : escapeLiteral(value))) : null;
};

type Line = PlanData['lines'][number];

const write = (line: Line, values: readonly string[], label: (node: number) => string): string =>
  line.map((part) => (typeof part === 'string' ? part : part < 0 ? label(-1 - part) : (values[part] ?? ''))).join('');

const nodesOf = (lines: readonly Line[]): readonly number[] => {
  const parts = lines.flat().filter((part) => typeof part === 'number');
  return [...new Set(parts.filter((part) => part < 0).map((part) => -1 - part))];
};

/** Labels by first-degree hashes (RDFC-1.0, §4.6); null when two nodes look alike. */
const labelsOf = async (
  { lines }: PlanData,
  values: readonly string[],
  crypto: CryptoPort,
): Promise<ReadonlyMap<number, string> | null> => {
  const hashes = await Promise.all(
    nodesOf(lines).map(async (node) => {
      const about = lines.filter((line) => line.includes(-1 - node));
      const texts = about.map((line) => write(line, values, (other) => (other === node ? '_:a' : '_:z')));
      const hash = toHex(await crypto.sha256(utf8Encode(texts.sort().join(''))));
      return { node, hash };
    }),
  );
  hashes.sort((left, right) => (left.hash < right.hash ? -1 : 1));
  if (hashes.some(({ hash }, at) => hash === hashes[at - 1]?.hash)) return null;
  return new Map(hashes.map(({ node }, rank) => [node, `_:c14n${rank}`]));
};

/** Nothing else in the document may speak about the credential's own address: the plain reading rests on that. */
const hasOwnRoot = ({ lines, root }: PlanData, values: readonly string[]): boolean => {
  if (root === null) return true;
  const start = `<${values[root] ?? ''}> `;
  const isAboutRoot = (line: Line): boolean => line[0] === '<' && line[1] === root;
  return lines.every((line) => isAboutRoot(line) || !write(line, values, () => '_:').startsWith(start));
};

/**
 * The canonical N-Quads of a document of this shape, or null: another shape, or anything that is not certain without
 * the full reader. The conditions are those of the compiled plans (../plan), done plainly: nobody waits for one document.
 */
export const runPlan = async (plan: PlanData, document: JsonObject, crypto: CryptoPort): Promise<string | null> => {
  const values = valuesOf(plan, document);
  if (values === null || !hasOwnRoot(plan, values)) return null;
  const labels = await labelsOf(plan, values, crypto);
  if (labels === null) return null;
  const lines = plan.lines.map((line) => write(line, values, (node) => labels.get(node) ?? '')).sort();
  return lines.some((line, at) => line === lines[at - 1]) ? null : lines.join('');
};
