/** The few members of the stock libraries that the benchmarks call; they ship plain JavaScript. */
declare module '@digitalbazaar/vc' {
  type Options = Readonly<Record<string, unknown>>;
  export function issue(options: Options): Promise<object>;
  export function verifyCredential(options: Options): Promise<{ readonly verified: boolean; readonly error?: unknown }>;
}
declare module '@digitalbazaar/data-integrity' {
  export class DataIntegrityProof {
    constructor(options: Readonly<Record<string, unknown>>);
  }
}
declare module '@digitalbazaar/eddsa-rdfc-2022-cryptosuite' {
  export const cryptosuite: object;
}
declare module '@digitalbazaar/ed25519-multikey' {
  export function from(key: Readonly<Record<string, string>>): Promise<{ signer(): object }>;
}
declare module '@digitalbazaar/vc-bitstring-status-list' {
  type List = { setStatus(index: number, isSet: boolean): void; getStatus(index: number): boolean };
  export function createList(options: { readonly length: number }): Promise<List>;
  export function decodeList(options: { readonly encodedList: string }): Promise<List>;
  export function createCredential(options: Readonly<Record<string, unknown>>): Promise<object>;
  export function checkStatus(
    options: Readonly<Record<string, unknown>>,
  ): Promise<{ readonly verified: boolean; readonly error?: unknown }>;
}
