import { type Result, fail, ok } from '../result.ts';
import { type XmlFault, type XmlToken, escapeXml, tokenizeXml } from './xml.ts';

export type SvgFault = XmlFault | 'not_an_svg' | 'two_credentials' | 'no_credential';

const SVG = 'http://www.w3.org/2000/svg';
const OPEN_BADGES_3 = 'https://purl.imsglobal.org/ob/v3p0';

/** Namespaces and element names that hold a credential: Open Badges 3.0 (§5.3.2), CLR 2.0, Open Badges 2.0. */
const HOLDERS: ReadonlySet<string> = new Set([
  `${OPEN_BADGES_3} credential`,
  'https://purl.imsglobal.org/clr/v2p0 credential',
  'http://openbadges.org assertion',
]);

/**
 * What an element declares, and the one around it: copying every name into each element would take hours for a file.
 */
type Scope = { readonly own: ReadonlyMap<string, string>; readonly outer: Scope | null };

type Element = {
  readonly name: string;
  readonly attributes: ReadonlyMap<string, string>;
  /** Index of the first token after the element. */
  readonly end: number;
  readonly text: string;
  readonly start: number;
};

const scopeOf = (outer: Scope | null, attributes: ReadonlyMap<string, string>): Scope | null => {
  const declared = [...attributes].filter(([name]) => name === 'xmlns' || name.startsWith('xmlns:'));
  if (declared.length === 0) return outer;
  return { own: new Map(declared.map(([name, value]) => [name === 'xmlns' ? '' : name.slice(6), value])), outer };
};

const spaceOf = (prefix: string, scope: Scope | null): string => {
  for (let at = scope; at !== null; at = at.outer) {
    const found = at.own.get(prefix);
    if (found !== undefined) return found;
  }
  return '';
};

const expand = (name: string, scope: Scope | null): string => {
  const [first = '', second] = name.split(':');
  return second === undefined ? `${spaceOf('', scope)} ${first}` : `${spaceOf(first, scope)} ${second}`;
};

/** The elements that hold a credential, and the root's expanded name. */
const findHolders = (tokens: readonly XmlToken[]): { readonly root: string; readonly holders: readonly Element[] } => {
  const holders: Element[] = [];
  const open: {
    readonly scope: Scope | null;
    readonly name: string;
    readonly start: number;
    readonly attributes: ReadonlyMap<string, string>;
    text: string;
  }[] = [];
  let root = '';
  for (const [at, token] of tokens.entries()) {
    const parent = open.at(-1);
    if (token.kind === 'text' && parent !== undefined) parent.text += token.text;
    if (token.kind === 'open') {
      const scope = scopeOf(parent?.scope ?? null, token.attributes);
      const name = expand(token.name, scope);
      if (root === '') root = name;
      open.push({ scope, name, start: at, attributes: token.attributes, text: '' });
    }
    if (token.kind === 'close') {
      const element = open.pop();
      if (element !== undefined && HOLDERS.has(element.name)) holders.push({ ...element, end: at + 1 });
    }
  }
  return { root, holders };
};

const read = (svg: string) => {
  const tokens = tokenizeXml(svg);
  if (!tokens.ok) return tokens;
  const found = findHolders(tokens.value);
  return found.root === `${SVG} svg` ? ok({ ...found, tokens: tokens.value }) : fail<SvgFault>('not_an_svg');
};

/**
 * The credential baked into an SVG (Open Badges 3.0, §5.3.2): a JWT in the `verify` attribute, else JSON as the
 * element's text. The picture itself is never shown or run from here. Documents with entities or an internal DTD are
 * refused.
 */
export const unbakeSvg = (svg: string): Result<string, SvgFault> => {
  const found = read(svg);
  if (!found.ok) return found;
  const [holder, ...others] = found.value.holders;
  if (holder === undefined) return fail('no_credential');
  if (others.length > 0) return fail('two_credentials');
  const verify = holder.attributes.get('verify');
  const text = holder.text.trim();
  return ok(text === '' && verify !== undefined ? verify : text);
};

/**
 * Puts a credential (JSON or compact JWT) into an SVG (Open Badges 3.0, §5.3.2) as the root's first child; one that was
 * there is replaced.
 */
export const bakeSvg = (svg: string, text: string): Result<string, SvgFault> => {
  const found = read(svg);
  if (!found.ok) return found;
  const { tokens, holders } = found.value;
  // Marked once: asking every holder about every token would take minutes for a picture that is full of them.
  const dropped = new Uint8Array(tokens.length);
  for (const { start, end } of holders) dropped.fill(1, start, end);
  const rootAt = tokens.findIndex(({ kind }) => kind === 'open');
  const rootName = tokens.flatMap((token) => (token.kind === 'open' ? [token.name] : []))[0] ?? 'svg';
  const isJson = text.startsWith('{');
  const attribute = isJson ? '' : ` verify="${escapeXml(text)}"`;
  const element = `<ob:credential xmlns:ob="${OPEN_BADGES_3}"${attribute}>${isJson ? escapeXml(text) : ''}</ob:credential>`;
  const parts = tokens.map((token, at) => (dropped[at] === 1 ? '' : token.source));
  const root = parts[rootAt] ?? '';
  // An empty picture (`<svg …/>`) has to be opened before something can be put in.
  const opened = root.endsWith('/>') ? [`${root.slice(0, -2)}>`, element, `</${rootName}>`] : [root, element];
  return ok([...parts.slice(0, rootAt), ...opened, ...parts.slice(rootAt + 1)].join(''));
};
