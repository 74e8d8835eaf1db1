import { buildStatusListCredential, createStatusList, writeStatus } from '@cairn/engine';

/** A status list in which one credential is revoked; sign it with `issueCredential` and serve it at its `id`. */
export const revoke = (issuer: string, index: number, now: Date) => {
  const empty = createStatusList({ length: 131_072 });
  const bits = writeStatus(empty, [{ index, isSet: true }]);
  const id = 'https://nordlys.example/status/1';
  return buildStatusListCredential({ id, issuer, purpose: 'revocation', bits, validFrom: now });
};
