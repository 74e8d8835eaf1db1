/** `describe` and `it` for a page. Tests run one after the other; what went wrong is kept as text. */
export { expect } from './expectations.ts';

export type Outcome = { readonly file: string; readonly name: string; readonly error: string | null };

type Work = () => unknown;
type Task = { readonly name: string; readonly run: Work };
type Group = { readonly before: Work[]; readonly after: Work[]; readonly items: (Task | { readonly group: Group })[] };

const newGroup = (): Group => ({ before: [], after: [], items: [] });

const files = new Map<string, Group>();
let current = newGroup();
let path: readonly string[] = [];

/** Everything that is described until the next call belongs to this file. */
export const startFile = (file: string): void => {
  current = newGroup();
  path = [];
  files.set(file, current);
};

const shown = (value: unknown): string => (typeof value === 'string' ? value : (JSON.stringify(value) ?? ''));

const titled = (title: string, row: readonly unknown[]): string => {
  let at = 0;
  return title.replace(/%[sidjo%]/g, (mark) => {
    if (mark === '%%') return '%';
    at += 1;
    return shown(row[at - 1]);
  });
};

type Body = (...row: never[]) => unknown;

const add = (name: string, run: Work): void => {
  current.items.push({ name: [...path, name].join(' › '), run });
};

/** Options such as a time limit may stand between name and body; here one limit holds for the whole page. */
const plain = (name: string, ...rest: readonly (Work | object)[]): void => {
  const run = rest.find((part) => typeof part === 'function');
  if (run !== undefined) add(name, run as Work);
};

export const it = Object.assign(plain, {
  each: (rows: readonly unknown[]) => (title: string, body: Body) => {
    for (const row of rows) {
      const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
      add(titled(title, cells), () => body(...(cells as never[])));
    }
  },
});

const group = (name: string, body: Work): void => {
  const [outer, outerPath] = [current, path];
  current = newGroup();
  path = [...outerPath, name];
  outer.items.push({ group: current });
  body();
  current = outer;
  path = outerPath;
};

export const describe = Object.assign(group, {
  each: (rows: readonly unknown[]) => (title: string, body: Body) => {
    for (const row of rows) {
      const cells: readonly unknown[] = Array.isArray(row) ? row : [row];
      group(titled(title, cells), () => body(...(cells as never[])));
    }
  },
});

export const beforeAll = (run: Work): void => void current.before.push(run);
export const afterAll = (run: Work): void => void current.after.push(run);

const attempt = async (run: Work): Promise<string | null> => {
  try {
    await run();
    return null;
  } catch (error) {
    return error instanceof Error ? `${error.message}\n${error.stack ?? ''}` : String(error);
  }
};

const runGroup = async (file: string, { before, items, after }: Group): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const run of before) {
    const error = await attempt(run);
    if (error !== null) outcomes.push({ file, name: 'before all', error });
  }
  for (const item of items) {
    if ('group' in item) outcomes.push(...(await runGroup(file, item.group)));
    else outcomes.push({ file, name: item.name, error: await attempt(item.run) });
  }
  for (const run of after) await attempt(run);
  return outcomes;
};

/** Runs all that was described. */
export const runAll = async (): Promise<readonly Outcome[]> => {
  const outcomes: Outcome[] = [];
  for (const [file, described] of files) outcomes.push(...(await runGroup(file, described)));
  return outcomes;
};
