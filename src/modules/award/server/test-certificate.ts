import { createPublicKey, sign, type KeyObject } from 'node:crypto';

/** What stands in the name of every test certificate, so that each reader of it sees what it is. */
export const TEST_SEAL_WORDS = '(test seal)';

const TAG = { integer: 0x02, bitString: 0x03, octetString: 0x04, utf8: 0x0c, printable: 0x13, utcTime: 0x17 } as const;
const SEQUENCE = 0x30;
const SET = 0x31;

const hex = (text: string): Uint8Array => Buffer.from(text, 'hex');

/** Object identifiers with their tag and length. */
const OID = {
  commonName: hex('0603550403'),
  country: hex('0603550406'),
  organisation: hex('060355040a'),
  organisationIdentifier: hex('0603550461'),
  basicConstraints: hex('0603551d13'),
  keyUsage: hex('0603551d0f'),
  ecdsaWithSha256: hex('06082a8648ce3d040302'),
} as const;
const TRUE = hex('0101ff');
/** digitalSignature and contentCommitment. */
const SIGNING_ONLY = hex('030206c0');

function lengthOf(count: number): Uint8Array {
  if (count < 0x80) return Uint8Array.of(count);
  return count < 0x100 ? Uint8Array.of(0x81, count) : Uint8Array.of(0x82, count >> 8, count & 0xff);
}

const der = (tag: number, ...parts: readonly Uint8Array[]): Uint8Array => {
  const content = Buffer.concat(parts);
  return Buffer.concat([Uint8Array.of(tag), lengthOf(content.length), content]);
};

const named = (oid: Uint8Array, text: string, tag: number = TAG.utf8): Uint8Array =>
  der(SET, der(SEQUENCE, oid, der(tag, Buffer.from(text, 'utf8'))));

const time = (at: Date): Uint8Array =>
  der(TAG.utcTime, Buffer.from(`${at.toISOString().slice(2, 19).replace(/[-:T]/g, '')}Z`, 'ascii'));

const extension = (oid: Uint8Array, value: Uint8Array): Uint8Array =>
  der(SEQUENCE, oid, TRUE, der(TAG.octetString, value));

export type TestCertificateWish = {
  readonly legalName: string;
  readonly country: string;
  readonly legalIdentifier: string;
  readonly validFrom: Date;
  readonly validUntil: Date;
  /** 16 random bytes. */
  readonly serial: Uint8Array;
  /** P-256. */
  readonly privateKey: KeyObject;
};

/**
 * A certificate that vouches for nothing: signed by its own key, and named as a test (X.509 v3, RFC 5280 §4.1). For
 * trying out European credentials before a provider of trust services has handed out a seal. Valid until 2049.
 */
export function makeTestCertificate(wish: TestCertificateWish): Uint8Array {
  const name = der(
    SEQUENCE,
    named(OID.country, wish.country, TAG.printable),
    named(OID.organisation, `${wish.legalName.slice(0, 50)} ${TEST_SEAL_WORDS}`),
    named(OID.organisationIdentifier, wish.legalIdentifier),
    named(OID.commonName, 'Test seal'),
  );
  const algorithm = der(SEQUENCE, OID.ecdsaWithSha256);
  const serial = wish.serial.slice(0, 16);
  // A positive number without a leading zero.
  serial[0] = ((serial[0] ?? 0) & 0x3f) | 0x40;
  const extensions = der(
    SEQUENCE,
    extension(OID.basicConstraints, der(SEQUENCE)),
    extension(OID.keyUsage, SIGNING_ONLY),
  );
  const body = der(
    SEQUENCE,
    der(0xa0, der(TAG.integer, Uint8Array.of(2))),
    der(TAG.integer, serial),
    algorithm,
    name,
    der(SEQUENCE, time(wish.validFrom), time(wish.validUntil)),
    name,
    createPublicKey(wish.privateKey).export({ format: 'der', type: 'spki' }),
    der(0xa3, extensions),
  );
  const signature = sign('sha256', body, wish.privateKey);
  return new Uint8Array(der(SEQUENCE, body, algorithm, der(TAG.bitString, Uint8Array.of(0), signature)));
}
