import type { ElectionStore } from '../../elections/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { castOf } from '../domain/cast.ts';
import { type MockRun, type PlayedDay, reportOf } from '../domain/mock-run.ts';
import { rehearsals } from '../domain/rehearsals.ts';
import { isAsExpected } from '../domain/report.ts';
import { filesOf } from '../domain/script.ts';
import { type Stop, stopsOf } from '../domain/stops.ts';
import { UPLOAD_DAYS } from '../domain/stories.ts';
import type { Day } from '../domain/story.ts';
import type { MockClock, MockRuns, ReadObserved, SeatCast } from '../ports.ts';
import type { WithApi } from './county-access.ts';
import { playDay } from './play-day.ts';
import { type MockWish, mockElectionDay } from './play-mock-election.ts';
import { scoreCounty } from './score-county.ts';

const NAME = 'Mock Election';

const runOf = async (runs: Pick<MockRuns, 'find'>, id: string): Promise<MockRun> => {
  const run = await runs.find(id);
  if (!run) throw new Error('This mock election was not begun.');
  return run;
};

export type OpenMockPorts = {
  readonly clock: Clock;
  readonly runs: Pick<MockRuns, 'find' | 'begin'>;
  readonly elections: Pick<ElectionStore, 'create'>;
  /** The counties that take part in the environment. */
  readonly participants: () => Promise<readonly CountyCode[]>;
  /** Real time in milliseconds. */
  readonly milliseconds: () => number;
};

/**
 * Sets up the election of a run; an election of its own, so that nothing of an earlier run is in it. A repeat finds the run begun
 * and changes nothing. Throws when a table cannot be reached.
 */
export const openMockElection = async (
  { clock, runs, elections, participants, milliseconds }: OpenMockPorts,
  id: string,
  wish: Omit<MockWish, 'counties'> & { readonly counties: readonly CountyCode[] | undefined },
): Promise<MockRun> => {
  const before = await runs.find(id);
  if (before) return before;
  const startedAt = await clock();
  const electionDay = mockElectionDay(startedAt);
  for (const election of rehearsals({ name: NAME, date: electionDay, imb: 'both' }, startedAt)) {
    if ((await elections.create(election)) === 'exists') continue;
    const counties = wish.counties ?? (await participants());
    const plan = { ...wish, counties, electionDay, electionId: election.id };
    const progress = 'The election is set up.';
    const run = { id, plan, startedAt, endedAt: null, begunMs: milliseconds(), seconds: null, progress };
    return (await runs.begin(run)) === 'begun' ? run : runOf(runs, id);
  }
  throw new Error('Too many elections lie on the day of the mock election.');
};

/** The stops of a run. */
export const stopsOfRun = ({ plan }: MockRun): readonly Stop[] => stopsOf(plan.electionDay);

/** A day of an election as people say it. */
const dayInWords = (day: Day): string => {
  if (day === 0) return 'on Election Day';
  const days = Math.abs(day) === 1 ? 'one day' : `${Math.abs(day)} days`;
  return `${days} ${day < 0 ? 'before' : 'after'} Election Day`;
};

export type MoveClockPorts = {
  readonly clock: MockClock;
  readonly runs: Pick<MockRuns, 'find' | 'tell'>;
};

/**
 * Moves the stage's clock to a stop, and answers when what comes due there, and what was posted before, has had its time. A stop that
 * has passed is passed over: the clock never goes back. Throws as its ports do.
 */
export const moveToStop = async ({ clock, runs }: MoveClockPorts, id: string, { at, day }: Stop): Promise<void> => {
  const stops = stopsOfRun(await runOf(runs, id));
  const place = stops.findIndex((stop) => stop.at.equals(at)) + 1;
  const what = day === null ? 'messages come due' : `counties post, ${dayInWords(day)}`;
  await runs.tell(id, `Stop ${place} of ${stops.length}: ${what}.`);
  await clock.moveTo(at);
};

export type PlayPorts = {
  readonly runs: Pick<MockRuns, 'find' | 'findDay' | 'saveDay'>;
  readonly seat: SeatCast;
  readonly withApi: WithApi;
};

/** Posts what the scenario has of a county on a day; on the first of them its cast takes its seats. */
export const playMockDay = async (
  { runs, seat, withApi }: PlayPorts,
  id: string,
  county: CountyCode,
  day: Day,
): Promise<void> => {
  const { plan } = await runOf(runs, id);
  const cast = castOf(plan, county);
  if (day === UPLOAD_DAYS[0]) await seat(plan, cast);
  const callers = [...new Set([county, ...filesOf(plan, cast, day).map(({ by }) => by)])];
  const before = await runs.findDay(id, county, day);
  const keep = (played: PlayedDay): Promise<void> => runs.saveDay(id, county, day, played);
  await withApi(callers, (api) => playDay(api, plan, county, day, { before, keep }));
};

export type ScoreMockPorts = {
  readonly runs: Pick<MockRuns, 'find' | 'days' | 'saveResult'>;
  readonly observed: ReadObserved;
  readonly withApi: WithApi;
};

/** Holds what came of a county against its stories, and answers whether it is as expected. */
export const scoreMockCounty = async (
  { runs, observed, withApi }: ScoreMockPorts,
  id: string,
  county: CountyCode,
): Promise<boolean> => {
  const { plan } = await runOf(runs, id);
  const days = await runs.days(id);
  const result = await withApi([county], (api) => scoreCounty({ api, observed }, plan, county, days));
  await runs.saveResult(id, result);
  return isAsExpected(result);
};

export type EndMockPorts = {
  readonly clock: Clock;
  readonly runs: Pick<MockRuns, 'find' | 'results' | 'end'>;
  readonly milliseconds: () => number;
};

/** In how many counties everything came out as the stories say. */
export type MockSummary = { readonly counties: number; readonly asExpected: number; readonly differ: number };

/** Ends a run. A repeat changes nothing but its end. */
export const endMockElection = async (
  { clock, runs, milliseconds }: EndMockPorts,
  id: string,
): Promise<MockSummary> => {
  const run = await runOf(runs, id);
  const { counties } = reportOf(run, await runs.results(id));
  if (run.endedAt === null) await runs.end(id, await clock(), Math.round((milliseconds() - run.begunMs) / 1000));
  const asExpected = counties.filter(isAsExpected).length;
  return { counties: run.plan.counties.length, asExpected, differ: run.plan.counties.length - asExpected };
};
