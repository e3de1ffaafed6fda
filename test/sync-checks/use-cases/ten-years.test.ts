import { Cron } from 'croner';
import { expect, it } from 'vitest';
import { countyOf } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { SYNC_NIGHTS } from '../../../lib/sync-checks/domain/calendar.ts';
import { makeNightPlan } from '../../../lib/sync-checks/use-cases/make-night-plan.ts';
import {
  ALL_TAKE_PART,
  memoryAlternates,
  memoryChecks,
  memoryNights,
  memoryTokens,
  settableClock,
  silentLog,
} from '../memory-stores.ts';

/** The starts of ten years, in time order, as the deployed schedules fire them. */
const startsOf = (years: number): { nightId: string; at: Date }[] =>
  SYNC_NIGHTS.flatMap((night) => {
    const [hour, minute] = (night.startsAt ?? '17:00').split(':');
    const cron = new Cron(`${minute} ${hour} * * ${night.weekday}#${night.nth}`, {
      timezone: 'America/Los_Angeles',
      paused: true,
    });
    const starts: { nightId: string; at: Date }[] = [];
    const end = new Date(`${2026 + years}-01-01T00:00:00-08:00`);
    let next = cron.nextRun(new Date('2026-01-01T00:00:00-08:00'));
    while (next && next < end) {
      starts.push({ nightId: night.id, at: next });
      next = cron.nextRun(next);
    }
    return starts;
  }).toSorted((a, b) => a.at.getTime() - b.at.getTime());

it('runs every regular night of ten years once for each of 58 counties, inside its window, however often and late the scheduler delivers', async () => {
  const time = settableClock('2026-01-01T00:00:00Z');
  const { store: checks, checks: all } = memoryChecks();
  const ports = {
    clock: time.clock,
    checks,
    nights: memoryNights().store,
    alternates: memoryAlternates().store,
    tokens: memoryTokens().tokens,
    counties: ALL_TAKE_PART,
    wait: async () => undefined,
  };
  const wallClock = new Intl.DateTimeFormat('sv-SE', {
    timeZone: 'America/Los_Angeles',
    dateStyle: 'short',
    timeStyle: 'medium',
    hour12: false,
  });
  // A small generator of our own keeps the run repeatable.
  let state = 20_210_305;
  const random = (below: number): number => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state % below;
  };
  const regularStarts = new Map<string, number>();
  let outside = 0;

  for (const { nightId, at } of startsOf(10)) {
    const scheduledAt = Temporal.Instant.from(at.toISOString());
    // Delivered up to 30 minutes late, and one start in four twice.
    const deliveries = random(4) === 0 ? 2 : 1;
    for (let delivery = 0; delivery < deliveries; delivery += 1) {
      time.set(scheduledAt.add({ minutes: random(30) }));
      const planned = await makeNightPlan(
        ports,
        { nightId, scheduledAt },
        `${nightId} ${at.toISOString()} ${delivery}`,
        silentLog,
      );
      if (delivery > 0) expect(planned.outcome).toBe('already-started');
      for (const { checkId, county } of planned.checks) {
        const check = all.get(checkId);
        const started = wallClock.format(check?.requestedAt.epochMilliseconds);
        if (!/ (1[7-9]|2\d):/.test(started)) outside += 1;
        if (check?.kind === 'regular') {
          const month = `${county} ${started.slice(0, 7)}`;
          regularStarts.set(month, (regularStarts.get(month) ?? 0) + 1);
          expect(nightId).toBe(`group-${countyOf(county).syncGroup.toLowerCase()}`);
        }
        // One check in ten ends without a result: the next night must not suffer.
        const endedAt = scheduledAt.add({ hours: 1 + random(4) });
        const result = random(3) === 0 ? ('failed' as const) : ('passed' as const);
        await checks.end(
          checkId,
          random(10) === 0 ? { status: 'window-closed', endedAt } : { status: 'completed', result, endedAt },
        );
      }
    }
  }

  expect(outside, 'checks started outside 17:00 to 05:00').toBe(0);
  expect(regularStarts.size).toBe(58 * 120);
  expect(new Set(regularStarts.values())).toEqual(new Set([1]));
});
