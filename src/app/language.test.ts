import { describe, expect, it } from 'vitest';
import { languageForStaff, languageOfRequest } from './language.ts';
import { isStaffRoom } from './rooms.ts';

const asked = (cookie: string | null, actor: string | null = null, header: string | null = null) => ({
  cookie,
  actor,
  header,
});

describe('the language of a page', () => {
  it('is what was chosen here, else the person’s own, else the browser’s', () => {
    expect(languageOfRequest(asked('ar', 'nb', 'de'))).toBe('ar');
    expect(languageOfRequest(asked(null, 'nb', 'de'))).toBe('nb');
    expect(languageOfRequest(asked('xx', null, 'de'))).toBe('de');
  });
});

describe('the language of a room of staff', () => {
  it('is the reader’s own where staff words speak it', () => {
    expect(languageForStaff(asked('fi', 'nb'))).toBe('fi');
    expect(languageForStaff(asked('en', 'nb'))).toBe('en');
  });

  it('is the coach’s own on a tablet on which a learner has chosen Arabic', () => {
    expect(languageForStaff(asked('ar', 'nb', 'de'))).toBe('nb');
    expect(languageForStaff(asked('ar', 'so', 'de-DE'))).toBe('de');
  });

  it('is a close relative before English, and English where nothing fits', () => {
    expect(languageForStaff(asked('da'))).toBe('nb');
    expect(languageForStaff(asked('is'))).toBe('nb');
    expect(languageForStaff(asked('uk', 'ar', null))).toBe('en');
  });
});

describe('a room of staff', () => {
  it('is known by its address, whole words only', () => {
    expect(isStaffRoom('/coach/learners', 'staff')).toBe(true);
    expect(isStaffRoom('/coaching', 'staff')).toBe(false);
    expect(isStaffRoom('/learn', 'learner')).toBe(false);
  });

  it('is, of the pages that visitors share, one for staff only', () => {
    expect(isStaffRoom('/programmes', 'staff')).toBe(true);
    expect(isStaffRoom('/programmes', null)).toBe(false);
  });
});
