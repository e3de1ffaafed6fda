import { expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import { checkAlternateDate } from '../../../lib/sync-checks/domain/alternate.ts';

const pacific = (text: string) => Temporal.ZonedDateTime.from(`${text}[America/Los_Angeles]`).toInstant();

it.each([
  ['over the change of the clock in autumn', '2026-10-01T12:00', '2026-12-02T12:00', '2026-12-02T12:01'],
  ['over the change of the clock in spring', '2027-02-01T12:00', '2027-04-04T12:00', '2027-04-04T12:01'],
  ['without a change', '2026-07-01T12:00', '2026-09-01T12:00', '2026-09-01T12:01'],
])('an alternate date lies 62 days ahead at most by the clock on the wall, %s', (_, now, last, next) => {
  expect(checkAlternateDate(pacific(last), pacific(now))).toMatchObject({ ok: true });
  expect(checkAlternateDate(pacific(next), pacific(now))).toMatchObject({
    ok: false,
    error: { code: 'alternate-date-too-far' },
  });
});
