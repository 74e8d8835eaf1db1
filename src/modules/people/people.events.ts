/**
 * A learner deleted the account. Every slice that keeps something of the learner hears it in the same transaction and
 * deletes its own; what has to stay (status entries, decisions that others rest on) stays without name and content.
 */
export const PERSON_ERASED = 'people.person_erased';

export type PersonErased = { readonly personId: string };
