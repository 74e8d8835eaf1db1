import { withDevice } from '#app/offline/door.ts';
import { packFor } from '#app/offline/pack.ts';
import type { RequestHandler } from './$types';

/** The device's copy anew, as things stand now. */
export const POST: RequestHandler = (event) => withDevice(event, ({ actor }) => packFor(event.locals.world, actor));
