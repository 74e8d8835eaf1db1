import { isSound, mendPage, readPage } from './mend-page.ts';
import { mendStructure, parentsOf, type Gone } from './mend-structure.ts';
import { PageFont } from './page-fonts.ts';
import { openObjects, packed, pointerIn, textOf, type PdfObjects } from './pdf-objects.ts';
import { textsIn, wayOfMost } from './reading-order.ts';

type Place = { readonly number: number; readonly contents: number; readonly fonts: ReadonlyMap<string, PageFont> };

function pagesOf(objects: PdfObjects): readonly Place[] {
  const fonts = new Map<number, PageFont>();
  const fontOf = (number: number): PageFont => {
    const font = fonts.get(number) ?? new PageFont(objects, number);
    fonts.set(number, font);
    return font;
  };
  return objects.numbers().flatMap((number) => {
    const { head } = objects.get(number);
    const contents = /^<<\s*\/Type \/Page\s/.test(head) ? pointerIn(head, 'Contents') : null;
    if (contents === null) return [];
    const named = /\/Font <<([^>]*)>>/.exec(head)?.[1] ?? '';
    const pairs = [...named.matchAll(/\/(\S+) (\d+) 0 R/g)];
    return [{ number, contents, fonts: new Map(pairs.map(([, name = '', at]) => [name, fontOf(Number(at))])) }];
  });
}

/**
 * Mends what a PDF of our typesetter says when its text is read out, searched or copied. It draws one letter in several
 * pieces where dots or vowel signs hang higher or lower, and each piece says the whole letter again, so that words come
 * out with letters doubled; and lines from right to left come word by word from the left. Here each letter is said once,
 * lines come as they are read, and nothing moves. `data` is what the document was made from.
 */
export function mendText(pdf: Uint8Array, data: unknown): Uint8Array {
  const objects = openObjects(pdf);
  const places = pagesOf(objects);
  const pages = places.map(({ contents, fonts }) => readPage(textOf(objects.get(contents)), fonts));
  if (pages.every(isSound)) return pdf;
  const expected = { texts: textsIn(data), way: wayOfMost(pages.flatMap(({ letters }) => letters)) };
  const parents = parentsOf(objects);
  const gone: Gone[] = [];
  for (const [index, { number, contents }] of places.entries()) {
    const page = pages[index];
    if (page === undefined) continue;
    const { list = 0, elements = [] } = parents.get(number) ?? {};
    const mended = mendPage(page, elements, expected);
    objects.set(contents, packed(mended.content));
    if (list > 0) gone.push({ list, elements, page: number, mcids: mended.gone });
  }
  for (const font of new Set(places.flatMap(({ fonts }) => [...fonts.values()]))) font.write();
  mendStructure(objects, gone);
  return objects.save();
}
