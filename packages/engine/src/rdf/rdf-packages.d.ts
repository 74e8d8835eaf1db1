/** The few members of the JSON-LD packages that the engine uses; they ship plain JavaScript. */
declare module 'jsonld' {
  import type { JsonObject } from '../json/json-types.ts';
  type Term = { readonly termType: string; readonly value: string };
  type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term; readonly graph: Term };
  type RemoteDocument = {
    readonly documentUrl: string;
    readonly document: object;
    readonly contextUrl: null;
    readonly tag?: string;
  };
  type Options = { readonly safe: true; readonly documentLoader: (url: string) => Promise<RemoteDocument> };
  const jsonld: {
    toRDF(input: object, options: Options): Promise<readonly Quad[]>;
    expand(input: object, options: Options): Promise<readonly JsonObject[]>;
    compact(input: readonly object[], context: unknown, options: Options): Promise<JsonObject>;
  };
  export type { Quad, Term, RemoteDocument };
  export default jsonld;
}
declare module 'rdf-canonize' {
  import type { Quad } from 'jsonld';
  interface MessageDigest {
    update(text: string): void;
    digest(): string;
  }
  const rdfCanonize: {
    canonize(
      dataset: readonly Quad[],
      options: {
        readonly algorithm: 'RDFC-1.0';
        readonly maxWorkFactor: number;
        readonly createMessageDigest: () => MessageDigest;
        /** Filled with the canonical label of each label that went in. */
        readonly canonicalIdMap?: Map<string, string>;
      },
    ): Promise<string>;
    readonly NQuads: { serializeQuad(quad: Quad): string };
  };
  export default rdfCanonize;
}
declare module 'jsonld/lib/expand.js' {
  /** What jsonld.js asks of an active context while it expands. */
  interface ActiveContext {
    clone(): ActiveContext;
    revertToPreviousContext(): ActiveContext;
    previousContext?: ActiveContext;
    readonly mappings: Map<string, unknown>;
    readonly protected: Record<string, boolean>;
  }
  type Processed = { readonly context: ActiveContext; readonly events: readonly unknown[] };
  interface ResolvedContext {
    readonly document: object | null;
    getProcessed(activeCtx: ActiveContext): Processed | undefined;
    setProcessed(activeCtx: ActiveContext, processed: Processed): void;
  }
  interface Resolver {
    resolve(request: {
      readonly activeCtx: ActiveContext;
      readonly context: unknown;
      readonly documentLoader: unknown;
      readonly base: string;
    }): Promise<readonly ResolvedContext[]>;
  }
  const expansion: {
    expand(input: {
      readonly activeCtx: ActiveContext;
      readonly element: object;
      readonly options: object;
    }): Promise<object | readonly object[] | null>;
  };
  export default expansion;
  export type { ActiveContext, Processed, ResolvedContext, Resolver };
}
declare module 'jsonld/lib/context.js' {
  import type { ActiveContext } from 'jsonld/lib/expand.js';
  const context: {
    process(input: {
      readonly activeCtx: ActiveContext;
      readonly localCtx: unknown;
      readonly options: object;
      readonly propagate: boolean;
      readonly overrideProtected: boolean;
    }): Promise<ActiveContext>;
  };
  export default context;
}
declare module 'jsonld/lib/toRdf.js' {
  import type { Quad } from 'jsonld';
  const serialization: { toRDF(expanded: readonly object[], options: object): readonly Quad[] };
  export default serialization;
}
declare module 'jsonld/lib/events.js' {
  const events: { setupEventHandler(input: { readonly options: { readonly safe: true } }): unknown };
  export default events;
}
declare module 'jsonld/lib/ContextResolver.js' {
  import type { Resolver } from 'jsonld/lib/expand.js';
  const ContextResolver: new (options: { readonly sharedCache: Map<string, unknown> }) => Resolver;
  export default ContextResolver;
}
