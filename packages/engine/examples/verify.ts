import { type DocumentSource, verifyCredential } from '@cairn/engine';
import { nodeCrypto } from '@cairn/engine/node';

/** Asks nobody: what needs the issuer's own page stays `unknown`, and the report says so. */
const nobody: DocumentSource = { find: () => Promise.resolve({ ok: false, reason: 'not_allowed' }) };

/** JSON, compact JWT, or a baked PNG or SVG; told apart by content. Never throws, whatever the file holds. */
export const check = async (file: Uint8Array, now: Date): Promise<string> => {
  const report = await verifyCredential(file, { now, crypto: nodeCrypto, documents: nobody });
  const { integrity, issuer } = report.checks;
  return `${report.summary}: ${integrity.code}, ${issuer.code}`;
};
