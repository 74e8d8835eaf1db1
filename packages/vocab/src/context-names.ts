/** Addresses of the contexts that decide what a document is; without their texts, for readers that need no more. */
export const VCDM2_CONTEXT_URL = 'https://www.w3.org/ns/credentials/v2';
export const VCDM1_CONTEXT_URL = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_CONTEXT_URL = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
