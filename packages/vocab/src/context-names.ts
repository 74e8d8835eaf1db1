/** Addresses of the contexts that decide what a document is; without their texts, for readers that need no more. */
export const VCDM2_CONTEXT_URL = 'https://www.w3.org/ns/credentials/v2';
/** Digests of its text, as the data model publishes them (VCDM 2.0, Appendix B.1), in base64url. */
export const VCDM2_CONTEXT_SHA256 = 'WZVc7WaX1h4D8rJVb-vlMIqxaEKEb1tYbX8fet7JJzQ';
export const VCDM2_CONTEXT_SHA384 = 'l_HrjlBCNWyAX91hr6LFV2Y3heB5Tcr6IeE4_Tje8YyzYBM8IhqjHWiWpr8-ZbYU';
export const VCDM1_CONTEXT_URL = 'https://www.w3.org/2018/credentials/v1';
export const OPEN_BADGES_CONTEXT_URL = 'https://purl.imsglobal.org/spec/ob/v3p0/context-3.0.3.json';
