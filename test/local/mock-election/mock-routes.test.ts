import { expect, it } from 'vitest';
import type { MockElections } from '../../../lib/local/mock-election/mock-elections.ts';
import { mockElectionRoutes } from '../../../lib/local/mock-election/mock-routes.ts';
import { COUNTIES } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { castOf, type MockPlan } from '../../../lib/test-environment/domain/cast.ts';
import type { MockReport } from '../../../lib/test-environment/domain/report.ts';
import { scoreMessages } from '../../../lib/test-environment/domain/score.ts';
import type { MockWish } from '../../../lib/test-environment/use-cases/play-mock-election.ts';

const plan = (counties: readonly string[]): MockPlan => ({
  electionId: '2027-01-05-statewide',
  electionDay: Temporal.PlainDate.from('2027-01-05'),
  counties,
  ballots: 1,
  channels: ['text'],
});

/** A mock election of which no message came. */
const silent = (counties: readonly string[]): MockReport => ({
  electionId: plan(counties).electionId,
  electionDay: plan(counties).electionDay,
  startedAt: Temporal.Instant.from('2026-12-01T00:00:00Z'),
  endedAt: Temporal.Instant.from('2027-01-20T00:00:00Z'),
  seconds: 90,
  counties: counties.map((county) => ({
    county,
    rows: { rows: 1, asExpected: 1, held: 0, rejected: 0, differences: [] },
    messages: scoreMessages(plan(counties), castOf(plan(counties), county), []),
    notTried: [],
    own: { uploads: 0, rows: 0, held: 0, rejected: 0, messages: 0 },
  })),
});

const stage = (progress?: string) => {
  const wishes: MockWish[] = [];
  let last: MockReport | undefined;
  const mocks: MockElections = {
    play: async (wish) => {
      wishes.push(wish);
      last = silent(wish.counties);
      return last;
    },
    progress: () => progress,
    last: () => last,
  };
  const frame = async () => ({
    root: '',
    assetsPath: '/assets',
    assetName: (name: string) => name,
    rehearsal: true,
    now: Temporal.Instant.from('2027-01-20T00:00:00Z'),
  });
  const app = mockElectionRoutes(mocks, frame);
  app.onError((error) => new Response(error.message, { status: (error as { status?: number }).status ?? 500 }));
  return {
    wishes,
    get: (path: string) => app.request(path),
    post: (body: unknown) => app.request('/', { method: 'POST', body: JSON.stringify(body) }),
  };
};

it('is played with all counties unless some are named, and says what came of it', async () => {
  const { wishes, post } = stage();
  const answer = await post({});
  expect(await answer.json()).toMatchObject({
    asExpected: false,
    verdict: expect.stringMatching(/in 58 of 58 counties/),
  });
  expect(wishes).toMatchObject([{ ballots: 1, channels: ['text', 'email', 'voice'] }]);
  expect(wishes[0]?.counties).toEqual(COUNTIES.map(({ code }) => code));
});

it.each([{ ballots: 0 }, { counties: [] }, { counties: ['59'] }, { counties: ['03', '03'] }, { county: '03' }])(
  'refuses %j',
  async (body) => {
    const { wishes, post } = stage();
    expect((await post(body)).status).toBe(400);
    expect(wishes).toEqual([]);
  },
);

it('is played once at a time', async () => {
  const { wishes, post, get } = stage('Day 3 of 11');
  expect((await post({})).status).toBe(409);
  expect(wishes).toEqual([]);
  expect(await (await get('/')).json()).toEqual({ playing: 'Day 3 of 11', last: null });
});

it('shows its report as page and PDF, whole and of one county', async () => {
  const { post, get } = stage();
  expect((await get('/report')).status).toBe(404);
  await post({ counties: ['03', '19'] });
  const whole = await (await get('/report')).text();
  expect(whole).toContain('<h1>Mock election of January 5, 2027</h1>');
  expect(whole).toContain('Los Angeles');
  const part = await (await get('/report?county=03')).text();
  expect(part).toContain('<h1>Mock election of January 5, 2027, Amador County</h1>');
  expect(part).not.toContain('Los Angeles');
  expect(part).toContain('report.pdf?county=03');
  const pdf = await get('/report.pdf?county=03');
  expect(pdf.headers.get('content-type')).toBe('application/pdf');
  expect(Buffer.from(await pdf.arrayBuffer()).toString('latin1')).toMatch(/^%PDF-1\.7[\s\S]*%%EOF\s*$/);
  expect((await get('/report?county=01')).status).toBe(404);
  expect((await get('/report?county=59')).status).toBe(400);
});
