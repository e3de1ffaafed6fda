import { describe, expect, it } from 'vitest';
import { trialsSite } from '../../../lambdas/operations/show-trials/handler.tsx';
import { UP } from '../../../lib/releases/domain/environment-state.ts';
import type { AuditEntry } from '../../../lib/shared/audit-entry.ts';
import { PERSON_ROLES, REACH } from '../../../lib/shared/identity.ts';
import { pacificDate } from '../../../lib/shared/time.ts';
import { castOf } from '../../../lib/test-environment/domain/cast.ts';
import { scoreMessages } from '../../../lib/test-environment/domain/score.ts';
import type { SmokeCells, SmokeRow } from '../../../lib/test-environment/domain/smoke.ts';
import { signedIn } from '../../site-kit/signed-in.ts';
import { memorySmokeRuns } from '../../test-environment/memory-smoke.ts';
import { memoryMockRuns, mockPlan, perfectMessages } from '../../test-environment/perfect-stage.ts';
import { NOW } from '../sample-checks.ts';
import { AMADOR, SOS } from '../sample-operations.ts';
import { PAGES_URL } from '../sample-people.ts';
import { NOTHING_TRIED, sampleRefreshes, WORKS } from '../sample-trials.ts';

const row = (run: string, county: string, cells: Partial<SmokeCells> = {}, minutes = 0): SmokeRow => ({
  run,
  county,
  triedAt: NOW.add({ minutes }),
  cells: { ...WORKS, ...cells },
});

const page = async (rows: readonly SmokeRow[] = []) => {
  const runs = memorySmokeRuns();
  for (const id of new Set(rows.map((one) => one.run))) {
    await runs.begin({ id, startedAt: NOW, endedAt: null, counties: ['03'], electionId: 'e' });
  }
  for (const one of rows) await runs.saveRow(one);
  const site = trialsSite({
    ...NOTHING_TRIED,
    runs,
  });
  return async (who: Record<string, string> | null, query = '') => {
    const answer = await site.request(`/operations/smoke-test${query}`, {}, signedIn(who));
    return { status: answer.status, text: await answer.text() };
  };
};

describe('the page of the smoke test', () => {
  it('says when none was run', async () => {
    const { status, text } = await (await page())(SOS);
    expect(status).toBe(200);
    expect(text).toContain('No smoke test has been run');
    expect(text).toContain('Everything works in 0 of 58');
  });

  it('shows each county by each check as it was tried last, with what to do', async () => {
    const open = await page([
      row('smoke-test-1', '03', { search: { state: 'failed', reason: 'environment-down' } }),
      row('smoke-test-1', '19', {
        credentials: { state: 'failed', reason: 'no-credential' },
        search: { state: 'not-tried', because: 'credentials' },
      }),
      row('smoke-test-2', '03', {}, 30),
    ]);
    const { text } = await open(SOS);
    expect(text).toContain('Everything works in 1 of 58');
    expect(text).not.toContain('The County Test Environment is down');
    expect(text).toContain('The county has no credential that opens anything. SOS issues one');
    expect(text).toMatch(/Los Angeles[\s\S]*Fails[\s\S]*Not tried/);
    const sheet = await open(SOS, '?format=csv');
    expect(sheet.text.split('\r\n')).toContain(
      `Amador,Works,Works,Works,Works,Works,${NOW.add({ minutes: 30 })
        .toZonedDateTimeISO('America/Los_Angeles')
        .toString({ timeZoneName: 'never', smallestUnit: 'second' })}`,
    );
  });

  it('starts a run, of all counties or of those that fail, puts it on record and says so', async () => {
    const started: unknown[] = [];
    const entries: AuditEntry[] = [];
    const site = trialsSite({
      ...NOTHING_TRIED,
      trail: { record: async (entry) => void entries.push(entry) },
      startSmoke: async (...one) => {
        started.push(one);
        return 'started';
      },
    });
    const post = async (who: Record<string, string>, counties: string) => {
      const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
      const body = new URLSearchParams({ counties }).toString();
      const answer = await site.request(
        '/operations/smoke-test/runs',
        { method: 'POST', headers, body },
        signedIn(who),
      );
      return { status: answer.status, to: answer.headers.get('location') };
    };
    expect(await post(SOS, 'all')).toEqual({ status: 303, to: '/operations/smoke-test?notice=started' });
    expect(await post(SOS, 'failed')).toMatchObject({ to: '/operations/smoke-test?notice=started' });
    expect(await post(SOS, 'some')).toMatchObject({ to: '/operations/smoke-test?notice=bad-request' });
    expect((await post(AMADOR, 'all')).status).toBe(403);
    const name = `smoke-test-${pacificDate(NOW).toString()}-1`;
    expect(started).toEqual([
      [name, { failedOnly: false }],
      [name, { failedOnly: true }],
    ]);
    expect(entries.map(({ action, outcome, target }) => `${action} ${outcome} ${target.id}`.trim())).toEqual([
      'start-smoke-test asked',
      `start-smoke-test done ${name}`,
      'start-smoke-test asked',
      `start-smoke-test done ${name}`,
      'start-smoke-test asked',
      'start-smoke-test refused',
      'start-smoke-test refused',
    ]);
    const told = await (await page())(SOS, '?notice=under-way');
    expect(told.text).toContain('A smoke test is under way');
  });

  it('offers the counties that fail only where some do', async () => {
    const failing = await page([row('smoke-test-1', '03', { search: { state: 'failed', reason: 'refused' } })]);
    expect((await failing(SOS)).text).toContain('Run it where something does not work');
    const working = await page([row('smoke-test-1', '03')]);
    expect((await working(SOS)).text).not.toContain('Run it where something does not work');
  });

  it('shows a county its own row, and not how a run is started', async () => {
    const open = await page([row('smoke-test-1', '03'), row('smoke-test-1', '19')]);
    const { text } = await open(AMADOR);
    expect(text).toContain('Everything works in 1 of 1');
    expect(text).not.toContain('Los Angeles');
    expect(text).not.toContain('Run it in all counties');
    expect((await open(SOS)).text).toContain('Run it in all counties');
  });

  it('opens for every role, and for nobody who has not signed in', async () => {
    const open = await page();
    for (const role of PERSON_ROLES) {
      const county = REACH[role] === 'county' ? { county: '03' } : {};
      expect((await open({ kind: 'person', role, id: 'somebody', ...county })).status, role).toBe(200);
    }
    expect((await open(null)).status).toBe(401);
    expect((await open({ kind: 'system', role: 'county-ems', county: '03', clientId: 'c' })).status).toBe(401);
  });
});

describe('the page of mock elections', () => {
  const plan = mockPlan();
  const played = async (ids: readonly string[], endedOf: readonly string[] = ids) => {
    const mock = memoryMockRuns();
    for (const [index, id] of ids.entries()) {
      const progress = 'Stop 3 of 40: messages come due.';
      await mock.begin({ id, plan, startedAt: NOW, endedAt: null, begunMs: index, seconds: null, progress });
      if (!endedOf.includes(id)) {
        const rows = { rows: 40, asExpected: 39, held: 38, rejected: 0, differences: ['A row differs.'] };
        await mock.saveDay(id, '03', -30, { files: 1, rows, uploads: [] });
        continue;
      }
      for (const county of plan.counties) {
        await mock.saveResult(id, {
          county,
          rows: { rows: 91, asExpected: 91, held: 46, rejected: 5, differences: [] },
          messages: scoreMessages(plan, castOf(plan, county), perfectMessages(plan, county)),
          notTried: [],
          own: { uploads: 0, rows: 0, held: 0, rejected: 0, messages: 0 },
        });
      }
      await mock.end(id, NOW, 60);
    }
    const site = trialsSite({ ...NOTHING_TRIED, mock });
    return async (who: Record<string, string> | null, query = '') => {
      const answer = await site.request(`/operations/mock-election${query}`, {}, signedIn(who));
      return { status: answer.status, type: answer.headers.get('content-type'), text: await answer.text() };
    };
  };

  it('says when none was played, and lets SOS operations alone start one', async () => {
    const open = await played([]);
    expect((await open(SOS)).text).toMatch(/No mock election has been played[\s\S]*See what it will do/);
    expect((await open(AMADOR)).text).not.toContain('See what it will do');
    expect((await open(AMADOR, '?counties=03&ballots=')).text).not.toContain('move the clock');
    expect((await open(null)).status).toBe(401);
  });

  it('says before it is started what it will do, and where the clock will stand', async () => {
    const open = await played([]);
    const { text } = await open(SOS, '?counties=Amador&ballots=5,000');
    expect(text).toContain('One county plays: Amador.');
    expect(text).toContain('5,000 ballots');
    expect(text).toMatch(/clock of the whole environment[\s\S]*is moved to[\s\S]*does not go back/);
    expect(text).toMatch(/method="post" action="[^"]*\/operations\/mock-election\/runs"/);
    const all = (await open(SOS, '?counties=&ballots=')).text;
    expect(all).toContain('2 counties play: Amador, Los Angeles.');
  });

  it('names each field that is wrong, keeps what was typed, and offers no start', async () => {
    const { text } = await (await played([]))(SOS, '?counties=Alpine&ballots=none');
    expect(text).toContain('Alpine County does not take part');
    expect(text).toContain('Give a whole number from 1 to 1,000,000');
    expect(text).toContain('value="Alpine"');
    expect(text).not.toContain('/mock-election/runs');
  });

  it('starts one under a name of its day, on record, and refuses where it may not', async () => {
    const started: unknown[] = [];
    const entries: AuditEntry[] = [];
    const world = { down: false, running: undefined as string | undefined };
    const DOWN = { kind: 'down', reason: 'maintenance', since: NOW, until: null, by: 'x' } as const;
    const site = trialsSite({
      ...NOTHING_TRIED,
      mock: memoryMockRuns(),
      trail: { record: async (entry) => void entries.push(entry) },
      environment: { read: async () => ({ state: world.down ? DOWN : UP, back: null, required: null, version: 0 }) },
      runningMock: async () => world.running,
      startMock: async (...one) => {
        started.push(one);
        return 'started';
      },
    });
    const post = async (who: Record<string, string>, fields: Record<string, string>) => {
      const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
      const init = { method: 'POST', headers, body: new URLSearchParams(fields).toString() };
      const answer = await site.request('/operations/mock-election/runs', init, signedIn(who));
      return answer.headers.get('location')?.replace('/operations/mock-election?notice=', '') ?? answer.status;
    };
    const right = { counties: '19', ballots: '1000' };
    expect(await post(SOS, right)).toBe('started');
    expect(await post(SOS, { counties: '19' })).toBe('bad-request');
    expect(await post(SOS, { counties: 'Alpine', ballots: '' })).toBe('bad-request');
    expect(await post(AMADOR, right)).toBe(403);
    world.running = 'mock-election-1';
    expect(await post(SOS, right)).toBe('under-way');
    world.running = undefined;
    world.down = true;
    expect(await post(SOS, right)).toBe('down');
    const name = `mock-election-${pacificDate(NOW).toString()}-1`;
    expect(started).toEqual([[name, { counties: ['19'], ballots: 1_000 }]]);
    const told = entries.map(({ action, outcome, target }) => `${action} ${outcome} ${target.id}`.trim());
    expect(told).toContain(`start-mock-election done ${name}`);
    expect(told.filter((one) => one === 'start-mock-election refused')).toHaveLength(5);
    const { after } = entries.find(({ outcome }) => outcome === 'done') ?? {};
    expect(after).toEqual({ counties: ['19'], ballots: 1_000 });
    const page = await site.request('/operations/mock-election', {}, signedIn(SOS));
    expect(await page.text()).toContain('None can be started now: the environment is down');
  });

  it('shows how far one is that is under way, and the ended ones beside it', async () => {
    const open = await played(['mock-election-1', 'mock-election-2'], ['mock-election-1']);
    const { text } = await open(SOS);
    expect(text).toContain('mock-election-2 is under way');
    expect(text).toContain('Stop 3 of 40');
    expect(text).toMatch(
      /1 of \d+ files of a county and a day are posted, with 40 rows: 39 became[^<]*1 did not; 38 are held/,
    );
    const cells = [...text.matchAll(/<t[hd][^>]*>([^<]*(?:<progress[^>]*>)?)/g)].map(([, cell]) => cell);
    expect(cells).toEqual(expect.arrayContaining(['Amador', 'Differs', 'Los Angeles', 'Nothing posted yet']));
    const own = (await open(AMADOR)).text;
    expect(own).toContain('with 40 rows');
    expect(own).not.toContain('Los Angeles');
    expect((await open(SOS, '?run=mock-election-1')).text).toContain('Observed equals expected');
    expect((await open(SOS, '?run=mock-election-3')).status).toBe(404);
  });

  it('shows the report, to a county its own part, also as PDF', async () => {
    const open = await played(['mock-election-1']);
    expect((await open(SOS)).text).toContain('Los Angeles');
    const own = await open(AMADOR);
    expect(own.text).toContain('Mock election of January 5, 2027, Amador County');
    expect(own.text).not.toContain('Los Angeles');
    const pdf = await open(AMADOR, '?run=mock-election-1&format=pdf');
    expect(pdf.type).toBe('application/pdf');
    expect(pdf.text).toBe('%PDF Mock election of January 5, 2027, Amador County');
    const other = { kind: 'person', role: 'county-clerk', county: '01', id: 'alameda-1' };
    expect((await open(other)).text).toContain('No mock election has been played');
    expect((await open(other, '?run=mock-election-1')).status).toBe(404);
  });
});

describe('the page of data refreshes', () => {
  const page = async (who: Record<string, string>, refresh = sampleRefreshes()) => {
    const answer = await trialsSite({ ...NOTHING_TRIED, refresh }).request(
      '/operations/data-refresh',
      {},
      signedIn(who),
    );
    return answer.text();
  };

  it('says when none was made, and to SOS operations how', async () => {
    const text = await page(SOS, NOTHING_TRIED.refresh);
    expect(text).toContain('No copy has been taken');
    expect(text).toContain('masked-copy');
    expect(await page(AMADOR)).not.toContain('masked-copy');
  });

  it('starts a refresh by the form of SOS operations, on record, and nobody else’s', async () => {
    const started: [string, unknown][] = [];
    const entries: AuditEntry[] = [];
    const site = trialsSite({
      ...NOTHING_TRIED,
      trail: { record: async (entry) => void entries.push(entry) },
      startRefresh: async (...one) => {
        started.push(one);
        return 'started';
      },
      runningRefresh: async () => started.at(-1)?.[0],
    });
    const post = async (who: Record<string, string>, copy: string) => {
      const headers = { origin: PAGES_URL, 'content-type': 'application/x-www-form-urlencoded' };
      const init = { method: 'POST', headers, body: new URLSearchParams({ copy }).toString() };
      const answer = await site.request('/operations/data-refresh/runs', init, signedIn(who));
      return answer.headers.get('location') ?? answer.status;
    };
    expect(await post(SOS, '2021-06-25-1')).toBe('/operations/data-refresh?notice=started');
    expect(await post(SOS, '2021-06-25-1')).toBe('/operations/data-refresh?notice=under-way');
    for (const wrong of ['2021-06-31-1', '2021-06-25', '', '2021-06-25-1"'])
      expect(await post(SOS, wrong)).toBe('/operations/data-refresh?notice=bad-request');
    expect(await post(AMADOR, '2021-06-25-1')).toBe(403);
    expect(started).toHaveLength(1);
    expect(started[0]).toEqual([
      expect.stringMatching(/^data-refresh-2021-06-25-1-[\dT-]+$/),
      { copy: '2021-06-25-1' },
    ]);
    const told = entries.map(({ action, outcome, target }) => `${action} ${outcome} ${target.id}`.trim());
    expect(told).toContain('start-data-refresh done 2021-06-25-1');
    expect(told.filter((one) => one.endsWith('refused')).length).toBe(6);
  });

  it('gives the clerk of a county that takes part its own masked roll, with checksums, and nobody else any', async () => {
    const text = await page(AMADOR);
    expect(text).toContain('masked as VoteCal’s is');
    for (const seen of ['1188', 'c'.repeat(64), '54', 'd'.repeat(64)]) expect(text).toContain(seen);
    const links = [...text.matchAll(/href="(https:\/\/rolls[^"]+)"/g)].map(([, href]) => href);
    expect(links).toEqual([
      'https://rolls.example.org/extracts/03/copy-2021-06-25-2/roll.csv?as=03-2021-06-25-2-roll.csv',
      'https://rolls.example.org/extracts/03/copy-2021-06-25-2/precincts.csv?as=03-2021-06-25-2-precincts.csv',
    ]);
    const inCounty = (role: string, county: string) => ({ kind: 'person', role, county, id: `${role}-${county}` });
    expect(await page(inCounty('county-technician', '03'))).toContain('c'.repeat(64));
    // The state, whoever only looks on, and a county that has not opted in.
    for (const who of [SOS, inCounty('read-only', '03'), inCounty('county-clerk', '01')]) {
      expect(await page(who)).not.toContain('rolls.example.org');
    }
  });

  it('says what to do where the copy has no roll of the county, and offers none while a copy is taken over', async () => {
    const refresh = sampleRefreshes();
    const without = await page(AMADOR, { ...refresh, copies: { read: async () => undefined } });
    expect(without).toContain('This copy has no roll of your county');
    const list = async () => (await refresh.refreshes.list()).slice(1);
    expect(await page(AMADOR, { ...refresh, refreshes: { list } })).not.toContain('roll of your county');
    expect(await page(AMADOR, { ...refresh, refreshes: { list } })).not.toContain('rolls.example.org');
  });

  it('shows what both sides counted, and each copy with its end', async () => {
    const text = await page(SOS);
    expect(text).toContain('Done: everything is as it was sent');
    expect(text).toContain('Not as it was sent');
    expect(text.match(/1200/g)?.length).toBeGreaterThanOrEqual(2);
    expect(text).toContain('Confidential voters left out: 12');
  });

  it('shows whose backup is confirmed: to a county its own word alone', async () => {
    const text = await page(SOS);
    expect(text).toContain('Amador');
    expect(text).toContain('Los Angeles');
    const own = await page(AMADOR);
    expect(own).toContain('Amador');
    expect(own).not.toContain('Los Angeles');
  });
});
