/** The comparisons that the engine's tests use, for a page: enough of what the test runner has, and nothing else. */

type Loose = Readonly<Record<string, unknown>>;
const isObject = (value: unknown): value is Loose => typeof value === 'object' && value !== null;

const isBytes = (value: unknown): value is Uint8Array => ArrayBuffer.isView(value);

/** Members that exist; a member without a value is as good as none, unless asked otherwise. */
const keysOf = (value: Loose): readonly string[] => Object.keys(value).filter((key) => value[key] !== undefined);

const sameList = (
  left: ArrayLike<unknown>,
  right: ArrayLike<unknown>,
  compare: (a: unknown, b: unknown) => boolean,
): boolean => left.length === right.length && Array.from(left).every((item, at) => compare(item, right[at]));

const entriesOf = (value: Iterable<unknown>): readonly unknown[] => [...value];

const sameCollection = (left: Map<unknown, unknown> | Set<unknown>, right: unknown): boolean =>
  (right instanceof Map || right instanceof Set) &&
  left.constructor === right.constructor &&
  sameList(entriesOf(left), entriesOf(right), same);

const sameMembers = (left: Loose, right: Loose): boolean => {
  const keys = keysOf(left);
  return keys.length === keysOf(right).length && keys.every((key) => same(left[key], right[key]));
};

const sameObject = (left: Loose, right: Loose): boolean => {
  if (isBytes(left) || isBytes(right)) return isBytes(left) && isBytes(right) && sameList(left, right, Object.is);
  if (left instanceof Date || right instanceof Date) return Number(left) === Number(right);
  if (left instanceof Map || left instanceof Set) return sameCollection(left, right);
  if (Array.isArray(left) !== Array.isArray(right)) return false;
  return Array.isArray(left) && Array.isArray(right) ? sameList(left, right, same) : sameMembers(left, right);
};

/** Whether two values say the same, members without a value aside. */
export const same = (left: unknown, right: unknown): boolean =>
  Object.is(left, right) || (isObject(left) && isObject(right) && sameObject(left, right));

/** Whether a value has at least the members of the other, at every depth. */
export const includes = (value: unknown, part: unknown): boolean => {
  if (!isObject(part) || Array.isArray(part) || isBytes(part)) {
    if (Array.isArray(part) && Array.isArray(value))
      return part.length === value.length && part.every((item, at) => includes(value[at], item));
    return same(value, part);
  }
  return isObject(value) && Object.keys(part).every((key) => includes(value[key], part[key]));
};

const shown = (value: unknown): string => {
  const text = typeof value === 'function' ? String(value) : JSON.stringify(value);
  return (text ?? String(value)).slice(0, 600);
};

const fits = (error: unknown, expected: unknown): boolean => {
  const message = error instanceof Error ? error.message : String(error);
  if (expected === undefined) return true;
  if (typeof expected === 'string') return message.includes(expected);
  if (expected instanceof RegExp) return expected.test(message);
  return typeof expected === 'function' && error instanceof expected;
};

const thrownBy = (run: unknown): { readonly error: unknown } | null => {
  try {
    if (typeof run === 'function') (run as () => unknown)();
    return null;
  } catch (error) {
    return { error };
  }
};

const isIterable = (value: unknown): value is Iterable<unknown> => isObject(value) && Symbol.iterator in value;

const contains = (value: unknown, item: unknown): boolean =>
  typeof value === 'string' ? value.includes(String(item)) : isIterable(value) && [...value].includes(item);

const number = (value: unknown): number => (typeof value === 'number' ? value : Number.NaN);

const MATCHERS: Readonly<Record<string, (value: unknown, expected: unknown) => boolean>> = {
  toBe: Object.is,
  toEqual: same,
  toStrictEqual: same,
  toMatchObject: includes,
  toContain: contains,
  toContainEqual: (value, item) => Array.isArray(value) && value.some((one) => same(one, item)),
  toBeNull: (value) => value === null,
  toBeUndefined: (value) => value === undefined,
  toBeDefined: (value) => value !== undefined,
  toBeInstanceOf: (value, type) => typeof type === 'function' && value instanceof type,
  toBeGreaterThan: (value, bound) => number(value) > number(bound),
  toBeGreaterThanOrEqual: (value, bound) => number(value) >= number(bound),
  toBeLessThan: (value, bound) => number(value) < number(bound),
  toBeLessThanOrEqual: (value, bound) => number(value) <= number(bound),
  toHaveLength: (value, length) => isObject(value) && value['length'] === length,
  toHaveProperty: (value, key) => isObject(value) && String(key) in value,
  toMatch: (value, pattern) => (pattern instanceof RegExp ? pattern.test(String(value)) : contains(value, pattern)),
  toThrow: (run, expected) => {
    const thrown = thrownBy(run);
    return thrown !== null && fits(thrown.error, expected);
  },
};

const judge = (name: string, value: unknown, { expected, wanted }: { expected: unknown; wanted: boolean }): void => {
  const matcher = MATCHERS[name];
  if (matcher === undefined) throw new Error(`This page has no comparison "${name}"`);
  if (matcher(value, expected) !== wanted)
    throw new Error(`expected ${shown(value)} ${wanted ? '' : 'not '}${name} ${shown(expected)}`);
};

type Assertions = Record<string, unknown>;

const matchersFor = (value: unknown, wanted: boolean): Assertions =>
  Object.fromEntries(
    Object.keys(MATCHERS).map((name) => [name, (expected: unknown) => judge(name, value, { expected, wanted })]),
  );

/** What a promise came to; a rejection is compared as what it threw. */
const laterFor = (settle: () => Promise<unknown>): Assertions =>
  Object.fromEntries(
    Object.keys(MATCHERS).map((name) => [
      name,
      async (expected: unknown) => {
        const value = await settle();
        const compared =
          name === 'toThrow'
            ? () => {
                throw value;
              }
            : value;
        judge(name, compared, { expected, wanted: true });
      },
    ]),
  );

const rejectionOf = async (value: unknown): Promise<unknown> => {
  try {
    await (typeof value === 'function' ? (value as () => unknown)() : value);
  } catch (error) {
    return error;
  }
  throw new Error('expected a rejection, and there was none');
};

/** `expect` as the tests call it. */
export const expect = (value: unknown, _message?: string): Assertions => ({
  ...matchersFor(value, true),
  not: matchersFor(value, false),
  resolves: laterFor(async () => value),
  rejects: laterFor(() => rejectionOf(value)),
});

expect.fail = (message: string): never => {
  throw new Error(message);
};
