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
  'amiri/400Regular/Amiri_400Regular.ttf',
  'amiri/700Bold/Amiri_700Bold.ttf',
];

/**
 * Stands before every template. Arabic letters are Amiri's, which draws each as one glyph: of a font that draws dots
 * apart from their letter, the typesetter says the letter once for each piece, and words come out of copying, searching
 * and reading aloud with letters doubled. (Vowel signs, where somebody types them, still come out a letter off in some
 * readers.) Its letters are small for their size.
 */
export const LETTERS = String.raw`#set text(font: ("Noto Sans", "Amiri"))
#show regex("\p{Arabic}[\p{Arabic}\p{M}\u{200c}\u{200d}]*"): set text(size: 1.2em)
`;

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
