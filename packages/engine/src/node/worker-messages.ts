import type { DocumentAnswer, DocumentKind, Report, VerifyWorld } from '../types.ts';

/** The parts of a world that can be sent to another thread; hashing is there already, documents are asked for. */
export type SentWorld = Omit<VerifyWorld, 'crypto' | 'documents'>;

export type ToWorker =
  | { readonly kind: 'verify'; readonly input: Uint8Array | string; readonly world: SentWorld }
  | { readonly kind: 'found'; readonly question: number; readonly answer: DocumentAnswer };

export type FromWorker =
  /** Everything is loaded: what comes now is work on files. */
  | { readonly kind: 'ready' }
  | { readonly kind: 'find'; readonly question: number; readonly url: string; readonly wanted: DocumentKind }
  | { readonly kind: 'report'; readonly report: Report };
