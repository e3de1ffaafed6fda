import type { ElectionStore } from '../../elections/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import type { RegisterRecords, SubscriptionStore } from '../../voters/ports.ts';
import { rehearsals } from '../domain/rehearsals.ts';
import { countiesToTry, type SmokeRun, type SmokeWish } from '../domain/smoke.ts';
import { smokeSubscription, smokeVoter, smokeVoterId } from '../domain/smoke-voter.ts';
import type { SmokeRuns } from '../ports.ts';

export type BeginSmokePorts = {
  readonly clock: Clock;
  readonly runs: Pick<SmokeRuns, 'find' | 'begin' | 'newest'>;
  readonly elections: Pick<ElectionStore, 'find' | 'create'>;
  readonly records: Pick<RegisterRecords, 'findAll' | 'write'>;
  readonly subscriptions: Pick<SubscriptionStore, 'save'>;
  /** The counties that take part in the environment. */
  readonly participants: () => Promise<readonly CountyCode[]>;
};

/** Messages of an election so near have begun, so that the ballot's is told at once. */
const AHEAD = { days: 7 } as const;
const NAME = 'Smoke Test';

/** The election of the smoke test; the one of the same day and name, where it is there already. */
const smokeElection = async (elections: BeginSmokePorts['elections'], now: Temporal.Instant): Promise<string> => {
  const wish = { name: NAME, date: pacificDate(now).add(AHEAD), imb: 'none' } as const;
  for (const election of rehearsals(wish, now)) {
    if ((await elections.create(election)) === 'created') return election.id;
    if ((await elections.find(election.id))?.name === NAME) return election.id;
  }
  throw new Error('Too many elections lie on the day of the smoke test.');
};

const seat = async (
  { records, subscriptions }: Pick<BeginSmokePorts, 'records' | 'subscriptions'>,
  counties: readonly CountyCode[],
  now: Temporal.Instant,
): Promise<void> => {
  const known = await records.findAll(counties.map(smokeVoterId));
  for (const county of counties) {
    if (!known.has(smokeVoterId(county))) await records.write(undefined, smokeVoter(county, now));
    await subscriptions.save(smokeSubscription(county, now));
  }
};

/**
 * Begins a run: its counties, the election whose ballots are uploaded, and an invented voter in each county who asks to be told.
 * A repeat finds the run begun and changes nothing. Throws when a table cannot be reached.
 */
export const beginSmokeTest = async (ports: BeginSmokePorts, id: string, wish: SmokeWish): Promise<SmokeRun> => {
  const { clock, runs, elections, participants } = ports;
  const before = await runs.find(id);
  if (before) return before;
  const now = await clock();
  const counties = countiesToTry(wish, await participants(), await runs.newest());
  const electionId = await smokeElection(elections, now);
  await seat(ports, counties, now);
  const run: SmokeRun = { id, startedAt: now, endedAt: null, counties, electionId };
  return (await runs.begin(run)) === 'begun' ? run : ((await runs.find(id)) ?? run);
};
