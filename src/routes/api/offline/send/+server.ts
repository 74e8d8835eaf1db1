import { readJson, withDevice } from '#app/offline/door.ts';
import { receiveParcel } from '#app/offline/send.ts';
import type { RequestHandler } from './$types';

/** A parcel of what was done without a network. Harmless when it comes twice. */
export const POST: RequestHandler = (event) =>
  withDevice(event, async (known) => receiveParcel(event.locals.world, known, await readJson(event.request)));
