import { error } from '@sveltejs/kit';
import { notFoundPage } from '#app/answers.ts';
import { makeDocx, makePdf, sheetDocument } from '#modules/institution/index.ts';

type Input = Parameters<typeof sheetDocument>[1];

const TYPES = {
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  json: 'application/json',
} as const;

/** A name that every file system takes, in letters of the title. */
const nameFrom = (title: string): string =>
  title
    .normalize('NFD')
    .replace(/\p{M}/gu, '')
    .replace(/[^A-Za-z0-9]+/gu, '-')
    .replace(/^-+|-+$/gu, '')
    .slice(0, 60)
    .toLowerCase() || 'worksheet';

/** Offers a file for saving; a browser keeps no copy. */
export function offer(bytes: Uint8Array, title: string, format: keyof typeof TYPES): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': TYPES[format],
      'content-disposition': `attachment; filename="${nameFrom(title)}.${format}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}

/** A worksheet as Word document or PDF. Where this machine cannot set a PDF, a page says so and what to do. */
export async function fileOf(locals: App.Locals, input: Input, format: string): Promise<Response> {
  const sheet = sheetDocument(locals.t, input);
  if (format === 'docx') return offer(await makeDocx(sheet), input.title, 'docx');
  if (format !== 'pdf') notFoundPage();
  const pdf = makePdf(sheet, locals.world.clock.now());
  if (!pdf.ok) error(501, 'Not here', { code: pdf.error.code });
  return offer(pdf.value, input.title, 'pdf');
}
