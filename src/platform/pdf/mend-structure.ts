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

/** The lists that lead from a marked sequence on a page to the element it belongs to: page → number of the list. */
function listsOf(objects: PdfObjects): ReadonlyMap<number, number> {
  const root =
    objects.numbers().find((number) => /^<<\s*\/Type \/StructTreeRoot\s/.test(objects.get(number).head)) ?? 0;
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
  return [...head.slice(1).matchAll(/(\d+) 0 R|null/g)].map(([, number]) =>
    number === undefined ? null : Number(number),
  );
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

/** Takes marked sequences that are gone out of the structure: page → what is gone from it. */
export function mendStructure(objects: PdfObjects, gone: ReadonlyMap<number, ReadonlySet<number>>): void {
  const isGone = (page: number, mcid: number): boolean => gone.get(page)?.has(mcid) === true;
  const elements = new Set<number | null>();
  for (const [page, list] of listsOf(objects)) {
    const parents = parentsOf(objects, page);
    const kept = parents.map((parent, mcid) => (isGone(page, mcid) ? null : parent));
    for (const mcid of gone.get(page) ?? []) elements.add(parents[mcid] ?? null);
    const refs = kept.map((parent) => (parent === null ? 'null' : `${String(parent)} 0 R`));
    objects.set(list, { head: `[${refs.join(' ')}]`, stream: null });
  }
  for (const number of elements) {
    if (number === null) continue;
    objects.set(number, { head: withoutGone(objects.get(number).head, isGone), stream: null });
  }
}
