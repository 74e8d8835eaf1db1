/** One tag of a drawing file. Text between tags is passed over: letters are not drawn. */
export type SvgTag = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  readonly kind: 'open' | 'close' | 'empty';
};

const COMMENT = /<!--[\s\S]*?-->/gu;
const DECLARATION = /^\uFEFF?\s*<\?xml\s[^<>?]*\?>/u;
/** A plain `<!DOCTYPE svg PUBLIC "…" "…">` of an old drawing program says nothing; one with entities in `[…]` does. */
const PLAIN_DOCTYPE = /<!DOCTYPE\s+svg[^<>[\]]*>/u;
const TAG = /<(\/?)([A-Za-z_][\w.-]*(?::[\w.-]+)?)((?:\s+[A-Za-z_][\w.:-]*\s*=\s*(?:"[^"<]*"|'[^'<]*'))*)\s*(\/?)>/gu;
const ATTRIBUTE = /([A-Za-z_][\w.:-]*)\s*=\s*(?:"([^"<]*)"|'([^'<]*)')/gu;

function attributesIn(text: string): ReadonlyMap<string, string> {
  const found = [...text.matchAll(ATTRIBUTE)];
  return new Map(found.map(([, name = '', double, single]) => [name, double ?? single ?? '']));
}

/** Names of drawing programs (`sodipodi:namedview`) keep their prefix; `svg:path` is `path`. */
const plainName = (name: string): string => name.replace(/^svg:/u, '');

/**
 * The tags of an SVG file in their order. Strict on purpose: whatever a small reader could take for something else than
 * a browser does (entities, CDATA, processing instructions, loose brackets) makes the whole file unreadable.
 * @returns null when it is not such a file
 */
export function readTags(file: string): readonly SvgTag[] | null {
  // Every comment has an end, or looking for it would take long.
  if (file.lastIndexOf('<!--') > file.lastIndexOf('-->')) return null;
  const text = file.replace(DECLARATION, '').replace(COMMENT, '').replace(PLAIN_DOCTYPE, '');
  if (/<[!?]/u.test(text) || /\u0000/u.test(text)) return null;
  if (/[<>]/u.test(text.replace(TAG, ''))) return null;
  return [...text.matchAll(TAG)].map(([, closing, name = '', attributes = '', empty]) => ({
    name: plainName(name),
    attributes: attributesIn(attributes),
    kind: closing === '/' ? 'close' : empty === '/' ? 'empty' : 'open',
  }));
}
