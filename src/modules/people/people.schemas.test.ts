import { describe, expect, it } from 'vitest';
import { newLearner, newPassword, newStaff, pin, readPasskeyAnswer, toPlainDigits } from './people.schemas.ts';

const learner = (fullName: string, knownAs = 'Sam') => newLearner.safeParse({ fullName, knownAs, language: 'ar' });
const codes = (fullName: string): readonly string[] =>
  learner(fullName).error?.issues.map((issue) => issue.message) ?? [];

/** 40 letters, each with a vowel mark, in words: what a long Arabic name with all its marks looks like. */
const LONG_ARABIC = 'عَبْدُ الرَّحْمٰنِ بْنُ مُحَمَّدِ بْنِ عَبْدِ اللّٰهِ بْنِ إِبْرَاهِيمَ '.repeat(2).slice(0, 120).trim();

describe('a name', () => {
  it('may be 120 characters of Arabic with vowel marks, and stays as it was written', () => {
    expect(LONG_ARABIC.length).toBeGreaterThan(115);
    expect(learner(LONG_ARABIC).data?.fullName).toBe(LONG_ARABIC.normalize('NFC'));
  });

  it('may be in any script, with hyphens, apostrophes and joiners', () => {
    for (const name of [
      'Олександр Бондар',
      "Niamh O'Farrelly-Ní Bhriain",
      '王小明',
      'ناصر\u200cالدین',
      'Kalle Öberg',
    ]) {
      expect(learner(name).success, name).toBe(true);
    }
  });

  it('is counted in the characters that people see: 200 fit, 201 do not', () => {
    expect(learner('ö'.normalize('NFD').repeat(200)).success).toBe(true);
    expect(codes('a'.repeat(201))).toContain('people.full_name_too_long');
    expect(codes(`a${'\u0301'.repeat(5000)}`)).toContain('people.full_name_too_long');
  });

  it('loses spaces at its ends and line breaks within, but must not be empty', () => {
    expect(learner('  Mona \n Lie ').data?.fullName).toBe('Mona Lie');
    expect(codes(' \u00a0 ')).toContain('people.full_name_missing');
  });

  it('cannot hide signs that turn the reading direction or break lines in a log', () => {
    for (const sign of ['\u202e', '\u2066', '\u0000', '\u001b[31m'])
      expect(codes(`Mona${sign}Lie`)).toContain('people.full_name_unfit');
  });
});

describe('a PIN', () => {
  it('is four digits, from whichever keyboard', () => {
    for (const typed of ['2468', ' 24 68 ', '٢٤٦٨', '۲۴۶۸', '２４６８']) expect(pin.safeParse(typed).data).toBe('2468');
    for (const typed of ['246', '24680', 'abcd', '', '24６']) expect(pin.safeParse(typed).success).toBe(false);
  });

  it('reads every decimal digit that Unicode has as 0 to 9', () => {
    expect(toPlainDigits('०१२३४५६७८९ 𝟙𝟚 ߀߁ ๓')).toBe('0123456789 12 01 3');
  });
});

describe('a password', () => {
  it('needs ten characters and no special ones', () => {
    expect(newPassword.safeParse('cairn-demo').success).toBe(true);
    expect(newPassword.safeParse('correct horse battery').success).toBe(true);
    expect(newPassword.safeParse('Tr0ub4d&r').error?.issues[0]?.message).toBe('people.password_too_short');
    expect(newPassword.safeParse('a'.repeat(201)).error?.issues[0]?.message).toBe('people.password_too_long');
  });
});

describe('a colleague', () => {
  const staff = { fullName: 'Aila Niemi', knownAs: 'Aila', language: 'fi', roles: ['approver'], loginName: 'Aila ' };

  it('has a login name in small letters and at least one role', () => {
    expect(newStaff.safeParse(staff).data?.loginName).toBe('aila');
    expect(newStaff.safeParse({ ...staff, roles: [] }).error?.issues[0]?.message).toBe('people.role_missing');
    expect(newStaff.safeParse({ ...staff, loginName: 'a b' }).error?.issues[0]?.message).toBe(
      'people.login_name_unfit',
    );
  });

  it('cannot be made a learner, or anything that is not a role, through a changed form', () => {
    expect(newStaff.safeParse({ ...staff, roles: ['learner'] }).success).toBe(false);
    expect(newStaff.safeParse({ ...staff, roles: ['owner'] }).success).toBe(false);
    const extra = newStaff.safeParse({ ...staff, tenantId: 'org_other', mustChange: false });
    expect(Object.keys(extra.data ?? {})).not.toContain('tenantId');
  });
});

it('an answer that no authenticator gave is told apart before anything reads it', () => {
  for (const text of ['', '{', 'null', '[]', '{"id":1}', '{"__proto__":{"id":"a"}}', 'x'.repeat(60_000)]) {
    expect(readPasskeyAnswer(text)).toBeNull();
  }
});
