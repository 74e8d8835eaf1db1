import { describe, expect, it } from 'vitest';
import { readContent } from './content.ts';
import { ownPicture } from './own-picture.ts';

const pictureOf = (image: unknown) =>
  ownPicture(readContent({ credentialSubject: { achievement: { image } } }), 'https://cairn.example');

describe('the picture on a check page', () => {
  it('is the badge that this house published, with its words', () => {
    const id = 'https://cairn.example/achievements/ach_0123abc/2/badge.png';
    expect(pictureOf({ id, type: 'Image', caption: 'A green arch' })).toEqual({
      src: '/achievements/ach_0123abc/2/badge.svg',
      alt: 'A green arch',
    });
  });

  it.each([
    'https://other.example/achievements/ach_0123abc/2/badge.png',
    'https://cairn.example.evil/achievements/ach_0123abc/2/badge.png',
    'https://cairn.example/achievements/../sign-out?x=/badge.png',
    'https://cairn.example/achievements/ach_0123abc/2/badge.png?track=1',
    'data:image/png;base64,AAAA',
    'javascript:alert(1)',
    '',
  ])('is never loaded from anywhere else: %s', (id) => {
    expect(pictureOf({ id, type: 'Image' })).toBeNull();
  });

  it('is a stone where the credential names none', () => {
    expect(pictureOf(undefined)).toBeNull();
  });
});
