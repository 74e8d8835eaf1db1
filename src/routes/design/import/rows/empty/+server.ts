import { exampleSheet } from '#modules/catalogue/index.ts';
import { writeCsv } from '#platform/csv.ts';
import type { RequestHandler } from './$types';

/** A sheet with our headings and one row that shows how it is meant. */
export const GET: RequestHandler = ({ locals }) =>
  new Response(writeCsv(exampleSheet(locals.language)), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="cairn-designs.csv"',
      'cache-control': 'private, no-store',
    },
  });
