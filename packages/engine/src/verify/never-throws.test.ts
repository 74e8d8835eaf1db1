import { describe, expect, it } from 'vitest';
import { VCDM2_CONTEXT_URL } from '@cairn/vocab/context-names';
import { unbakeSvg } from '../baking/svg.ts';
import { issueJwtCredential } from '../jose/issue-jwt.ts';
import { nodeCrypto } from '../node/index.ts';
import { TestIssuer, smallCredential, worldWith } from '../testing/fixtures.ts';
import { base64urlEncode } from '../text/base64url.ts';
import { utf8Encode } from '../text/utf8.ts';
import { verifyCredential } from './verify-credential.ts';

const issuer = new TestIssuer(undefined, 'P-256');
const verify = (input: string) => verifyCredential(input, worldWith(issuer.documents()));

const part = (value: unknown): string => base64urlEncode(utf8Encode(JSON.stringify(value)));
const token = (header: object, claims: object): string => `${part(header)}.${part(claims)}.AAAA`;
const withMember = (more: object): string => JSON.stringify(smallCredential(issuer.did, more));

/** The last whole number that every reader reads alike; as seconds it lies beyond every calendar. */
const FAR = Number.MAX_SAFE_INTEGER;
const badge = (more: object): object => ({
  '@context': 'https://w3id.org/openbadges/v2',
  type: 'Assertion',
  id: 'https://nordlys.example/assertions/1',
  verification: { type: 'hosted' },
  ...more,
});

describe('an instant beyond every calendar', () => {
  it.each([
    ['the end of a token', token({ alg: 'ES256' }, smallCredential(issuer.did, { exp: FAR }))],
    ['the end beside a proof', withMember({ exp: FAR })],
    ['the beginning beside a proof', withMember({ nbf: FAR })],
    ['an end before all time', withMember({ exp: -FAR })],
    ['the end of what is shown in part', `${token({ alg: 'ES256', typ: 'dc+sd-jwt' }, { exp: FAR })}~`],
    ['the date of an older badge', JSON.stringify(badge({ issuedOn: FAR }))],
    ['the end of an older badge', token({ alg: 'RS256' }, badge({ expires: FAR }))],
  ])('is a date that cannot be read: %s', async (_, text) => {
    expect((await verify(text)).checks.validity).toMatchObject({ code: 'validity.unreadable_date' });
  });
});

describe('a word that JavaScript looks for when it writes a value as text', () => {
  const trap = { toString: null };

  it.each([
    ['in a kind', withMember({ type: [trap] })],
    ['in the kind of a status', withMember({ credentialStatus: { type: trap } })],
    [
      'in the purpose of a status',
      withMember({ credentialStatus: { type: 'BitstringStatusListEntry', statusPurpose: trap } }),
    ],
    ['in the header of a token', token({ alg: 'ES256', typ: trap }, smallCredential(issuer.did))],
    ['in the other kind in a header', token({ alg: 'ES256', cty: trap }, smallCredential(issuer.did))],
    ['in the header of what is shown in part', `${token({ alg: 'ES256', typ: trap }, {})}~`],
  ])('is refused like every key that reaches into its objects: %s', async (_, text) => {
    const { checks } = await verify(text);
    expect(checks.integrity).toMatchObject({ outcome: 'failed', code: 'integrity.damaged' });
  });

  it.each(['__proto__', 'constructor', 'toString'])(
    'is no name of a piece that can be shown, so that nothing decides from behind: %s',
    async (name) => {
      const shown = part(['c2FsdA', name, { exp: 4_000_000_000, status: {} }]);
      const digest = base64urlEncode(await nodeCrypto.sha256(utf8Encode(shown)));
      const payload = { iss: issuer.did, vct: 'urn:example:vct', _sd: [digest] };
      const signed = `${part({ typ: 'dc+sd-jwt', alg: 'ES256', kid: issuer.verificationMethod })}.${part(payload)}`;
      const signature = base64urlEncode(await issuer.signer.sign(utf8Encode(signed)));
      const { checks } = await verify(`${signed}.${signature}~${shown}~`);
      expect(checks.integrity.code).toBe('integrity.disclosures_do_not_fit');
      expect([checks.validity.code, checks.status.code]).toEqual(['validity.no_end', 'status.none']);
    },
  );
});

/** Work that grows with the square of the length would take hours for the longest file that is read. */
const spent = async (work: () => unknown): Promise<number> => {
  const before = process.cpuUsage();
  await work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1000;
};

describe('a file of which reading takes no longer than its length asks', () => {
  it('has a digest with a long tail', async () => {
    const digestSRI = `sha256-${'='.repeat(2_000_000)}x`;
    expect(
      await spent(() => verify(withMember({ relatedResource: [{ id: VCDM2_CONTEXT_URL, digestSRI }] }))),
    ).toBeLessThan(2_000);
  });

  it('has a status list with a long tail', async () => {
    const url = 'https://nordlys.example/status/1';
    const list = smallCredential(issuer.did, {
      id: url,
      type: ['VerifiableCredential', 'StatusList2021Credential'],
      credentialSubject: {
        type: 'StatusList2021',
        statusPurpose: 'revocation',
        encodedList: `${'='.repeat(1_000_000)}x`,
      },
    });
    const { text } = await issueJwtCredential({ credential: list, signer: issuer.signer });
    const credentialStatus = {
      type: 'StatusList2021Entry',
      statusPurpose: 'revocation',
      statusListIndex: '0',
      statusListCredential: url,
    };
    const world = worldWith(issuer.documents({ [url]: text }));
    const credential = smallCredential(issuer.did, { credentialStatus });
    const asked = (await issueJwtCredential({ credential, signer: issuer.signer })).text;
    const check = async (): Promise<void> => {
      const { checks } = await verifyCredential(asked, world);
      expect(checks.status.code).toBe('status.list_damaged');
    };
    expect(await spent(check)).toBeLessThan(2_000);
  });

  it('is a picture with very many names for spaces', async () => {
    const names = Array.from({ length: 50_000 }, (_, at) => ` xmlns:a${at}="u"`).join('');
    const picture = `<svg xmlns="http://www.w3.org/2000/svg"${names}>${'<g xmlns:a="u"/>'.repeat(20_000)}</svg>`;
    const work = () => expect(unbakeSvg(picture)).toEqual({ ok: false, error: 'no_credential' });
    expect(await spent(work)).toBeLessThan(5_000);
  });
});
