import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';

type Compiler = {
  pdf(
    source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> },
    options: { readonly pdfStandard: 'ua-1'; readonly creationTimestamp: number },
  ): Uint8Array;
  /** A picture without fonts: letters are outlines. */
  plainSvg(source: { readonly mainFileContent: string; readonly inputs: Readonly<Record<string, string>> }): string;
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

/** The typesetter with our fonts, opened once; null on a machine for which there is none. */
export function openCompiler(): Compiler | null {
  compiler ??= loadCompiler();
  return compiler;
}
