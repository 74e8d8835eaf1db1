import type { JsonValue } from '../json/json-types.ts';
import { STRICT_IRI } from '../plan/strict-iri.ts';

const URL_PATTERN = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

/** The narrower question first: nearly every address passes it, in a fifth of the time where the text around it is wide. */
export const isUrl = (value: JsonValue | undefined): boolean =>
  typeof value === 'string' && (STRICT_IRI.test(value) || URL_PATTERN.test(value));
