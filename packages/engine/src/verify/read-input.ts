import { unbakePng } from '../baking/png.ts';
import { unbakeSvg } from '../baking/svg.ts';
import { type Result, fail, ok } from '../result.ts';
import { utf8Decode } from '../text/utf8.ts';
import type { Check } from '../types.ts';
import { failed, unknown } from './report.ts';

/** Larger files are not read at all. */
export const MAX_INPUT_BYTES = 10 * 1024 * 1024;

const PNG_START = [0x89, 0x50, 0x4e, 0x47] as const;

const tooLarge = (): { readonly ok: false; readonly error: Check } =>
  fail(unknown('integrity.too_large', { limit: String(MAX_INPUT_BYTES) }));

const unbaked = (baked: Result<string, string>): Result<string, Check> =>
  baked.ok ? baked : fail(failed('integrity.damaged', { reason: baked.error }));

const fromText = (text: string): Result<string, Check> => (/^\s*</.test(text) ? unbaked(unbakeSvg(text)) : ok(text));

/** The credential's text, out of a picture where it was baked into one; told by content, never by name. */
export const readInput = (input: Uint8Array | string): Result<string, Check> => {
  if (typeof input === 'string') return input.length > MAX_INPUT_BYTES ? tooLarge() : fromText(input);
  if (input.length > MAX_INPUT_BYTES) return tooLarge();
  if (PNG_START.every((byte, at) => input[at] === byte)) return unbaked(unbakePng(input));
  const text = utf8Decode(input);
  return text === null ? fail(failed('integrity.damaged', { reason: 'not_text' })) : fromText(text);
};
