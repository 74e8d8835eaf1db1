import type { JsonObject } from '../json/json-types.ts';
import { parseStrictJson } from '../json/parse-strict-json.ts';
import { signCompactJws } from '../jose/sign-jws.ts';
import { withoutFragment } from '../keys/did.ts';
import { CannotIssue } from '../proof/issue-credential.ts';
import type { CryptoPort, Signer } from '../types.ts';
import { type ClaimPath, type Random, makeSelective } from './make-selective.ts';

export type SdJwtRequest = {
  /** `vct` and `iss` are required; `iss` is the signer's own address. */
  readonly claims: JsonObject;
  readonly hideable: readonly ClaimPath[];
  readonly signer: Signer;
  readonly crypto: CryptoPort;
  readonly random: Random;
  /** Public JWK of the holder; the credential is then of use only to whoever has that key (RFC 7800 §3.2). */
  readonly holderKey?: Readonly<Record<string, string>>;
};

const checkClaims = ({ claims, signer, holderKey }: SdJwtRequest): void => {
  const parsed = parseStrictJson(JSON.stringify(claims));
  if (!parsed.ok) throw new CannotIssue(parsed.error, 'json');
  if (typeof claims['vct'] !== 'string') throw new CannotIssue('type_missing', 'vct');
  if (claims['iss'] !== withoutFragment(signer.verificationMethod)) {
    throw new CannotIssue('issuer_is_not_signer', String(claims['iss']));
  }
  if (holderKey?.['d'] !== undefined) throw new CannotIssue('private_key', 'cnf');
};

/**
 * Issues an SD-JWT VC with `typ: dc+sd-jwt` (RFC 9901 §4; SD-JWT VC draft 18, §2.2). The text carries every disclosure;
 * the holder leaves out what is nobody's business by `presentSdJwt`. Throws `CannotIssue` with a stable code.
 */
export const issueSdJwtVc = async (request: SdJwtRequest): Promise<string> => {
  checkClaims(request);
  const { claims, hideable, holderKey, signer } = request;
  const whole = holderKey === undefined ? claims : { ...claims, cnf: { jwk: holderKey } };
  const { payload, disclosures } = await makeSelective(whole, hideable, request);
  const token = await signCompactJws({ typ: 'dc+sd-jwt' }, payload, signer);
  return `${[token, ...disclosures].join('~')}~`;
};
