import { describe, expect, it } from 'vitest';
import { nightStates } from '../../../lib/operations/domain/night-states.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { CHECKS, NIGHT_COUNTIES, NOW } from '../sample-checks.ts';

describe('the nights', () => {
  const stateAt = (now: string, id: string) =>
    nightStates(
      COUNTIES.map((county) => county.code),
      CHECKS,
      Temporal.Instant.from(now),
    ).find(({ night }) => night.id === id);

  it.each([
    ['one second before the window', '2026-12-05T00:59:59Z', '2026-11-06', false],
    ['as the window opens', '2026-12-05T01:00:00Z', '2026-12-04', true],
    ['one second before its close', '2026-12-05T12:59:59Z', '2026-12-04', true],
    ['at its close', '2026-12-05T13:00:00Z', '2026-12-04', false],
  ])('Group A %s', (_when, now, last, isOpen) => {
    const state = stateAt(now, 'group-a');
    expect(state?.last?.date.toString()).toBe(last);
    expect(state?.isOpen).toBe(isOpen);
  });

  it('counts each county of the group once', () => {
    expect(stateAt(NOW.toString(), 'group-a')?.outcomes).toHaveLength(NIGHT_COUNTIES.length);
  });

  it('always knows the next window, on every day of four years', () => {
    for (let day = Temporal.PlainDate.from('2026-01-01'); day.year < 2030; day = day.add({ days: 1 })) {
      const now = day.toZonedDateTime('America/Los_Angeles').toInstant();
      for (const state of nightStates(['19', '30', '37', '03'], [], now)) {
        expect(Temporal.Instant.compare(state.next.startsAt, now)).toBe(1);
        expect(state.last).not.toBeNull();
      }
    }
  });
});
