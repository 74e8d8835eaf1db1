import {
  type AwardRecord,
  type Check,
  type CheckName,
  type CredentialFormat,
  type CryptoPort,
  type DocumentSource,
  type ExportedPlan,
  type IssuedCredential,
  type JsonObject,
  type Outcome,
  type PlanPair,
  type PlanSource,
  type PresentationReport,
  type PublicKey,
  type Report,
  type ReportCode,
  type Signer,
  type StatusBits,
  type VerifyWorld,
  type bakePng,
  type bakeSvg,
  buildAchievementCredential,
  type buildStatusListCredential,
  decodeMultikey,
  type decodeStatusList,
  didWebToUrl,
  exportPlan,
  issueCredential,
  type parseStrictJson,
  presentCredentials,
  readStatus,
  type unbakePng,
  verifyCredential,
  verifyPresentation,
  writeStatus,
} from '@cairn/engine';
import { type VerifyPool, generateKey, nodeCrypto, nodeSigner, verifyInWorker } from '@cairn/engine/node';
import { type LightWorld, verifyKnownShape } from '@cairn/engine/light';
import { webCrypto } from '@cairn/engine/web';
import { lightCrypto } from '@cairn/engine/web-light';
import { describe, expectTypeOf, it } from 'vitest';

type IsReadonly<T, K extends keyof T> =
  (<X>() => X extends { [P in K]: T[P] } ? 1 : 2) extends <X>() => X extends { readonly [P in K]: T[P] } ? 1 : 2
    ? true
    : false;

/* Held by the compiler: a change that breaks callers breaks this file before it breaks them. */
describe('what the engine promises to those who call it', () => {
  it('verifying takes bytes or text and always comes to a report', () => {
    expectTypeOf(verifyCredential).parameters.toEqualTypeOf<[input: Uint8Array | string, world: VerifyWorld]>();
    expectTypeOf(verifyCredential).returns.resolves.toEqualTypeOf<Report>();
    expectTypeOf(verifyInWorker).toEqualTypeOf<typeof verifyCredential>();
    expectTypeOf<VerifyPool['verify']>().toEqualTypeOf<typeof verifyCredential>();
    expectTypeOf(verifyPresentation).returns.resolves.toEqualTypeOf<PresentationReport>();
  });

  it('a report answers five questions, each in four ways, and is not written to', () => {
    expectTypeOf<keyof Report['checks']>().toEqualTypeOf<CheckName>();
    expectTypeOf<CheckName>().toEqualTypeOf<'integrity' | 'issuer' | 'validity' | 'status' | 'model' | 'evidence'>();
    expectTypeOf<Outcome>().toEqualTypeOf<'passed' | 'failed' | 'unknown' | 'not_applicable'>();
    expectTypeOf<Report['summary']>().toEqualTypeOf<
      'checks_out' | 'does_not_check_out' | 'could_not_check_everything'
    >();
    expectTypeOf<IsReadonly<Report, 'checks'>>().toEqualTypeOf<true>();
    expectTypeOf<IsReadonly<Check, 'outcome'>>().toEqualTypeOf<true>();
  });

  it('signed content is there only sometimes, so nobody can forget to ask', () => {
    expectTypeOf<undefined>().toExtend<Report['credential']>();
    expectTypeOf<Report>().not.toExtend<{ readonly credential: object }>();
  });

  it('codes and formats are lists of names, not any text', () => {
    expectTypeOf<'status.revoked'>().toExtend<ReportCode>();
    expectTypeOf<string>().not.toExtend<ReportCode>();
    expectTypeOf<string>().not.toExtend<CredentialFormat>();
  });

  it('the world is passed in: clock, hashing, documents, and nothing else is needed', () => {
    type Needed = { readonly now: Date; readonly crypto: CryptoPort; readonly documents: DocumentSource };
    expectTypeOf<Needed>().toExtend<VerifyWorld>();
    expectTypeOf<Omit<Needed, 'now'>>().not.toExtend<VerifyWorld>();
    expectTypeOf(nodeCrypto).toEqualTypeOf<CryptoPort>();
    expectTypeOf(webCrypto).toEqualTypeOf<CryptoPort>();
  });

  it('issuing gives the text to keep; a signer is a port', () => {
    expectTypeOf(issueCredential).returns.resolves.toEqualTypeOf<IssuedCredential>();
    expectTypeOf<IssuedCredential['text']>().toEqualTypeOf<string>();
    expectTypeOf(nodeSigner).returns.toEqualTypeOf<Signer>();
    expectTypeOf(presentCredentials).returns.resolves.toEqualTypeOf<string>();
    expectTypeOf(buildAchievementCredential).parameter(0).toEqualTypeOf<AwardRecord>();
    expectTypeOf(buildAchievementCredential).returns.toEqualTypeOf<JsonObject>();
  });

  it('what can be absent says so, and what can be refused names why', () => {
    expectTypeOf(decodeMultikey).returns.toEqualTypeOf<PublicKey | null>();
    expectTypeOf(didWebToUrl).returns.toEqualTypeOf<string | null>();
    expectTypeOf(readStatus).returns.toEqualTypeOf<boolean | null>();
    expectTypeOf<Extract<ReturnType<typeof parseStrictJson>, { ok: false }>['error']>().not.toEqualTypeOf<string>();
    expectTypeOf<Extract<ReturnType<typeof decodeStatusList>, { ok: false }>['error']>().toEqualTypeOf<
      'damaged' | 'too_large'
    >();
    expectTypeOf<Extract<ReturnType<typeof unbakePng>, { ok: true }>['value']>().toEqualTypeOf<string>();
    expectTypeOf<Extract<ReturnType<typeof bakePng>, { ok: true }>['value']>().toExtend<Uint8Array>();
    expectTypeOf<Extract<ReturnType<typeof bakeSvg>, { ok: true }>['value']>().toEqualTypeOf<string>();
  });

  it('the quick check may come to nothing, and takes plans from where the page says', () => {
    expectTypeOf(verifyKnownShape).returns.resolves.toEqualTypeOf<Report | null>();
    expectTypeOf<LightWorld['plans']>().toEqualTypeOf<PlanSource>();
    expectTypeOf<PlanSource['find']>().returns.resolves.toEqualTypeOf<PlanPair | null>();
    expectTypeOf(lightCrypto).toEqualTypeOf<CryptoPort>();
    expectTypeOf(exportPlan).returns.resolves.toEqualTypeOf<ExportedPlan | null>();
    expectTypeOf<IsReadonly<PlanPair, 'document'>>().toEqualTypeOf<true>();
  });

  it('a status list is made from bits or from what is kept packed', () => {
    expectTypeOf(writeStatus).returns.toEqualTypeOf<StatusBits>();
    type Bits = Parameters<typeof buildStatusListCredential>[0]['bits'];
    expectTypeOf<Bits>().toEqualTypeOf<StatusBits | { readonly encodedList: string }>();
  });

  it('keys name their algorithm', () => {
    expectTypeOf(generateKey).parameter(0).toEqualTypeOf<'Ed25519' | 'P-256' | 'P-384'>();
    expectTypeOf<PublicKey['algorithm']>().toEqualTypeOf<'Ed25519' | 'P-256' | 'P-384'>();
  });
});
