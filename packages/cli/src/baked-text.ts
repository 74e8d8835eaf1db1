import { unbakePng, unbakeSvg } from '@cairn/engine';

/** The credential's text in a file: baked into a picture, or the file itself. Null when a picture holds none. */
export const bakedText = (bytes: Uint8Array): { readonly text: string } | { readonly fault: string } => {
  if (bytes[0] === 0x89) {
    const png = unbakePng(bytes);
    return png.ok ? { text: png.value } : { fault: png.error };
  }
  const text = new TextDecoder().decode(bytes);
  if (!/^\s*</.test(text)) return { text };
  const svg = unbakeSvg(text);
  return svg.ok ? { text: svg.value } : { fault: svg.error };
};
