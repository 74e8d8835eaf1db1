import { withInner } from '../clr/verify-inner.ts';
import { hasType, isJsonObject } from '../json/json-types.ts';
import type { Report, VerifyWorld } from '../types.ts';
import { readKnownText } from '../plan/known-texts.ts';
import { checkKnownProof } from './check-proofs.ts';
import { checkModel } from './check-model.ts';
import { checkStatus } from './check-status.ts';
import { openEnvelope } from './envelope.ts';
import { foreignFormat, looksLikeSdJwt } from './foreign-formats.ts';
import { readInput } from './read-input.ts';
import { readSecured } from './read-secured.ts';
import { reportOn } from './report-on.ts';
import { unreadableReport } from './unreadable-report.ts';
import { verifyAddress, verifyForeign, verifySdJwtText } from './verify-foreign.ts';

/**
 * The report on a text whose form is known from one that passed before, in work that grows with its length alone; null
 * for any other text. The same report as {@link verifyCredential} gives.
 */
export const verifyKnownForm = async (text: string, world: VerifyWorld): Promise<Report | null> => {
  const known = readKnownText(text);
  // A record of many credentials is looked into, which takes longer than the text is long.
  if (known === null || hasType(known.secured, 'ClrCredential')) return null;
  const proof = await checkKnownProof(known, world);
  return reportOn({ document: known.secured, proof, encoding: 'json' }, world, { checkStatus, checkModel });
};

/** A badge of the first generation may carry nothing but the address of its assertion. */
const ADDRESS_ONLY = /^https?:\/\/\S{1,2000}$/;

const verifyText = async (text: string, world: VerifyWorld): Promise<Report> => {
  if (looksLikeSdJwt(text)) return verifySdJwtText(text, world);
  if (ADDRESS_ONLY.test(text.trim())) return verifyAddress(text.trim(), world);
  const secured = await readSecured(text, world);
  const { document } = secured;
  if (document === null) return unreadableReport(secured.proof.check, 'unknown');
  const enveloped = openEnvelope(document);
  // A data address holds a token and never another envelope, so this goes one step deep.
  if (enveloped !== null) return verifyText(enveloped, world);
  const foreign = foreignFormat(document, secured.encoding);
  return foreign === null
    ? reportOn({ ...secured, document }, world, { checkStatus, checkModel })
    : verifyForeign(foreign, { text, document }, world);
};

/**
 * Verifies a credential (VCDM 2.0 §7.1): JSON text, compact JWT, SD-JWT, sealed document, badge of an older generation,
 * baked PNG or baked SVG, told apart by content. The order is size, strict JSON, shape, pinned contexts, limits,
 * signature, issuer, time, status, model. Never throws for any input: what is damaged, refused or not supported is an
 * answer with its own code. Credentials inside a learner record get reports of their own.
 */
export const verifyCredential = async (input: Uint8Array | string, world: VerifyWorld): Promise<Report> => {
  const text = readInput(input);
  if (!text.ok) return unreadableReport(text.error, 'unknown');
  const report = await verifyText(text.value, world);
  const document = (report.credential ?? report.unconfirmed)?.document;
  return isJsonObject(document) ? withInner(report, document, { verify: verifyText, world }) : report;
};
