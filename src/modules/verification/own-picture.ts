import type { CredentialContent } from './content.ts';

export type OwnPicture = { readonly src: string; readonly alt: string };

/**
 * The badge of a credential, when the house that shows it also published it: its address below this origin. Pictures
 * of others are never loaded, since looking at a credential must not tell its issuer who looks.
 */
export function ownPicture(content: CredentialContent, origin: string): OwnPicture | null {
  const address = content.image?.address ?? '';
  if (!address.startsWith(`${origin}/achievements/`)) return null;
  const path = address.slice(origin.length);
  if (!/^\/achievements\/ach_[0-9a-z]+\/\d{1,9}\/badge\.png$/.test(path)) return null;
  return { src: path.replace(/png$/, 'svg'), alt: content.image?.caption ?? '' };
}
