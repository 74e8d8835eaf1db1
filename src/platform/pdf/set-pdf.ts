import { fail, ok, type Result } from '#platform/result.ts';
import { LETTERS, openCompiler } from './compiler.ts';

/** Entries of the compiler's cache live for this many further documents. */
const CACHE_AGE = 20;

/** `not_here`: this machine has no compiler. `letters`: a text is in a script that no font at hand has. */
export type PdfRefusal = 'not_here' | 'letters';

/** A constant template in Typst, and everything that stands in it: data reaches it through `sys.inputs.data` as JSON. */
export type PdfSource = { readonly template: string; readonly data: unknown; readonly madeAt: Date };

/**
 * Sets a tagged PDF (PDF/UA-1). The same data and instant give the same bytes. What people typed comes in as data, so
 * markup in it stays text. PDF/UA-1 allows no empty boxes: letters that no font has are refused.
 */
export function setPdf({ template, data, madeAt }: PdfSource): Result<Uint8Array, PdfRefusal> {
  const compiler = openCompiler();
  if (compiler === null) return fail('not_here');
  try {
    const pdf = compiler.pdf(
      { mainFileContent: LETTERS + template, inputs: { data: JSON.stringify(data) } },
      { pdfStandard: 'ua-1', creationTimestamp: Math.floor(madeAt.getTime() / 1000) },
    );
    return ok(new Uint8Array(pdf));
  } catch (cause) {
    if (lacksLetters(cause)) return fail('letters');
    throw cause;
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** The compiler tells what went wrong in prose only. */
const lacksLetters = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes('could not be displayed with font');
