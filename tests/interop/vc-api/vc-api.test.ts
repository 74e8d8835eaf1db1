import { request } from 'node:https';
import { didKey, issueCredential, presentCredentials } from '@cairn/engine';
import { generateKey, nodeCrypto, nodeSigner } from '@cairn/engine/node';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { type RunningVcApi, startVcApi } from './server.ts';

/*
 * The cases below are written from the specifications that the public suites test (VCDM 2.0, Data Integrity, Bitstring
 * Status List, VCALM), each with what it asks: 2xx for what must be accepted, 400 for what must be refused.
 */
type Members = Record<string, unknown>;
type Answered = { readonly status: number; readonly body: Members };

let running: RunningVcApi;
beforeAll(async () => {
  running = await startVcApi(0);
});
afterAll(() => running.close());

const ask = (method: 'GET' | 'POST', path: string, content?: unknown): Promise<Answered> =>
  new Promise((resolve, reject) => {
    const url = path.startsWith('https:') ? path : `${running.origin}${path}`;
    const headers = { 'content-type': 'application/json' };
    const sent = request(url, { method, headers, rejectUnauthorized: false }, (message) => {
      const parts: Buffer[] = [];
      message.on('data', (part: Buffer) => parts.push(part));
      message.on('end', () => {
        const text = Buffer.concat(parts).toString('utf8');
        resolve({ status: message.statusCode ?? 0, body: JSON.parse(text) as Members });
      });
    });
    sent.on('error', reject);
    sent.end(typeof content === 'string' ? content : JSON.stringify(content));
  });

const V2 = 'https://www.w3.org/ns/credentials/v2';
const EXAMPLES = 'https://www.w3.org/ns/credentials/examples/v2';
const RESOURCE = 'https://nordlys.example/resource.json';
const DIGEST = 'sha384-S57yQDg1MTzF56Oi9DbSQ14u7jBy0RDdx0YbeV7shwhCS88G8SCXeFq82PafhCrW';

const minimal: Members = {
  '@context': [V2],
  type: ['VerifiableCredential'],
  credentialSubject: { id: 'did:example:subject' },
};
const extended = (more: Members): Members => ({ ...minimal, '@context': [V2, EXAMPLES], ...more });

/** The issuer's own id is filled in where a case does not speak about issuers, as the suites do. */
const withIssuer = (credential: unknown, name: string): unknown => {
  const isPlain = typeof credential === 'object' && credential !== null && !Array.isArray(credential);
  if (!isPlain || 'issuer' in credential) return credential;
  return { ...credential, issuer: running.api.issuers.find((issuer) => issuer.name === name)?.did };
};

const issueAs = (credential: unknown, name?: string): Promise<Answered> =>
  ask('POST', name === undefined ? '/credentials/issue' : `/issuers/${name}/credentials/issue`, {
    credential: withIssuer(credential, name ?? 'eddsa-rdfc-2022'),
  });
const issued = async (credential: unknown, name?: string): Promise<Members> => {
  const { status, body } = await issueAs(credential, name);
  expect(status).toBe(201);
  return body['verifiableCredential'] as Members;
};
const verify = (verifiableCredential: unknown): Promise<Answered> =>
  ask('POST', '/credentials/verify', { verifiableCredential, options: { checks: ['proof'] } });

const ACCEPTED: readonly (readonly [what: string, credential: Members])[] = [
  ['a credential with what is required', minimal],
  ['one issuer as an object', { ...minimal, issuer: { id: 'did:example:issuer', name: 'Nordlys' } }],
  ['several contexts by address', extended({})],
  ['a context written into it', { ...minimal, '@context': [V2, { Word: 'https://x.example/#Word' }] }],
  ['a kind by address', { ...minimal, type: ['VerifiableCredential', 'https://x.example/#Kind'] }],
  ['a kind that is defined', extended({ type: ['VerifiableCredential', 'Kind'] })],
  ['its kinds in another order', { ...minimal, type: ['https://x.example/#Kind', 'VerifiableCredential'] }],
  ['an id', { ...minimal, id: 'urn:uuid:b7d3a8a6-7c30-4ba5-9c0f-3f5a2a9d9d11' }],
  ['a name and a description', { ...minimal, name: 'Sorting', description: 'Sorts goods' }],
  ['a name in a language', { ...minimal, name: { '@value': 'Sortering', '@language': 'nb' } }],
  [
    'a name in several languages',
    {
      ...minimal,
      name: [
        { '@value': 'Sorting', '@language': 'en' },
        { '@value': 'فرز', '@language': 'ar' },
      ],
    },
  ],
  ['several subjects', extended({ credentialSubject: [{ id: 'did:example:a' }, { id: 'did:example:b' }] })],
  ['a subject without id', extended({ credentialSubject: { skill: 'sorting' } })],
  ['a beginning and an end', { ...minimal, validFrom: '2025-01-01T00:00:00Z', validUntil: '2035-01-01T00:00:00Z' }],
  ['a beginning in another zone', { ...minimal, validFrom: '2025-01-01T00:00:00+02:00' }],
  ['a status of another kind', extended({ credentialStatus: { id: 'https://x.example/1', type: 'OtherStatus' } })],
  ['a status without id', extended({ credentialStatus: { type: 'OtherStatus' } })],
  ['a schema', { ...minimal, credentialSchema: { id: 'https://x.example/schema.json', type: 'JsonSchema' } }],
  ['terms of use', extended({ termsOfUse: [{ type: 'Policy' }, { id: 'https://x.example/p', type: 'Policy' }] })],
  ['evidence', extended({ evidence: [{ type: 'Evidence' }] })],
  ['a refresh service', extended({ refreshService: { id: 'https://x.example/refresh', type: 'Refresh' } })],
  ['a related resource', { ...minimal, relatedResource: { id: RESOURCE, digestSRI: DIGEST } }],
  [
    'two related resources',
    {
      ...minimal,
      relatedResource: [
        { id: RESOURCE, digestSRI: DIGEST },
        { id: `${RESOURCE}2`, digestMultibase: 'uEi' },
      ],
    },
  ],
];

const REFUSED: readonly (readonly [what: string, credential: unknown])[] = [
  ['no context', { ...minimal, '@context': undefined }],
  ['another first context', { ...minimal, '@context': [EXAMPLES, V2] }],
  ['no base context', { ...minimal, '@context': [EXAMPLES] }],
  ['a context address that is none', { ...minimal, '@context': [V2, 'https ://not-an-address/v1'] }],
  ['a context that nobody here knows', { ...minimal, '@context': [V2, 'https://x.example/unknown/v1'] }],
  ['a number as context', { ...minimal, '@context': [V2, 1928] }],
  [
    'a context that changes a protected word',
    { ...minimal, '@context': [V2, { VerifiableCredential: 'https://x.example/#V' }] },
  ],
  ['no kind', { ...minimal, type: undefined }],
  ['another kind only', extended({ type: ['Kind'] })],
  ['a kind that nobody defines', { ...minimal, type: ['VerifiableCredential', 'Kind'] }],
  [
    'a kind defined as no address',
    { ...minimal, '@context': [V2, { Kind: 'no address' }], type: ['VerifiableCredential', 'Kind'] },
  ],
  ['a kind that is a number', { ...minimal, type: ['VerifiableCredential', 7] }],
  ['an id that is no address', { ...minimal, id: 'one' }],
  ['two ids', { ...minimal, id: ['urn:x:1', 'urn:x:2'] }],
  ['an id that is null', { ...minimal, id: null }],
  ['a subject with two ids', { ...minimal, credentialSubject: { id: ['did:example:a', 'did:example:b'] } }],
  ['a subject id that is no address', { ...minimal, credentialSubject: { id: 'somebody' } }],
  ['an empty subject', { ...minimal, credentialSubject: {} }],
  ['a subject as text', { ...minimal, credentialSubject: 'did:example:subject' }],
  ['no subject', { ...minimal, credentialSubject: undefined }],
  ['an empty subject among others', { ...minimal, credentialSubject: [{ id: 'did:example:a' }, {}] }],
  ['an issuer that is no address', { ...minimal, issuer: 'nordlys' }],
  ['an issuer object without id', { ...minimal, issuer: { name: 'Nordlys' } }],
  ['an issuer that is null', { ...minimal, issuer: null }],
  ['no issuer', { ...minimal, issuer: undefined }],
  ['a list of issuers', { ...minimal, issuer: ['did:example:a'] }],
  ['a name that is a number', { ...minimal, name: 4 }],
  ['a name with more than a text', { ...minimal, name: { '@value': 'a', '@language': 'en', url: 'x' } }],
  ['a description that is an object', { ...minimal, description: { text: 'a' } }],
  ['a beginning that is no instant', { ...minimal, validFrom: 'yesterday' }],
  ['a beginning without time', { ...minimal, validFrom: '2025-01-01' }],
  ['an end that is no instant', { ...minimal, validUntil: '2025-13-01T00:00:00Z' }],
  [
    'an end before its beginning',
    { ...minimal, validFrom: '2025-01-02T00:00:00Z', validUntil: '2025-01-01T00:00:00Z' },
  ],
  ['a status without kind', extended({ credentialStatus: { id: 'https://x.example/1' } })],
  ['a status id that is no address', extended({ credentialStatus: { id: 'one', type: 'OtherStatus' } })],
  ['a status with two ids', extended({ credentialStatus: { id: ['urn:x:1', 'urn:x:2'], type: 'OtherStatus' } })],
  ['a schema without kind', { ...minimal, credentialSchema: { id: 'https://x.example/schema.json' } }],
  ['a schema without id', { ...minimal, credentialSchema: { type: 'JsonSchema' } }],
  ['a schema id that is no address', { ...minimal, credentialSchema: { id: 'schema', type: 'JsonSchema' } }],
  ['terms of use without kind', extended({ termsOfUse: { id: 'https://x.example/p' } })],
  ['evidence without kind', extended({ evidence: { id: 'https://x.example/e' } })],
  ['evidence as text', extended({ evidence: 'seen' })],
  ['a refresh service without kind', extended({ refreshService: { id: 'https://x.example/r' } })],
  ['a related resource without digest', { ...minimal, relatedResource: { id: RESOURCE } }],
  ['a related resource without id', { ...minimal, relatedResource: { digestSRI: DIGEST } }],
  ['a related resource as text', { ...minimal, relatedResource: RESOURCE }],
  [
    'a related resource twice',
    {
      ...minimal,
      relatedResource: [
        { id: RESOURCE, digestSRI: DIGEST },
        { id: RESOURCE, digestSRI: DIGEST },
      ],
    },
  ],
  ['a word that nobody defines', { ...minimal, favouriteColour: 'blue' }],
  // A graph has no place for the direction of a text, so such a signature would not cover it.
  ['a direction that the signature would not cover', { ...minimal, name: { '@value': 'فرز', '@direction': 'rtl' } }],
  ['no credential', undefined],
  ['a list instead', [minimal]],
  ['text instead', 'eyJ'],
];

describe('issuing by the VC API', () => {
  it.each(ACCEPTED)('accepts %s, and what it gives verifies', async (_, credential) => {
    const signed = await issued(credential);
    const hasStrangeStatus = credential['credentialStatus'] !== undefined;
    expect((await verify(signed)).status).toBe(hasStrangeStatus ? 400 : 200);
  });

  it.each(REFUSED)('refuses %s', async (_, credential) => {
    const { status, body } = await issueAs(credential);
    expect(status).toBe(400);
    expect(body['problemDetails']).not.toEqual([]);
  });

  it('keeps what it was given, contexts in their order, and signs for making a statement', async () => {
    const signed = await issued(extended({ name: 'Sorting' }));
    expect(signed).toMatchObject({ '@context': [V2, EXAMPLES], name: 'Sorting' });
    expect(signed['proof']).toMatchObject({
      type: 'DataIntegrityProof',
      cryptosuite: 'eddsa-rdfc-2022',
      proofPurpose: 'assertionMethod',
      verificationMethod: expect.stringMatching(/^did:key:(z6Mk\w+)#\1$/),
      proofValue: expect.stringMatching(/^z[1-9A-HJ-NP-Za-km-z]{86,88}$/),
    });
  });

  it('also issues the older model', async () => {
    const older = {
      '@context': ['https://www.w3.org/2018/credentials/v1'],
      type: ['VerifiableCredential'],
      issuanceDate: '2025-01-01T00:00:00Z',
      credentialSubject: { id: 'did:example:subject' },
    };
    expect((await verify(await issued(older))).status).toBe(200);
    expect((await issueAs({ ...older, issuanceDate: undefined })).status).toBe(400);
  });
});

const SUITES = [
  'eddsa-rdfc-2022',
  'eddsa-jcs-2022',
  'ecdsa-rdfc-2019-p256',
  'ecdsa-rdfc-2019-p384',
  'ecdsa-jcs-2019-p256',
  'ecdsa-jcs-2019-p384',
];

const CHANGES: readonly (readonly [what: string, change: (proof: Members, credential: Members) => void])[] = [
  ['no kind of proof', (proof) => delete proof['type']],
  ['another kind of proof', (proof) => (proof['type'] = 'UnknownProofType')],
  ['no suite', (proof) => delete proof['cryptosuite']],
  ['an unknown suite', (proof) => (proof['cryptosuite'] = 'unknown-suite-2019')],
  ['no method', (proof) => delete proof['verificationMethod']],
  ['a method that leads nowhere', (proof) => (proof['verificationMethod'] = 'did:key:unknown#unknown')],
  ['no purpose', (proof) => delete proof['proofPurpose']],
  ['another purpose', (proof) => (proof['proofPurpose'] = 'authentication')],
  ['no value', (proof) => delete proof['proofValue']],
  ['a value without its first letter', (proof) => (proof['proofValue'] = String(proof['proofValue']).slice(1))],
  ['a value cut short', (proof) => (proof['proofValue'] = String(proof['proofValue']).slice(0, -2))],
  ['a value in another alphabet', (proof) => (proof['proofValue'] = `z${'0'.repeat(87)}`)],
  ['an instant that is none', (proof) => (proof['created'] = 'yesterday')],
  ['another instant', (proof) => (proof['created'] = '2020-01-01T00:00:00Z')],
  ['a word more', (_, credential) => (credential['name'] = 'Master')],
  ['a word without definition', (_, credential) => (credential['applause'] = 'loud')],
  ['another subject', (_, credential) => (credential['credentialSubject'] = { id: 'did:example:other' })],
  ['another issuer', (_, credential) => (credential['issuer'] = 'did:example:other')],
  ['no issuer', (_, credential) => delete credential['issuer']],
  ['no proof', (_, credential) => delete credential['proof']],
  ['an empty set of proofs', (_, credential) => (credential['proof'] = [])],
];

describe.each(SUITES)('verifying by the VC API (%s)', (suite) => {
  it('accepts what was issued, also with the proof in a set', async () => {
    const signed = await issued(extended({ name: 'Sorting' }), suite);
    expect((await verify(signed)).status).toBe(200);
    expect((await verify({ ...signed, proof: [signed['proof']] })).status).toBe(200);
  });

  it.each(CHANGES)('refuses it with %s', async (_, change) => {
    const signed = structuredClone(await issued(extended({ name: 'Sorting' }), suite));
    change(signed['proof'] as Members, signed);
    const { status, body } = await verify(signed);
    expect(status).toBe(400);
    expect(body['verified']).toBe(false);
  });
});

describe('what a caller asks of a proof', () => {
  it.each([
    ['its purpose', { expectedProofPurpose: 'assertionMethod' }, 200],
    ['another purpose', { expectedProofPurpose: 'authentication' }, 400],
    ['a domain that it does not name', { domain: 'employer.example' }, 400],
    ['a challenge that it does not answer', { challenge: 'u2h3mXw' }, 400],
  ])('is compared with it: %s', async (_, options, status) => {
    const answer = await ask('POST', '/credentials/verify', { verifiableCredential: await issued(minimal), options });
    expect(answer.status).toBe(status);
  });

  it('is answered with problems under the names that the specifications give them', async () => {
    const changed = { ...(await issued(minimal)), id: 'urn:x:1' };
    const { body } = await verify(changed);
    expect(body['problemDetails']).toMatchObject([{ type: 'https://w3id.org/security#PROOF_VERIFICATION_ERROR' }]);
  });
});

describe('the issuer that signs the whole data model', () => {
  const name = { '@value': 'فرز', '@language': 'ar', '@direction': 'rtl' };

  it('signs the direction of a text as well, and the graph where there is none', async () => {
    const directed = await issued({ ...minimal, name }, 'data-model');
    expect(directed['proof']).toMatchObject({ cryptosuite: 'eddsa-jcs-2022' });
    expect((await verify(directed)).status).toBe(200);
    expect((await verify({ ...directed, name: { ...name, '@direction': 'ltr' } })).status).toBe(400);
    const plain = await issued({ ...minimal, name: 'Sorting' }, 'data-model');
    expect(plain['proof']).toMatchObject({ cryptosuite: 'eddsa-rdfc-2022' });
  });

  it('does not let an undefined word pass because a direction is given', async () => {
    expect((await issueAs({ ...minimal, name, favouriteColour: 'blue' }, 'data-model')).status).toBe(400);
  });
});

describe('credentials of which parts are shown', () => {
  const path = '/issuers/ecdsa-sd-2023/credentials/issue';
  const subject = { id: 'did:example:subject', skill: 'sorting', place: 'Tromsø' };
  const credential = () => withIssuer(extended({ credentialSubject: subject }), 'ecdsa-sd-2023');
  const issueWith = (mandatoryPointers: unknown) =>
    ask('POST', path, { credential: credential(), options: { mandatoryPointers } });
  const derive = (verifiableCredential: unknown, selectivePointers: unknown) =>
    ask('POST', '/credentials/derive', { verifiableCredential, options: { selectivePointers } });

  it('are issued, shown in part and verified; the whole proof is refused', async () => {
    const { status, body } = await issueWith(['/issuer']);
    expect(status).toBe(201);
    const signed = body['verifiableCredential'] as Members;
    const derived = await derive(signed, ['/credentialSubject/skill']);
    expect(derived.status).toBe(201);
    const shown = derived.body['verifiableCredential'] as Members;
    expect(shown['credentialSubject']).toEqual({ id: 'did:example:subject', skill: 'sorting' });
    expect((await verify(shown)).status).toBe(200);
    expect((await verify(signed)).status).toBe(400);
    expect((await verify({ ...shown, credentialSubject: { ...subject } })).status).toBe(400);
  });

  it.each([[['/nowhere']], [['issuer']], ['/issuer'], [[7]]])('are not issued with pointers %j', async (pointers) => {
    expect((await issueWith(pointers)).status).toBe(400);
  });

  it.each([[['/nowhere']], ['/issuer'], [[7]]])('are not shown with pointers %j', async (pointers) => {
    const { body } = await issueWith(['/issuer']);
    const derived = await derive(body['verifiableCredential'], pointers);
    expect(derived.status).toBe(400);
    expect((await derive(await issued(minimal), ['/issuer'])).body['problemDetails']).toMatchObject([
      { type: 'https://w3id.org/security#PROOF_VERIFICATION_ERROR' },
    ]);
  });
});

describe('credentials in an envelope', () => {
  it.each(['jwt-eddsa', 'jwt-es256'])('are issued and verified (%s), and refused when changed', async (name) => {
    const envelope = await issued(extended({ name: 'Sorting' }), name);
    expect(envelope).toMatchObject({
      type: 'EnvelopedVerifiableCredential',
      id: expect.stringMatching(/^data:application\/vc\+jwt,ey/),
    });
    expect((await verify(envelope)).status).toBe(200);
    const cut = { ...envelope, id: String(envelope['id']).slice(0, -4) };
    expect((await verify(cut)).status).toBe(400);
    expect((await verify({ ...envelope, '@context': undefined })).status).toBe(400);
    expect((await verify({ ...envelope, type: 'VerifiableCredential' })).status).toBe(400);
    expect((await verify({ ...envelope, id: 'data:application/vc+jwt,x' })).status).toBe(400);
  });
});

type StatusEntry = Members & { readonly statusListCredential: string; readonly statusPurpose: string };

describe('status lists', () => {
  const entriesOf = (credential: Members) => credential['credentialStatus'] as readonly StatusEntry[];

  it('are named by what is issued, with one place for each credential and purpose', async () => {
    const [first, second] = [await issued(minimal, 'bitstring'), await issued(minimal, 'bitstring')];
    expect(entriesOf(first)).toMatchObject([
      { type: 'BitstringStatusListEntry', statusPurpose: 'revocation', statusListIndex: '0' },
      { type: 'BitstringStatusListEntry', statusPurpose: 'suspension', statusListIndex: '0' },
      { type: 'BitstringStatusListEntry', statusPurpose: 'message', statusListIndex: '0', statusSize: 2 },
    ]);
    // One message for each value that two bits can have (Bitstring Status List 1.0, §2.1).
    const messages = entriesOf(first)[2]?.['statusMessage'] as readonly { status: string }[];
    expect(messages.map(({ status }) => status)).toEqual(['0x0', '0x1', '0x2', '0x3']);
    expect(entriesOf(second)[0]).toMatchObject({ statusListIndex: '1' });
  });

  it('are served, genuine, and long enough', async () => {
    const [entry] = entriesOf(await issued(minimal, 'bitstring'));
    const { status, body } = await ask('GET', entry?.statusListCredential ?? '');
    expect(status).toBe(200);
    expect(body).toMatchObject({
      id: entry?.statusListCredential,
      type: ['VerifiableCredential', 'BitstringStatusListCredential'],
      credentialSubject: { type: 'BitstringStatusList', statusPurpose: 'revocation' },
    });
    expect((await verify(body)).status).toBe(200);
  });

  it('withdraw one credential and no other; a suspension ends', async () => {
    const [one, other] = [await issued(minimal, 'bitstring'), await issued(minimal, 'bitstring')];
    const set = (credential: Members, at: 0 | 1, status: boolean) =>
      ask('POST', '/credentials/status', { credentialStatus: entriesOf(credential)[at], status });
    const answers = async () => [(await verify(one)).status, (await verify(other)).status];
    expect(await answers()).toEqual([200, 200]);
    expect((await set(one, 1, true)).status).toBe(200);
    expect(await answers()).toEqual([400, 200]);
    await set(one, 1, false);
    expect(await answers()).toEqual([200, 200]);
    await set(one, 0, true);
    expect(await answers()).toEqual([400, 200]);
    expect((await set(one, 0, 'yes' as unknown as boolean)).status).toBe(400);
  });

  it.each([
    ['a list that is not there', { statusListCredential: 'https://localhost:1/none' }, 'STATUS_RETRIEVAL_ERROR'],
    ['an index past the end', { statusListIndex: '131072' }, 'RANGE_ERROR'],
    ['an index below zero', { statusListIndex: '-1' }, 'MALFORMED_VALUE_ERROR'],
    ['an index that is no number', { statusListIndex: 'two' }, 'MALFORMED_VALUE_ERROR'],
    ['another purpose', { statusPurpose: 'suspension' }, 'STATUS_VERIFICATION_ERROR'],
    ['an unknown purpose', { statusPurpose: 'applause' }, 'STATUS_VERIFICATION_ERROR'],
  ])('that cannot be read leave nothing accepted: %s', async (_, change, error) => {
    const [entry] = entriesOf(await issued(minimal, 'bitstring'));
    const signed = await issued({ ...minimal, credentialStatus: { ...entry, ...change } }, 'bitstring');
    const { status, body } = await verify(signed);
    expect(status).toBe(400);
    expect(body['problemDetails']).toMatchObject([{ type: `https://www.w3.org/ns/credentials/status-list#${error}` }]);
  });
});

describe('presentations', () => {
  const { privateKey, publicKey } = generateKey('Ed25519');
  const { did, verificationMethod } = didKey(publicKey);
  const holder = nodeSigner({ privateKey, verificationMethod });
  const options = { challenge: 'u2h3mXw', domain: 'employer.example' };

  const present = async (credentials: readonly unknown[]): Promise<Members> => {
    const texts = credentials.map((credential) => JSON.stringify(credential));
    const made = { credentials: texts, signer: holder, created: new Date(), crypto: nodeCrypto };
    return JSON.parse(await presentCredentials({ ...made, ...options })) as Members;
  };
  const show = (verifiablePresentation: unknown, asked: object = options): Promise<Answered> =>
    ask('POST', '/presentations/verify', { verifiablePresentation, options: asked });

  it('are accepted with one, several or no credentials, also in envelopes', async () => {
    const [plain, envelope] = [await issued(minimal), await issued(minimal, 'jwt-es256')];
    for (const credentials of [[], [plain], [plain, plain], [plain, envelope]]) {
      expect((await show(await present(credentials))).status).toBe(200);
    }
    expect((await show(await present([plain]), { checks: [] })).status).toBe(200);
  });

  it.each([
    ['made for another request', (vp: Members) => show(vp, { ...options, challenge: 'another' })],
    ['made for another verifier', (vp: Members) => show(vp, { ...options, domain: 'other.example' })],
    ['with a changed holder', (vp: Members) => show({ ...vp, holder: 'did:example:other' })],
    ['without proof', (vp: Members) => show({ ...vp, proof: undefined })],
    ['without context', (vp: Members) => show({ ...vp, '@context': undefined })],
    ['without the base context', (vp: Members) => show({ ...vp, '@context': [EXAMPLES] })],
    ['with a context that is no address', (vp: Members) => show({ ...vp, '@context': [V2, 'https ://x'] })],
    ['with a number as context', (vp: Members) => show({ ...vp, '@context': [V2, 123] })],
    ['without kind', (vp: Members) => show({ ...vp, type: undefined })],
    ['of another kind', (vp: Members) => show({ ...vp, type: ['Kind'] })],
    ['with a credential as text', (vp: Members) => show({ ...vp, verifiableCredential: ['eyJ'] })],
    [
      'with a credential without kind',
      (vp: Members) => show({ ...vp, verifiableCredential: [{ ...minimal, type: undefined }] }),
    ],
    ['that are no object', () => show('eyJ')],
  ])('are refused %s', async (_, send) => {
    expect((await send(await present([await issued(minimal)]))).status).toBe(400);
  });

  it('are refused with a credential that was changed', async () => {
    const bad = { ...(await issued(minimal)), credentialSubject: { id: did } };
    expect((await show(await present([bad]))).status).toBe(400);
  });
});

describe('the profile itself', () => {
  it('tells its issuers, and has one for each kind of signature', async () => {
    const { body } = await ask('GET', '/');
    const names = (body['issuers'] as readonly { name: string; id: string }[]).map(({ name }) => name);
    expect(names).toEqual([...SUITES, 'ecdsa-sd-2023', 'data-model', 'bitstring', 'jwt-eddsa', 'jwt-es256']);
  });

  it('refuses what is no JSON, or JSON that reads in two ways', async () => {
    expect((await ask('POST', '/credentials/verify', '{"a":1,"a":2}')).status).toBe(400);
    expect((await ask('POST', '/credentials/issue', '{')).status).toBe(400);
    expect((await ask('POST', '/credentials/derive', {})).status).toBe(400);
    expect((await ask('POST', '/elsewhere', {})).status).toBe(404);
  });

  it('takes liberties that the product does not: definitions inside a document stay refused there', async () => {
    const { privateKey, publicKey } = generateKey('Ed25519');
    const { did, verificationMethod } = didKey(publicKey);
    const credential = { ...minimal, '@context': [V2, { Word: 'https://x.example/#Word' }], issuer: did };
    const signer = nodeSigner({ privateKey, verificationMethod });
    await expect(
      issueCredential({ credential, signer, created: new Date(), crypto: nodeCrypto }),
    ).rejects.toMatchObject({ code: 'inline_context' });
  });
});
