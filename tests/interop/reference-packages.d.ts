/** The independent implementations that the engine is compared with; they ship plain JavaScript. */
declare module '@digitalbazaar/vc' {
  type Checked = { readonly verified: boolean; readonly error?: unknown };
  export function issue(options: object): Promise<Record<string, unknown>>;
  export function verifyCredential(options: object): Promise<Checked>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: object);
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  type KeyPair = { readonly id: string; readonly publicKeyMultibase: string; signer(): object };
  export function generate(options: { readonly id: string; readonly controller: string }): Promise<KeyPair>;
  export function from(key: Readonly<Record<string, string>>): Promise<KeyPair>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  interface List {
    readonly length: number;
    getStatus(index: number): boolean;
    setStatus(index: number, status: boolean): void;
    encode(): Promise<string>;
  }
  export function createList(options: { readonly length: number }): Promise<List>;
  export function decodeList(options: { readonly encodedList: string }): Promise<List>;
  export function createCredential(options: object): Promise<Record<string, unknown>>;
  export function checkStatus(options: object): Promise<{ readonly verified: boolean; readonly error?: unknown }>;
}
