/// <reference path="./rdf-packages.d.ts" />
import type { Quad } from 'jsonld';
import expansion from 'jsonld/lib/expand.js';
import serialization from 'jsonld/lib/toRdf.js';
import type { JsonObject } from '../json/json-types.ts';
import { type Result, fail } from '../result.ts';
import { type RdfFault, withinLimits } from './canonize.ts';
import { KeptResolver } from './kept-contexts.ts';
import { processingOptions } from './processing-options.ts';

let resolver = new KeptResolver();

const asArray = (expanded: object | readonly object[] | null): readonly object[] =>
  expanded === null ? [] : Array.isArray(expanded) ? expanded : [expanded];

/**
 * The same graph as `toQuads` gives for a document that names pinned contexts only, several times quicker: jsonld.js
 * does the work, with contexts that are kept. Documents with `@graph` are not for it; the engine refuses them before.
 */
export const quickQuads = async (document: JsonObject): Promise<Result<readonly Quad[], RdfFault>> => {
  if (resolver.isFull) resolver = new KeptResolver();
  const options = processingOptions(resolver);
  try {
    const expanded = await expansion.expand({ activeCtx: resolver.initial, element: document, options });
    return withinLimits(serialization.toRDF(asArray(expanded), options));
  } catch {
    return fail('undefined_term');
  }
};
