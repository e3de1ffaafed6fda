import { releaseSite } from '../../lambdas/operations/manage-releases/handler.tsx';
import { KNOWN_SCHEDULES } from '../../lib/releases/domain/known-schedules.ts';
import type { AuditEntry } from '../../lib/shared/audit-entry.ts';
import { ok } from '../../lib/shared/result.ts';
import { Temporal } from '../../lib/shared/time.ts';
import { ELECTION } from '../elections/sample-election.ts';
import { anOptIn, memoryReleases } from '../releases/memory-releases.ts';
import { PAGES_URL } from './sample-people.ts';

/** Wednesday of the week in which everybody installs the release of November 21, 2021. */
const NOW = Temporal.Instant.from('2021-10-06T17:00:00Z');

const RECALL = {
  ...ELECTION,
  id: '2021-09-14-statewide',
  name: 'the California Gubernatorial Recall Election',
  kind: 'statewide' as const,
  county: null,
  date: Temporal.PlainDate.from('2021-09-14'),
};

/** The pages about releases over both revisions of the release of 2021: every county takes part, Madera is new, Amador has installed. */
export const sampleReleases = async (
  assetName: (name: string) => string = (name) => name,
  { counties = ['01', '02', '03', '19', '58'], schedules = KNOWN_SCHEDULES, now = NOW } = {},
) => {
  const memory = memoryReleases();
  for (const schedule of schedules) await memory.ports.schedules.publish(schedule);
  memory.add(...counties.map((county) => anOptIn(county)), anOptIn('20', { newWith: 'votecal-2021' }));
  const release = 'votecal-2021';
  await memory.ports.runs.save({ release, revision: 2, startedAt: now, endedAt: null, version: 1 });
  const versions = { production: 'EIMS 5.2', cte: 'EIMS 5.2' };
  await memory.ports.confirmations.confirm({ release, task: '14', county: '03', at: now, by: 'amador-1', versions });
  const entries: AuditEntry[] = [];
  const site = releaseSite({
    ...memory.ports,
    resume: async () => ok(undefined),
    printMemo: async (memo) => Buffer.from(`%PDF of ${memo.title}`),
    elections: { list: async () => [RECALL] },
    trail: { record: async (entry) => void entries.push(entry) },
    pagesUrl: PAGES_URL,
    clock: async () => now,
    assetName,
    rehearsal: true,
    testEnvironment: true,
    log: { info: () => {}, warn: () => {}, error: () => {} },
  });
  return { site, entries, schedules: memory.ports.schedules, environment: memory.ports.environment, now };
};
