import type { JsonObject } from '../json/json-types.ts';
import type { Report, VerifyWorld } from '../types.ts';
import type { ForeignFormat } from './foreign-formats.ts';

const readers = {
  jades: () => import('../jades/verify-jades.ts'),
  hosted: () => import('../ob2/verify-hosted.ts'),
  signed: () => import('../ob2/verify-signed.ts'),
  sdJwt: () => import('../sd-jwt/verify-sd-jwt.ts'),
} as const;

/** Loads every reader ahead, for a page that is to work without a connection. */
export const loadReaders = async (): Promise<void> => {
  await Promise.all(Object.values(readers).map((load) => load()));
};

/**
 * Reads what is no Verifiable Credential with a proof of its own. Each reader is loaded when a first file of its kind
 * arrives, so that a page which checks credentials of its own house does not carry all of them.
 */
export const verifyForeign = async (
  format: ForeignFormat,
  file: { readonly text: string; readonly document: JsonObject },
  world: VerifyWorld,
): Promise<Report> => {
  switch (format) {
    case 'elm-jades':
      return (await readers.jades()).verifyJades(file.document, world);
    case 'ob2-hosted':
      return (await readers.hosted()).verifyHosted(file.document, world);
    case 'ob2-signed':
      return (await readers.signed()).verifySigned(file.text, file.document, world);
  }
};

/** The same for texts that are no JSON: SD-JWT, and the bare address that a badge of the first generation carries. */
export const verifySdJwtText = async (text: string, world: VerifyWorld): Promise<Report> =>
  (await readers.sdJwt()).verifySdJwt(text, world);

export const verifyAddress = async (url: string, world: VerifyWorld): Promise<Report> =>
  (await readers.hosted()).verifyHostedAddress(url, world);
