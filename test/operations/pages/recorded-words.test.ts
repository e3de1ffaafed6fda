import { describe, expect, it } from 'vitest';
import { RECORDED_FIELDS } from '../../../lib/audit/domain/recorded-fields.ts';
import {
  actionInWords,
  recordedInWords,
  roleInWords,
  valueInWords,
} from '../../../lib/operations/pages/recorded-words.ts';

describe('what is on record, in words', () => {
  it('names every field that an entry may hold, and no program’s way of writing it', () => {
    const fields = Object.values(RECORDED_FIELDS).flatMap((one) => Object.keys(one));
    expect(fields.length).toBeGreaterThan(40);
    for (const field of fields) expect(recordedInWords(field), field).not.toMatch(/[a-z][A-Z]|\.|^imb$/);
  });

  it('leaves a field that it does not know as it is', () => {
    expect(recordedInWords('other.newField')).toBe('other.newField');
    expect(recordedInWords('constructor')).toBe('constructor');
  });
});

it('says who did what in words, and what it does not know as it is written', () => {
  expect(actionInWords('change-contacts')).toBe('Change contacts');
  expect(['sos-operations', 'county-ems', 'deployment', 'constructor'].map(roleInWords)).toEqual([
    'SOS operations',
    'county system',
    'deployment',
    'constructor',
  ]);
});

it.each([
  ['2026-12-11T04:00:00Z', 'Thu, Dec 10, 2026, 8:00 PM PST'],
  ['2026-12-10T20:00:00-08:00', 'Thu, Dec 10, 2026, 8:00 PM PST'],
  ['2026-12-10T20:00:00.000-08:00', 'Thu, Dec 10, 2026, 8:00 PM PST'],
  ['2026-12-10', 'Thu, Dec 10, 2026'],
  ['2026-13-40', '2026-13-40'],
  ['agreed', 'agreed'],
  [true, 'true'],
])('shows %j as %s: a moment has one form, however it was recorded', (value, shown) => {
  expect(valueInWords(value)).toBe(shown);
});
