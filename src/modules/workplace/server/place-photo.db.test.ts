import { beforeAll, describe, expect, it } from 'vitest';
import type { Actor } from '#modules/people/index.ts';
import { makeOrganisation, makeStaff, must } from '#tests/support/people.ts';
import { useTestWorld } from '#tests/support/world.ts';
import { addEnvironment, readPlace, readPlacePhoto, removePlacePhoto, savePlacePhoto } from '../index.ts';

const world = useTestWorld();
const PHOTO = { bytes: new Uint8Array([1, 2, 3]), mediaType: 'image/jpeg' };
const ALT = { en: 'A long table with four boxes.' };
let admin: Actor;
let coach: Actor;
let stranger: Actor;
let environmentId: string;

const codeOf = (result: { ok: boolean; error?: unknown }): unknown =>
  result.ok ? 'ok' : (result.error as { code: string }).code;

beforeAll(async () => {
  admin = await makeOrganisation(world());
  coach = await makeStaff(world(), admin, ['coach']);
  stranger = await makeStaff(world(), await makeOrganisation(world()), ['coach']);
  const place = { name: { en: 'The sorting table' }, kind: 'shop' } as const;
  ({ environmentId } = must(await addEnvironment(world(), coach, place)));
});

describe('a photo of a place', () => {
  it('is kept with what it shows, for the people who map this house only', async () => {
    const photo = { environmentId, photo: PHOTO, alt: ALT };
    expect(codeOf(await savePlacePhoto(world(), coach, { ...photo, alt: { en: ' ' } }))).toBe(
      'workplace.photo.alt_missing',
    );
    expect(codeOf(await savePlacePhoto(world(), stranger, photo))).toBe('workplace.place_gone');
    must(await savePlacePhoto(world(), coach, photo));
    expect(must(await readPlacePhoto(world(), coach, environmentId)).bytes).toEqual(PHOTO.bytes);
    expect(must(await readPlace(world(), coach, environmentId)).place.photoAlt).toEqual(ALT);
    expect(codeOf(await readPlacePhoto(world(), stranger, environmentId))).toBe('workplace.place_gone');
  });

  it('is gone when another takes its place or somebody removes it', async () => {
    const bytes = new Uint8Array([4, 5]);
    must(await savePlacePhoto(world(), coach, { environmentId, photo: { ...PHOTO, bytes }, alt: ALT }));
    expect(must(await readPlacePhoto(world(), coach, environmentId)).bytes).toEqual(bytes);
    must(await removePlacePhoto(world(), coach, environmentId));
    expect(codeOf(await readPlacePhoto(world(), coach, environmentId))).toBe('workplace.place_gone');
  });
});
