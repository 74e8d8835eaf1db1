import { actorOf } from '#app/answers.ts';
import { fileResponse } from '#app/proof-file.ts';
import { readPlacePhoto } from '#modules/workplace/index.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals, params, request }) =>
  fileResponse(await readPlacePhoto(locals.world, actorOf(locals), params.id), request);
