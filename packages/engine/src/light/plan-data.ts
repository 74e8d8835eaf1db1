import type { JsonObject } from '../json/json-types.ts';

/**
 * A compiled shape as data, without any value of the document that it was made from. It says how documents of the shape
 * become their canonical graph, so it is as good as code: take it only from where the code itself comes from.
 */
export type PlanData = {
  /** The document with nothing in place of its values; what belongs to the shape stands as it is. */
  readonly frame: JsonObject;
  /** One letter for each text of the frame, in order: `=` belongs to the shape, `i` an address, `t` the text of a literal. */
  readonly kinds: string;
  /** Lines of the graph in pieces: text, the number of a value from 0, or `-1 - n` for the blank node n. */
  readonly lines: readonly (readonly (string | number)[])[];
  /** Which value is the credential's own id; null for the options of a proof. */
  readonly root: number | null;
  /** Schemes that no context defines as a term; addresses with another one are left to the full reader. */
  readonly schemes: readonly string[];
  /** Terms of the contexts that look like addresses. */
  readonly terms: readonly string[];
};

/** Changes with the form of plans: a page that stayed open meets plans of a newer server, and must not read them. */
export const PLAN_FORMAT = 1;

/** What is needed for one kind of signed document: its own plan and that of its proof's options. */
export type PlanPair = { readonly format: number; readonly document: PlanData; readonly options: PlanData };

/** Where plans come from, by the fingerprint of a shape; null when there is none. */
export interface PlanSource {
  find(fingerprint: string): Promise<PlanPair | null>;
}
