/** The few members of the JSON-LD packages that the engine uses; they ship plain JavaScript. */
declare module 'jsonld' {
  type Term = { readonly termType: string; readonly value: string };
  type Quad = { readonly subject: Term; readonly predicate: Term; readonly object: Term; readonly graph: Term };
  type RemoteDocument = {
    readonly documentUrl: string;
    readonly document: object;
    readonly contextUrl: null;
    readonly tag?: string;
  };
  const jsonld: {
    toRDF(
      input: object,
      options: { readonly safe: true; readonly documentLoader: (url: string) => Promise<RemoteDocument> },
    ): Promise<readonly Quad[]>;
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
      },
    ): Promise<string>;
  };
  export default rdfCanonize;
}
