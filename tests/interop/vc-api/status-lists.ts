import {
  type StatusBits,
  buildStatusEntry,
  buildStatusListCredential,
  createStatusList,
  writeStatus,
} from '@cairn/engine';

const LENGTH = 131_072;

/** A list of messages has two bits for each credential, and so four of them (Bitstring Status List 1.0, §2.1). */
const MESSAGES = ['received', 'in review', 'decided', 'reopened'];
const MESSAGE_BITS = 2;

const PURPOSES = ['revocation', 'suspension', 'message'] as const;
type Purpose = (typeof PURPOSES)[number];

const empty = (purpose: Purpose): StatusBits =>
  createStatusList({ length: purpose === 'message' ? LENGTH * MESSAGE_BITS : LENGTH });

type Wanted = { readonly index: number; readonly purpose: unknown; readonly isSet: boolean };

/** The lists of the profile, one for each purpose; every credential has one place, the same in all of them. */
export class StatusLists {
  readonly #origin: string;
  readonly #bits = new Map<Purpose, StatusBits>(PURPOSES.map((purpose) => [purpose, empty(purpose)]));
  #nextIndex = 0;

  constructor(origin: string) {
    this.#origin = origin;
  }

  #address(purpose: Purpose): string {
    return `${this.#origin}/status-lists/${purpose}`;
  }

  /** The unsigned list that stands at an address; null where none does. */
  listAt(url: string, issuer: string, now: Date): object | null {
    const purpose = PURPOSES.find((known) => url === this.#address(known));
    const bits = purpose === undefined ? undefined : this.#bits.get(purpose);
    if (purpose === undefined || bits === undefined) return null;
    const validFrom = new Date(Math.floor(now.getTime() / 1000) * 1000);
    const common = { id: url, issuer, bits, validFrom };
    if (purpose !== 'message') return buildStatusListCredential({ ...common, purpose });
    const list = buildStatusListCredential({ ...common, purpose: 'revocation' });
    const subject = list['credentialSubject'];
    return { ...list, credentialSubject: { ...(typeof subject === 'object' ? subject : {}), statusPurpose: purpose } };
  }

  /** What a new credential says about its status: withdrawn, suspended, and how far its matter is. */
  newEntries(): readonly object[] {
    const index = this.#nextIndex;
    this.#nextIndex += 1;
    const entryFor = (purpose: Purpose) => ({
      ...buildStatusEntry({ listUrl: this.#address(purpose), index, purpose: 'revocation' }),
      statusPurpose: purpose,
    });
    const statusMessage = MESSAGES.map((message, value) => ({ status: `0x${value.toString(16)}`, message }));
    return [
      entryFor('revocation'),
      entryFor('suspension'),
      {
        ...entryFor('message'),
        statusSize: MESSAGE_BITS,
        statusMessage,
        statusReference: 'https://nordlys.example/status-messages',
      },
    ];
  }

  /** Revokes, suspends or takes back; false when there is no such place. */
  set({ index, purpose, isSet }: Wanted): boolean {
    const known = (['revocation', 'suspension'] as const).find((one) => one === purpose);
    const bits = known === undefined ? undefined : this.#bits.get(known);
    if (known === undefined || bits === undefined || !(index >= 0 && index < this.#nextIndex)) return false;
    this.#bits.set(known, writeStatus(bits, [{ index, isSet }]));
    return true;
  }
}
