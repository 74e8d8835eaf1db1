import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fail, ok, type Result } from '#platform/result.ts';

type Compiler = {
  pdf(
    source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: 'ua-1'; readonly creationTimestamp: number },
  ): Uint8Array;
  evictCache(maxAge: number): void;
};
type CompilerPackage = {
  readonly NodeCompiler: {
    create(options: { readonly fontArgs: readonly { readonly fontBlobs: readonly Uint8Array[] }[] }): Compiler;
  };
};

const find = createRequire(import.meta.url);

const COMPILERS = ['gnu', 'musl'].map((libc) => `@myriaddreamin/typst-ts-node-compiler-linux-x64-${libc}`);
const FONTS = [
  'noto-sans/400Regular/NotoSans_400Regular.ttf',
  'noto-sans/600SemiBold/NotoSans_600SemiBold.ttf',
  'noto-sans/700Bold/NotoSans_700Bold.ttf',
  'noto-sans-arabic/400Regular/NotoSansArabic_400Regular.ttf',
  'noto-sans-arabic/600SemiBold/NotoSansArabic_600SemiBold.ttf',
  'noto-sans-arabic/700Bold/NotoSansArabic_700Bold.ttf',
];

function loadCompiler(): Compiler | null {
  for (const name of COMPILERS) {
    try {
      const { NodeCompiler } = find(name) as CompilerPackage;
      const fontBlobs = FONTS.map((font) => readFileSync(find.resolve(`@expo-google-fonts/${font}`)));
      return NodeCompiler.create({ fontArgs: [{ fontBlobs }] });
    } catch {
      // Not for this platform: the next one is tried, and when none fits the download says so in words.
    }
  }
  return null;
}

let compiler: Compiler | null | undefined;

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
  compiler ??= loadCompiler();
  if (compiler === null) return fail('not_here');
  try {
    const pdf = compiler.pdf(
      { mainFileContent: template, inputs: { data: JSON.stringify(data) } },
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
