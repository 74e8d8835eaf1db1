import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { parse, type MessageFormatElement, TYPE } from '@formatjs/icu-messageformat-parser';
import { describe, expect, it } from 'vitest';
import { LEARNER_LANGUAGES, STAFF_LANGUAGES } from '#platform/i18n/languages.ts';

type Folder = { readonly path: string; readonly promised: readonly string[] };

const root = join(import.meta.dirname, '..', '..');

/** A folder's name says its promise: `messages` for learners and visitors, `messages-staff` for staff. */
function messageFolders(): readonly Folder[] {
  const slices = readdirSync(join(root, 'src/modules')).map((slice) => `src/modules/${slice}`);
  return [...slices, 'src/ui', 'src/app'].flatMap((owner) =>
    readdirSync(join(root, owner))
      .filter((name) => name === 'messages' || name === 'messages-staff')
      .filter((name) => existsSync(join(root, owner, name, 'en.json')))
      .map((name) => ({
        path: `${owner}/${name}`,
        promised: name === 'messages' ? LEARNER_LANGUAGES : STAFF_LANGUAGES,
      })),
  );
}

function readMessages(folder: string, language: string): Record<string, string> {
  const content: unknown = JSON.parse(readFileSync(join(root, folder, `${language}.json`), 'utf8'));
  return Object.fromEntries(
    Object.entries(content as Record<string, unknown>).filter(
      (entry): entry is [string, string] => typeof entry[1] === 'string',
    ),
  );
}

/** Names of the holes in a message, with the kind of each: `count:plural`, `name:argument`. */
function holesOf(elements: readonly MessageFormatElement[]): readonly string[] {
  return elements.flatMap((element) => {
    if (element.type === TYPE.literal || element.type === TYPE.pound) return [];
    if (element.type === TYPE.tag) return holesOf(element.children);
    const own = `${element.value}:${element.type === TYPE.plural || element.type === TYPE.select ? element.type : 'value'}`;
    const inner =
      element.type === TYPE.plural || element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => holesOf(option.value))
        : [];
    return [own, ...inner];
  });
}

const sortedHoles = (text: string): string => [...new Set(holesOf(parse(text, { ignoreTag: true })))].sort().join(' ');

const pluralRules = new Map<string, ReadonlySet<string>>();

function pluralForms(language: string): ReadonlySet<string> {
  const rules = new Intl.PluralRules(language);
  const forms = pluralRules.get(language) ?? new Set([...Array(201).keys()].map((count) => rules.select(count)));
  pluralRules.set(language, forms);
  return forms;
}

/** The plural forms that a language needs for whole numbers a person meets (CLDR), or the forms that are missing. */
function missingPlurals(text: string, language: string): readonly string[] {
  const categories = pluralForms(language);
  const check = (elements: readonly MessageFormatElement[]): readonly string[] =>
    elements.flatMap((element) => {
      if (element.type === TYPE.plural) {
        const inner = Object.values(element.options).flatMap((option) => check(option.value));
        return [...[...categories].filter((category) => !(category in element.options)), ...inner];
      }
      return element.type === TYPE.select
        ? Object.values(element.options).flatMap((option) => check(option.value))
        : [];
    });
  return check(parse(text, { ignoreTag: true }));
}

describe.each(messageFolders())('the words in $path', ({ path, promised }) => {
  const english = readMessages(path, 'en');

  it.each(promised)('are there in %s, with the same holes and every plural form', (language) => {
    const own = readMessages(path, language);
    expect(Object.keys(own).sort()).toEqual(Object.keys(english).sort());
    const faults = Object.entries(own).flatMap(([key, text]) => {
      const holes =
        sortedHoles(text) === sortedHoles(english[key] ?? '') ? [] : [`${key}: other holes than in English`];
      const unfit = /[^\P{Cc}\n]/u.test(text) ? [`${key}: a control character stands in it`] : [];
      return [
        ...holes,
        ...unfit,
        ...missingPlurals(text, language).map((form) => `${key}: plural form "${form}" is missing`),
      ];
    });
    expect(faults).toEqual([]);
  });

  it.each(promised.filter((language) => language !== 'en'))(
    'say in %s that no native speaker has read them yet',
    (language) => {
      const content: unknown = JSON.parse(readFileSync(join(root, path, `${language}.json`), 'utf8'));
      expect(content).toHaveProperty(
        ['_meta', 'review'],
        expect.stringMatching(/needs review by a native speaker|reviewed/),
      );
    },
  );
});

/** What a reader meets, with the longest branch of every choice; a hole counts as one word. */
function longestReading(elements: readonly MessageFormatElement[]): string {
  return elements
    .map((element) => {
      if (element.type === TYPE.literal) return element.value;
      if (element.type !== TYPE.plural && element.type !== TYPE.select) return 'X';
      const branches = Object.values(element.options).map((option) => longestReading(option.value));
      return branches.reduce((longest, branch) => (branch.length > longest.length ? branch : longest), '');
    })
    .join('');
}

const LONGEST_EASY_SENTENCE = 12;

function hasLongSentence(text: string): boolean {
  return longestReading(parse(text, { ignoreTag: true }))
    .split(/(?<=[.!?:;])\s+/)
    .some((sentence) => sentence.split(/\s+/).length > LONGEST_EASY_SENTENCE);
}

describe('easy words', () => {
  const learner = messageFolders().filter(({ path }) => path.endsWith('/messages'));
  /** Lists of word beginnings, which nobody reads as a text. */
  const isWordList = (key: string): boolean => key.includes('.clue.');

  it.each(learner)('in $path: a long sentence has a twin, and no twin has one', ({ path }) => {
    const english = readMessages(path, 'en');
    const faults = Object.entries(english)
      .filter(([key, text]) => !isWordList(key) && hasLongSentence(text))
      .filter(([key]) => key.endsWith('.easy') || english[`${key}.easy`] === undefined)
      .map(([key]) => key);
    expect(faults).toEqual([]);
  });
});

function sourceFiles(folder: string): readonly string[] {
  return readdirSync(join(root, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => /\.(ts|svelte)$/.test(name) && !name.endsWith('.test.ts'))
    .map((name) => join(root, folder, name));
}

describe('the keys', () => {
  const known = new Set(messageFolders().flatMap(({ path }) => Object.keys(readMessages(path, 'en'))));

  it('that screens ask for by name all exist', () => {
    const asked = sourceFiles('src').flatMap((file) =>
      [...readFileSync(file, 'utf8').matchAll(/\bt\(\s*'([a-z]+\.[\w.]+)'/g)].map((match) => match[1] ?? ''),
    );
    expect(asked.length).toBeGreaterThan(200);
    expect([...new Set(asked)].filter((key) => !known.has(key))).toEqual([]);
  });
});
