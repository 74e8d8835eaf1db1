import { makeModelCheck } from './model-check.ts';
import { checkResources } from './related-resources.ts';

/** {@link makeModelCheck} with everything that the engine knows of resources. */
export const checkModel = makeModelCheck(checkResources);
