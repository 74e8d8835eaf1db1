import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { MAX_DEPTH, parseStrictJson } from './parse-strict-json.ts';
import { readJson } from './read-json.ts';

const nested = (depth: number): string => '['.repeat(depth) + ']'.repeat(depth);

const REFUSED: readonly (readonly [what: string, text: string, fault: string])[] = [
  ['the same key twice', '{"a":1,"a":2}', 'duplicate_key'],
  ['the same key twice, once escaped', '{"a":1,"\\u0061":2}', 'duplicate_key'],
  ['the same key twice, deep inside', '{"x":[{"b":{"a":1,"a":1}}]}', 'duplicate_key'],
  ['a key that reaches into prototypes', '{"__proto__":{"admin":true}}', 'forbidden_key'],
  ['the same, escaped', '{"\\u005f_proto__":1}', 'forbidden_key'],
  ['a constructor', '{"constructor":{"prototype":{}}}', 'forbidden_key'],
  ['a prototype', '{"a":{"prototype":1}}', 'forbidden_key'],
  ['a number beyond all bounds', '{"a":1e400}', 'number_out_of_range'],
  ['the same below zero', '[-1e400]', 'number_out_of_range'],
  ['a whole number that readers round', '[9007199254740993]', 'number_out_of_range'],
  ['one level too many', nested(MAX_DEPTH + 2), 'too_deep'],
  ['100,000 levels', nested(100_000), 'too_deep'],
  ['100,000 objects in each other', '{"a":'.repeat(100_000), 'too_deep'],
  ['half a surrogate pair', '"\\ud83d"', 'lone_surrogate'],
  ['half a surrogate pair in a key', '{"\\udc00":1}', 'lone_surrogate'],
  ['a byte-order mark', '\ufeff{}', 'byte_order_mark'],
  ['nothing', '', 'syntax'],
  ['two values', '{} {}', 'syntax'],
  ['a comma too many', '[1,]', 'syntax'],
  ['a comment', '{/* */}', 'syntax'],
  ['single quotes', "{'a':1}", 'syntax'],
  ['a leading zero', '[01]', 'syntax'],
  ['a plus sign', '[+1]', 'syntax'],
  ['NaN', '[NaN]', 'syntax'],
  ['a raw line break in a string', '"a\nb"', 'syntax'],
  ['a short escape', '"\\u12"', 'syntax'],
  ['an unknown escape', '"\\x41"', 'syntax'],
  ['a cut-off object', '{"a":', 'syntax'],
  ['a cut-off string', '{"a', 'syntax'],
];

describe('strict JSON', () => {
  it.each(REFUSED)('refuses %s', (_, text, fault) => {
    expect(parseStrictJson(text)).toEqual({ ok: false, error: fault });
    expect(readJson(text)).toEqual({ ok: false, error: fault });
  });

  it('reads what is plain as everybody reads it', () => {
    const text = ' {"a":[1,-2.5e3,true,false,null,"\\u00e5 \\n \\ud83d\\ude00"],"b":{}} ';
    expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
  });

  it('reads every value that JSON can write', () => {
    const value = fc.jsonValue({ maxDepth: 6 }).filter((candidate) => parseStrictJson(JSON.stringify(candidate)).ok);
    fc.assert(
      fc.property(value, (candidate) => {
        const text = JSON.stringify(candidate);
        expect(parseStrictJson(text)).toEqual({ ok: true, value: JSON.parse(text) as unknown });
      }),
    );
  });

  it('accepts nothing that JSON.parse refuses, and crashes for no text', () => {
    const pieces = fc.constantFrom(
      '{',
      '}',
      '[',
      ']',
      ',',
      ':',
      '"',
      '\\',
      'u0041',
      '1',
      '-',
      'e5',
      'true',
      'nul',
      ' ',
      'é',
    );
    fc.assert(
      fc.property(
        fc.array(pieces, { maxLength: 12 }).map((parts) => parts.join('')),
        (text) => {
          if (parseStrictJson(text).ok) expect(() => JSON.parse(text) as unknown).not.toThrow();
        },
      ),
      { numRuns: 3_000 },
    );
  });
});

describe('the quicker reading of ordinary texts', () => {
  const names = fc.constantFrom('a', 'b', 'name', 'É', '1', '', 'a:b', '__proto__', 'constructor');
  const numbers = fc.constantFrom(
    '0',
    '-0',
    '1.5',
    '9007199254740991',
    '9007199254740992',
    '1e21',
    '1e400',
    '1E-7',
    '12',
  );
  const { value } = fc.letrec<{ readonly value: string }>((tie) => ({
    value: fc.oneof(
      { maxDepth: 5 },
      names.map((name) => `"${name}"`),
      numbers,
      fc.constantFrom('true', 'null', '"\ud83d"', '"\\u0041"', '"\u{1f600}"', '" : "', '"{\'a\':1}"'),
      fc.array(tie('value'), { maxLength: 4 }).map((items) => `[${items.join(' , ')}]`),
      fc
        .array(fc.tuple(names, fc.constantFrom(':', ' :', '\n:\t'), tie('value')), { maxLength: 5 })
        .map((members) => `{${members.map(([name, colon, of]) => `"${name}"${colon}${of}`).join(',')}}`),
    ),
  }));

  it('gives the very answer of the strict reader, whatever is odd in the text', () => {
    const seen = { read: 0, refused: 0 };
    fc.assert(
      fc.property(value, (text) => {
        const strict = parseStrictJson(text);
        seen[strict.ok ? 'read' : 'refused'] += 1;
        expect(readJson(text)).toEqual(strict);
      }),
      { numRuns: 4_000 },
    );
    expect(Math.min(seen.read, seen.refused)).toBeGreaterThan(300);
  });

  it.each([MAX_DEPTH - 1, MAX_DEPTH, MAX_DEPTH + 1, MAX_DEPTH + 2])('agrees about %i levels', (depth) => {
    for (const text of [nested(depth), `${'{"a":'.repeat(depth)}1${'}'.repeat(depth)}`]) {
      expect(readJson(text)).toEqual(parseStrictJson(text));
    }
  });

  it('leaves long texts to the strict reader', () => {
    const text = `["${'x'.repeat(70_000)}"]`;
    expect(readJson(text)).toEqual(parseStrictJson(text));
  });
});
