import type { JsonObject } from '../json/json-types.ts';
import type { Report, VerifyWorld } from '../types.ts';
import type { ForeignFormat } from './foreign-formats.ts';

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
      return (await import('../jades/verify-jades.ts')).verifyJades(file.document, world);
    case 'ob2-hosted':
      return (await import('../ob2/verify-hosted.ts')).verifyHosted(file.document, world);
    case 'ob2-signed':
      return (await import('../ob2/verify-signed.ts')).verifySigned(file.text, file.document, world);
  }
};

/** The same for texts that are no JSON: SD-JWT, and the bare address that a badge of the first generation carries. */
export const verifySdJwtText = async (text: string, world: VerifyWorld): Promise<Report> =>
  (await import('../sd-jwt/verify-sd-jwt.ts')).verifySdJwt(text, world);

export const verifyAddress = async (url: string, world: VerifyWorld): Promise<Report> =>
  (await import('../ob2/verify-hosted.ts')).verifyHostedAddress(url, world);
