import type { JsonValue } from '../json/json-types.ts';

const URL_PATTERN = /^[a-zA-Z][a-zA-Z0-9+.-]*:[^\s<>"{}|\\^`]+$/;

export const isUrl = (value: JsonValue | undefined): boolean => typeof value === 'string' && URL_PATTERN.test(value);
