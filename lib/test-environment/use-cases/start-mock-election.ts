import type { Environment } from '../../releases/ports.ts';
import type { Clock } from '../../shared/clock.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { err, ok, type Result } from '../../shared/result.ts';
import { pacificDate } from '../../shared/time.ts';
import type { MockForbidden, MockStart } from '../domain/mock-start.ts';
import { type MockForm, type MockOptions, readMockForm } from '../domain/mock-wish.ts';
import { stopsOf } from '../domain/stops.ts';
import type { MockRuns, RunningMock, StartMock } from '../ports.ts';
import { mockElectionDay } from './play-mock-election.ts';

export type ReviewMockPorts = {
  readonly clock: Clock;
  readonly environment: Pick<Environment, 'read'>;
  /** The counties that take part in the environment. */
  readonly participants: () => Promise<readonly CountyCode[]>;
  readonly runningMock: RunningMock;
};

export type StartMockPorts = ReviewMockPorts & {
  readonly mock: Pick<MockRuns, 'list'>;
  readonly startMock: StartMock;
};

/**
 * `down`: the API refuses every upload while the environment is down. `under-way`: one is played, and two would move the clock to and
 * fro. `too-many`: the day's names are used up.
 */
export type MockNotStarted = MockForbidden | 'bad-request' | 'too-many';

const MOST_A_DAY = 99;

const whatForbids = async ({
  environment,
  runningMock,
}: Pick<ReviewMockPorts, 'environment' | 'runningMock'>): Promise<MockForbidden | undefined> => {
  const [{ state }, running] = await Promise.all([environment.read(), runningMock()]);
  if (running !== undefined) return 'under-way';
  return state.kind === 'down' ? 'down' : undefined;
};

/** What a form asks for, before anybody confirms it; `undefined`: nothing was asked yet. Throws as its ports do. */
export const reviewMockElection = async (ports: ReviewMockPorts, form: MockForm | undefined): Promise<MockStart> => {
  const [participants, forbidden, now] = await Promise.all([ports.participants(), whatForbids(ports), ports.clock()]);
  const before = { forbidden, participants: participants.length, faults: {}, review: undefined };
  if (form === undefined) return { ...before, form: { counties: '', ballots: '' } };
  const options = readMockForm(form, participants);
  if (!options.ok) return { ...before, form, faults: options.error };
  const electionDay = mockElectionDay(now);
  const clockEndsAt = stopsOf(electionDay).at(-1)?.at ?? now;
  return { ...before, form, review: { ...options.value, electionDay, clockEndsAt } };
};

/**
 * Starts a mock election under the next free name of the day by the stage's clock, `mock-election-2021-11-05-1`. Throws when a table or
 * Step Functions cannot be reached.
 */
export const startMockElection = async (
  ports: StartMockPorts,
  form: MockForm,
): Promise<Result<MockOptions & { readonly name: string }, MockNotStarted>> => {
  const options = readMockForm(form, await ports.participants());
  if (!options.ok) return err('bad-request');
  const forbidden = await whatForbids(ports);
  if (forbidden !== undefined) return err(forbidden);
  const taken = new Set((await ports.mock.list()).map(({ id }) => id));
  const day = `mock-election-${pacificDate(await ports.clock()).toString()}`;
  for (let number = 1; number <= MOST_A_DAY; number += 1) {
    const name = `${day}-${number}`;
    if (taken.has(name)) continue;
    if ((await ports.startMock(name, options.value)) === 'started') return ok({ name, ...options.value });
    // Somebody was faster with the name, or it failed before it was set up.
    if ((await ports.runningMock()) !== undefined) return err('under-way');
  }
  return err('too-many');
};
