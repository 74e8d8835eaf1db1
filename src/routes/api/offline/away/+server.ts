import { putAway } from '#app/offline/devices.ts';
import { withDevice } from '#app/offline/door.ts';
import { ok } from '#platform/result.ts';
import type { RequestHandler } from './$types';

/** The device has nothing any more: its token ends. */
export const POST: RequestHandler = (event) =>
  withDevice(event, async (known) => {
    await putAway(event.locals.world, known);
    return ok(null);
  });
