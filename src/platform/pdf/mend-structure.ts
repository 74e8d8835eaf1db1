import { FROM_RIGHT } from './clusters.rules.ts';
import { tokensOf } from './content-tokens.ts';
import { pointerIn, type PdfObjects } from './pdf-objects.ts';
import { readingOf, type KnownTexts, type Standing } from './reading-order.rules.ts';

/** What became of one page: which marked sequences are gone, and which letters the others hold. */
export type MendedPage = {
  readonly number: number;
  readonly gone: ReadonlySet<number>;
  readonly letters: ReadonlyMap<number, readonly Standing[]>;
};

/** Something that an element of the structure holds: letters on a page, or anything else, as it is written. */
type Kid = { readonly written: string; readonly page: number; readonly mcid: number | null };

const isElement = (head: string): boolean => /^<<\s*\/Type \/StructElem\s/.test(head);

/** Where the value of /K stands in an element, brackets included. What texts in it look like does not matter. */
function kidsPlace(head: string): { readonly from: number; readonly to: number } | null {
  let depth = 0;
  let from = -1;
  let wanted = false;
  for (const { text, from: at, to } of tokensOf(head)) {
    if (text === '>>' || text === ']') depth -= 1;
    if (from >= 0 && depth === 1) return { from, to };
    if (wanted && text === '[') from = at;
    wanted = depth === 1 && text === '/K';
    if (text === '<<' || text === '[') depth += 1;
  }
  return null;
}

function kidsOf(head: string, place: { readonly from: number; readonly to: number }): readonly Kid[] {
  const rest = head.slice(place.to);
  const page = pointerIn(rest, 'Pg') ?? 0;
  const list = head.slice(place.from + 1, place.to - 1);
  return [...list.matchAll(/<<[\s\S]*?>>|\d+ 0 R|\d+/g)].map(([written]) => {
    if (/^\d+$/.test(written)) return { written, page, mcid: Number(written) };
    if (!written.includes('/Type /MCR')) return { written, page: 0, mcid: null };
    return { written, page: pointerIn(written, 'Pg') ?? 0, mcid: Number(/\/MCID (\d+)/.exec(written)?.[1]) };
  });
}

const textString = (text: string): string => `<FEFF${Buffer.from(text, 'utf16le').swap16().toString('hex').toUpperCase()}>`;

/** The lists that lead from a marked sequence on a page to the element it belongs to: page → number of the list. */
function listsOf(objects: PdfObjects): ReadonlyMap<number, number> {
  const root = objects.numbers().find((number) => /^<<\s*\/Type \/StructTreeRoot\s/.test(objects.get(number).head)) ?? 0;
  const rows = /\/Nums \[([^\]]*)\]/.exec(root === 0 ? '' : objects.get(root).head)?.[1] ?? '';
  const byKey = new Map([...rows.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, number]) => [Number(key), Number(number)]));
  return new Map(
    objects.numbers().flatMap((number) => {
      const { head } = objects.get(number);
      const key = /^<<\s*\/Type \/Page\s/.test(head) ? /\/StructParents (\d+)/.exec(head)?.[1] : undefined;
      const list = byKey.get(Number(key));
      return key === undefined || list === undefined ? [] : [[number, list] as const];
    }),
  );
}

/** Which element each marked sequence of a page belongs to. */
export function parentsOf(objects: PdfObjects, page: number): readonly (number | null)[] {
  const list = listsOf(objects).get(page);
  if (list === undefined) return [];
  const { head } = objects.get(list);
  return [...head.slice(1).matchAll(/(\d+) 0 R|null/g)].map(([, number]) => (number === undefined ? null : Number(number)));
}

class Structure {
  readonly #objects: PdfObjects;
  readonly #pages: ReadonlyMap<number, MendedPage>;
  readonly #known: KnownTexts;
  readonly #parents: Map<number, (number | null)[]>;

  constructor(objects: PdfObjects, pages: readonly MendedPage[], known: KnownTexts) {
    this.#objects = objects;
    this.#pages = new Map(pages.map((page) => [page.number, page]));
    this.#known = known;
    this.#parents = new Map(pages.map(({ number }) => [number, [...parentsOf(objects, number)]]));
  }

  mend(): void {
    for (const number of this.#objects.numbers()) {
      const { head } = this.#objects.get(number);
      if (isElement(head)) this.#mendElement(number, head);
    }
    for (const [page, list] of listsOf(this.#objects)) this.#writeList(page, list);
  }

  #mendElement(number: number, head: string): void {
    const place = kidsPlace(head);
    if (place === null) return;
    const kids = kidsOf(head, place).filter(({ page, mcid }) => mcid === null || !this.#isGone(page, mcid));
    const written: string[] = [];
    for (let from = 0; from < kids.length;) {
      let to = from;
      while (to < kids.length && kids[to]?.mcid !== null) to += 1;
      const run = kids.slice(from, to);
      written.push(...(run.length > 0 ? this.#asSpan(number, run) : [kids[from]?.written ?? '']));
      from = Math.max(to, from + 1);
    }
    const mended = `${head.slice(0, place.from)}[${written.join(' ')}]${head.slice(place.to)}`;
    if (mended !== head) this.#objects.set(number, { head: mended, stream: null });
  }

  #isGone(page: number, mcid: number): boolean {
    const isGone = this.#pages.get(page)?.gone.has(mcid) === true;
    const list = this.#parents.get(page);
    if (isGone && list !== undefined) list[mcid] = null;
    return isGone;
  }

  /** Letters that are written from right to left are drawn the other way about: a span says how they read. */
  #asSpan(parent: number, run: readonly Kid[]): readonly string[] {
    const letters = run.flatMap(({ page, mcid }) => this.#pages.get(page)?.letters.get(mcid ?? -1) ?? []);
    const whole = run.map(({ written }) => written);
    if (!letters.some(({ text }) => FROM_RIGHT.test(text))) return whole;
    const says = textString(readingOf(letters, this.#known));
    const page = String(run[0]?.page);
    const span = this.#objects.add({
      stream: null,
      head: `<<\n  /Type /StructElem\n  /S /Span\n  /P ${String(parent)} 0 R\n  /ActualText ${says}\n  /K [${whole.join(' ')}]\n  /Pg ${page} 0 R\n>>`,
    });
    for (const { page: at, mcid } of run) {
      const list = this.#parents.get(at);
      if (list !== undefined && mcid !== null) list[mcid] = span;
    }
    return [`${String(span)} 0 R`];
  }

  #writeList(page: number, list: number): void {
    const parents = this.#parents.get(page) ?? [];
    const refs = parents.map((number) => (number === null ? 'null' : `${String(number)} 0 R`));
    this.#objects.set(list, { head: `[${refs.join(' ')}]`, stream: null });
  }
}

/** Takes what is gone out of the structure, and says how letters read that are drawn from right to left. */
export function mendStructure(objects: PdfObjects, pages: readonly MendedPage[], known: KnownTexts): void {
  new Structure(objects, pages, known).mend();
}
