import { Graph, type Term, XSD, isSameTerm } from './graph.ts';

const SH = 'http://www.w3.org/ns/shacl#';

/** One broken rule: where, and which (SHACL §3.6). */
export type Violation = { readonly node: string; readonly path: string; readonly rule: string };

/** Words of SHACL that only describe; everything else in its namespace must be a rule that we know. */
const DESCRIPTIVE: ReadonlySet<string> = new Set(
  [
    'name',
    'description',
    'order',
    'severity',
    'message',
    'targetClass',
    'path',
    'property',
    'deactivated',
    'group',
    // Read together with `closed`.
    'ignoredProperties',
  ].map((word) => `${SH}${word}`),
);

/** Misspelt in the published shapes; other readers pass over them as well. */
const MISSPELT: ReadonlySet<string> = new Set([`${SH}propertyShape`, `${SH}nodekind`, SH]);

const LEXICAL: Readonly<Record<string, RegExp>> = {
  [`${XSD}dateTime`]: /^-?\d{4,}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}(?:\.\d+)?(?:Z|[+-]\d{2}:\d{2})?$/,
  [`${XSD}duration`]: /^-?P(?=\d|T)(?:\d+Y)?(?:\d+M)?(?:\d+D)?(?:T(?=\d)(?:\d+H)?(?:\d+M)?(?:\d+(?:\.\d+)?S)?)?$/,
  [`${XSD}positiveInteger`]: /^\+?0*[1-9]\d*$/,
  [`${XSD}boolean`]: /^(?:true|false|0|1)$/,
  [`${XSD}decimal`]: /^[+-]?(?:\d+(?:\.\d*)?|\.\d+)$/,
  [`${XSD}integer`]: /^[+-]?\d+$/,
};

type Check = {
  readonly data: Graph;
  readonly shapes: Graph;
  /** The shape that the rule stands in, and the node that it is about. */
  readonly shape: Term;
  readonly focus: Term;
  readonly values: readonly Term[];
  /** The operand of the rule. */
  readonly operand: Term;
};

const hasDatatype = (term: Term, datatype: string): boolean =>
  term.kind === 'literal' && term.datatype === datatype && (LEXICAL[datatype]?.test(term.value) ?? true);

const KINDS: Readonly<Record<string, readonly Term['kind'][]>> = {
  [`${SH}IRI`]: ['iri'],
  [`${SH}BlankNode`]: ['blank'],
  [`${SH}Literal`]: ['literal'],
  [`${SH}BlankNodeOrIRI`]: ['blank', 'iri'],
  [`${SH}IRIOrLiteral`]: ['iri', 'literal'],
};

const hasUniqueLanguages = (values: readonly Term[]): boolean => {
  const languages = values.flatMap(({ language }) => language ?? []);
  return new Set(languages).size === languages.length;
};

/** A closed shape names every property that its nodes may have, itself or among those to be passed over. */
const hasNoOthers = ({ values, data, shapes, shape }: Check): boolean => {
  const known = new Set([
    ...shapes
      .objects(shape, `${SH}property`)
      .flatMap((property) => shapes.objects(property, `${SH}path`))
      .map(({ value }) => value),
    ...shapes
      .objects(shape, `${SH}ignoredProperties`)
      .flatMap((list) => shapes.list(list))
      .map(({ value }) => value),
  ]);
  return values.every((value) => data.predicates(value).every((predicate) => known.has(predicate)));
};

const expressions = new Map<string, RegExp | null>();

/**
 * An expression of the shapes as one of ours; null when it cannot be read. Java's classes within classes, which the
 * published ones use for addresses by number, are read as written: such addresses are refused rather than let through.
 */
const expressionOf = (pattern: string): RegExp | null => {
  const kept = expressions.get(pattern);
  if (kept !== undefined) return kept;
  let read: RegExp | null = null;
  try {
    read = new RegExp(pattern.replace('(?i)', ''), pattern.includes('(?i)') ? 'i' : '');
  } catch {
    // Not in our grammar: nothing conforms to it.
  }
  expressions.set(pattern, read);
  return read;
};

const matches = ({ kind, value }: Term, pattern: string): boolean =>
  kind !== 'blank' && (expressionOf(pattern)?.test(value) ?? false);

const RULES: Readonly<Record<string, (check: Check) => boolean>> = {
  minCount: ({ values, operand }) => values.length >= Number(operand.value),
  maxCount: ({ values, operand }) => values.length <= Number(operand.value),
  class: ({ values, operand, data }) => values.every((value) => data.isA(value, operand.value)),
  datatype: ({ values, operand }) => values.every((value) => hasDatatype(value, operand.value)),
  nodeKind: ({ values, operand }) => values.every(({ kind }) => KINDS[operand.value]?.includes(kind) ?? false),
  hasValue: ({ values, operand }) => values.some((value) => isSameTerm(value, operand)),
  maxInclusive: ({ values, operand }) => values.every(({ value }) => Number(value) <= Number(operand.value)),
  minInclusive: ({ values, operand }) => values.every(({ value }) => Number(value) >= Number(operand.value)),
  uniqueLang: ({ values, operand }) => operand.value !== 'true' || hasUniqueLanguages(values),
  closed: (check) => check.operand.value !== 'true' || hasNoOthers(check),
  disjoint: ({ values, operand, data, focus }) => {
    const others = data.objects(focus, operand.value);
    return values.every((value) => !others.some((other) => isSameTerm(value, other)));
  },
  in: ({ values, operand, shapes }) =>
    values.every((value) => shapes.list(operand).some((choice) => isSameTerm(value, choice))),
  pattern: ({ values, operand }) => values.every((value) => matches(value, operand.value)),
  and: ({ values, operand, ...graphs }) =>
    values.every((value) =>
      graphs.shapes.list(operand).every((part) => violationsOf(value, part, graphs).length === 0),
    ),
  node: ({ values, operand, ...graphs }) => values.every((value) => violationsOf(value, operand, graphs).length === 0),
  or: ({ values, operand, ...graphs }) =>
    values.every((value) =>
      graphs.shapes.list(operand).some((choice) => violationsOf(value, choice, graphs).length === 0),
    ),
};

type Graphs = { readonly data: Graph; readonly shapes: Graph };

const isOff = (shapes: Graph, shape: Term): boolean =>
  shapes.objects(shape, `${SH}deactivated`).some(({ value }) => value === 'true');

type Looked = { readonly shape: Term; readonly focus: Term; readonly values: readonly Term[] };

const brokenRules = (looked: Looked, graphs: Graphs): readonly string[] =>
  Object.entries(RULES).flatMap(([rule, holds]) =>
    graphs.shapes
      .objects(looked.shape, `${SH}${rule}`)
      .filter((operand) => !holds({ ...graphs, ...looked, operand }))
      .map(() => rule),
  );

const propertyViolations = (focus: Term, shape: Term, graphs: Graphs): readonly Violation[] => {
  const [path] = graphs.shapes.objects(shape, `${SH}path`);
  if (path?.kind !== 'iri' || isOff(graphs.shapes, shape)) return [];
  const values = graphs.data.objects(focus, path.value);
  return brokenRules({ shape, focus, values }, graphs).map((rule) => ({ node: focus.value, path: path.value, rule }));
};

const violationsOf = (focus: Term, shape: Term, graphs: Graphs): readonly Violation[] => {
  if (isOff(graphs.shapes, shape)) return [];
  const own = brokenRules({ shape, focus, values: [focus] }, graphs).map((rule) => ({
    node: focus.value,
    path: '',
    rule,
  }));
  const properties = graphs.shapes.objects(shape, `${SH}property`);
  return [...own, ...properties.flatMap((property) => propertyViolations(focus, property, graphs))];
};

/** Rules that the shapes use and this reader does not have: with any of these, no answer would be honest. */
export const unknownRules = (shapes: Graph): readonly string[] => {
  const used = new Set(shapes.subjects().flatMap((subject) => shapes.predicates(subject)));
  return [...used].filter(
    (word) =>
      word.startsWith(SH) &&
      !DESCRIPTIVE.has(word) &&
      !MISSPELT.has(word) &&
      RULES[word.slice(SH.length)] === undefined,
  );
};

/** How many nodes the shapes look at; with none, nothing was checked and nothing conforms. */
export const countTargets = (data: Graph, shapes: Graph): number => {
  const classes = shapes.subjects().flatMap((shape) => shapes.objects(shape, `${SH}targetClass`));
  return classes.reduce((count, { value }) => count + data.instances(value).length, 0);
};

/**
 * Rules of the shapes that a graph breaks: the part of SHACL Core that the ELM application profiles use (targets by
 * class, paths of one step). Classes are compared as they are written, without reasoning.
 */
export const validateShapes = (data: Graph, shapes: Graph): readonly Violation[] =>
  shapes.subjects().flatMap((shape) =>
    shapes
      .objects(shape, `${SH}targetClass`)
      .flatMap(({ value }) => data.instances(value))
      .flatMap((focus) => violationsOf(focus, shape, { data, shapes })),
  );

/** Triples of JSON-LD's own quads. */
export const graphOf = (
  quads: readonly {
    readonly subject: { readonly termType: string; readonly value: string };
    readonly predicate: { readonly value: string };
    readonly object: {
      readonly termType: string;
      readonly value: string;
      readonly datatype?: { readonly value: string };
      readonly language?: string;
    };
  }[],
): Graph => {
  const graph = new Graph();
  const node = ({ termType, value }: { readonly termType: string; readonly value: string }): Term => ({
    kind: termType === 'BlankNode' ? 'blank' : 'iri',
    value,
  });
  for (const { subject, predicate, object } of quads) {
    const { datatype, language } = object;
    const literal: Term = {
      kind: 'literal',
      value: object.value,
      ...(datatype === undefined ? {} : { datatype: datatype.value }),
      ...(language === undefined || language === '' ? {} : { language: language.toLowerCase() }),
    };
    graph.add(node(subject), predicate.value, object.termType === 'Literal' ? literal : node(object));
  }
  return graph;
};
