import { signedIn } from '#app/answers.ts';
import { collectMyData } from '#app/my-data/collect.ts';
import { asDownload } from '#app/passport/download.ts';
import type { RequestHandler } from './$types';

export const GET: RequestHandler = async ({ locals }) => {
  const { actor, world } = signedIn(locals);
  const bytes = new TextEncoder().encode(`${JSON.stringify(await collectMyData(world, actor), null, 2)}\n`);
  return asDownload(bytes, { mediaType: 'application/json', name: 'my-data.json' });
};
