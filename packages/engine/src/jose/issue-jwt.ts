import { type JsonObject, asList, idOf, textOf } from '../json/json-types.ts';
import { CannotIssue, readUnsigned } from '../proof/issue-credential.ts';
import type { IssueRequest, IssuedCredential } from '../proof/issue-types.ts';
import { signCompactJws } from './sign-jws.ts';

const seconds = (instant: string | null): number | null =>
  instant === null ? null : Math.floor(Date.parse(instant) / 1000);

const claim = (name: string, value: string | number | null): JsonObject => (value === null ? {} : { [name]: value });

/**
 * Signs a VCDM 2.0 credential as `vc+jwt` (VC-JOSE-COSE §3.1.1): the credential itself is the payload, without a
 * wrapper. The registered claims repeat what stands in it, as Open Badges 3.0 §8.2.4 asks. Algorithm by the signer's
 * key: EdDSA, ES256 or ES384. Throws `CannotIssue` with a stable code.
 */
export const issueJwtCredential = async (
  request: Pick<IssueRequest, 'credential' | 'signer' | 'contexts' | 'inlineContexts'>,
): Promise<IssuedCredential> => {
  const document = readUnsigned(request);
  const subjects = asList(document['credentialSubject']);
  const claims = {
    ...document,
    ...claim('iss', idOf(document['issuer'])),
    ...claim('jti', textOf(document['id'])),
    ...claim('sub', subjects.length === 1 ? idOf(subjects[0]) : null),
    ...claim('nbf', seconds(textOf(document['validFrom']))),
    ...claim('exp', seconds(textOf(document['validUntil']))),
  };
  if (document['vc'] !== undefined || document['vp'] !== undefined) throw new CannotIssue('wrapped', 'vc');
  const text = await signCompactJws({ typ: 'vc+jwt', cty: 'vc' }, claims, request.signer);
  return { text, document };
};
