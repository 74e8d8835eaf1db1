import { describe, expect, it } from 'vitest';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { verifyCredential } from './verify-credential.ts';

const envelope = (id: unknown, more: object = {}): string =>
  JSON.stringify({
    '@context': ['https://www.w3.org/ns/credentials/v2'],
    id,
    type: 'EnvelopedVerifiableCredential',
    ...more,
  });

describe('a token in an envelope', () => {
  const issuer = new TestIssuer();
  const token = async (): Promise<string> =>
    (await issueJwtCredential({ credential: smallCredential(issuer.did), signer: issuer.signer })).text;
  const check = (text: string) => verifyCredential(text, worldWith(issuer.documents()));

  it('is checked as the token that it is', async () => {
    const report = await check(envelope(`data:application/vc+jwt,${await token()}`));
    expect(report).toMatchObject({ summary: 'checks_out', format: 'vcdm2-jwt' });
  });

  it('shows only what the token says, whatever is written on the envelope', async () => {
    const text = envelope(`data:application/vc+jwt,${await token()}`, { credentialSubject: { name: 'Somebody Else' } });
    expect(JSON.stringify((await check(text)).credential)).not.toContain('Somebody Else');
  });

  it('of another kind, cut off, or inside another envelope is not good', async () => {
    const good = await token();
    const inner = Buffer.from(envelope(`data:application/vc+jwt,${good}`)).toString('base64url');
    for (const id of [
      `data:text/html,${good}`,
      `data:application/vc+jwt,${good.slice(0, -20)}`,
      `data:application/vc+jwt,${inner}`,
      `https://nordlys.example/${good}`,
      undefined,
      7,
    ]) {
      expect((await check(envelope(id))).summary, String(id)).not.toBe('checks_out');
    }
  });
});
