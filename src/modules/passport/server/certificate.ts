import { setPdf } from '#platform/pdf/set-pdf.ts';
import { fail, type Result } from '#platform/result.ts';
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

const CODES = { not_here: 'passport.pdf_not_here', letters: 'passport.pdf_letters' } as const;

/**
 * Sets a certificate as tagged PDF (PDF/UA-1) with the signed credential attached. The same data and instant give the
 * same bytes. Fails with `passport.pdf_not_here` on a machine that has no compiler, and with `passport.pdf_letters`
 * where a text, most often a name, is in a script that no font at hand has: PDF/UA-1 allows no empty boxes.
 */
export function makeCertificate(data: CertificateData, madeAt: Date): Result<Uint8Array> {
  const set = setPdf({ template: CERTIFICATE_TEMPLATE, data, madeAt });
  return set.ok ? set : fail({ code: CODES[set.error] });
}
