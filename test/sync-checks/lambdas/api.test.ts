import { describe, expect, it } from 'vitest';
import { acknowledgeDifferences } from '../../../lambdas/sync-checks/acknowledge-differences/handler.ts';
import { cancelAlternateSchedule } from '../../../lambdas/sync-checks/cancel-alternate-schedule/handler.ts';
import { cancelSyncCheck } from '../../../lambdas/sync-checks/cancel-sync-check/handler.ts';
import { listDifferences } from '../../../lambdas/sync-checks/list-differences/handler.ts';
import { listSyncSchedule } from '../../../lambdas/sync-checks/list-sync-schedule/handler.ts';
import { putAlternateSchedule } from '../../../lambdas/sync-checks/put-alternate-schedule/handler.ts';
import { readSyncCheck } from '../../../lambdas/sync-checks/read-sync-check/handler.ts';
import { readSyncChecks } from '../../../lambdas/sync-checks/read-sync-checks/handler.ts';
import { readSyncCompliance } from '../../../lambdas/sync-checks/read-sync-compliance/handler.ts';
import { startSyncCheck } from '../../../lambdas/sync-checks/start-sync-check/handler.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import * as routes from '../../../lib/sync-checks/api/routes.ts';
import { listDifferences as listDifferencesRoute } from '../../../lib/sync-checks/api/routes.ts';
import {
  EVERYBODY_COMPARED,
  noDifferences,
  nothingInvisible,
} from '../../../lib/sync-checks/domain/compare/compare-report.ts';
import type { Difference } from '../../../lib/sync-checks/domain/difference.ts';
import { countyCheck } from '../../../lib/sync-checks/domain/new-check.ts';
import { nightToRun } from '../../../lib/sync-checks/domain/night.ts';
import { CHECKS_PER_PAGE } from '../../../lib/sync-checks/use-cases/list-checks.ts';
import { memoryAlternates, memoryChecks, memoryTokens, settableClock, silentLog } from '../memory-stores.ts';

const SOS: Caller = { kind: 'client', role: 'sos-system', county: null, id: 's' };
const county = (code: string): Caller => ({ kind: 'client', role: 'county-ems', county: code, id: code });
const at = (text: string) => Temporal.Instant.from(text);
const request = <Body, Query, Path>(
  caller: Caller,
  body: Body,
  query: Query,
  path: Path,
  headers: Record<string, string> = {},
) => ({
  caller,
  body,
  query,
  path,
  headers,
  rawBody: '',
});

const stage = () => {
  const time = settableClock('2026-12-08T18:00:00Z');
  const memory = memoryChecks();
  const done = {
    ...countyCheck('03', at('2026-12-05T02:00:00Z')),
    status: 'completed' as const,
    result: 'passed' as const,
    endedAt: at('2026-12-05T03:00:00Z'),
  };
  const comparison = {
    records: { ems: 10, votecal: 11 },
    counts: noDifferences(),
    invisible: nothingInvisible(),
    notCompared: EVERYBODY_COMPARED,
    precincts: { ems: 4, votecal: 4, differences: 0 },
    leftOut: { ems: {}, votecal: {} },
    rowProblems: [],
  };
  memory.add({ ...done, comparison });
  memory.add({ ...countyCheck('19', at('2026-12-08T17:00:00Z')), comparison });
  return { time, ...memory, done };
};

describe('a county’s own check', () => {
  it('starts at any time, and is refused with a clear reason while one is running', async () => {
    const { time, store: checks } = stage();
    const started: string[] = [];
    const start = startSyncCheck({ clock: time.clock, checks, startCheck: async (id) => void started.push(id) });
    expect(await start(request(county('03'), {}, undefined, undefined), { log: silentLog })).toMatchObject({
      status: 202,
      body: { id: '03-20261208T100000-county', status: 'requested' },
    });
    expect(started).toEqual(['03-20261208T100000-county']);
    expect(await start(request(county('03'), {}, undefined, undefined), { log: silentLog })).toMatchObject({
      status: 409,
      body: { code: 'check-already-running' },
    });
  });

  it('leaves nothing running when its execution could not be started', async () => {
    const { time, store: checks } = stage();
    const start = startSyncCheck({
      clock: time.clock,
      checks,
      startCheck: async () => {
        throw new Error('throttled');
      },
    });
    await expect(start(request(county('03'), {}, undefined, undefined), { log: silentLog })).rejects.toThrow();
    expect((await checks.running()).map((place) => place.county)).toEqual(['19']);
  });
});

describe('cancelling a check', () => {
  const cancelling = () => {
    const { time, store: checks, checks: stored } = stage();
    const { tokens, told } = memoryTokens();
    const cancel = cancelSyncCheck({ clock: time.clock, checks, tokens });
    const ask = (caller: Caller, id: string) =>
      cancel(request(caller, undefined, undefined, { id }), { log: silentLog });
    return { checks, stored, told, ask };
  };
  const RUNNING = '19-20261208T090000-county';

  it('ends it without a result, lets its execution go on, and frees the county', async () => {
    const { checks, stored, told, ask } = cancelling();
    await checks.keepWait(RUNNING, { taskToken: 'token-1' });
    expect(await ask(county('19'), RUNNING)).toMatchObject({ status: 200, body: { id: RUNNING, status: 'failed' } });
    expect(stored.get(RUNNING)).toMatchObject({ status: 'failed', failure: { code: 'cancelled-by-county' } });
    expect(told).toEqual(['cancelled token-1']);
    expect(await checks.running()).toEqual([]);
    // The first call may have died before the execution heard of it.
    expect(await ask(county('19'), RUNNING)).toMatchObject({ status: 200, body: { status: 'failed' } });
    expect(told).toHaveLength(2);
  });

  it('is for what a county has started itself and has not ended', async () => {
    const { checks, stored, told, ask } = cancelling();
    const night = { ...countyCheck('21', at('2026-12-08T17:00:00Z')), kind: 'regular' as const };
    await checks.start(night, at('2026-12-08T17:00:00Z'));
    expect(await ask(county('21'), night.id)).toMatchObject({
      status: 409,
      body: { code: 'check-not-yours-to-cancel' },
    });
    const ended = '03-20261204T180000-county';
    expect(await ask(county('03'), ended)).toMatchObject({ status: 409, body: { code: 'check-ended' } });
    expect(await ask(county('03'), RUNNING)).toMatchObject({ status: 404 });
    expect([night.id, ended, RUNNING].map((id) => stored.get(id)?.status)).toEqual([
      'requested',
      'completed',
      'requested',
    ]);
    expect(told).toEqual([]);
  });
});

describe('reading checks', () => {
  it('shows a county its own and SOS all of them, newest first', async () => {
    const { time, store: checks } = stage();
    const list = readSyncChecks({ clock: time.clock, checks });
    const ids = async (caller: Caller, query: { county?: string } = {}) => {
      const { body } = await list(request(caller, undefined, query, undefined));
      return Object(body).checks?.map((check: { id: string }) => check.id);
    };
    expect(await ids(SOS)).toEqual(['19-20261208T090000-county', '03-20261204T180000-county']);
    expect(await ids(SOS, { county: '03' })).toEqual(['03-20261204T180000-county']);
    expect(await ids(county('19'))).toEqual(['19-20261208T090000-county']);
    expect((await list(request(county('19'), undefined, { county: '03' }, undefined))).status).toBe(404);
  });

  it.each([
    [{ from: '2026-12-02', to: '2026-12-01' }, false],
    [{ from: '9999-12-31' }, false],
    [{ from: '0000-01-01' }, false],
    [{ from: '2026-12-01', to: '2026-12-01' }, true],
    [{ to: '2026-12-01' }, true],
    [{ county: '59' }, false],
  ])('takes the dates %j: %s', (query, taken) => {
    expect(routes.readSyncChecks.query?.safeParse(query).success).toBe(taken);
  });

  it('gives all of them page by page, without the row problems that would make the answer too large', async () => {
    const { time, store: checks, add } = stage();
    const comparison = {
      records: { ems: 1, votecal: 1 },
      counts: noDifferences(),
      invisible: nothingInvisible(),
      notCompared: EVERYBODY_COMPARED,
      precincts: { ems: 4, votecal: 4, differences: 0 },
      leftOut: { ems: {}, votecal: {} },
    };
    const rowProblems = [{ side: 'ems' as const, line: 1, code: 'not-json' as const }];
    for (let minutes = 0; minutes < 2 * CHECKS_PER_PAGE; minutes += 1) {
      const check = countyCheck('04', at('2026-11-03T08:00:00Z').add({ minutes }));
      const endedAt = check.requestedAt;
      add({ ...check, status: 'completed', result: 'passed', endedAt, comparison: { ...comparison, rowProblems } });
    }
    const list = readSyncChecks({ clock: time.clock, checks });
    const ids: string[] = [];
    let cursor: string | null | undefined;
    const sizes: number[] = [];
    while (cursor !== null) {
      const { body } = await list(request(SOS, undefined, { cursor }, undefined));
      const page = Object(body);
      ids.push(...page.checks.map(({ id }: { id: string }) => id));
      sizes.push(page.checks.length);
      expect(JSON.stringify(page)).not.toContain('rowProblems');
      cursor = page.cursor;
    }
    expect(sizes).toEqual([CHECKS_PER_PAGE, CHECKS_PER_PAGE, 2]);
    expect(new Set(ids).size).toBe(2 * CHECKS_PER_PAGE + 2);
    const foreign = request(county('19'), undefined, { cursor: ids.at(-1) }, undefined);
    expect(await list(foreign)).toMatchObject({ status: 400, body: { code: 'unknown-cursor' } });
  });

  it('gives none from a date that is still to come', async () => {
    const { time, store: checks } = stage();
    const list = readSyncChecks({ clock: time.clock, checks });
    const query = { from: Temporal.PlainDate.from('2027-01-01') };
    expect(await list(request(SOS, undefined, query, undefined))).toMatchObject({ status: 200, body: { checks: [] } });
  });

  it('shows what was found only once the check is complete', async () => {
    const { store: checks } = stage();
    const read = readSyncCheck({ checks });
    const view = async (id: string) =>
      routes.SyncCheckView.parse((await read(request(SOS, undefined, undefined, { id }))).body);
    expect(await view('03-20261204T180000-county')).toMatchObject({
      counts: { total: 0, records: { ems: 10, votecal: 11 } },
      completedAt: '2026-12-04T19:00:00-08:00',
    });
    expect(await view('19-20261208T090000-county')).toMatchObject({ counts: null, result: null, completedAt: null });
  });

  it('answers another county’s check as one that does not exist', async () => {
    const { store: checks } = stage();
    const read = readSyncCheck({ checks });
    const foreign = await read(request(county('19'), undefined, undefined, { id: '03-20261204T180000-county' }));
    const unknown = await read(request(county('19'), undefined, undefined, { id: '19-2020-01-03-regular' }));
    expect(foreign).toEqual(unknown);
    expect(foreign.status).toBe(404);
  });
});

describe('differences', () => {
  const page = { differences: [], cursor: 'MTA' };
  it('are handed out of completed checks only, as JSON or NDJSON', async () => {
    const { store: checks } = stage();
    const list = listDifferences({
      checks,
      differences: { page: async (_check, cursor) => (cursor === 'bad' ? null : cursor === 'late' ? 'deleted' : page) },
    });
    const ask = (id: string, cursor?: string, headers = {}) =>
      list(request(SOS, undefined, { cursor, limit: 10 }, { id }, headers));
    expect(await ask('03-20261204T180000-county')).toMatchObject({ status: 200, body: page });
    expect(await ask('03-20261204T180000-county', undefined, { accept: 'application/x-ndjson' })).toMatchObject({
      contentType: 'application/x-ndjson',
      headers: { 'rollcall-cursor': 'MTA' },
    });
    expect((await ask('03-20261204T180000-county', 'bad')).status).toBe(400);
    expect((await ask('03-20261204T180000-county', 'late')).status).toBe(410);
    expect((await ask('19-20261208T090000-county')).status).toBe(409);
  });

  it('tell the age of each when asked, and hold to the promised members otherwise', async () => {
    const { store: checks } = stage();
    const plain = {
      voterId: 'V1',
      class: 'field',
      category: 'registration',
      field: 'lastName',
      ems: 'Li',
      votecal: 'Lee',
      priority: 4,
    } as const;
    const aged: Difference = { ...plain, since: '2026-11-06' };
    const list = listDifferences({
      checks,
      differences: { page: async () => ({ differences: [aged], cursor: null }) },
    });
    const ask = (ages?: 'true') =>
      list(request(SOS, undefined, { limit: 10, ages }, { id: '03-20261204T180000-county' }, {}));
    expect((await ask()).body).toEqual({ differences: [plain], cursor: null });
    expect((await ask('true')).body).toEqual({ differences: [aged], cursor: null });
  });

  it.each([
    [
      'dfm',
      'priority,voterId,class,category,field,ems,votecal,since\r\n',
      "4,V1,field,registration,lastName,'=1,Lee,2026-11-06\r\n",
    ],
    [
      'runbeck',
      '',
      '{"voter":{"id":"V1"},"difference":{"class":"field","category":"registration","field":"lastName","since":"2026-11-06"},"values":{"ems":"=1","votecal":"Lee"},"priority":4}\n',
    ],
  ] as const)('come in the form for %s, whose pages end to end are one file', async (format, header, line) => {
    const { store: checks } = stage();
    const difference: Difference = {
      voterId: 'V1',
      class: 'field',
      category: 'registration',
      field: 'lastName',
      ems: '=1',
      votecal: 'Lee',
      priority: 4,
      since: '2026-11-06',
    };
    const list = listDifferences({
      checks,
      differences: {
        page: async (_check, cursor) => ({ differences: [difference], cursor: cursor === undefined ? 'MTA' : null }),
      },
    });
    const id = '03-20261204T180000-county';
    const ask = (cursor?: string) => list(request(county('03'), undefined, { cursor, limit: 1, format }, { id }));
    const first = await ask();
    expect(first.headers?.['rollcall-cursor']).toBe('MTA');
    expect(first.headers?.['content-disposition']).toContain(`${id}.rollcall-${format}.`);
    const last = await ask('MTA');
    expect(last.headers?.['rollcall-cursor']).toBeUndefined();
    expect(`${first.body}${last.body}`).toBe(`${header}${line}${line}`);
    expect(listDifferencesRoute.query?.safeParse({ format: 'other' }).success).toBe(false);
  });

  it('are acknowledged once: the first time counts', async () => {
    const { store: checks, time } = stage();
    const acknowledge = acknowledgeDifferences({ clock: time.clock, checks });
    const ask = (id: string) => acknowledge(request(county(id.slice(0, 2)), {}, undefined, { id }));
    const first = await ask('03-20261204T180000-county');
    time.set('2026-12-09T18:00:00Z');
    expect(await ask('03-20261204T180000-county')).toEqual(first);
    expect(first.body).toEqual({ id: '03-20261204T180000-county', acknowledgedAt: '2026-12-08T10:00:00-08:00' });
    expect((await ask('19-20261208T090000-county')).status).toBe(409);
  });
});

describe('alternate dates', () => {
  const agree = () => {
    const time = settableClock('2026-12-01T18:00:00Z');
    const { store: alternates, dates } = memoryAlternates();
    const calls: string[] = [];
    const schedules = {
      put: async ({ county: code }: { county: string }) => void calls.push(`put ${code}`),
      cancel: async (code: string) => void calls.push(`cancel ${code}`),
    };
    const { store: checks, add } = memoryChecks();
    const put = putAlternateSchedule({ clock: time.clock, checks, alternates, schedules });
    const cancel = cancelAlternateSchedule({ clock: time.clock, alternates, schedules });
    const list = listSyncSchedule({ alternates });
    return {
      time,
      dates,
      calls,
      add,
      put: (runAt: string) =>
        put(request(SOS, { runAt: at(runAt), reason: 'precincts' }, undefined, { code: '03' }), { log: silentLog }),
      cancel: () => cancel(request(SOS, undefined, undefined, { code: '03' }), { log: silentLog }),
      windows: async (caller: Caller) => {
        const range = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-31') };
        return Object((await list(request(caller, undefined, range, undefined))).body).windows;
      },
    };
  };

  it('get a schedule of their own, are shown, and can be taken back', async () => {
    const { put, cancel, windows, calls } = agree();
    expect(await put('2026-12-10T20:00:00-08:00')).toMatchObject({
      status: 200,
      body: { county: '03', runAt: '2026-12-10T20:00:00-08:00', closesAt: '2026-12-11T05:00:00-08:00' },
    });
    const alternate = {
      county: '03',
      group: 'A',
      kind: 'alternate',
      opensAt: '2026-12-10T20:00:00-08:00',
      closesAt: '2026-12-11T05:00:00-08:00',
      reason: 'precincts',
    };
    expect(await windows(county('03'))).toContainEqual(alternate);
    expect(await windows(SOS)).toContainEqual(alternate);
    expect(await windows(county('19'))).not.toContainEqual(alternate);
    expect((await cancel()).status).toBe(204);
    expect(await windows(SOS)).not.toContainEqual(alternate);
    expect((await cancel()).status).toBe(404);
    expect(calls).toEqual(['put 03', 'put 03', 'cancel 03']);
  });

  it.each(['2026-12-01T18:00:00Z', '2026-11-01T18:00:00Z', '2027-02-02T18:00:01Z'])('refuse %s', async (runAt) => {
    const { put, calls } = agree();
    expect((await put(runAt)).status).toBe(422);
    expect(calls).toEqual([]);
  });

  it('begin with a whole second, as their schedule does: a fraction later the window would not be open yet', async () => {
    const { put, dates } = agree();
    const answer = await put('2026-12-10T20:00:00.750-08:00');
    expect(answer).toMatchObject({ status: 200, body: { runAt: '2026-12-10T20:00:00-08:00' } });
    const alternate = dates.get('03');
    const start = { nightId: 'alternate', county: '03', scheduledAt: at('2026-12-10T20:00:00-08:00') };
    expect(nightToRun(start, alternate, at('2026-12-10T20:00:00-08:00'))).toMatchObject({ ok: true });
  });

  it('stand in the published schedule for the windows that they replace, and for no other', async () => {
    const { put, cancel, windows } = agree();
    const kinds = async () => (await windows(county('03'))).map(({ kind }: { kind: string }) => kind);
    expect(await kinds()).toEqual(['regular']);
    await put('2026-12-10T20:00:00-08:00');
    expect(await kinds()).toEqual(['alternate']);
    expect(await windows(county('04'))).toHaveLength(1);
    await cancel();
    expect(await kinds()).toEqual(['regular']);
    // Before the regular night: that one runs when the alternate check gives no result.
    await put('2026-12-02T20:00:00-08:00');
    expect(await kinds()).toEqual(['alternate', 'regular']);
    await put('2027-01-10T20:00:00-08:00');
    expect(await kinds()).toEqual(['regular']);
  });

  it('leave a window in the schedule that had opened before they were agreed', async () => {
    const { put, windows, time } = agree();
    time.set('2026-12-08T18:00:00Z');
    await put('2026-12-20T20:00:00-08:00');
    expect((await windows(county('03'))).map(({ kind }: { kind: string }) => kind)).toEqual(['regular', 'alternate']);
  });

  it('are refused where the county has had its alternate check, which would never run twice', async () => {
    const { put, add, calls } = agree();
    const had = { ...countyCheck('03', at('2026-12-10T18:00:00Z')), id: '03-2026-12-10-alternate' };
    add({ ...had, kind: 'alternate', status: 'failed', endedAt: had.requestedAt });
    expect(await put('2026-12-10T20:00:00-08:00')).toMatchObject({
      status: 409,
      body: { code: 'alternate-date-used' },
    });
    expect(calls).toEqual([]);
    expect((await put('2026-12-11T20:00:00-08:00')).status).toBe(200);
  });

  it('cannot be taken back once their time has come', async () => {
    const { put, cancel, time } = agree();
    await put('2026-12-10T20:00:00-08:00');
    time.set('2026-12-11T04:00:00Z');
    expect((await cancel()).status).toBe(404);
  });
});

describe('the published schedule', () => {
  it('gives every county every window of a month at 17:00, Orange’s too', async () => {
    const list = listSyncSchedule({ alternates: memoryAlternates().store });
    const range = { from: Temporal.PlainDate.from('2026-12-01'), to: Temporal.PlainDate.from('2026-12-31') };
    const { windows } = Object((await list(request(SOS, undefined, range, undefined))).body);
    expect(windows).toHaveLength(58 + 3);
    for (const window of windows) {
      expect(window.opensAt).toMatch(/T17:00:00-08:00$/);
      expect(window.closesAt).toMatch(/T05:00:00-08:00$/);
    }
  });
});

describe('compliance', () => {
  it('shows a county its own standing, and SOS all 58', async () => {
    const { time, store: checks } = stage();
    const read = readSyncCompliance({ clock: time.clock, checks, elections: { list: async () => [] } });
    const counties = async (caller: Caller, query = {}) =>
      Object((await read(request(caller, undefined, query, undefined))).body).counties;
    const [own, ...others] = await counties(county('03'));
    expect(others).toEqual([]);
    expect(own.months).toHaveLength(12);
    expect(own.months.at(-1)).toEqual({
      month: '2026-12',
      standing: 'met',
      checkId: '03-20261204T180000-county',
      skipReason: null,
    });
    expect(await counties(SOS)).toHaveLength(58);
  });
});
