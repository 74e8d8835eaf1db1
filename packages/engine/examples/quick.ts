import type { DocumentSource, PlanSource, Report } from '@cairn/engine';
import { verifyKnownShape } from '@cairn/engine/light';
import { lightCrypto, unpackByPlatform } from '@cairn/engine/web-light';

type From = { readonly plans: PlanSource; readonly documents: DocumentSource };

/** On a page: ten kilobytes for the shapes that your server knows; the full reader is loaded for everything else. */
export const checkOnPage = async (text: string, from: From, now: Date): Promise<Report> => {
  const world = { now, crypto: lightCrypto, ...from };
  const quick = await verifyKnownShape(text, { ...world, unpack: unpackByPlatform });
  return quick ?? (await import('@cairn/engine')).verifyCredential(text, world);
};
