import { badgePng, badgeSvg, readPublicVersion, type BadgeImage } from '#modules/design/index.ts';
import type { CredentialContent } from '#modules/verification/index.ts';
import type { World } from '#platform/world.ts';
import { drawStone, type StoneFamily } from '#ui/stone.ts';

/** The badge of a published version; null when it has none, or when there is no such version. */
async function findBadge(
  world: World,
  at: { readonly id: string; readonly version: string },
): Promise<BadgeImage | null> {
  const version = /^[1-9]\d{0,8}$/.test(at.version) ? Number(at.version) : 0;
  const found = version === 0 ? null : await readPublicVersion(world, { achievementId: at.id, version });
  return found?.version.descriptor.image ?? null;
}

const HEADERS = {
  // A published version never changes, nor does the picture that is drawn from it; how we draw may, in a month.
  'cache-control': 'public, max-age=2592000',
  'content-security-policy': "default-src 'none'; style-src 'unsafe-inline'; sandbox",
  'x-content-type-options': 'nosniff',
} as const;

/** The badge of a published version as a file for everybody; null when there is none. */
export async function badgeFile(
  world: World,
  at: { readonly id: string; readonly version: string },
  kind: 'svg' | 'png',
): Promise<Response | null> {
  const image = await findBadge(world, at);
  if (image === null) return null;
  return kind === 'svg'
    ? new Response(badgeSvg(image), { headers: { ...HEADERS, 'content-type': 'image/svg+xml; charset=utf-8' } })
    : new Response(new Uint8Array(await badgePng(image)), { headers: { ...HEADERS, 'content-type': 'image/png' } });
}

/** Where the picture of a signed achievement stands when it is one of this house; null for everything else. */
function placeOf(content: CredentialContent, origin: string): { readonly id: string; readonly version: string } | null {
  const address = content.image?.address ?? '';
  const found = /^(https?:\/\/[^/]+)\/achievements\/(ach_[0-9a-z]+)\/(\d{1,9})\/badge\.png$/.exec(address);
  return found === null || found[1] !== origin ? null : { id: found[2] ?? '', version: found[3] ?? '' };
}

/**
 * The picture of a credential as SVG: its badge where its version has one, else the stone. Only a credential that this
 * house signed is asked for its badge, by the address in its signed words; no picture is ever fetched from elsewhere.
 */
export async function pictureOf(
  world: World,
  content: CredentialContent,
  stone: { readonly family: StoneFamily; readonly size: number },
): Promise<string> {
  const place = placeOf(content, new URL(world.settings.url).origin);
  const image = place === null ? null : await findBadge(world, place);
  return image === null ? drawStone({ seed: content.seed, ...stone }) : badgeSvg(image, stone.size);
}
