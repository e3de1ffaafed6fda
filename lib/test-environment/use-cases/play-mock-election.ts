import type { Channel } from '../../shared/codes.ts';
import type { CountyCode } from '../../shared/counties.ts';
import { inParallel } from '../../shared/in-parallel.ts';
import { pacificDate, type Temporal } from '../../shared/time.ts';
import { castOf, type MockPlan } from '../domain/cast.ts';
import type { PlayedDay } from '../domain/mock-run.ts';
import type { CountyResult, MockReport } from '../domain/report.ts';
import { LAST_DAY, UPLOAD_DAYS } from '../domain/stories.ts';
import { uploadMoment } from '../domain/story.ts';
import type { MockApi, MockClock, ReadObserved, SeatCast } from '../ports.ts';
import { playDay } from './play-day.ts';
import { scoreCounty } from './score-county.ts';

export type MockElectionPorts = {
  readonly api: MockApi;
  readonly clock: MockClock;
  readonly seat: SeatCast;
  readonly observed: ReadObserved;
  /** Told how far it has come, in a sentence. */
  readonly tell: (sentence: string) => void;
  /** Real time in milliseconds. */
  readonly milliseconds: () => number;
};

export type MockWish = {
  readonly counties: readonly CountyCode[];
  readonly ballots: number;
  readonly channels: readonly Channel[];
};

const TUESDAY = 2;
/** A day more than the first upload lies before Election Day, so that everything is set up before it. */
const AHEAD = { days: 32 } as const;
/** County systems that post at the same time. */
const AT_ONCE = 4;

/** The Election Day of a mock election that begins now: the first Tuesday for which there is time to mail. */
export const mockElectionDay = (now: Temporal.Instant): Temporal.PlainDate => {
  const first = pacificDate(now).add(AHEAD);
  return first.add({ days: (TUESDAY - first.dayOfWeek + 7) % 7 });
};

const setUp = async (
  { api, seat, clock, tell }: MockElectionPorts,
  wish: MockWish,
): Promise<{ readonly plan: MockPlan; readonly startedAt: Temporal.Instant }> => {
  const startedAt = await clock.now();
  const electionDay = mockElectionDay(startedAt);
  const electionId = await api.createElection('Mock Election', electionDay);
  const plan: MockPlan = { ...wish, electionId, electionDay };
  tell(`Election ${electionId} is set up; the cast takes its seats.`);
  await inParallel(plan.counties, AT_ONCE, (county) => seat(plan, castOf(plan, county)));
  return { plan, startedAt };
};

/**
 * Plays a mock election from its first mail file to its last message, on the stage's clock, and scores it. Throws when the API
 * refuses what a mock election may ask, or the stage fails; what was played stays where it is.
 */
export const playMockElection = async (ports: MockElectionPorts, wish: MockWish): Promise<MockReport> => {
  const { api, clock, tell, milliseconds } = ports;
  const begun = milliseconds();
  const { plan, startedAt } = await setUp(ports, wish);
  const days = new Map<CountyCode, readonly PlayedDay[]>();
  for (const [index, day] of UPLOAD_DAYS.entries()) {
    await clock.moveTo(uploadMoment(plan.electionDay, day));
    tell(
      `Day ${index + 1} of ${UPLOAD_DAYS.length} (E${day < 0 ? '' : '+'}${day}): ${plan.counties.length} counties post.`,
    );
    await inParallel(plan.counties, AT_ONCE, async (county) => {
      const played = await playDay(api, plan, county, day);
      days.set(county, [...(days.get(county) ?? []), played]);
    });
  }
  await clock.moveTo(uploadMoment(plan.electionDay, LAST_DAY));
  tell('Everything is posted; the messages are held against the stories.');
  const results = new Map<CountyCode, CountyResult>();
  await inParallel(plan.counties, AT_ONCE, async (county) => {
    results.set(county, await scoreCounty(ports, plan, county, days));
  });
  return {
    electionId: plan.electionId,
    electionDay: plan.electionDay,
    startedAt,
    endedAt: await clock.now(),
    seconds: (milliseconds() - begun) / 1000,
    counties: plan.counties.flatMap((county) => results.get(county) ?? []),
  };
};
