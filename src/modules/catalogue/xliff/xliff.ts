import { fail, ok, type Result } from '#platform/result.ts';
import type { WorkText } from '../translation.rules.ts';
import { readXml, within, wordsOf, type XmlElement } from './xml.ts';

type Translating = {
  readonly achievementId: string;
  readonly from: string;
  readonly to: string;
  readonly texts: readonly WorkText[];
};

const SIGNS: Readonly<Record<string, string>> = { '<': '&lt;', '>': '&gt;', '&': '&amp;', '"': '&quot;' };
// Signs that no XML file may hold are left out: they say nothing to a reader.
const FORBIDDEN = /[\u0000-\u0008\u000B\u000C\u000E-\u001F\uFFFE\uFFFF]/g;
const escaped = (text: string): string => text.replace(FORBIDDEN, '').replace(/[<>&"]/g, (sign) => SIGNS[sign] ?? '');

/** `initial`: nobody looked at it. An older translation is there, but has to be looked at again. */
const STATES = { missing: 'initial', stale: 'initial', current: 'translated' } as const;

function unitOf({ path, part, source, target, state, known }: WorkText): string {
  const words = target === '' ? (known ?? '') : target;
  return [
    `    <unit id="${escaped(path)}">`,
    `      <notes><note category="part">${part}</note></notes>`,
    `      <segment state="${STATES[state]}">`,
    `        <source xml:space="preserve">${escaped(source)}</source>`,
    ...(words === '' ? [] : [`        <target xml:space="preserve">${escaped(words)}</target>`]),
    '      </segment>',
    '    </unit>',
  ].join('\n');
}

/** All texts for a translator's own program, as XLIFF 2.0 (OASIS, 2014). */
export const writeXliff = ({ achievementId, from, to, texts }: Translating): string =>
  [
    '<?xml version="1.0" encoding="UTF-8"?>',
    `<xliff xmlns="urn:oasis:names:tc:xliff:document:2.0" version="2.0" srcLang="${escaped(from)}" trgLang="${escaped(to)}">`,
    `  <file id="${escaped(achievementId)}">`,
    ...texts.map(unitOf),
    '  </file>',
    '</xliff>',
    '',
  ].join('\n');

export type TranslatedText = {
  readonly path: string;
  readonly source: string;
  readonly target: string;
  readonly to: string;
};

const attribute = (element: XmlElement, name: string): string => element.attributes.get(name) ?? '';

/** A program may cut a text into sentences: their words stand behind each other again. */
const joined = (unit: XmlElement, name: 'source' | 'target'): string => within(unit, name).map(wordsOf).join('').trim();

/** A file of version 2 as `writeXliff` makes it, or of version 1.2, into which some programs turn it. */
function unitsOf(root: XmlElement): readonly TranslatedText[] {
  const isOld = attribute(root, 'version').startsWith('1.');
  return within(root, 'file').flatMap((file) =>
    within(file, isOld ? 'trans-unit' : 'unit').map((unit) => ({
      path: attribute(unit, 'id'),
      source: joined(unit, 'source'),
      target: joined(unit, 'target'),
      to: isOld ? attribute(file, 'target-language') : attribute(root, 'trgLang'),
    })),
  );
}

/** What a translator's program gives back. Codes: `catalogue.texts.xml_unfit`. */
export function readXliff(text: string): Result<readonly TranslatedText[]> {
  const root = readXml(text);
  if (!root.ok) return root;
  return root.value.name === 'xliff' ? ok(unitsOf(root.value)) : fail({ code: 'catalogue.texts.xml_unfit' });
}
