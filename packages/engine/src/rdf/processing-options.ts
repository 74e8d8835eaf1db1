/// <reference path="./rdf-packages.d.ts" />
import { pinnedContexts } from '@cairn/vocab/contexts';
import events from 'jsonld/lib/events.js';
import type { KeptResolver } from './kept-contexts.ts';

const documentLoader = (url: string) => {
  const pinned = pinnedContexts.get(url);
  if (pinned === undefined) return Promise.reject(new Error(`No pinned context ${url}`));
  return Promise.resolve({ documentUrl: url, document: pinned.document, contextUrl: null, tag: 'static' });
};

/** Options under which jsonld.js reads: pinned contexts only, and everything refused that safe mode refuses. */
export const processingOptions = (contextResolver: KeptResolver) => ({
  safe: true,
  base: '',
  keepFreeFloatingNodes: false,
  documentLoader,
  contextResolver,
  eventHandler: events.setupEventHandler({ options: { safe: true } }),
});
