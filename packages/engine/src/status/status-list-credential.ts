import { VCDM2_CONTEXT_URL } from '@cairn/vocab/contexts';
import type { JsonObject } from '../json/json-types.ts';
import { type StatusBits, encodeStatusList } from './status-list.ts';

export type StatusPurpose = 'revocation' | 'suspension';

export type StatusListDescription = {
  /** Address under which the list is served; entries name it as `statusListCredential`. */
  readonly id: string;
  readonly issuer: string;
  readonly purpose: StatusPurpose;
  /** The bits, or the `encodedList` of a list that is kept packed (`KeptStatusList`). */
  readonly bits: StatusBits | { readonly encodedList: string };
  readonly validFrom: Date;
  /** After this instant a reader must fetch anew; without it a list never goes stale. */
  readonly validUntil?: Date;
  /** How long a reader may keep the list, in milliseconds. */
  readonly ttlMilliseconds?: number;
};

const instant = (date: Date): string => `${date.toISOString().slice(0, 19)}Z`;

/** The unsigned credential that carries a list (Bitstring Status List 1.0, §2.2); sign it with `issueCredential`. */
export const buildStatusListCredential = (list: StatusListDescription): JsonObject => ({
  '@context': [VCDM2_CONTEXT_URL],
  id: list.id,
  type: ['VerifiableCredential', 'BitstringStatusListCredential'],
  issuer: list.issuer,
  validFrom: instant(list.validFrom),
  ...(list.validUntil === undefined ? {} : { validUntil: instant(list.validUntil) }),
  credentialSubject: {
    id: `${list.id}#list`,
    type: 'BitstringStatusList',
    statusPurpose: list.purpose,
    encodedList: list.bits instanceof Uint8Array ? encodeStatusList(list.bits) : list.bits.encodedList,
    ...(list.ttlMilliseconds === undefined ? {} : { ttl: list.ttlMilliseconds }),
  },
});

/** The `credentialStatus` of one credential (Bitstring Status List 1.0, §2.1). */
export const buildStatusEntry = (entry: {
  readonly listUrl: string;
  readonly index: number;
  readonly purpose: StatusPurpose;
}): JsonObject => ({
  id: `${entry.listUrl}#${entry.index}`,
  type: 'BitstringStatusListEntry',
  statusPurpose: entry.purpose,
  statusListIndex: String(entry.index),
  statusListCredential: entry.listUrl,
});
