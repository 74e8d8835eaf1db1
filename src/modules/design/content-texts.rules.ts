import { isLanguage } from '#platform/i18n/languages.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import type { DesignContent } from './plan/plan.ts';

/** A text in several languages and where it stands: names of parts and ids, with dots between them. */
export type ContentText = { readonly path: string; readonly texts: Multilingual };

/** New words for some texts of a design in one language; an empty text takes it away. */
export type TextsEdit = {
  readonly kind: 'texts';
  readonly language: string;
  readonly texts: Readonly<Record<string, string>>;
};

const isRecord = (value: unknown): value is Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value);

const isTexts = (value: Readonly<Record<string, unknown>>): value is Multilingual => {
  const entries = Object.entries(value);
  return entries.length > 0 && entries.every(([key, text]) => isLanguage(key) && typeof text === 'string');
};

/** Parts of a list are told apart by their ids where they have them: their order may change. */
const nameIn = (item: unknown, index: number): string =>
  isRecord(item) && typeof item['id'] === 'string' ? item['id'] : String(index);

type Change = (path: string, texts: Multilingual) => Multilingual;

/** The same value, with each text in several languages handed to `change` by where it stands. */
function walk(value: unknown, path: string, change: Change): unknown {
  const below = (name: string): string => (path === '' ? name : `${path}.${name}`);
  if (Array.isArray(value)) return value.map((item, index) => walk(item, below(nameIn(item, index)), change));
  if (!isRecord(value)) return value;
  if (isTexts(value)) return change(path, value);
  return Object.fromEntries(Object.entries(value).map(([name, part]) => [name, walk(part, below(name), change)]));
}

/** Every text in several languages of a design, in the order in which it is told. */
export function contentTexts(content: DesignContent): readonly ContentText[] {
  const found: ContentText[] = [];
  walk({ descriptor: content.descriptor, plan: content.plan }, '', (path, texts) => {
    found.push({ path, texts });
    return texts;
  });
  return found;
}

/** The design with these words. A text that is nowhere in it any more is left out. */
export function withTexts({ descriptor, plan }: DesignContent, { language, texts }: TextsEdit): DesignContent {
  const change: Change = (path, current) => {
    const text = texts[path];
    if (text === undefined) return current;
    const { [language]: _before, ...others } = current;
    return text.trim() === '' ? others : { ...others, [language]: text.trim() };
  };
  // Words change and nothing else, so the shape is the one that came in.
  const changed = walk({ descriptor, plan }, '', change) as DesignContent;
  const known = new Set([changed.descriptor.language, ...(changed.descriptor.languages ?? [])]);
  if (known.has(language)) return changed;
  const languages = [...(changed.descriptor.languages ?? []), language];
  return { ...changed, descriptor: { ...changed.descriptor, languages } };
}

/** Whether somebody else gave one of these texts other words in the same language meanwhile. */
export function textsCollide(edit: TextsEdit, base: DesignContent, current: DesignContent): boolean {
  const before = new Map(contentTexts(base).map(({ path, texts }) => [path, texts[edit.language] ?? '']));
  return contentTexts(current).some(
    ({ path, texts }) => path in edit.texts && (texts[edit.language] ?? '') !== (before.get(path) ?? ''),
  );
}
