import { error } from '@sveltejs/kit';
import { actorOf } from '#app/answers.ts';
import { readIntake } from '#modules/catalogue/index.ts';
import { writeCsv } from '#platform/csv.ts';
import type { RequestHandler } from './$types';

/**
 * The rows that did not come in, whole, with the reasons in front. Its headings are those of our own sheet: put right,
 * the file comes in as it is.
 */
export const GET: RequestHandler = async ({ locals, params }) => {
  const page = await readIntake(locals.world, actorOf(locals), params.id);
  if (!page.ok) error(404, 'Not found', { code: 'ui.error.not_found' });
  const { t } = locals;
  const rows = page.value.rows.filter(({ isGood }) => !isGood);
  const said = [...new Set(rows.flatMap((row) => row.said.map(([heading]) => heading)))];
  const headings = said.some((heading) => heading.startsWith('title')) ? said : ['title.en', ...said];
  const lines = rows.map(({ sheet, row, faults, said: cells }) => {
    const values = new Map(cells);
    const reasons = faults.map(
      ({ address, heading, failure }) => `${address} ${heading}: ${t(failure.code, failure.params)}`,
    );
    return [`${sheet} ${row}`, reasons.join('\n'), ...headings.map((heading) => values.get(heading) ?? '')];
  });
  const table = [[t('catalogue.rows.column.row'), t('catalogue.rows.column.reasons'), ...headings], ...lines];
  return new Response(writeCsv(table), {
    headers: {
      'content-type': 'text/csv; charset=utf-8',
      'content-disposition': 'attachment; filename="not-taken-in.csv"',
      'cache-control': 'private, no-store',
    },
  });
};
