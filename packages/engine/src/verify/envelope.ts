import { VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { type JsonObject, asList, textOf } from '../json/json-types.ts';

const DATA_URL = /^data:application\/(?:jwt|vc\+jwt|vc\+sd-jwt|dc\+sd-jwt)(?:;[\w=-]+)*,([\w.~-]+)$/;

/**
 * The signed text inside an `EnvelopedVerifiableCredential` (VCDM 2.0 §4.13): its `id` is a data address, and nothing
 * else in it is signed, so nothing else is read. Null for any other document.
 */
export const openEnvelope = (document: JsonObject): string | null => {
  const isEnvelope =
    asList(document['type']).join() === 'EnvelopedVerifiableCredential' &&
    asList(document['@context'])[0] === VCDM2_CONTEXT_URL;
  return isEnvelope ? (DATA_URL.exec(textOf(document['id']) ?? '')?.[1] ?? null) : null;
};
