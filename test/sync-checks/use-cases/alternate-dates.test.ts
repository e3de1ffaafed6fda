import fc from 'fast-check';
import { expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import type { OneTimeSchedules } from '../../../lib/sync-checks/ports/executions.ts';
import { agreeAlternateDate } from '../../../lib/sync-checks/use-cases/agree-alternate-date.ts';
import { cancelAlternateDate } from '../../../lib/sync-checks/use-cases/cancel-alternate-date.ts';
import { memoryAlternates } from '../memory-stores.ts';

const NOW = Temporal.Instant.from('2026-12-01T18:00:00Z');
const SILENT = { info: () => undefined, warn: () => undefined, error: () => undefined };
const COUNTY = '35';

/** What one of several people does at once; hours from now for a date. */
const act = fc.oneof(fc.record({ agree: fc.integer({ min: 2, max: 48 }) }), fc.constant('cancel' as const));

it('whoever agrees and cancels at once: what starts the check is what is on record', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.scheduler(),
      fc.array(act, { minLength: 2, maxLength: 4 }),
      fc.boolean(),
      async (order, acts, hasDate) => {
        const { store, dates } = memoryAlternates();
        const started = new Map<string, Temporal.Instant>();
        const schedules: OneTimeSchedules = {
          put: async ({ county, runAt }) => void started.set(county, runAt),
          cancel: async (county) => void started.delete(county),
        };
        const ports = {
          clock: async () => NOW,
          checks: { read: async () => null },
          alternates: {
            all: store.all,
            find: order.scheduleFunction(store.find),
            write: order.scheduleFunction(store.write),
          },
          schedules: {
            put: order.scheduleFunction(schedules.put),
            cancel: order.scheduleFunction(schedules.cancel),
          },
        };
        const agree = (hours: number, of = ports) =>
          agreeAlternateDate(of, COUNTY, { runAt: NOW.add({ hours }), reason: 'Agreed by telephone.' }, SILENT);
        if (hasDate) await agree(72, { ...ports, alternates: store, schedules });
        const acting = acts.map((one) =>
          one === 'cancel' ? cancelAlternateDate(ports, COUNTY, SILENT) : agree(one.agree),
        );
        await order.waitIdle();
        const ended = await Promise.all(acting);

        const record = dates.get(COUNTY);
        expect(started.get(COUNTY)?.toString()).toBe(record?.state === 'agreed' ? record.runAt.toString() : undefined);
        // Who was told that a date is agreed either has it on record, or somebody acted after them.
        const done = ended.filter(({ ok }) => ok).length;
        expect(record?.revision ?? 0).toBe(done + (hasDate ? 1 : 0));
      },
    ),
    { numRuns: 300 },
  );
});
