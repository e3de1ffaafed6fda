import { expect, it } from 'vitest';
import { EndMockInput, endRunOf } from '../../../lambdas/test-environment/end-mock-election/handler.ts';
import { MoveClockInput, moveClock } from '../../../lambdas/test-environment/move-mock-clock/handler.ts';
import { OpenMockInput, openRun } from '../../../lambdas/test-environment/open-mock-election/handler.ts';
import { PlayDayInput, playCountyDay } from '../../../lambdas/test-environment/play-mock-day/handler.ts';
import { ScoreCountyInput, scoreOneCounty } from '../../../lambdas/test-environment/score-mock-county/handler.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { UPLOAD_DAYS } from '../../../lib/test-environment/domain/stories.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { SILENT } from '../../voters/run-load.ts';
import { memoryMockRuns, perfectApi, perfectMessages } from '../perfect-stage.ts';

const run = 'mock-election-2026-12-01-1';
const context = { log: SILENT };

it('the steps hand on counties, stops and numbers, as the machine passes them', async () => {
  let now = Temporal.Instant.from('2026-12-01T18:00:00Z');
  const { api } = perfectApi();
  const ports = {
    clock: async () => now,
    runs: memoryMockRuns(),
    elections: new MemoryTracking().elections,
    participants: async () => ['01', '03'],
    milliseconds: () => 0,
    seat: async () => undefined,
    withApi: <Value>(_counties: readonly string[], work: (of: typeof api) => Promise<Value>) => work(api),
    observed: async (plan: Parameters<typeof perfectMessages>[0], county: string) => ({
      cast: perfectMessages(plan, county),
      others: 0,
    }),
  };
  const moveTo = async (to: Temporal.Instant): Promise<void> => {
    now = to;
  };
  const moving = { clock: { now: ports.clock, moveTo }, runs: ports.runs };
  const opened = await openRun(ports)(OpenMockInput.parse({ run, start: { counties: ['03'] } }), context);
  expect(opened).toMatchObject({ counties: ['03'], count: 1 });
  expect(opened.stops.filter(({ uploads }) => uploads)).toHaveLength(UPLOAD_DAYS.length);
  // What goes from state to state has to stay small.
  expect(JSON.stringify(opened).length).toBeLessThan(10_000);
  for (const { at, day } of JSON.parse(JSON.stringify(opened.stops))) {
    expect(await moveClock(moving)(MoveClockInput.parse({ run, at, day }))).toEqual({});
    if (day !== null) {
      expect(await playCountyDay(ports)(PlayDayInput.parse({ run, county: '03', day }))).toEqual({ county: '03' });
    }
  }
  expect(await scoreOneCounty(ports)(ScoreCountyInput.parse({ run, county: '03' }))).toEqual({
    county: '03',
    asExpected: true,
  });
  expect(await endRunOf(ports)(EndMockInput.parse({ run }), context)).toEqual({
    counties: 1,
    asExpected: 1,
    differ: 0,
  });
});

it('an operator starts it under a name of its own, with nothing, with counties, or with ballots', () => {
  const startOf = (start: unknown, name = run) => OpenMockInput.safeParse({ run: name, start });
  expect(startOf({}).data?.start).toEqual({ ballots: 1 });
  expect(startOf({ ballots: 100_000 }).data?.start).toEqual({ ballots: 100_000 });
  expect(startOf({ counties: ['59'] }).success).toBe(false);
  expect(startOf({ ballots: 0 }).success).toBe(false);
  expect(startOf({}, 'smoke-test-1').success).toBe(false);
});
