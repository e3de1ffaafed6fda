import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { fromTagValue, toTagValue } from '../../../lib/shared/email/ses-tag.ts';

// A receipt that cannot be traced to its message leaves the voter's message "uncertain" for ever.
describe('a ledger key inside an SES tag', () => {
  it('keeps to the characters that SES allows and comes back unchanged', () => {
    const part = fc.stringMatching(/^[A-Za-z0-9_-]{1,64}$/);
    fc.assert(
      fc.property(fc.array(part, { minLength: 1, maxLength: 6 }), (parts) => {
        const key = parts.join('.');
        expect(toTagValue(key)).toMatch(/^[A-Za-z0-9_-]+$/);
        expect(fromTagValue(toTagValue(key))).toEqual({ ok: true, value: key });
      }),
    );
  });

  it.each(['a_b', 'a_', 'a.b', 'a b', 'ä'])('refuses %j, which we never write', (value) => {
    expect(fromTagValue(value).ok).toBe(false);
  });
});
