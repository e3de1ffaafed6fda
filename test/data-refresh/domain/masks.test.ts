import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { maskBirth } from '../../../lib/data-refresh/domain/mask-birth.ts';
import { maskEmail, maskPhone } from '../../../lib/data-refresh/domain/mask-contact.ts';
import { maskWords } from '../../../lib/data-refresh/domain/mask-words.ts';
import { masksOf } from '../../../lib/data-refresh/domain/masks.ts';
import { displaced } from '../../../lib/data-refresh/domain/permute.ts';
import { isSimulator } from '../../../lib/messaging/domain/guests.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { isNamed } from '../../../lib/sign-up/domain/voter-name.ts';
import { keyedBy } from './keyed.ts';

const keyed = keyedBy('a key');
const RUNS = { numRuns: 60 };

/** What nobody hears or sees of a name, taken away by rules of the test's own. */
const plain = (text: string): string =>
  text
    .normalize('NFD')
    .replaceAll(/[\u0300-\u036f]/g, '')
    .toLowerCase();

describe('displacing', () => {
  it.each([
    [1n, 2n],
    [1n, 21n],
    [5n, 73n],
    [5n, 21n],
  ])('is a permutation of %s × %s numbers that leaves none where it is', (left, right) => {
    const all = Array.from({ length: Number(left * right) }, (_, index) => BigInt(index));
    const moved = all.map((value) => displaced(keyed, 'test', { left, right }, value));
    expect(new Set(moved).size).toBe(all.length);
    expect(moved.every((value, index) => value !== all[index] && value >= 0n && value < left * right)).toBe(true);
  });
});

describe('what stands alone', () => {
  const KEYS = ['first', 'second', 'third'].map(keyedBy);
  const LETTERS = [...'ABCDEFGHIJKLMNOPQRSTUVWXYZ'];
  const HAN = [...'王李張劉陳楊黃趙吳周'];
  const DIGITS = [...'0123456789'];
  const next = (sign: string): string => String.fromCodePoint((sign.codePointAt(0) ?? 0) + 1);

  it.each([
    ['an initial', 'words' as const, LETTERS],
    ['a name of one sign', 'words' as const, HAN],
    ['a number of one digit', 'words' as const, DIGITS],
    ['a digit of a code', 'code' as const, DIGITS],
  ])('%s is masked by the key, not by the order of the alphabet', (_, style, signs) => {
    const masked = KEYS.map((key) => signs.map((sign) => maskWords(key, style, sign)));
    for (const all of masked) {
      expect(new Set(all).size).toBe(signs.length);
      for (const [index, sign] of signs.entries()) expect(all[index]).not.toBe(sign);
      // By chance one or two.
      expect(signs.filter((sign, index) => all[index] === next(sign)).length).toBeLessThan(signs.length / 2);
    }
    expect(new Set(masked.map((all) => all.join(''))).size).toBe(KEYS.length);
  });
});

describe('a masked name', () => {
  const NAMES = ['Maria', 'O’Brien', 'Nguyễn', 'De La Cruz', 'MARÍA-JOSÉ', 'Li', 'X', 'Đặng', 'Muñoz', 'ßen', '王小明'];
  const RARE = ['ნინო', 'তানিয়া', 'அருண்', 'ＷＡＮＧ', 'ኣበበ', 'Əliyev'];
  const OTHERS = ['山田', 'たなか', '김철수', 'สมชาย', 'សុខា', 'अमित', 'Ελένη', 'Иван', 'Հայկ', 'حسن', 'D’Angelo III'];

  it.each([...NAMES, ...OTHERS, ...RARE])('%s is another one, of the same length, script, case and signs', (name) => {
    const masked = maskWords(keyed, 'words', name);
    expect(masked).not.toBe(name);
    const words = name.split(/[^\p{L}\p{M}\p{N}’]+/u);
    for (const [index, next] of masked.split(/[^\p{L}\p{M}\p{N}’]+/u).entries()) expect(next).not.toBe(words[index]);
    expect(masked.normalize('NFD')).toHaveLength(name.normalize('NFD').length);
    const shape = (text: string): string =>
      text
        .normalize('NFD')
        .replaceAll(/\p{Lu}/gu, 'A')
        .replaceAll(/\p{Ll}/gu, 'a')
        .replaceAll(/\p{Lo}/gu, 'o');
    expect(shape(masked)).toBe(shape(name));
  });

  it('is the same for the same name, and another with another key', () => {
    expect(maskWords(keyed, 'words', 'Garcia')).toBe(maskWords(keyed, 'words', 'Garcia'));
    expect(maskWords(keyed, 'words', 'Garcia')).not.toBe(maskWords(keyedBy('another'), 'words', 'Garcia'));
  });

  it('differs where names differ, and only there', () => {
    const word = fc.string({ unit: fc.constantFrom(..."abeiozAEñéĐß王김-' "), minLength: 1, maxLength: 12 });
    fc.assert(
      fc.property(word, word, (one, other) => {
        const same = one.normalize('NFC') === other.normalize('NFC');
        expect(
          maskWords(keyed, 'words', one.normalize('NFC')) === maskWords(keyed, 'words', other.normalize('NFC')),
        ).toBe(same);
      }),
      RUNS,
    );
  });

  it.each([1, 2, 3])('is another number for each number of %i digits', (digits) => {
    const numbers = Array.from({ length: 10 ** digits }, (_, index) => String(index).padStart(digits, '0'));
    const masked = numbers.map((number) => maskWords(keyed, 'words', number));
    expect(new Set(masked).size).toBe(numbers.length);
    expect(masked.filter((number, index) => number === numbers[index])).toEqual([]);
  });

  it('is in other capitals and without accents what the name is: a search ignores of both what it ignores', () => {
    const word = fc.string({ unit: fc.constantFrom(...'aeiouybcdxzñéüí'), minLength: 1, maxLength: 10 });
    fc.assert(
      fc.property(word, (name) => {
        const masked = maskWords(keyed, 'words', name);
        expect(maskWords(keyed, 'words', name.toUpperCase())).toBe(masked.toUpperCase());
        expect(maskWords(keyed, 'words', plain(name))).toBe(plain(masked));
      }),
      RUNS,
    );
  });

  it.each([
    ['ნინო', 'ნანა'],
    ['তানিয়া', 'তামিমা'],
    ['တင်', 'ကင်'],
    ['அருண்', 'அருள்'],
    ['ＷＡＮＧ', 'ＷＯＮＧ'],
    ['Əli', 'Ŋli'],
  ])('of any script stays another one than another name: %s, %s', (one, other) => {
    const masked = [one, other].map((name) => maskWords(keyed, 'words', name));
    expect(masked[0]).not.toBe(masked[1]);
  });

  it.each([
    ["O'BRIEN", 'OBRIEN'],
    ['O’BRIEN', "O'BRIEN"],
    ['D‘ANGELO', 'DANGELO'],
    ['Kaʻahumanu', 'Kaahumanu'],
  ])('is one with or without apostrophes, as at sign-up: %s, %s', (one, other) => {
    const bare = (name: string): string => maskWords(keyed, 'words', name).replaceAll(/['’‘ʻ]/g, '');
    expect(bare(one)).toBe(bare(other));
  });

  it('still names its voter at sign-up, and nobody else', () => {
    const masks = masksOf(keyed, Temporal.PlainDate.from('2026-10-01'));
    const name = (text: string): string => masks('name', text) ?? '';
    const voter = { firstName: 'María José', middleName: 'Anne', lastName: 'De La Cruz', suffix: 'Jr' };
    const copy = {
      ...voter,
      firstName: name(voter.firstName),
      middleName: name('Anne'),
      lastName: name(voter.lastName),
    };
    expect(isNamed({ firstName: plain(copy.firstName), lastName: copy.lastName.replaceAll(' ', '') }, copy)).toBe(true);
    expect(isNamed({ firstName: voter.firstName, lastName: voter.lastName }, copy)).toBe(false);
  });
});

describe('a masked date of birth', () => {
  const day = Temporal.PlainDate.from('2026-11-28');
  const ageOf = (date: string, on: Temporal.PlainDate): number => {
    const born = Temporal.PlainDate.from(date);
    const hadBirthday = on.month > born.month || (on.month === born.month && on.day >= born.day);
    return on.year - born.year - (hadBirthday ? 0 : 1);
  };

  it('is another date of the same age, and different for different dates', () => {
    const date = fc
      .integer({ min: 0, max: 40_000 })
      .map((days) => Temporal.PlainDate.from('1915-01-01').add({ days }).toString());
    fc.assert(
      fc.property(date, date, (one, other) => {
        const masked = maskBirth(keyed, day, one);
        expect(masked).not.toBe(one);
        expect(ageOf(masked, day)).toBe(ageOf(one, day));
        expect(masked === maskBirth(keyed, day, other)).toBe(one === other);
      }),
      RUNS,
    );
  });

  it.each(['2028-02-29', '2027-02-28', '2027-03-01'])('keeps to every age of a backup on %s', (backup) => {
    const on = Temporal.PlainDate.from(backup);
    for (const born of ['1960-02-29', '1961-02-28', '1961-03-01', '2010-02-28']) {
      expect(ageOf(maskBirth(keyed, on, born), on)).toBe(ageOf(born, on));
    }
  });

  it.each([
    ['1971-02-30', /^\d{4}-\d\d-\d\d$/],
    ['3/9/1971', /^\d\/\d\/\d{4}$/],
    ['', /^$/],
    ['unknown', /^unknown$/],
  ])('is none where there was none, in the same form: %j', (written, form) => {
    const masked = maskBirth(keyed, day, written);
    expect(masked).toMatch(form);
    expect(masked === written).toBe(!/\d/.test(written));
  });

  it('keeps dates that there are not apart, and makes none of them a date', () => {
    const none = Array.from({ length: 60 }, (_, year) =>
      ['02-30', '02-31', '13-01', '00-10'].map((rest) => `${1940 + year}-${rest}`),
    );
    const masked = none.flat().map((written) => maskBirth(keyed, day, written));
    expect(new Set(masked).size).toBe(masked.length);
    for (const one of masked) {
      const [year = 0, month = 0, date = 0] = one.split('-').map(Number);
      const real = new Date(Date.UTC(year, month - 1, date));
      expect([real.getUTCMonth() + 1, real.getUTCDate(), real.getUTCFullYear()], one).not.toEqual([month, date, year]);
    }
  });
});

describe('a masked contact', () => {
  it.each(['+19165550123', '(213) 555-9876', '1-530-749-7855', '9167654321'])(
    '%s becomes a number that nobody has',
    (phone) => {
      const masked = maskPhone(keyed, phone);
      expect(masked.replaceAll(/\d/g, '0')).toBe(phone.replaceAll(/\d/g, '0'));
      expect(masked.replaceAll(/\D/g, '')).toMatch(/^1?555[2-9]\d{6}$/);
      expect(masked).toBe(maskPhone(keyed, phone));
    },
  );

  it('has the same number in every way of writing it', () => {
    const digits = (text: string): string => text.replaceAll(/\D/g, '').slice(-10);
    expect(digits(maskPhone(keyed, '(213) 765-9876'))).toBe(digits(maskPhone(keyed, '+12137659876')));
    expect(maskPhone(keyed, '555-9876 x12')).toMatch(/^000-\d{4} x\d\d$/);
    expect(maskPhone(keyed, '+447911123456')).toMatch(/^\+000\d{9}$/);
    expect(maskPhone(keyed, '+447911123456')).not.toBe(maskPhone(keyed, '+447911123457'));
    expect(maskPhone(keyed, '91')).toBe('00');
  });

  it('goes to the simulator by email', () => {
    const masked = maskEmail(keyed, 'maria@example.org');
    expect(isSimulator({ kind: 'email', to: masked })).toBe(true);
    expect(masked).not.toBe(maskEmail(keyed, 'jose@example.org'));
    expect(maskEmail(keyed, '')).toBe('');
  });
});

describe('an address and a code', () => {
  const masks = masksOf(keyed, Temporal.PlainDate.from('2026-10-01'));
  it('keeps what says nothing of anybody', () => {
    expect(masks('street', '1200 Main Street, Apt 4')).toMatch(/^[1-9]\d{3} [A-Z][a-z]{3} Street, Apt \d$/);
    expect(masks('street', '1200 Main Street, Apt 4')).not.toContain('Main');
    expect(masks('street', 'PO Box 12')).toMatch(/^PO Box [1-9]\d$/);
  });
  it('keeps a hash a hash', () => {
    expect(masks('code', '00ff12ab')).toMatch(/^[0-9a-f]{8}$/);
    expect(masks('code', '00ff12ab')).not.toBe('00ff12ab');
  });
});
