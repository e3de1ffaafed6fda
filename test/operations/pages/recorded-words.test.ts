import { describe, expect, it } from 'vitest';
import { RECORDED_FIELDS } from '../../../lib/audit/domain/recorded-fields.ts';
import { actionInWords, recordedInWords, roleInWords } from '../../../lib/operations/pages/recorded-words.ts';

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
