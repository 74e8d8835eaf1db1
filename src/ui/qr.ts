import encodeQR from 'qr';

/** Quiet zone in modules: ISO/IEC 18004 asks for four. */
const QUIET_ZONE = 4;

/** A QR code as one SVG path over a grid of modules; always dark on light, also in a dark scheme. */
export type QrPicture = { readonly path: string; readonly size: number };

/** Turns a text (usually an address) into a QR picture with its quiet zone; medium error correction. */
export function qrPicture(text: string): QrPicture {
  const rows = encodeQR(text, 'raw', { border: QUIET_ZONE, ecc: 'medium' });
  const path = rows.flatMap((row, y) => row.map((isDark, x) => (isDark ? `M${x} ${y}h1v1h-1z` : ''))).join('');
  return { path, size: rows.length };
}
