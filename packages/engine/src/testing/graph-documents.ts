import { buildAchievementCredential } from '../award/build-achievement-credential.ts';
import type { JsonObject, JsonValue } from '../json/json-types.ts';
import { sampleAward } from './sample-award.ts';

const VC1 = 'https://www.w3.org/2018/credentials/v1';
const VC2 = 'https://www.w3.org/ns/credentials/v2';
const OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
const OLD_OB = 'https://purl.imsglobal.org/spec/ob/v3p0/context.json';
const STATUS = 'https://www.w3.org/ns/credentials/status/v1';
const PROOF = 'https://w3id.org/security/data-integrity/v2';

const credential = (contexts: readonly string[], more: Readonly<Record<string, JsonValue>> = {}): JsonObject => ({
  '@context': contexts,
  id: 'urn:uuid:1',
  type: ['VerifiableCredential'],
  issuer: 'https://nordlys.example/',
  credentialSubject: { id: 'https://people.example/ana' },
  ...more,
});

const nested = (depth: number): JsonObject => ({
  type: ['Achievement'],
  id: `urn:uuid:depth-${depth}`,
  name: `Depth ${depth}`,
  ...(depth > 0 ? { achievement: nested(depth - 1), criteria: { id: 'urn:c', narrative: 'n' } } : {}),
});

/** Documents that touch every corner of how graphs are read, good and bad ones, by name. */
export const graphDocuments: readonly (readonly [string, JsonObject])[] = [
  ['an award with all elements', buildAchievementCredential(sampleAward('did:web:nordlys.example'))],
  ['a small credential', credential([VC2])],
  ['an older credential', credential([VC1], { issuanceDate: '2026-01-01T00:00:00Z' })],
  ['the older badge context', credential([VC2, OLD_OB], { name: 'Badge' })],
  ['contexts in another order', credential([VC2, PROOF, OB], { name: 'Badge' })],
  ['contexts that may not follow each other', credential([OB, VC2, VC1])],
  ['a status list of the older kind', credential([VC1, STATUS], { type: ['VerifiableCredential', 'StatusList2021'] })],
  ['several subjects', credential([VC2], { credentialSubject: [{ id: 'urn:a' }, { id: 'urn:b' }] })],
  ['a word that nobody defined', credential([VC2], { nickname: 'x' })],
  ['a word of another type', credential([VC2, OB], { targetName: 'x' })],
  ['a type that nobody defined', credential([VC2], { type: ['VerifiableCredential', 'Unknown'] })],
  ['a relative id', credential([VC2], { id: 'relative' })],
  ['a null', credential([VC2, OB], { name: null })],
  ['a number with a fraction', credential([VC2, OB], { awardedDate: 1.5 })],
  ['texts in two languages', credential([VC2], { name: [{ '@value': 'a', '@language': 'en' }, 'b'] })],
  ['a language tag in capitals', credential([VC2], { name: { '@value': 'a', '@language': 'EN-gb' } })],
  ['a direction', credential([VC2], { name: { '@value': 'a', '@direction': 'rtl', '@language': 'ar' } })],
  [
    'an enclosed schema',
    credential([VC2], { credentialSchema: { id: 'urn:s', type: 'JsonSchema', jsonSchema: { a: [1] } } }),
  ],
  [
    'enclosed credentials',
    { '@context': [VC2], type: ['VerifiablePresentation'], verifiableCredential: [credential([VC2])] },
  ],
  ['achievements within achievements', credential([VC2, OB], { credentialSubject: nested(8) })],
  ['a proof of its own', credential([VC2], { proof: { type: 'DataIntegrityProof', cryptosuite: 'eddsa-rdfc-2022' } })],
  ['endorsements', credential([VC2, OB], { endorsement: [credential([VC2, OB], { id: 'urn:uuid:2' })] })],
  ['nothing', { '@context': [VC2] }],
];
