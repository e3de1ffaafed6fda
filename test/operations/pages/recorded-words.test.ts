import { describe, expect, it } from 'vitest';
import { RECORDED_FIELDS } from '../../../lib/audit/domain/recorded-fields.ts';
import { recordedInWords } from '../../../lib/operations/pages/recorded-words.ts';

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
