import { describe, expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { contactKey } from '../../../lib/sign-up/domain/budget.ts';
import { readContact, readEmail, readPhone, shownContact } from '../../../lib/sign-up/domain/contact.ts';
import { readContactChange, readPreferences, readSignIn, readSignUp } from '../../../lib/sign-up/domain/read-form.ts';
import type { SignUpForm } from '../../../lib/sign-up/domain/sign-up-form.ts';
import { readZip } from '../../../lib/sign-up/domain/zip.ts';

const TODAY = Temporal.PlainDate.from('2026-10-06');
const FORM: SignUpForm = {
  firstName: ' Sinéad ',
  lastName: 'O’Brien',
  dateOfBirth: '3/9/1971',
  zip: '95814-1234',
  channels: ['voice', 'text', 'email'],
  phone: '(916) 555-0123',
  email: ' Sinead@Example.ORG ',
  language: 'en',
  hoursStart: '08:00',
  hoursEnd: '20:00',
  zone: 'America/Los_Angeles',
  consent: true,
};
const problemsOf = (change: Partial<SignUpForm>) => {
  const read = readSignUp({ ...FORM, ...change }, TODAY);
  return read.ok ? [] : read.error;
};

it('reads a sign-up', () => {
  expect(readSignUp(FORM, TODAY)).toEqual({
    ok: true,
    value: {
      firstName: 'Sinéad',
      lastName: 'O’Brien',
      dateOfBirth: '1971-03-09',
      zip: '95814',
      channels: ['text', 'email', 'voice'],
      phone: '+19165550123',
      email: 'Sinead@example.org',
      language: 'en',
      hours: { start: '08:00', end: '20:00', zone: 'America/Los_Angeles' },
    },
  });
});

it('keeps no contact to which no channel goes', () => {
  const read = readSignUp({ ...FORM, channels: ['email'], phone: ' ' }, TODAY);
  expect(read.ok && Object.keys(read.value)).not.toContain('phone');
});

it.each<[string, Partial<SignUpForm>, readonly object[]]>([
  [
    'nothing',
    { firstName: '', lastName: ' ' },
    [
      { field: 'firstName', code: 'missing' },
      { field: 'lastName', code: 'missing' },
    ],
  ],
  ['no name', { firstName: '123' }, [{ field: 'firstName', code: 'not-a-name' }]],
  ['a long name', { lastName: 'x'.repeat(101) }, [{ field: 'lastName', code: 'too-long' }]],
  [
    'the day first',
    { dateOfBirth: '31/12/1970' },
    [{ field: 'dateOfBirth', code: 'date-day-first', suggestion: '12-31-1970' }],
  ],
  ['no channel', { channels: [] }, [{ field: 'channels', code: 'missing' }]],
  ['a channel of its own', { channels: ['fax', 'text'] }, [{ field: 'channels', code: 'unknown-choice' }]],
  ['a number to which nothing goes', { channels: ['email'] }, [{ field: 'phone', code: 'contact-unused' }]],
  ['what is none, too', { channels: ['email'], phone: 'what' }, [{ field: 'phone', code: 'contact-unused' }]],
  ['an address to which nothing goes', { channels: ['text'] }, [{ field: 'email', code: 'contact-unused' }]],
  ['no number', { phone: '' }, [{ field: 'phone', code: 'missing' }]],
  ['a toll-free number', { phone: '800-275-2273' }, [{ field: 'phone', code: 'phone-no-person' }]],
  ['no address', { email: 'sinead' }, [{ field: 'email', code: 'email-unreadable' }]],
  ['a language of its own', { language: 'fr' }, [{ field: 'language', code: 'unknown-choice' }]],
  ['no hours', { hoursEnd: '08:00' }, [{ field: 'hours', code: 'hours-empty' }]],
  ['hours of its own', { hoursEnd: '25:00' }, [{ field: 'hours', code: 'unknown-choice' }]],
  ['a zone of its own', { zone: 'Mars/Olympus' }, [{ field: 'hours', code: 'unknown-choice' }]],
  ['no consent', { consent: false }, [{ field: 'consent', code: 'missing' }]],
])('%s is said of its field', (_, change, problems) => {
  expect(problemsOf(change)).toEqual(problems);
});

it.each([
  ['95814', '95814'],
  [' 95814 ', '95814'],
  ['95814-1234', '95814'],
  ['958141234', '95814'],
  ['95814 1234', '95814'],
  ['CA 95814', '95814'],
  ['９５８１４', '95814'],
  ['९५८१४', '95814'],
  ['89439', '89439'],
  ['', 'missing'],
  ['9581', 'zip-unreadable'],
  ['958144', 'zip-unreadable'],
  ['Sacramento', 'zip-unreadable'],
  ['SW1A 1AA', 'zip-elsewhere'],
  ['10115', 'zip-elsewhere'],
  ['530-0001', 'zip-unreadable'],
  ['96205', 'zip-elsewhere'],
])('ZIP %s: %s', (typed, said) => {
  const zip = readZip(typed);
  expect(zip.ok ? zip.value : zip.error).toBe(said);
});

describe('contacts', () => {
  it.each([
    ['(916) 555-0123', '+19165550123'],
    ['916.555.0123', '+19165550123'],
    ['+1 916 555 0123', '+19165550123'],
    ['1-916-555-0123', '+19165550123'],
    ['９１６５５５０１２３', '+19165550123'],
    ['९१६५५५०१२३', '+19165550123'],
    ['555-0123', 'phone-unreadable'],
    ['916-155-0123', 'phone-impossible'],
    ['123-456-7890', 'phone-impossible'],
    ['1 916 055 0123', 'phone-impossible'],
    ['916-555-0123 ext. 4', 'phone-unreadable'],
    ['+44 20 7946 0958', 'phone-abroad'],
    ['011 44 20 7946 0958', 'phone-abroad'],
    ['416-555-0123', 'phone-abroad'],
    ['900-555-0123', 'phone-premium'],
    ['916-976-0123', 'phone-premium'],
    ['888-868-3225', 'phone-no-person'],
    ['call me', 'phone-unreadable'],
    ['', 'missing'],
    ['1'.repeat(300), 'too-long'],
  ])('number %s: %s', (typed, said) => {
    const phone = readPhone(typed);
    expect(phone.ok ? phone.value : phone.error).toBe(said);
  });

  it.each([
    ['a.b+c@Example.org', 'a.b+c@example.org'],
    ['ａ＠example.org', 'a@example.org'],
    ['a@example', 'email-unreadable'],
    ['a@example.org, b@example.org', 'email-unreadable'],
    ['a@example.org\nBcc: b@example.org', 'email-unreadable'],
    ['A <a@example.org>', 'email-unreadable'],
  ])('address %s: %s', (typed, said) => {
    const email = readEmail(typed);
    expect(email.ok ? email.value : email.error).toBe(said);
  });

  it('one field takes either', () => {
    expect(readContact('916 555 0123')).toEqual({ ok: true, value: { contact: 'phone', to: '+19165550123' } });
    expect(readContact('a@example.org')).toEqual({ ok: true, value: { contact: 'email', to: 'a@example.org' } });
    expect(readContact('Sinead')).toEqual({ ok: false, error: 'contact-unreadable' });
    expect(readContact('900 555 0123')).toEqual({ ok: false, error: 'phone-premium' });
  });

  it('are shown so that nobody reads them over a shoulder', () => {
    expect(shownContact('phone', '+19165550123')).toBe('(•••) •••-0123');
    expect(shownContact('email', 'sinead@example.org')).toBe('s•••@example.org');
  });
});

it('reads a sign-in, preferences and another contact', () => {
  expect(readSignIn({ contact: '9165550123', dateOfBirth: '03091971' }, TODAY)).toEqual({
    ok: true,
    value: { contact: 'phone', to: '+19165550123', dateOfBirth: '1971-03-09' },
  });
  expect(readSignIn({ contact: '', dateOfBirth: '' }, TODAY)).toEqual({
    ok: false,
    error: [
      { field: 'contact', code: 'missing' },
      { field: 'dateOfBirth', code: 'missing' },
    ],
  });
  expect(readPreferences(FORM).ok).toBe(true);
  expect(readPreferences({ ...FORM, channels: [] }).ok).toBe(false);
  const change = {
    contact: 'phone',
    phone: '9165550123',
    email: '',
    channels: ['text', 'email'],
    consent: true,
  } as const;
  expect(readContactChange(change)).toEqual({
    ok: true,
    value: { contact: 'phone', to: '+19165550123', channels: ['text'] },
  });
  expect(readContactChange({ ...change, consent: false }).ok).toBe(false);
});

it.each([
  '95814',
  '95814.',
  '95814 CA',
  'CA95814',
  'Ca, 95814',
  'Sacramento, CA 95814',
  '95814-1234 California',
  '٩٥٨١٤',
])('%s is a ZIP code of California', (typed) => {
  expect(readZip(typed)).toEqual({ ok: true, value: '95814' });
});

it.each([
  ['9581', 'zip-unreadable'],
  ['958144', 'zip-unreadable'],
  ['95814x', 'zip-unreadable'],
  ['V6B 1A1', 'zip-elsewhere'],
  ['85014', 'zip-elsewhere'],
  ['AZ 85014', 'zip-elsewhere'],
] as const)('%s: %s', (typed, code) => {
  expect(readZip(typed)).toEqual({ ok: false, error: code });
});

it.each([
  ["o'brien@example.org", "o'brien@example.org"],
  ['a&b=c@example.org', 'a&b=c@example.org'],
  ['user@münchen.de', 'user@xn--mnchen-3ya.de'],
  ['user@例子.公司', 'user@xn--fsqu00a.xn--55qx5d'],
  ['user@XN--MNCHEN-3YA.de', 'user@xn--mnchen-3ya.de'],
])('%s goes to %s', (typed, to) => {
  expect(readEmail(typed)).toEqual({ ok: true, value: to });
});

it.each([
  'ma..ry@docomo.ne.jp',
  'mary.@example.org',
  '用户@example.org',
  'user@example.org\r\nBcc: x@y.org',
  'user@münchen.de/x',
  'user@ex_ample.org',
  'a@b@example.org',
  'user@[192.0.2.1]',
  'user@192.0.2.1',
  '@example.org',
])('%s is no address that the provider takes', (typed) => {
  expect(readEmail(typed)).toEqual({ ok: false, error: 'email-unreadable' });
});

it.each([
  ['m.a.r.y@googlemail.com', 'mary@gmail.com'],
  ['mary@me.com', 'mary@icloud.com'],
  ['mary@mac.com', 'mary@icloud.com'],
  ['mary@pm.me', 'mary@proton.me'],
  ['mary+1@protonmail.com', 'mary@proton.me'],
])('%s is counted as %s', (one, other) => {
  expect(contactKey('email', one)).toBe(contactKey('email', other));
});
