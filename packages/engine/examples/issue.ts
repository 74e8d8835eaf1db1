import { type AwardRecord, buildAchievementCredential, buildDidDocument, issueCredential } from '@cairn/engine';
import { generateKey, nodeCrypto, nodeSigner } from '@cairn/engine/node';

/** Signs an award. The text is what to store; the DID document is what the issuer's domain serves. */
export const issue = async (award: AwardRecord, now: Date) => {
  const { did } = award.issuer;
  const { privateKey, publicKey } = generateKey('Ed25519');
  const signer = nodeSigner({ privateKey, verificationMethod: `${did}#key-1` });
  const credential = buildAchievementCredential(award);
  const { text } = await issueCredential({ credential, signer, created: now, crypto: nodeCrypto });
  return { text, didDocument: buildDidDocument({ did, keys: [{ fragment: 'key-1', publicKey, state: 'active' }] }) };
};
