/** A file of one person: offered for saving, kept by no cache. */
export function asDownload(bytes: Uint8Array, file: { readonly mediaType: string; readonly name: string }): Response {
  return new Response(new Uint8Array(bytes), {
    headers: {
      'content-type': file.mediaType,
      'content-disposition': `attachment; filename="${file.name}"`,
      'cache-control': 'no-store',
      'x-content-type-options': 'nosniff',
    },
  });
}
