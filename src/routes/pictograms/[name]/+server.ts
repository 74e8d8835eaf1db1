import { error } from '@sveltejs/kit';
import { isPictogramName } from '#ui/pictograms.ts';
import { pictogramSvg } from '#ui/pictograms.server.ts';
import type { RequestHandler } from './$types';

const SUFFIX = '.svg';

/** `/pictograms/wood.svg`: one drawing of our table, safe to be opened on its own. */
export const GET: RequestHandler = ({ params }) => {
  const name = params.name.endsWith(SUFFIX) ? params.name.slice(0, -SUFFIX.length) : '';
  const svg = isPictogramName(name) ? pictogramSvg(name) : undefined;
  if (svg === undefined) error(404);
  return new Response(svg, {
    headers: {
      'content-type': 'image/svg+xml; charset=utf-8',
      'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
      'x-content-type-options': 'nosniff',
      'cache-control': 'public, max-age=2592000',
    },
  });
};
