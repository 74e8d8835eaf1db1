/**
 * Addresses of the contexts that decide what a document is; without their texts. Pages that check credentials load this
 * file whole, so nothing else belongs into it.
 */
export const VCDM2_CONTEXT_URL = 'https://www.w3.org/ns/credentials/v2';
export const VCDM1_CONTEXT_URL = 'https://www.w3.org/2018/credentials/v1';
