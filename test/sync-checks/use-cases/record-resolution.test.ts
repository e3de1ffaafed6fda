import { expect, it } from 'vitest';
import { Temporal } from '../../../lib/shared/time.ts';
import type { SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { recordResolution } from '../../../lib/sync-checks/use-cases/record-resolution.ts';
import { memoryChecks, settableClock, silentLog } from '../memory-stores.ts';

const at = (text: string) => Temporal.Instant.from(text);
const comparison = {
  records: { ems: 1, votecal: 1 },
  counts: noDifferences(),
  invisible: nothingInvisible(),
  notCompared: EVERYBODY_COMPARED,
  precincts: { ems: null, votecal: null, differences: null },
  leftOut: { ems: {}, votecal: {} },
  rowProblems: [],
};

it('follows the differences from the last completed check, not from one that was skipped, refused or closed', async () => {
  const { store: checks, add, checks: all } = memoryChecks();
  const ended = (on: string, over: Partial<SyncCheck>): SyncCheck => ({
    ...countyCheck('03', at(on)),
    status: 'completed',
    result: 'passed',
    endedAt: at(on).add({ hours: 1 }),
    ...over,
  });
  add(ended('2026-10-02T20:00:00Z', {}));
  const last = ended('2026-11-06T20:00:00Z', {});
  add(last);
  add(ended('2026-11-20T20:00:00Z', { status: 'failed', result: null }));
  add(ended('2026-11-21T20:00:00Z', { status: 'window-closed', result: null }));
  add(ended('2026-11-22T20:00:00Z', { status: 'skipped', result: null }));
  const check: SyncCheck = { ...countyCheck('03', at('2026-12-05T02:00:00Z')), status: 'comparing', comparison };
  add(check);
  const seen: (string | undefined)[] = [];
  const ports: Parameters<typeof recordResolution>[0] = {
    clock: settableClock('2026-12-05T03:00:00Z').clock,
    checks,
    follow: async (_check, previous, today) => {
      seen.push(previous?.id, today.toString());
      return { previousCheckId: previous?.id ?? null, new: 1, persisting: 2, resolved: 3, oldestDays: 28 };
    },
  };
  await recordResolution(ports, { checkId: check.id, attempt: 0 }, silentLog);
  expect(seen).toEqual([last.id, '2026-12-04']);
  expect(all.get(check.id)?.resolution).toMatchObject({ previousCheckId: last.id, persisting: 2 });
});
