import { readFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { fail, ok, type Result } from '#platform/result.ts';
import { CERTIFICATE_TEMPLATE } from './certificate.template.ts';

export type CertificateText = { readonly text: string; readonly lang: string; readonly dir: 'ltr' | 'rtl' };

/** All words and pictures of a certificate, ready to be set. `stone` and `qr` are SVG; `credential` is the signed text. */
export type CertificateData = {
  readonly documentTitle: string;
  readonly lang: string;
  readonly dir: 'ltr' | 'rtl';
  readonly kind: string;
  readonly title: CertificateText;
  readonly givenTo: string;
  readonly name: CertificateText;
  readonly issuerName: string;
  readonly stone: string;
  readonly stoneText: string;
  readonly canHeading: string;
  readonly abilities: readonly CertificateText[];
  readonly howHeading: string;
  readonly facts: readonly { readonly label: string; readonly value: CertificateText }[];
  readonly qr: string;
  readonly qrText: string;
  readonly checkHeading: string;
  readonly checkText: string;
  readonly checkUrl: string;
  readonly codeLabel: string;
  readonly code: string;
  readonly paperText: string;
  /** Said where the European version carries a test seal; else empty. */
  readonly sealNote: string;
  readonly credential: string;
  readonly attachmentText: string;
};

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

/**
 * Sets a certificate as tagged PDF (PDF/UA-1) with the signed credential attached. The same data and instant give the
 * same bytes. Fails with `passport.pdf_not_here` on a machine that has no compiler, and with `passport.pdf_letters`
 * where a text, most often a name, is in a script that no font at hand has: PDF/UA-1 allows no empty boxes.
 */
export function makeCertificate(data: CertificateData, madeAt: Date): Result<Uint8Array> {
  compiler ??= loadCompiler();
  if (compiler === null) return fail({ code: 'passport.pdf_not_here' });
  try {
    const pdf = compiler.pdf(
      { mainFileContent: CERTIFICATE_TEMPLATE, inputs: { data: JSON.stringify(data) } },
      { pdfStandard: 'ua-1', creationTimestamp: Math.floor(madeAt.getTime() / 1000) },
    );
    return ok(new Uint8Array(pdf));
  } catch (cause) {
    if (lacksLetters(cause)) return fail({ code: 'passport.pdf_letters' });
    throw cause;
  } finally {
    compiler.evictCache(CACHE_AGE);
  }
}

/** The compiler tells what went wrong in prose only. */
const lacksLetters = (cause: unknown): boolean =>
  cause instanceof Error && cause.message.includes('could not be displayed with font');
