import { describe, expect, it } from 'vitest';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { castOf } from '../../../lib/test-environment/domain/cast.ts';
import { expectedMessages } from '../../../lib/test-environment/domain/expected-messages.ts';
import { isAsExpected } from '../../../lib/test-environment/domain/report.ts';
import { reportDocument } from '../../../lib/test-environment/domain/report-document.ts';
import { filesOf } from '../../../lib/test-environment/domain/script.ts';
import { stopsOf } from '../../../lib/test-environment/domain/stops.ts';
import { UPLOAD_DAYS } from '../../../lib/test-environment/domain/stories.ts';
import { apiAsCounties } from '../../../lib/test-environment/use-cases/county-access.ts';
import {
  endMockElection,
  moveToStop,
  openMockElection,
  playMockDay,
  scoreMockCounty,
  stopsOfRun,
} from '../../../lib/test-environment/use-cases/mock-steps.ts';
import { observedInLedger } from '../../../lib/test-environment/use-cases/observed-in-ledger.ts';
import { mockElectionDay, playMockElection } from '../../../lib/test-environment/use-cases/play-mock-election.ts';
import { seatInRegister } from '../../../lib/test-environment/use-cases/seat-cast.ts';
import type { VoterRecord } from '../../../lib/voters/domain/register/statement.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { memoryMockRuns, mockPlan, perfectApi, perfectMessages } from '../perfect-stage.ts';

const START = Temporal.Instant.from('2026-12-01T18:00:00Z');
const OWN = { uploadId: 'own', rows: 7, held: 2, rejected: 1 };

/** A clock that only goes where it is moved. */
const movedClock = (from = START) => {
  const moves: Temporal.Instant[] = [];
  return { moves, now: async () => moves.at(-1) ?? from };
};

describe('a mock election on a laptop', () => {
  it('is played day by day on the moving clock, and counts what a county posts beside it apart', async () => {
    const { api, posted, created, answers } = perfectApi({ '19': [OWN] });
    const clock = movedClock();
    const seated: string[] = [];
    const told: string[] = [];
    const report = await playMockElection(
      {
        api,
        clock: {
          now: clock.now,
          moveTo: async (moment) => {
            clock.moves.push(moment);
          },
        },
        seat: async (_plan, players) => {
          seated.push(...players.map(({ voterId }) => voterId));
        },
        observed: async (plan, county) => ({ cast: perfectMessages(plan, county), others: county === '19' ? 3 : 0 }),
        tell: (sentence) => {
          told.push(sentence);
        },
        milliseconds: () => 0,
      },
      { counties: ['03', '19'], ballots: 1, channels: ['text', 'email', 'voice'] },
    );
    expect(created).toEqual(['2027-01-05']);
    expect(answers).toEqual(['03 out', '19 out', '03 in', '19 in']);
    expect(report.counties.every(isAsExpected)).toBe(true);
    expect(report.counties.map(({ own }) => own)).toEqual([
      { uploads: 0, rows: 0, held: 0, rejected: 0, messages: 0 },
      { uploads: 1, rows: 7, held: 2, rejected: 1, messages: 3 },
    ]);
    expect(reportDocument(report).tables.at(-1)).toMatchObject({
      caption: 'What counties posted beside the scenario',
      rows: [['Los Angeles', 1, 7, 2, 1, 3]],
    });
    expect(clock.moves.map((moment) => moment.toString())).toEqual(
      clock.moves.toSorted(Temporal.Instant.compare).map((moment) => moment.toString()),
    );
    expect(clock.moves).toHaveLength(UPLOAD_DAYS.length + 1);
    expect(new Set(posted.map(({ by }) => by))).toEqual(new Set(['03', '19']));
    expect(seated).toHaveLength(castOf(mockPlan(), '03').length * 2);
    expect(told.at(-1)).toMatch(/held against the stories/);
  });

  it.each([
    ['2026-12-01T18:00:00Z', '2027-01-05'],
    // A Tuesday 32 days ahead is one.
    ['2026-12-04T18:00:00Z', '2027-01-05'],
    ['2026-12-05T18:00:00Z', '2027-01-12'],
  ])('begun at %s has Election Day on %s, a Tuesday', (now, day) => {
    const found = mockElectionDay(Temporal.Instant.from(now));
    expect(found.toString()).toBe(day);
    expect(found.dayOfWeek).toBe(2);
  });
});

describe('the stops', () => {
  const plan = mockPlan();
  const stops = stopsOf(plan.electionDay);

  it('are in order, each once, and bring every day of uploads', () => {
    const moments = stops.map(({ at }) => at.epochMilliseconds);
    expect(moments).toEqual([...new Set(moments)].toSorted((one, other) => one - other));
    expect(stops.flatMap(({ day }) => day ?? [])).toEqual(UPLOAD_DAYS);
    expect(stops.length).toBeLessThan(60);
  });

  it('bring every moment at which somebody of the cast must hear something', () => {
    const moments = new Set(stops.map(({ at }) => at.epochMilliseconds));
    const due = plan.counties.flatMap((county) =>
      castOf(plan, county).flatMap((player) => expectedMessages(player, plan.electionDay)),
    );
    expect(due.filter(({ notBefore }) => !moments.has(notBefore.epochMilliseconds))).toEqual([]);
  });
});

describe('the steps of the machine', () => {
  const RUN = 'mock-election-2026-12-01-1';
  const begin = async (elections = new MemoryTracking().elections) => {
    const runs = memoryMockRuns();
    const clock = movedClock();
    const open = (id = RUN) =>
      openMockElection(
        { clock: clock.now, runs, elections, participants: async () => ['03', '19'], milliseconds: () => 0 },
        id,
        { counties: undefined, ballots: 1, channels: ['text', 'email'] },
      );
    return { runs, clock, open, run: await open() };
  };

  it('play the same to the same end', async () => {
    const { runs, clock, run } = await begin();
    const { api } = perfectApi({ '03': [OWN] });
    const callers: string[][] = [];
    const withApi = <Value>(counties: readonly string[], work: (of: typeof api) => Promise<Value>): Promise<Value> => {
      callers.push([...counties]);
      return work(api);
    };
    const seated: string[] = [];
    for (const { day } of stopsOfRun(run)) {
      if (day === null) continue;
      for (const county of run.plan.counties) {
        const seat = async () => {
          seated.push(county);
        };
        await playMockDay({ runs, seat, withApi }, RUN, county, day);
      }
    }
    expect(seated).toEqual(['03', '19']);
    expect(callers).toContainEqual(['19', '03']);
    const observed = async (plan: typeof run.plan, county: string) => ({
      cast: perfectMessages(plan, county),
      others: 1,
    });
    expect(await scoreMockCounty({ runs, observed, withApi }, RUN, '03')).toBe(true);
    const short = async () => ({ cast: [], others: 0 });
    expect(await scoreMockCounty({ runs, observed: short, withApi }, RUN, '19')).toBe(false);
    const end = { clock: clock.now, runs, milliseconds: () => 90_000 };
    expect(await endMockElection(end, RUN)).toEqual({ counties: 2, asExpected: 1, differ: 1 });
    expect(await endMockElection({ ...end, milliseconds: () => 99_000 }, RUN)).toEqual({
      counties: 2,
      asExpected: 1,
      differ: 1,
    });
    expect(await runs.find(RUN)).toMatchObject({ seconds: 90, endedAt: START });
    expect((await runs.results(RUN)).map(({ own }) => own.uploads)).toEqual([1, 0]);
  });

  it('a call that fails is made again, before or behind its effect, and the end is the same', async () => {
    const day = -16;
    const scripted = filesOf(mockPlan(), castOf(mockPlan(), '03'), day).length;
    expect(scripted).toBeGreaterThan(1);
    for (let failing = 0; failing < scripted; failing += 1) {
      for (const effect of [false, true]) {
        const { runs, run } = await begin();
        const { api, posted } = perfectApi();
        const seen = new Set<string>();
        let calls = 0;
        const post: typeof api.post = async (electionId, file) => {
          const call = calls;
          calls += 1;
          if (call === failing && !effect) throw new Error('The API does not answer.');
          const text = JSON.stringify(file.rows);
          const answer = await api.post(electionId, file);
          const again = seen.has(text);
          seen.add(text);
          if (call === failing) throw new Error('The answer is lost.');
          return again ? { ...answer, accepted: 0, unchanged: file.rows.length } : answer;
        };
        const withApi = <Value>(_: readonly string[], work: (of: typeof api) => Promise<Value>): Promise<Value> =>
          work({ ...api, post });
        const play = () => playMockDay({ runs, seat: async () => {}, withApi }, RUN, '03', day);
        await expect(play()).rejects.toThrow();
        await play();
        const [played] = (await runs.days(RUN)).get('03') ?? [];
        const rows = filesOf(run.plan, castOf(run.plan, '03'), day).reduce((sum, file) => sum + file.rows.length, 0);
        expect(played?.rows).toMatchObject({ rows, asExpected: rows, differences: [] });
        if (!effect) expect(played?.uploads.length).toBe(posted.length);
      }
    }
  });

  it('a county whose rows were never posted differs, and the report says how many', async () => {
    const { runs, run } = await begin();
    const { api } = perfectApi();
    const withApi = <Value>(_: readonly string[], work: (of: typeof api) => Promise<Value>): Promise<Value> =>
      work(api);
    const played = UPLOAD_DAYS.filter((day) => day !== -16);
    for (const day of played) await playMockDay({ runs, seat: async () => {}, withApi }, RUN, '03', day);
    const observed = async () => ({ cast: perfectMessages(run.plan, '03'), others: 0 });
    expect(await scoreMockCounty({ runs, observed, withApi }, RUN, '03')).toBe(false);
    const [result] = await runs.results(RUN);
    expect(result?.rows.differences[0]).toMatch(/^\d+ rows of the scenario were never posted/);
  });

  it('begin once; a second run has an election of its own', async () => {
    const { open, run } = await begin();
    expect(await open()).toEqual(run);
    expect(run.plan).toMatchObject({ electionId: '2027-01-05-statewide', counties: ['03', '19'] });
    expect((await open(`${RUN}-2`)).plan.electionId).toBe('2027-01-05-statewide-2');
  });

  it('a county that could not be scored differs', async () => {
    const { runs, clock } = await begin();
    const summary = await endMockElection({ clock: clock.now, runs, milliseconds: () => 0 }, RUN);
    expect(summary).toEqual({ counties: 2, asExpected: 0, differ: 2 });
  });

  it('move the clock to each stop, and tell which one it is', async () => {
    const { runs, clock, run } = await begin();
    const moveTo = async (to: Temporal.Instant): Promise<void> => {
      clock.moves.push(to);
    };
    const ports = { clock: { now: clock.now, moveTo }, runs };
    const stops = stopsOfRun(run);
    const [first, second] = stops;
    if (!first || !second) throw new Error('There are no stops.');
    await moveToStop(ports, RUN, first);
    expect((await runs.find(RUN))?.progress).toBe(
      `Stop 1 of ${stops.length}: counties post, 30 days before Election Day.`,
    );
    await moveToStop(ports, RUN, second);
    expect((await runs.find(RUN))?.progress).toBe(`Stop 2 of ${stops.length}: messages come due.`);
    expect(clock.moves).toEqual([first.at, second.at]);
  });
});

describe('the cast in the register', () => {
  it('is written once, and listens to the simulators alone', async () => {
    const records = new Map<string, VoterRecord>();
    const subscriptions = new Map<string, Subscription>();
    let writes = 0;
    const seat = seatInRegister({
      records: {
        findAll: async (ids) =>
          new Map(ids.flatMap((id) => (records.has(id) ? [[id, records.get(id) as VoterRecord]] : []))),
        write: async (_before, after) => {
          writes += 1;
          records.set(after.voterId, after);
          return 'written';
        },
      },
      subscriptions: {
        save: async (subscription) => {
          subscriptions.set(subscription.voterId, subscription);
        },
      },
    });
    const plan = mockPlan({ ballots: 300, counties: ['03'] });
    const players = castOf(plan, '03');
    await seat(plan, players);
    await seat(plan, players);
    expect(writes).toBe(players.length);
    expect(subscriptions.size).toBe(players.filter(({ listens }) => listens).length);
    const contacts = [...subscriptions.values()].map(({ phone, email }) => `${phone} ${email}`);
    expect(new Set(contacts)).toEqual(new Set(['+14254147755 success@simulator.amazonses.com']));
  });
});

describe('what is observed in the ledger', () => {
  it('are the cast’s messages that a provider took, and how many others there are', async () => {
    const plan = mockPlan();
    const [first] = castOf(plan, '03');
    const row = { voterId: first?.voterId, ballotId: 'none', type: 'InPerson', channel: 'text', language: 'en' };
    const rows = [{ ...row, acceptedAt: START }, { ...row }] as unknown as LedgerRow[];
    const read = observedInLedger({
      messages: { ofVoter: async (_election, voterId) => (voterId === first?.voterId ? rows : []) },
      countMessages: async () => [
        { type: 'InPerson', channel: 'text', state: 'delivered', count: 4 },
        { type: 'InPerson', channel: 'text', state: 'held', count: 9 },
      ],
    });
    expect(await read(plan, '03')).toEqual({
      cast: [{ voterId: first?.voterId, ballotId: null, type: 'InPerson', channel: 'text', language: 'en', at: START }],
      others: 3,
    });
  });
});

describe('the API as counties', () => {
  it('is called with a credential of each, and all of them are gone behind it', async () => {
    const gone: string[] = [];
    let made = 0;
    const { api } = perfectApi();
    const withApi = apiAsCounties(
      {
        clock: async () => START,
        credentials: { enter: async () => undefined, remove: async () => undefined },
        pool: {
          create: async () => {
            made += 1;
            return { clientId: `c${made}`, clientSecret: 's' };
          },
          remove: async (clientId) => {
            gone.push(clientId);
          },
        },
        fetchToken: async ({ clientId }) => (clientId === 'c3' ? undefined : `t-${clientId}`),
      },
      (tokenOf) => ({ ...api, createElection: (name) => tokenOf(name as '03') }),
    );
    const date = Temporal.PlainDate.from('2027-01-05');
    const tokens = await withApi(['03', '04'], async (of) => [
      await of.createElection('03', date),
      await of.createElection('04', date),
    ]);
    expect(tokens).toEqual(['t-c1', 't-c2']);
    expect(gone.toSorted()).toEqual(['c1', 'c2']);
    await expect(withApi(['05'], (of) => of.createElection('05', date))).rejects.toThrow('There is no access token');
    await expect(withApi([], (of) => of.createElection('05', date))).rejects.toThrow('There is no access token');
    expect(gone).toContain('c3');
  });
});
