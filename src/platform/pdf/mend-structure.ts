import { tokensOf } from './content-tokens.ts';
import { pointerIn, type PdfObjects } from './pdf-objects.ts';

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

/** Which element each marked sequence of a page belongs to, and the object that says so. */
export type Parents = { readonly list: number; readonly elements: readonly (number | null)[] };

/** The pages of a document that have tags, by the number of their object. */
export function parentsOf(objects: PdfObjects): ReadonlyMap<number, Parents> {
  const heads = objects.numbers().map((number) => [number, objects.get(number).head] as const);
  const root = heads.find(([, head]) => /^<<\s*\/Type \/StructTreeRoot\s/.test(head))?.[1] ?? '';
  const rows = /\/Nums \[([^\]]*)\]/.exec(root)?.[1] ?? '';
  const lists = new Map([...rows.matchAll(/(\d+) (\d+) 0 R/g)].map(([, key, number]) => [Number(key), Number(number)]));
  const parents = new Map<number, Parents>();
  for (const [number, head] of heads) {
    const key = /^<<\s*\/Type \/Page\s/.test(head) ? /\/StructParents (\d+)/.exec(head)?.[1] : undefined;
    const list = key === undefined ? undefined : lists.get(Number(key));
    if (list === undefined) continue;
    const entries = objects
      .get(list)
      .head.slice(1)
      .matchAll(/(\d+) 0 R|null/g);
    const elements = [...entries].map(([, element]) => (element === undefined ? null : Number(element)));
    parents.set(number, { list, elements });
  }
  return parents;
}

/** What an element holds, without letters on a page that are drawn in another marked sequence now. */
function withoutGone(head: string, isGone: (page: number, mcid: number) => boolean): string {
  const place = kidsPlace(head);
  if (place === null) return head;
  const page = pointerIn(head.slice(place.to), 'Pg') ?? 0;
  const list = head.slice(place.from + 1, place.to - 1);
  const kids = [...list.matchAll(/<<[\s\S]*?>>|\d+ 0 R|\d+/g)].map(([kid]) => kid);
  const kept = kids.filter((kid) => {
    if (/^\d+$/.test(kid)) return !isGone(page, Number(kid));
    const mcid = /\/MCID (\d+)/.exec(kid)?.[1];
    return mcid === undefined || !isGone(pointerIn(kid, 'Pg') ?? 0, Number(mcid));
  });
  return kept.length === kids.length ? head : `${head.slice(0, place.from)}[${kept.join(' ')}]${head.slice(place.to)}`;
}

/** What is gone from a page. */
export type Gone = Parents & { readonly page: number; readonly mcids: ReadonlySet<number> };

/** Takes marked sequences that are gone out of the structure. */
export function mendStructure(objects: PdfObjects, gone: readonly Gone[]): void {
  const byPage = new Map(gone.map(({ page, mcids }) => [page, mcids]));
  const isGone = (page: number, mcid: number): boolean => byPage.get(page)?.has(mcid) === true;
  const touched = new Set<number>();
  for (const { list, elements, mcids } of gone) {
    const refs = elements.map((element, mcid) => {
      if (element === null) return 'null';
      if (!mcids.has(mcid)) return `${String(element)} 0 R`;
      touched.add(element);
      return 'null';
    });
    objects.set(list, { head: `[${refs.join(' ')}]`, stream: null });
  }
  for (const number of touched) {
    objects.set(number, { head: withoutGone(objects.get(number).head, isGone), stream: null });
  }
}
