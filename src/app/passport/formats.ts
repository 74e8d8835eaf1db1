import type { DocumentFormat } from '#modules/award/index.ts';

/** How each format is named in addresses, what its file is called, and what it is. */
export const TAKE_FORMATS = {
  european: { format: 'elm_jades', file: 'european-credential.json', mediaType: 'application/jose+json' },
  token: { format: 'vc_jwt', file: 'credential.jwt', mediaType: 'application/vc+jwt' },
  wallet: { format: 'sd_jwt_vc', file: 'credential.sd-jwt', mediaType: 'application/dc+sd-jwt' },
} as const satisfies Record<
  string,
  { readonly format: DocumentFormat; readonly file: string; readonly mediaType: string }
>;

export type TakeName = keyof typeof TAKE_FORMATS;

/** In the order in which they are offered. */
export const TAKE_NAMES = Object.keys(TAKE_FORMATS) as readonly TakeName[];

export const isTakeName = (word: string): word is TakeName => TAKE_NAMES.some((name) => name === word);
