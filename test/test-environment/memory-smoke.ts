import type { CountyCode } from '../../lib/shared/counties.ts';
import type { SmokeRow, SmokeRun } from '../../lib/test-environment/domain/smoke.ts';
import type { SmokeRuns } from '../../lib/test-environment/ports.ts';

/** The runs of the smoke test in memory, with the conditions of the table. */
export const memorySmokeRuns = (): SmokeRuns => {
  const runs = new Map<string, SmokeRun>();
  const rows = new Map<string, SmokeRow>();
  const newest = new Map<CountyCode, SmokeRow>();
  return {
    list: async () =>
      [...runs.values()].toSorted((one, other) => other.startedAt.epochMilliseconds - one.startedAt.epochMilliseconds),
    find: async (id) => runs.get(id),
    begin: async (run) => {
      if (runs.has(run.id)) return 'exists';
      runs.set(run.id, run);
      return 'begun';
    },
    end: async (id, at) => {
      const run = runs.get(id);
      if (!run) throw new Error('There is no such run.');
      runs.set(id, { ...run, endedAt: at });
    },
    saveRow: async (row) => {
      rows.set(`${row.run} ${row.county}`, row);
      newest.set(row.county, row);
    },
    newest: async () => new Map(newest),
    rows: async (id) => [...rows.values()].filter(({ run }) => run === id),
  };
};
