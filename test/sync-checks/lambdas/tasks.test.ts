import { describe, expect, it } from 'vitest';
import { CloseNightInput, closeNight } from '../../../lambdas/sync-checks/close-night/handler.ts';
import { PlanNightInput, planNight } from '../../../lambdas/sync-checks/plan-night/handler.ts';
import { RemindExtractsInput, remindExtracts } from '../../../lambdas/sync-checks/remind-extracts/handler.ts';
import { RetellEmsInput, retellEms } from '../../../lambdas/sync-checks/retell-ems/handler.ts';
import {
  SendWeeklyStatisticsInput,
  sendWeeklyStatistics,
} from '../../../lambdas/sync-checks/send-weekly-statistics/handler.ts';
import { SummariseNightInput, summariseNight } from '../../../lambdas/sync-checks/summarise-night/handler.ts';
import { SweepChecksInput, sweepChecks } from '../../../lambdas/sync-checks/sweep-checks/handler.ts';
import { TrackResolutionInput, trackResolution } from '../../../lambdas/sync-checks/track-resolution/handler.ts';
import { err, ok } from '../../../lib/shared/result.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import {
  ALL_TAKE_PART,
  memoryAlternates,
  memoryChecks,
  memoryDeliveries,
  memoryNights,
  memoryTokens,
  settableClock,
  silentLog,
} from '../memory-stores.ts';

const SCHEDULED_AT = '2026-12-05T01:00:00Z';
const context = { log: silentLog };

const stage = () => {
  const { store: checks, add } = memoryChecks();
  const { clock } = settableClock(SCHEDULED_AT);
  const directory = {
    findContact: async () => ({ email: 'roll@county.example.org', phone: null }),
    findEms: async () => undefined,
  };
  const mail = async () => ok({ providerId: 'p' });
  const tellEms = async () => 'no-endpoint' as const;
  return { checks, add, clock, nights: memoryNights().store, directory, mail, tellEms, tokens: memoryTokens().tokens };
};

describe('what a machine or a schedule sends is read, and answered as the machine reads it', () => {
  it('plan-night and summarise-night: one night from its start to its summary', async () => {
    const { checks, clock, nights, tokens } = stage();
    const plan = planNight({
      clock,
      checks,
      nights,
      tokens,
      counties: ALL_TAKE_PART,
      alternates: memoryAlternates().store,
      wait: async () => undefined,
    });
    const start = { nightId: 'group-a', scheduledAt: SCHEDULED_AT };
    const planned = await plan(PlanNightInput.parse({ start, executionId: 'execution-1' }), context);
    expect(planned).toMatchObject({ outcome: 'planned', nightId: 'group-a', date: '2026-12-04', skipped: 0 });
    expect(planned.checks[0]).toEqual({
      checkId: '03-2026-12-04-regular',
      county: '03',
      attempt: 0,
      executionName: 'sync-check-03-2026-12-04-regular',
    });
    const summary = SummariseNightInput.parse({ nightId: planned.nightId, date: planned.date });
    expect(await summariseNight({ checks, nights })(summary, context)).toEqual({
      nightId: 'group-a',
      date: '2026-12-04',
      counties: 18,
      byStatus: expect.objectContaining({ requested: 18 }),
      passed: 0,
      failed: 0,
    });
  });

  it.each([{ nightId: 'group-a' }, { nightId: 'group-a', scheduledAt: 'tonight' }])(
    'plan-night: not a start without its instant',
    (start) => {
      expect(PlanNightInput.safeParse({ start, executionId: 'execution-1' }).success).toBe(false);
    },
  );

  it('close-night: how many were closed', async () => {
    const { checks, clock, tokens } = stage();
    const input = CloseNightInput.parse({ scheduledAt: SCHEDULED_AT });
    expect(await closeNight({ clock, checks, tokens })(input, context)).toEqual({ closed: 0 });
  });

  it('remind-extracts: how many were reminded', async () => {
    const { checks, clock, directory, mail, tellEms } = stage();
    const input = RemindExtractsInput.parse({ scheduledAt: SCHEDULED_AT });
    const remind = remindExtracts({ clock, checks, directory, mail, tellEms });
    expect(await remind(input, context)).toEqual({ reminded: 0 });
  });

  it('retell-ems: how many were told', async () => {
    const { checks, clock, directory, tellEms } = stage();
    const untold = { keep: async () => undefined, all: async () => [], forget: async () => undefined };
    const retell = retellEms({ clock, checks, untold, directory, tellEms });
    expect(await retell(RetellEmsInput.parse({}), context)).toEqual({ told: 0, waiting: 0 });
  });

  it('sweep-checks: how many were ended, and of how many a county was told', async () => {
    const { checks, clock, directory, mail } = stage();
    const sweep = sweepChecks({
      clock,
      checks,
      directory,
      mail,
      wasNotTaken: () => false,
      executionState: async () => 'running',
      nights: memoryNights().store,
      alternates: memoryAlternates().store,
      deliveries: memoryDeliveries(),
      counties: ALL_TAKE_PART,
      rolls: { pinSnapshot: async () => err('NO_SNAPSHOT') },
    });
    expect(await sweep(SweepChecksInput.parse({ sweep: true }), context)).toEqual({ ended: 0, told: 0 });
  });

  it('send-weekly-statistics: the counties by outcome', async () => {
    const { checks, clock, directory, mail } = stage();
    const deliveries = memoryDeliveries();
    const input = SendWeeklyStatisticsInput.parse({ scheduledAt: '2026-12-14T16:00:00Z' });
    const send = sendWeeklyStatistics({ clock, checks, directory, mail, deliveries, counties: ALL_TAKE_PART });
    expect(await send(input, context)).toMatchObject({ sent: 58, failed: 0 });
  });

  it('track-resolution: nothing, the check has it', async () => {
    const { checks, add, clock } = stage();
    const comparison = {
      records: { ems: 1, votecal: 1 },
      counts: noDifferences(),
      invisible: nothingInvisible(),
      notCompared: EVERYBODY_COMPARED,
      precincts: { ems: 4, votecal: 4, differences: 0 },
      leftOut: { ems: {}, votecal: {} },
      rowProblems: [],
    };
    const check = {
      ...countyCheck('03', Temporal.Instant.from(SCHEDULED_AT)),
      status: 'comparing' as const,
      comparison,
    };
    add(check);
    const resolution = { previousCheckId: null, new: 0, persisting: 0, resolved: 0, oldestDays: 0 };
    const track = trackResolution({ clock, checks, follow: async () => resolution });
    expect(await track(TrackResolutionInput.parse({ checkId: check.id }), context)).toBeUndefined();
    expect(await checks.read(check.id)).toMatchObject({ resolution });
  });
});
