/** Thrown inside the quick check for everything that it does not know: the full reader decides. Never leaves it. */
export class NeedsFullReader extends Error {}

export const needsFullReader = (): never => {
  throw new NeedsFullReader();
};
