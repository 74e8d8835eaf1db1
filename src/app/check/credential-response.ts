import { notFound } from '#app/api/problem.ts';

/** The signed credential byte for byte as it was signed, for wallets and programs; nothing at all when it is not shown. */
export function credentialResponse(text: string | null): Response {
  if (text === null) return notFound();
  return new Response(text, {
    headers: {
      'content-type': 'application/vc',
      'content-disposition': 'attachment; filename="credential.json"',
      'cache-control': 'no-store',
      vary: 'accept',
      'access-control-allow-origin': '*',
      'x-robots-tag': 'noindex, nofollow',
    },
  });
}
