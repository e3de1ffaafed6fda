import { expect, it } from 'vitest';
import { BeginSmokeInput, beginRun } from '../../../lambdas/test-environment/begin-smoke-test/handler.ts';
import { EndSmokeInput, endRun } from '../../../lambdas/test-environment/end-smoke-test/handler.ts';
import { TryCountyInput, tryOneCounty } from '../../../lambdas/test-environment/try-county/handler.ts';
import type { SafeFields } from '../../../lib/shared/log.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { BeginSmokePorts } from '../../../lib/test-environment/use-cases/begin-smoke-test.ts';
import type { EndSmokePorts } from '../../../lib/test-environment/use-cases/end-smoke-test.ts';
import type { TryCountyPorts } from '../../../lib/test-environment/use-cases/try-county.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { memorySmokeRuns } from '../memory-smoke.ts';

const NOW = Temporal.Instant.from('2021-10-12T17:00:00Z');
const run = 'smoke-test-2021-10-12-1';

const said: (readonly [string, SafeFields | undefined])[] = [];
const context = {
  log: {
    info: (code: string, fields?: SafeFields) => {
      said.push([code, fields]);
    },
    warn: () => undefined,
    error: () => undefined,
  },
};

// Only what these steps use where nothing of a county works.
const ports = {
  clock: async () => NOW,
  wait: async () => undefined,
  runs: memorySmokeRuns(),
  elections: new MemoryTracking().elections,
  records: { findAll: async () => new Map(), write: async () => 'written' },
  subscriptions: { save: async () => undefined },
  participants: async () => ['03', '19'],
  register: { list: async () => [] },
  credentials: { enter: async () => undefined, remove: async () => undefined },
  pool: { create: async () => ({ clientId: 'c', clientSecret: 's' }), remove: async () => undefined },
  fetchToken: async () => undefined,
  files: { system: async () => undefined },
  messages: { ofVoter: async () => [] },
} as unknown as BeginSmokePorts & TryCountyPorts & EndSmokePorts;

it('the steps name the run by its execution, and hand counties and numbers on, nothing else', async () => {
  const start = BeginSmokeInput.parse({ run, start: {} });
  expect(await beginRun(ports)(start, context)).toEqual({ counties: ['03', '19'], count: 2 });
  expect(await tryOneCounty(ports)(TryCountyInput.parse({ run, county: '03' }), context)).toEqual({
    county: '03',
    failed: 2,
  });
  expect(await endRun(ports)(EndSmokeInput.parse({ run }), context)).toEqual({ counties: 2, passed: 0, failed: 2 });
  expect(said).toEqual([
    ['SMOKE_TEST_BEGUN', { count: 2 }],
    ['COUNTY_TRIED', { county: '03', count: 2 }],
    ['SMOKE_TEST_ENDED', { count: 2, passed: 0 }],
  ]);
});

it('an operator starts it with nothing, with counties, or for the failed ones', () => {
  const startOf = (start: unknown) => BeginSmokeInput.safeParse({ run, start });
  expect(startOf({}).data?.start).toEqual({ failedOnly: false });
  expect(startOf({ failedOnly: true }).data?.start).toEqual({ failedOnly: true });
  expect(startOf({ counties: ['03'] }).data?.start).toEqual({ counties: ['03'], failedOnly: false });
  expect(startOf({ counties: ['59'] }).success).toBe(false);
  expect(startOf({ counties: [] }).success).toBe(false);
});
