import { getSiteRules } from '#modules/people/index.ts';
import { deleteFile, getFile, type StoredFile, storeFile } from '#platform/files/files.ts';
import { newId } from '#platform/ids.ts';
import type { Multilingual } from '#platform/i18n/text.ts';
import { fail, ok, type Result } from '#platform/result.ts';
import type { World } from '#platform/world.ts';
import type { Actor } from '#modules/people/index.ts';
import { changePlace, hasWords, mayMap } from './mapping.ts';
import { getPlace, updatePlace } from './workplace.store.ts';

export type PlacePhoto = {
  readonly environmentId: string;
  /** Cleaned by the caller: nothing in it that its maker did not mean to show. */
  readonly photo: { readonly bytes: Uint8Array; readonly mediaType: string };
  /** What it shows, for those who do not see it. */
  readonly alt: Multilingual;
};

/**
 * Keeps a picture of a place; an earlier one goes.
 * Codes: `people.not_allowed`, `workplace.place_gone`, `workplace.photo.off`, `workplace.photo.alt_missing`.
 */
export async function savePlacePhoto(world: World, actor: Actor, input: PlacePhoto): Promise<Result<null>> {
  const { environmentId, photo, alt } = input;
  if (!hasWords(alt)) return fail({ code: 'workplace.photo.alt_missing', field: 'alt' });
  const photoId = newId(world.random, 'fil');
  const change = { environmentId, action: 'workplace.save_photo', after: { photoId, alt } };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, place, at }) => {
    if (!(await getSiteRules(tx, tenantId)).photos) return fail({ code: 'workplace.photo.off' });
    if (place.photoId !== null) await deleteFile(tx, tenantId, place.photoId);
    await storeFile(tx, { tenantId, id: photoId, ownerId: environmentId, ...photo, at });
    await updatePlace(tx, { tenantId, id: environmentId }, { photoId, photoAlt: alt });
    return ok(null);
  });
}

/** Takes the picture away, for good. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function removePlacePhoto(world: World, actor: Actor, environmentId: string): Promise<Result<null>> {
  const change = { environmentId, action: 'workplace.remove_photo', after: null };
  return changePlace({ world, actor }, change, async ({ tx, tenantId, place }) => {
    if (place.photoId !== null) await deleteFile(tx, tenantId, place.photoId);
    await updatePlace(tx, { tenantId, id: environmentId }, { photoId: null, photoAlt: {} });
    return ok(null);
  });
}

/** The picture of a place, for those who map. Codes: `people.not_allowed`, `workplace.place_gone`. */
export async function readPlacePhoto(world: World, actor: Actor, environmentId: string): Promise<Result<StoredFile>> {
  const allowed = mayMap(actor);
  if (!allowed.ok) return allowed;
  const { tenantId } = actor;
  return world.db.inTenant(tenantId, async (tx) => {
    const photoId = (await getPlace(tx, tenantId, environmentId))?.photoId ?? null;
    const file = photoId === null ? null : await getFile(tx, tenantId, photoId);
    return file === null ? fail({ code: 'workplace.place_gone' }) : ok(file);
  });
}
