import { trialsSite } from '../../lambdas/operations/show-trials/handler.tsx';
import { UP } from '../../lib/releases/domain/environment-state.ts';
import { KNOWN_SCHEDULES } from '../../lib/releases/domain/known-schedules.ts';
import { castOf } from '../../lib/test-environment/domain/cast.ts';
import { scoreMessages } from '../../lib/test-environment/domain/score.ts';
import { SMOKE_REASONS, type SmokeCells } from '../../lib/test-environment/domain/smoke.ts';
import { memorySmokeRuns } from '../test-environment/memory-smoke.ts';
import { memoryMockRuns, mockPlan, perfectMessages } from '../test-environment/perfect-stage.ts';
import { NOW } from './sample-checks.ts';
import { PAGES_URL } from './sample-people.ts';

type Ports = Parameters<typeof trialsSite>[0];

/** A county in which everything works. */
export const WORKS: SmokeCells = {
  connectivity: { state: 'passed' },
  credentials: { state: 'passed' },
  search: { state: 'passed' },
  ballot: { state: 'passed' },
  message: { state: 'passed' },
};

const two = (number: number): string => String(number).padStart(2, '0');

/** A run in which each reason stands somewhere. */
const smokeWithEveryReason = async () => {
  const runs = memorySmokeRuns();
  const run = 'smoke-test-2026-12-08-1';
  await runs.begin({ id: run, startedAt: NOW, endedAt: null, counties: [], electionId: 'e' });
  for (const [index, reason] of SMOKE_REASONS.entries()) {
    const cells: SmokeCells = {
      ...WORKS,
      search: { state: 'failed', reason },
      ballot: { state: 'not-tried', because: 'credentials' },
      message: { state: 'waits' },
    };
    await runs.saveRow({ run, county: two(index + 1), triedAt: NOW, cells });
  }
  await runs.saveRow({ run, county: '58', triedAt: NOW, cells: WORKS });
  return runs;
};

/** A mock election that has ended, in which one message of Amador's did not come, and one that is under way. */
const mockThatDiffers = async () => {
  const runs = memoryMockRuns();
  const id = 'mock-election-2026-12-08-1';
  const plan = mockPlan();
  await runs.begin({ id, plan, startedAt: NOW, endedAt: null, begunMs: 1, seconds: null, progress: 'Stop 3 of 40.' });
  for (const county of plan.counties) {
    const messages = perfectMessages(plan, county);
    const came = county === '03' ? messages.slice(1) : messages;
    await runs.saveResult(id, {
      county,
      rows: { rows: 91, asExpected: 91, held: 46, rejected: 5, differences: [] },
      messages: scoreMessages(plan, castOf(plan, county), came),
      notTried: [],
      own: { uploads: 2, rows: 20, held: 1, rejected: 0, messages: 7 },
    });
  }
  await runs.end(id, NOW, 60);
  // An earlier one that is still under way.
  const other = { id: `${id}-2`, plan, startedAt: NOW, endedAt: null, begunMs: 0, seconds: null };
  await runs.begin({ ...other, progress: 'Stop 3 of 40: counties post (E-20).' });
  const rows = { rows: 40, asExpected: 39, held: 38, rejected: 0, differences: ['A row differs.'] };
  await runs.saveDay(other.id, '03', -30, { files: 1, rows, uploads: [] });
  return runs;
};

/** A site to which nothing has been tried yet. */
export const NOTHING_TRIED: Ports = {
  runs: memorySmokeRuns(),
  startSmoke: async () => 'started',
  startRefresh: async () => 'started',
  runningRefresh: async () => undefined,
  environment: { read: async () => ({ state: UP, back: null, required: null, version: 0 }) },
  participants: async () => ['03', '19'],
  runningMock: async () => undefined,
  startMock: async () => 'started',
  trail: { record: async () => undefined },
  pagesUrl: PAGES_URL,
  mock: memoryMockRuns(),
  refresh: {
    refreshes: { list: async () => [] },
    schedules: { list: async () => [] },
    confirmations: { list: async () => [] },
    copies: { read: async () => undefined },
    linkTo: async () => '',
  },
  pdf: async ({ title }) => Buffer.from(`%PDF ${title}`),
  clock: async () => NOW,
  assetName: (name) => name,
  rehearsal: true,
  testEnvironment: true,
  log: { info: () => undefined, warn: () => undefined, error: () => undefined },
};

const NO_ROWS = { rows: 0, sum: '0'.repeat(32) };
const total = (rows: number) => ({ ...NO_ROWS, rows, sum: `${rows}`.padStart(32, 'a') });

/** Parts of a refresh: tables, VoteCal's side, and the rolls of two counties. */
const ownRollParts = () => {
  const file = (key: string, into: object, rows: number, sign: string) => ({
    part: {
      work: 'load',
      id: `load-${key}`,
      file: { key: `masked/2021-06-25-2/${key}`, into, rows, sha256: sign.repeat(64), sum: '0' },
    },
  });
  const own = (county: string) => `extracts/${county}/copy-2021-06-25-2`;
  return [
    file('voters-0.ndjson', { table: 'voters' }, 1_200, 'a'),
    file('votecal-03-roll.csv', { object: 'votecal/03/roll.csv' }, 1_190, 'b'),
    file('county-03-roll.csv', { object: `${own('03')}/roll.csv` }, 1_188, 'c'),
    file('county-03-precincts.csv', { object: `${own('03')}/precincts.csv` }, 54, 'd'),
    file('county-19-roll.csv', { object: `${own('19')}/roll.csv` }, 9_999, 'e'),
  ];
};

/** A copy that is done, one that differs, and a county that has confirmed its backup. */
export const sampleRefreshes = (): Ports['refresh'] => {
  const expected = { voters: total(1_200), subscriptions: total(300), ballots: total(900), elections: total(4) };
  const refresh = {
    copy: '2021-06-25-2',
    state: 'done',
    startedAt: NOW.subtract({ hours: 3 }),
    endedAt: NOW,
    expected,
    found: expected,
    objects: 240,
    objectsDiffering: 0,
    confidential: 12,
    version: 3,
  } as const;
  const [schedule] = KNOWN_SCHEDULES;
  if (schedule === undefined) throw new Error('There is a schedule.');
  const by = { release: schedule.release, task: '6a', by: 'someone' } as const;
  return {
    refreshes: {
      list: async () => [
        refresh,
        { ...refresh, copy: '2021-06-25-1', state: 'differs', found: { ...expected, voters: total(1_199) } },
      ],
    },
    schedules: { list: async () => [schedule] },
    confirmations: {
      list: async () => [
        { ...by, county: '03', at: NOW },
        { ...by, county: '19', at: NOW },
        { ...by, county: '03', task: '9', at: NOW },
      ],
    },
    copies: {
      read: async (key) => (key === 'lists/2021-06-25-2/load.json' ? JSON.stringify(ownRollParts()) : undefined),
    },
    linkTo: async (object, fileName) => `https://rolls.example.org/${object}?as=${fileName}`,
  };
};

/** The pages of trials over sample data. */
export const sampleTrials = async (assetName: (name: string) => string) =>
  trialsSite({
    ...NOTHING_TRIED,
    runs: await smokeWithEveryReason(),
    mock: await mockThatDiffers(),
    refresh: sampleRefreshes(),
    assetName,
  });
