import { expect, it } from 'vitest';
import { type TakeBackupsPorts, takeBackups } from '../../lib/data-refresh/use-cases/take-backups.ts';
import { Temporal } from '../../lib/shared/time.ts';

/** Backups of Friday, June 25, 2021, 23:00 in California: 06:00 on Saturday in UTC. */
const COPY = '2021-06-25-1';
const files: TakeBackupsPorts['copies'] = {
  read: async (key) => (key.startsWith('requests/') ? '{}' : undefined),
  write: async () => undefined,
  writeLines: async () => ({ sha256: '', rows: 0 }),
  lines: async function* () {},
  list: async () => [],
};

it.each([
  { now: '2021-06-26T05:59:59Z', begun: '2021-06-26T05:59:59Z', state: 'early' },
  { now: '2021-06-26T06:00:00Z', begun: '2021-06-26T06:00:00Z', state: 'running' },
  // By the memorandum's calendar: backups on Friday night, copied from Monday morning on.
  { now: '2021-06-28T15:00:00Z', begun: '2021-06-28T15:00:00Z', state: 'running' },
  { now: '2021-06-30T14:59:59Z', begun: '2021-06-28T15:00:00Z', state: 'running' },
  { now: '2021-06-30T15:00:00Z', begun: '2021-06-28T15:00:00Z', state: 'late' },
  // Two weeks later is not too late to begin.
  { now: '2021-07-10T15:00:00Z', begun: '2021-07-10T15:00:00Z', state: 'running' },
])('at $now backups that were begun at $begun are $state', async ({ now, begun, state }) => {
  const taken = await takeBackups(
    {
      clock: async () => Temporal.Instant.from(now),
      copies: files,
      own: files,
      tables: { take: async () => ({ runningSince: Temporal.Instant.from(begun) }), items: async function* () {} },
      rolls: {
        parts: async () => [],
        named: async () => [],
        open: () => Promise.reject(new Error('Nothing is opened.')),
      },
    },
    COPY,
  );
  expect(taken).toEqual({ state });
});
