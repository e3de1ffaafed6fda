import fc from 'fast-check';
import { expect, it } from 'vitest';
import { StoredInstant, toStoredInstant } from '../../../lib/shared/dynamodb/instants.ts';
import { Temporal } from '../../../lib/shared/time.ts';

// The quick way must say what the general one says, or rows are read in another order than they were written.
it('writes and reads instants as Temporal itself does', () => {
  fc.assert(
    fc.property(fc.bigInt({ min: -62_000_000_000_000_000_000n, max: 250_000_000_000_000_000_000n }), (nanoseconds) => {
      const instant = Temporal.Instant.fromEpochNanoseconds(nanoseconds);
      const text = instant.toString({ fractionalSecondDigits: 3 });
      expect(toStoredInstant(instant)).toBe(text);
      expect(StoredInstant.parse(text).equals(Temporal.Instant.from(text))).toBe(true);
    }),
  );
});

it.each(['2026-10-05T17:00:00Z', '2026-10-05T10:00:00.123456-07:00', '2026-10-05T17:00:00.1Z'])(
  'reads %s, which others wrote',
  (text) => {
    expect(StoredInstant.parse(text).equals(Temporal.Instant.from(text))).toBe(true);
  },
);

it.each(['2026-02-30T17:00:00.000Z', '2026-10-05T24:00:00.000Z', 'yesterday'])('refuses %s', (text) => {
  expect(StoredInstant.safeParse(text).success).toBe(false);
});
