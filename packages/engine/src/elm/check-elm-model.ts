import { type JsonObject, hasType } from '../json/json-types.ts';
import { toQuads } from '../rdf/canonize.ts';
import { checkContexts } from '../rdf/context-policy.ts';
import type { Check, VerifyWorld } from '../types.ts';
import { failed, passed, unknown } from '../verify/report.ts';
import { Graph } from './graph.ts';
import { readTurtle } from './read-turtle.ts';
import { type Violation, countTargets, graphOf, unknownRules, validateShapes } from './shapes.ts';

/** The context that every European Digital Credential of ELM 3 names; it is the operator's to install. */
export const ELM_CONTEXT_URL = 'http://data.europa.eu/snb/model/context/edc-ap';

const CREDENTIAL_CLASS = 'http://data.europa.eu/snb/model/elm/EuropeanDigitalCredential';

/** So many broken rules are named; more would not help anybody. */
const MAX_NAMED = 12;

const readShapes = (files: ReadonlyMap<string, string>): Graph | null => {
  const graph = new Graph();
  const isReadable = [...files.values()].every((text) => readTurtle(text, graph).ok);
  return isReadable && unknownRules(graph).length === 0 ? graph : null;
};

/**
 * Reading the shapes costs more than using them, and they change only when the operator installs others. Kept by their
 * words and not by their object: a worker gets a new copy with every file that it checks.
 */
let kept: { readonly words: string; readonly shapes: Graph | null } | null = null;

const shapesOf = (files: ReadonlyMap<string, string>): Graph | null => {
  const words = [...files.values()].join('\n');
  if (kept?.words !== words) kept = { words, shapes: readShapes(files) };
  return kept.shapes;
};

const shortName = (address: string): string =>
  address.slice(Math.max(address.lastIndexOf('/'), address.lastIndexOf('#')) + 1);

const ruleNames = (violations: readonly Violation[]): string => {
  const names = new Set(violations.map(({ path, rule }) => `${shortName(path)}.${rule}`));
  return [...names].slice(0, MAX_NAMED).join(' ');
};

const broken = (rules: string): Check => failed('model.rules_broken', { model: 'ELM', rules });

const notInstalled = (reason: string): Check => unknown('model.elm_not_installed', { reason });

/**
 * Whether a European Digital Credential keeps the shapes that the operator installed. A graph without a credential in
 * it breaks no rule and yet does not conform: that is asked first (an empty graph satisfies every shape).
 */
export const checkElmModel = async (document: JsonObject, world: VerifyWorld): Promise<Check> => {
  if (!hasType(document, 'EuropeanDigitalCredential')) return failed('model.not_a_credential', { rule: 'type' });
  const shapes = shapesOf(world.elmShapes ?? new Map<string, string>());
  const contexts = world.contexts ?? new Map<string, object>();
  if (shapes === null) return notInstalled('shapes_unreadable');
  if (shapes.subjects().length === 0) return notInstalled('shapes');
  if (!contexts.has(ELM_CONTEXT_URL)) return notInstalled('context');
  const allowed = checkContexts(document, contexts);
  if (!allowed.ok) return broken(allowed.error.code);
  const quads = await toQuads(document, contexts);
  if (!quads.ok) return broken(quads.error);
  const graph = graphOf(quads.value);
  if (graph.instances(CREDENTIAL_CLASS).length === 0 || countTargets(graph, shapes) === 0)
    return broken('no_credential');
  const violations = validateShapes(graph, shapes);
  return violations.length === 0 ? passed('model.conforms', { model: 'ELM' }) : broken(ruleNames(violations));
};
