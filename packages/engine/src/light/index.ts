/** The quick check of known shapes: small enough for a page, without a JSON-LD processor. */
export type { PlanData, PlanPair, PlanSource } from './plan-data.ts';
export { type LightWorld, verifyKnownShape } from './verify-known-shape.ts';
