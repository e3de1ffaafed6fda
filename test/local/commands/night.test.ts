import { expect, it } from 'vitest';
import { nextNight } from '../../../lib/local/commands/night.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { SYNC_NIGHTS } from '../../../lib/sync-checks/domain/calendar.ts';

const groupA = SYNC_NIGHTS.find((night) => night.id === 'group-a');

it.each([
  ['2026-10-01T12:00:00-07:00', '2026-10-02'],
  ['2026-10-02T16:59:00-07:00', '2026-10-02'],
  ['2026-10-02T17:00:00-07:00', '2026-11-06'],
  ['2026-12-31T12:00:00-08:00', '2027-01-01'],
])('at %s the next night of Group A is that of %s', (now, expected) => {
  expect(groupA && nextNight(groupA, Temporal.Instant.from(now)).toString()).toBe(expected);
});
