import { describe, expect, it } from 'vitest';
import { emptyDescriptor } from '../descriptor.ts';
import { makeBadge } from '../server/badge-making.ts';
import { badgeSvg } from '../server/badge-picture.ts';
import { readPostedBadge } from '../server/badge-page.ts';
import { BADGE_COLOURS, BADGE_SHAPES, type BadgeImage } from './badge.ts';
import { checkBadge } from './badge-checks.ts';
import { contrastOf } from './badge-contrast.rules.ts';
import { badgeFields } from './badge-forms.ts';
import { badgeSchema } from './badge.schemas.ts';

const plain: BadgeImage = { shape: 'shield', colour: 'spruce', ink: 'light', icon: 'hammer', text: '', alt: {} };
const descriptor = { ...emptyDescriptor('en'), languages: ['nb'] };

const posted = (more: Readonly<Record<string, string>>) => {
  const form = {
    shape: 'circle',
    colour: 'spruce',
    ink: 'light',
    picture: 'icon',
    icon: 'hammer',
    text: '',
    'alt.en': 'A green circle with a hammer',
    'alt.nb': 'En grønn sirkel med en hammer',
    ...more,
  };
  return Object.fromEntries(Object.entries(form).map(([name, value]) => [name, [value]]));
};

const faultsOf = (more: Readonly<Record<string, string>>, file: string | null = null) => {
  const { badge } = readPostedBadge(posted(more), file, descriptor);
  return badge.ok ? [] : badge.error.map(({ code, field }) => `${field ?? ''}: ${code}`);
};

describe('whether a badge can be made out', () => {
  it('reckons contrast as WCAG does', () => {
    expect(contrastOf('#000000', '#ffffff')).toBe(21);
    expect(contrastOf('#767676', '#ffffff')).toBeCloseTo(4.54, 2);
  });

  it.each(BADGE_COLOURS)('every badge stands out on light and on dark pages: %s', (colour) => {
    const pages = checkBadge({ ...plain, colour }).filter(({ what }) => what.endsWith('_page'));
    expect(pages).toHaveLength(2);
    expect(pages.every(({ isEnough }) => isEnough)).toBe(true);
  });

  it.each(BADGE_COLOURS)('letters of at least one of the two colours can be read on it: %s', (colour) => {
    const readable = (['light', 'dark'] as const).filter(
      (ink) => checkBadge({ ...plain, colour, ink, text: 'A' })[0]?.isEnough,
    );
    expect(readable).not.toEqual([]);
  });
});

describe('the picture of a badge', () => {
  it.each(BADGE_SHAPES)('is drawn from its data alone, the same each time: %s', (shape) => {
    const made = makeBadge({ ...plain, shape, text: 'Nivå 2', picture: 'icon' }, undefined);
    if (!made.ok) throw new Error('The letters were not drawn.');
    const svg = badgeSvg(made.value);
    expect(badgeSvg(made.value)).toBe(svg);
    expect(svg).not.toMatch(/<text|font|script|NaN|undefined|https?:(?!\/\/www\.w3\.org)/);
    expect(badgeSchema.parse(made.value)).toEqual(made.value);
  });

  it('draws letters of other scripts as they are joined there', () => {
    const made = makeBadge({ ...plain, text: 'إصلاح', picture: 'none', icon: '' }, undefined);
    expect(made).toMatchObject({ ok: true, value: { letters: { width: 100 } } });
  });

  it('refuses letters that no font of ours has', () => {
    expect(makeBadge({ ...plain, text: '𐘀𐘁', picture: 'none' }, undefined)).toMatchObject({
      ok: false,
      error: [{ code: 'design.badge.no_letters', field: 'text' }],
    });
  });

  it('leaves out an icon that a design from elsewhere names and we do not know', () => {
    expect(badgeSvg({ ...plain, icon: 'no_such_thing' })).toMatch(/^<svg .*<\/svg>$/);
  });
});

describe('a designer who saves a badge', () => {
  it('gets it when everything is said', () => {
    expect(faultsOf({})).toEqual([]);
  });

  it('is asked for what the picture shows in every language of the texts', () => {
    expect(faultsOf({ 'alt.nb': ' ' })).toEqual(['alt.nb: design.badge.alt_missing']);
  });

  it('is told when the letters are too faint', () => {
    expect(faultsOf({ colour: 'amber', text: 'Level 2' })).toEqual(['ink: design.badge.letters_faint']);
    expect(faultsOf({ colour: 'amber', text: 'Level 2', ink: 'dark' })).toEqual([]);
  });

  it('cannot save an empty badge', () => {
    expect(faultsOf({ icon: '' })).toEqual(['icon: design.badge.icon_missing']);
    expect(faultsOf({ picture: 'own' })).toEqual(['own: design.badge.own_missing']);
    expect(faultsOf({ picture: 'none' })).toEqual(['text: design.badge.nothing_on_it']);
  });

  it('brings a drawing of their own, which then travels with the form', () => {
    const file = '<svg><rect width="10" height="10" fill="#333"/></svg>';
    const first = readPostedBadge(posted({}), file, descriptor);
    expect(first.badge).toMatchObject({ ok: true, value: { icon: '', drawing: [{ fill: '#333333' }] } });
    const again = readPostedBadge(first.fields, null, descriptor);
    expect(again.badge).toEqual(first.badge);
  });

  it('cannot send a drawing past the reading', () => {
    const drawing = JSON.stringify([{ d: 'M0 0"/><script>alert(1)</script>', fill: '#000000' }]);
    expect(faultsOf({ picture: 'own', drawing })).toEqual(['own: design.badge.own_missing']);
    expect(faultsOf({ shape: 'star', icon: '../../etc' })).toEqual([
      'shape: design.unknown_choice',
      'icon: design.unknown_choice',
    ]);
  });

  it('finds the badge of before in the form', () => {
    const image = { ...plain, alt: { en: 'A shield' } };
    expect(badgeFields({ ...descriptor, image })).toMatchObject({
      picture: ['icon'],
      icon: ['hammer'],
      'alt.en': ['A shield'],
    });
  });
});
