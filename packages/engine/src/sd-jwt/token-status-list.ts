import { type JsonObject, type JsonValue, isJsonObject, textOf } from '../json/json-types.ts';
import { signCompactJws } from '../jose/sign-jws.ts';
import { type Result, fail, ok } from '../result.ts';
import { MAX_STATUS_BYTES } from '../status/status-list.ts';
import { base64urlDecode, base64urlEncode } from '../text/base64url.ts';
import type { UnpackFault } from '../text/unpack-within.ts';
import type { Signer } from '../types.ts';
import { unzlib, zlib } from './zlib.ts';

/** How many bits each entry has (Token Status List, draft 20, §4.1). */
export type StatusWidth = 1 | 2 | 4 | 8;

/** Registered values of an entry (§7.1). 3 and 11 to 15 are for applications, the rest is reserved. */
export const TOKEN_STATUS = { valid: 0, invalid: 1, suspended: 2 } as const;

/** A list of the Token Status List kind; entry 0 is in the lowest bits of the first byte. Treat as immutable. */
export type TokenStatusList = { readonly bits: StatusWidth; readonly bytes: Uint8Array };

const isWidth = (value: unknown): value is StatusWidth => value === 1 || value === 2 || value === 4 || value === 8;

/** A list of `length` entries, all valid (Token Status List, draft 20, §4.1). */
export const createTokenStatusList = (size: {
  readonly length: number;
  readonly bits: StatusWidth;
}): TokenStatusList => ({
  bits: size.bits,
  bytes: new Uint8Array(Math.ceil((size.length * size.bits) / 8)),
});

const isInside = ({ bits, bytes }: TokenStatusList, index: number): boolean =>
  Number.isSafeInteger(index) && index >= 0 && index < (bytes.length * 8) / bits;

/** The value of one entry (Token Status List, draft 20, §4.1); null past the end. */
export const readTokenStatus = (list: TokenStatusList, index: number): number | null => {
  if (!isInside(list, index)) return null;
  const first = index * list.bits;
  return ((list.bytes[first >> 3] ?? 0) >> (first & 7)) & ((1 << list.bits) - 1);
};

/** A copy with the given entries changed. Throws RangeError for a place or a value that the list cannot hold. */
export const writeTokenStatus = (
  list: TokenStatusList,
  changes: readonly { readonly index: number; readonly status: number }[],
): TokenStatusList => {
  const bytes = list.bytes.slice();
  const highest = (1 << list.bits) - 1;
  for (const { index, status } of changes) {
    const fits = isInside(list, index) && Number.isInteger(status) && status >= 0 && status <= highest;
    if (!fits) throw new RangeError(`Entry ${index} cannot be ${status}`);
    const first = index * list.bits;
    const shift = first & 7;
    bytes[first >> 3] = ((bytes[first >> 3] ?? 0) & ~(highest << shift)) | (status << shift);
  }
  return { bits: list.bits, bytes };
};

/** The `status_list` member of a status list token: zlib, then base64url (Token Status List, draft 20, §4.2). */
export const encodeTokenStatusList = (list: TokenStatusList): JsonObject => ({
  bits: list.bits,
  lst: base64urlEncode(zlib(list.bytes)),
});

/**
 * Reads a `status_list` member (Token Status List, draft 20, §4.2). Never unpacks more than `maxBytes`, whatever the
 * list claims.
 */
export const decodeTokenStatusList = (
  value: JsonValue | undefined,
  limits: { readonly maxBytes: number } = { maxBytes: MAX_STATUS_BYTES },
): Result<TokenStatusList, UnpackFault> => {
  const bits = isJsonObject(value) ? value['bits'] : undefined;
  const packed = isJsonObject(value) ? base64urlDecode(textOf(value['lst']) ?? '') : null;
  if (!isWidth(bits) || packed === null) return fail('damaged');
  const bytes = unzlib(packed, limits.maxBytes);
  return bytes.ok ? ok({ bits, bytes: bytes.value }) : bytes;
};

/**
 * The signed list as a `statuslist+jwt` (Token Status List, draft 20, §5.1). `sub` is the address under which it is
 * served and which credentials name as `uri`.
 */
export const issueTokenStatusList = (request: {
  readonly uri: string;
  readonly issuer: string;
  readonly list: TokenStatusList;
  readonly issuedAt: Date;
  readonly expiresAt?: Date;
  readonly ttlSeconds?: number;
  readonly signer: Signer;
}): Promise<string> =>
  signCompactJws(
    { typ: 'statuslist+jwt' },
    {
      iss: request.issuer,
      sub: request.uri,
      iat: Math.floor(request.issuedAt.getTime() / 1000),
      ...(request.expiresAt === undefined ? {} : { exp: Math.floor(request.expiresAt.getTime() / 1000) }),
      ...(request.ttlSeconds === undefined ? {} : { ttl: request.ttlSeconds }),
      status_list: encodeTokenStatusList(request.list),
    },
    request.signer,
  );
