import { gzipSync } from 'node:zlib';
import {
  DescribeExecutionCommand,
  ListExecutionsCommand,
  ListStateMachinesCommand,
  StartExecutionCommand,
  StopExecutionCommand,
} from '@aws-sdk/client-sfn';
import { Temporal } from 'temporal-polyfill';
import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients } from '../../lib/local/aws/clients.ts';
import {
  call,
  collect,
  countyMail,
  eventually,
  forEach,
  innerAddresses,
  moveTo,
  now,
  problemOf,
  reach,
  read,
  setEms,
} from './client.ts';
import { npmRunLocal } from './command-line.ts';
import {
  type Check,
  checkOfNight,
  checksOf,
  confirm,
  deliver,
  differencesOf,
  ended,
  expectTrueCheck,
  injectedOf,
  readCheck,
  seeded,
  sha256,
  startCheck,
  upload,
} from './sync-client.ts';

/** Memorandum #21029, written down a second time, with Ventura (56) and Yolo (57) where the design puts them. */
const GROUP_A = [
  '03',
  '04',
  '05',
  '08',
  '09',
  '11',
  '14',
  '17',
  '18',
  '19',
  '22',
  '23',
  '24',
  '32',
  '45',
  '47',
  '52',
  '58',
];
const GROUP_B = [
  '06',
  '12',
  '13',
  '20',
  '26',
  '27',
  '29',
  '33',
  '34',
  '35',
  '36',
  '37',
  '38',
  '39',
  '41',
  '48',
  '50',
  '53',
  '55',
];
const GROUP_C = [
  '01',
  '02',
  '07',
  '10',
  '15',
  '16',
  '21',
  '25',
  '28',
  '30',
  '31',
  '40',
  '42',
  '43',
  '44',
  '46',
  '49',
  '51',
  '54',
  '56',
  '57',
];

const NIGHT_A = { from: '2026-10-02T17:00:00-07:00', to: '2026-10-03T05:00:00-07:00' } as const;
const NIGHT_B = { from: '2026-10-14T17:00:00-07:00', to: '2026-10-15T05:00:00-07:00' } as const;
const NIGHT_C = { from: '2026-10-15T17:00:00-07:00', to: '2026-10-16T05:00:00-07:00' } as const;
const NIGHT_LA = { from: '2026-10-16T17:00:00-07:00', to: '2026-10-17T05:00:00-07:00' } as const;
const NIGHT_SD = { from: '2026-10-21T17:00:00-07:00', to: '2026-10-22T05:00:00-07:00' } as const;
const NOVEMBER_A = { from: '2026-11-06T17:00:00-08:00', to: '2026-11-07T05:00:00-08:00' } as const;

type Night = { readonly from: string; readonly to: string };

const checkOf = (county: string, night: Night, kind?: string): Promise<Check> =>
  checkOfNight(county, night.from, night.to, kind);

/** Mail to a county's staff about one check. */
const noticesOf = async (id: string) =>
  (await countyMail()).filter(({ subject, body }) => `${subject}\n${body}`.includes(id));

const stepFunctions = async () => {
  const { emulator } = innerAddresses();
  return createClients(emulator).stepFunctions;
};

/** The executions of a machine whose name ends like this. */
const executionsOf = async (machine: string, part: string) => {
  const client = await stepFunctions();
  const { stateMachines = [] } = await client.send(new ListStateMachinesCommand({}));
  const arn = stateMachines.find(({ name }) => name?.endsWith(machine))?.stateMachineArn;
  const { executions = [] } = await client.send(new ListExecutionsCommand({ stateMachineArn: arn, maxResults: 1000 }));
  return { client, arn, executions: executions.filter(({ name }) => name?.includes(part)) };
};

const succeeded = (client: Awaited<ReturnType<typeof stepFunctions>>, executionArn: string | undefined) =>
  eventually(`the end of ${executionArn}`, async () => {
    const { status } = await client.send(new DescribeExecutionCommand({ executionArn }));
    return status === 'RUNNING' ? undefined : status;
  });

describe('Group A, as the demonstration left it', () => {
  it('gave each of the 18 counties exactly the injected differences, through its own token', async () => {
    await forEach(GROUP_A, async (county) => expectTrueCheck(await checkOf(county, NIGHT_A)));
  });

  it('hands the same differences out in small pages, none lost and none twice', async () => {
    await expectTrueCheck(await checkOf('19', NIGHT_A), { limit: 7 });
    await expectTrueCheck(await checkOf('03', NIGHT_A), { limit: 1 });
  });

  it('hands them out as NDJSON when asked', async () => {
    const check = await checkOf('08', NIGHT_A);
    const answer = await call('08', 'GET', `/v1/sync-checks/${check.id}/differences`, {
      headers: { accept: 'application/x-ndjson' },
    });
    expect(answer.status, answer.told).toBe(200);
    expect(answer.headers.get('content-type')).toContain('ndjson');
    const lines = answer.text
      .trimEnd()
      .split('\n')
      .map((line) => JSON.parse(line) as unknown);
    expect(lines).toEqual(await differencesOf(check.id));
  });

  it('told each county once, with the help desks, and no voter in the mail', async () => {
    for (const county of GROUP_A) {
      const { id } = await checkOf(county, NIGHT_A);
      const mail = await noticesOf(id);
      expect(mail, `mail about ${id}`).toHaveLength(1);
      expect(mail[0]?.body).toContain('votecalhelp@sos.ca.gov');
      expect(mail[0]?.body).toContain('(888) 868-3225');
      expect(mail[0]?.body).not.toMatch(/\bV\d{6,}/);
    }
  });
});

describe('the schedule', () => {
  const NIGHTS: readonly (readonly [string, readonly string[], 'regular' | 'additional'])[] = [
    ['2026-10-02', GROUP_A, 'regular'],
    ['2026-10-14', GROUP_B, 'regular'],
    ['2026-10-15', GROUP_C, 'regular'],
    ['2026-10-15', ['30'], 'additional'],
    ['2026-10-16', ['19'], 'additional'],
    ['2026-10-21', ['37'], 'additional'],
    ['2026-11-06', GROUP_A, 'regular'],
    ['2026-11-11', GROUP_B, 'regular'],
    ['2026-11-18', ['37'], 'additional'],
    ['2026-11-19', GROUP_C, 'regular'],
    ['2026-11-19', ['30'], 'additional'],
    ['2026-11-20', ['19'], 'additional'],
    ['2026-12-04', GROUP_A, 'regular'],
    ['2026-12-09', GROUP_B, 'regular'],
    ['2026-12-16', ['37'], 'additional'],
    ['2026-12-17', GROUP_C, 'regular'],
    ['2026-12-17', ['30'], 'additional'],
    ['2026-12-18', ['19'], 'additional'],
  ];
  const groupOf = (county: string) => (GROUP_A.includes(county) ? 'A' : GROUP_B.includes(county) ? 'B' : 'C');
  const nextDay = (date: string) => Temporal.PlainDate.from(date).add({ days: 1 }).toString();
  const windowOf = (date: string, county: string, kind: string) => {
    // Pacific Daylight Time ends on 2026-11-01.
    const offset = date < '2026-11-01' ? '-07:00' : '-08:00';
    return {
      county,
      group: groupOf(county),
      kind,
      opensAt: `${date}T17:00:00${offset}`,
      closesAt: `${nextDay(date)}T05:00:00${offset}`,
    };
  };
  const EXPECTED = NIGHTS.flatMap(([date, counties, kind]) => counties.map((county) => windowOf(date, county, kind)));
  const Schedule = z.strictObject({
    windows: z.array(
      z.strictObject({
        county: z.string(),
        group: z.string(),
        kind: z.string(),
        opensAt: z.string(),
        closesAt: z.string(),
      }),
    ),
  });
  const sorted = (windows: readonly object[]): string[] => windows.map((window) => JSON.stringify(window)).toSorted();

  it('names every window of all 58 counties for SOS, in Pacific wall-clock time on both sides of the change', async () => {
    const answer = await call('sos', 'GET', '/v1/sync-schedule?from=2026-10-01&to=2026-12-31');
    const { windows } = read(answer, 200, Schedule);
    expect(sorted(windows)).toEqual(sorted(EXPECTED));
    const regular = windows.filter(({ kind }) => kind === 'regular');
    for (const month of ['2026-10', '2026-11', '2026-12']) {
      const counties = regular.filter(({ opensAt }) => opensAt.startsWith(month)).map(({ county }) => county);
      expect(new Set(counties).size, `counties checked in ${month}`).toBe(58);
      expect(counties).toHaveLength(58);
    }
  });

  it('shows a county its own windows only', async () => {
    for (const county of ['19', '30', '37', '56']) {
      const answer = await call(county, 'GET', '/v1/sync-schedule?from=2026-10-01&to=2026-12-31');
      const { windows } = read(answer, 200, Schedule);
      expect(sorted(windows)).toEqual(sorted(EXPECTED.filter((window) => window.county === county)));
    }
  });

  it.each([
    ['no range', ''],
    ['no end', '?from=2026-10-01'],
    ['a date that does not exist', '?from=2026-02-30&to=2026-03-01'],
    ['an end before the beginning', '?from=2026-10-02&to=2026-10-01'],
    ['a range of centuries', '?from=0001-01-01&to=9999-12-31'],
  ])('refuses %s with a sentence', async (_, query) => {
    problemOf(await call('sos', 'GET', `/v1/sync-schedule${query}`), 400);
  });
});

describe("Group B's night", () => {
  beforeAll(async () => {
    await reach('2026-10-14T17:01:00-07:00');
  });

  it('checked all 19 counties, each result equal to the injected truth', async () => {
    await forEach(GROUP_B, async (county) => expectTrueCheck(await checkOf(county, NIGHT_B)));
  });

  it('gives one result and one mail when the scheduler delivers the same start twice more', async () => {
    const { client, arn, executions } = await executionsOf('sync-night', 'group-b');
    expect(executions, "executions of Group B's night").toHaveLength(1);
    const before = await collect(GROUP_B, (county) => checksOf(county));
    const mailBefore = (await countyMail()).length;
    const { input } = await client.send(new DescribeExecutionCommand({ executionArn: executions[0]?.executionArn }));
    const again = await Promise.all(
      ['again-1', 'again-2'].map((name) =>
        client.send(new StartExecutionCommand({ stateMachineArn: arn, name: `group-b-${name}-${Date.now()}`, input })),
      ),
    );
    for (const { executionArn } of again) expect(await succeeded(client, executionArn)).toBe('SUCCEEDED');
    await moveTo('2026-10-14T17:30:00-07:00');
    expect(await collect(GROUP_B, (county) => checksOf(county))).toEqual(before);
    expect(await countyMail()).toHaveLength(mailBefore);
  });
});

describe("Group C's night, with everything that can go wrong with an extract", () => {
  const APART = ['02', '16', '25', '28', '30', '42', '44', '46', '51', '54', '57'];
  const ALTERNATE = '49';
  const ids = new Map<string, string>();
  const idOf = (county: string): string => ids.get(county) ?? `${county}-none`;

  beforeAll(async () => {
    await reach('2026-10-15T16:30:00-07:00');
    await setEms('02', 'silent');
    for (const county of APART.slice(1)) await setEms(county, 'manual');
  });

  it('lets SOS agree an alternate date with one county, and take another one back', async () => {
    const runAt = '2026-10-20T20:00:00-07:00';
    const put = (county: string) =>
      call('sos', 'PUT', `/v1/counties/${county}/alternate-schedule`, {
        body: { runAt, reason: 'Working on precinct differences after redistricting' },
      });
    const agreed = read(await put(ALTERNATE), 200, z.looseObject({ runAt: z.string() }));
    expect(Temporal.Instant.from(agreed.runAt)).toEqual(Temporal.Instant.from(runAt));
    read(await put('07'), 200, z.looseObject({}));
    const cancelled = await call('sos', 'DELETE', '/v1/counties/07/alternate-schedule');
    expect(cancelled.status, cancelled.told).toBe(204);
    const { windows } = read(
      await call('49', 'GET', '/v1/sync-schedule?from=2026-10-01&to=2026-10-31'),
      200,
      z.object({ windows: z.array(z.object({ kind: z.string(), opensAt: z.string() })) }),
    );
    expect(windows).toContainEqual({ kind: 'alternate', opensAt: runAt });
    problemOf(
      await call('sos', 'PUT', '/v1/counties/49/alternate-schedule', {
        body: { runAt: '2026-10-01T20:00:00-07:00', reason: 'past' },
      }),
      [400, 409, 422],
    );
  });

  it('checks the undisturbed counties as always', async () => {
    await moveTo('2026-10-15T17:01:00-07:00');
    for (const county of APART) ids.set(county, (await checkOf(county, NIGHT_C)).id);
    const ordinary = GROUP_C.filter((county) => !APART.includes(county) && county !== ALTERNATE);
    await forEach(ordinary, async (county) => expectTrueCheck(await checkOf(county, NIGHT_C)));
  });

  it('skips the county with the alternate date, and says so', async () => {
    const check = await checkOf(ALTERNATE, NIGHT_C);
    expect(check).toMatchObject({ status: 'skipped', result: null, skipReason: { code: 'alternate-schedule-agreed' } });
    expect(check.skipReason?.sentence).toContain('2026-10-20');
  });

  it('waits for a county whose EMS has not answered, and shows no result meanwhile', async () => {
    for (const county of APART) {
      const check = await readCheck(idOf(county));
      expect(check).toMatchObject({ status: 'awaiting-extract', result: null, counts: null, completedAt: null });
      problemOf(await call(county, 'GET', `/v1/sync-checks/${check.id}/differences`), 409);
    }
  });

  it('refuses a second check while one is running', async () => {
    const problem = problemOf(await call('44', 'POST', '/v1/sync-checks', { body: {} }), 409);
    expect(problem.code).toBe('check-already-running');
  });

  it('refuses to confirm what was never uploaded', async () => {
    problemOf(await confirm(idOf('44'), { sha256: sha256(''), rows: 0 }), 409);
    expect((await readCheck(idOf('44'))).status).toBe('awaiting-extract');
  });

  it('confirmed twice: one result, one mail; another file for the same check is refused', async () => {
    const file = seeded('28').emsExtract();
    const id = idOf('28');
    await upload(id, file.bytes);
    const twice = await Promise.all([confirm(id, file), confirm(id, file)]);
    for (const answer of twice) expect(answer.status, answer.told).toBe(200);
    await expectTrueCheck(await ended(id));
    const later = await confirm(id, file);
    expect(later.status, later.told).toBe(200);
    problemOf(await confirm(id, { sha256: sha256('another file'), rows: file.rows }), 409);
    problemOf(await call('28', 'POST', `/v1/sync-checks/${id}/extract`, { body: {} }), 409);
    await expectTrueCheck(await readCheck(id));
  });

  const refusedWhole = async (county: string, file: Parameters<typeof deliver>[1], code: RegExp): Promise<void> => {
    await deliver(idOf(county), file);
    const check = await ended(idOf(county));
    expect(check).toMatchObject({ status: 'failed', result: null, counts: null });
    expect(check.failure?.code, check.failure?.sentence).toMatch(code);
    expect(check.failure?.sentence.length).toBeGreaterThan(30);
    problemOf(await call(county, 'GET', `/v1/sync-checks/${check.id}/differences`), 409);
  };

  it('refuses a file whose SHA-256 is not the announced one', async () => {
    const { bytes, rows } = seeded('30').emsExtract();
    await refusedWhole('30', { bytes, rows, sha256: sha256('something else') }, /sha256/);
  });

  it('refuses a truncated file', async () => {
    const { bytes, rows } = seeded('46').emsExtract();
    await refusedWhole(
      '46',
      { bytes: bytes.subarray(0, Math.floor(bytes.length * 0.6)), rows },
      /row-count|compression|size/,
    );
  });

  it('refuses a file that is another county’s roll, and shows nothing of it', async () => {
    const other = seeded('28').emsExtract();
    await refusedWhole('57', other, /^extract-foreign-rows$/);
    const answer = await call('57', 'GET', `/v1/sync-checks/${idOf('57')}`);
    expect(answer.text).not.toMatch(/V28\d+/);
  });

  it('reports damaged, foreign and duplicate rows by line and compares the rest', async () => {
    const own = seeded('54');
    const rows = [...own.emsRows()];
    const [first] = rows;
    const [stranger] = seeded('28').emsRows();
    if (!first || !stranger) throw new Error('The seed has no rows.');
    const text = [...rows, stranger, first].map((row) => JSON.stringify(row)).join('\n');
    const bytes = `${text}\nnot a row of any kind\n`;
    await deliver(idOf('54'), { bytes, rows: rows.length + 3 });
    const check = await ended(idOf('54'));
    await expectTrueCheck(check, { leftOut: 3, hasUnreadable: true });
    expect(check.notCompared?.voters).toBe(own.truth.byClass['in-votecal-not-ems']);
    const problems = (check.rowProblems ?? []).filter(({ side }) => side === 'ems');
    expect(problems.map(({ line }) => line)).toEqual([rows.length + 1, rows.length + 2, rows.length + 3]);
    expect(problems.map(({ code }) => code)).toEqual(['other-county', 'duplicate-voter-id', 'not-json']);
    expect(JSON.stringify(check)).not.toContain(stranger.voterId);
  });

  it('survives a hostile file under a hostile name', async () => {
    const id = idOf('51');
    const named = await call('51', 'POST', `/v1/sync-checks/${id}/extract`, {
      body: { fileName: '../../../votecal/51/roll.csv\r\nx: y', county: '19' },
    });
    if (named.status === 200)
      expect(new URL(String(Object(named.json).uploadUrl)).pathname).not.toMatch(/\.\.|votecal/);
    const lines = [
      'voterId,county,lastName,firstName,__proto__,constructor',
      `V51X,51,"=cmd|' /C calc'!A0","<script>alert(1)</script>",x,y`,
      `../../etc/passwd,51,\u202egnp.exe,\u0000,x,y`,
      `V51Y,51,"never closed,${'A'.repeat(70_000)}`,
      '\ufeff\u2028',
    ];
    const gzip = gzipSync(lines.join('\r\n'));
    // A gzip header may name its file; a careless receiver would write there.
    const name = Buffer.from('../../../../../../tmp/rollcall-hostile-name\0', 'latin1');
    const header = Buffer.from(gzip.subarray(0, 10));
    header[3] = 8;
    const bytes = Buffer.concat([header, name, gzip.subarray(10)]);
    await deliver(id, { bytes, rows: 3 });
    const check = await ended(id);
    expect(check).toMatchObject({ status: 'failed', result: null });
    expect(check.failure?.sentence).not.toMatch(/script|passwd|cmd/);
  });

  it('killed in the middle and started again by the operator: one result, one mail', async () => {
    const id = idOf('42');
    const { client, executions } = await executionsOf('sync-check', id);
    expect(executions).toHaveLength(1);
    await client.send(new StopExecutionCommand({ executionArn: executions[0]?.executionArn, error: 'Operator' }));
    const night = await executionsOf('sync-night', 'group-c');
    const { input } = await client.send(
      new DescribeExecutionCommand({ executionArn: night.executions[0]?.executionArn }),
    );
    await setEms('42', 'simulated');
    const redrive = JSON.stringify({ ...JSON.parse(input ?? '{}'), redrive: ['42'] });
    const { executionArn } = await client.send(
      new StartExecutionCommand({ stateMachineArn: night.arn, name: `group-c-redrive-${Date.now()}`, input: redrive }),
    );
    expect(await succeeded(client, executionArn)).toBe('SUCCEEDED');
    await expectTrueCheck(await ended(id));
  });

  it("runs Orange's additional check at once in the same window, because its regular one did not complete", async () => {
    expect((await readCheck(idOf('30'))).status).toBe('failed');
    await setEms('30', 'simulated');
    await moveTo('2026-10-15T23:01:00-07:00');
    await expectTrueCheck(await checkOf('30', NIGHT_C, 'additional'));
  });

  it('takes an extract at 04:59 and ends it by its rule', async () => {
    await moveTo('2026-10-16T04:58:00-07:00');
    await upload(idOf('16'), seeded('16').emsExtract().bytes);
    await moveTo('2026-10-16T04:59:00-07:00');
    await deliver(idOf('25'), seeded('25').emsExtract());
    const check = await ended(idOf('25'));
    expect(['completed', 'window-closed'], `county 25 ended as ${check.status}`).toContain(check.status);
    if (check.status === 'completed') {
      await expectTrueCheck(check);
      const closes = Temporal.Instant.from(NIGHT_C.to).epochMilliseconds;
      expect(Temporal.Instant.from(check.completedAt ?? '').epochMilliseconds).toBeLessThan(closes);
    } else problemOf(await call('25', 'GET', `/v1/sync-checks/${check.id}/differences`), 409);
  });

  it('closes at 05:00 whatever still waits, and refuses everything afterwards', async () => {
    await moveTo('2026-10-16T05:01:00-07:00');
    for (const county of ['02', '16', '44']) {
      const check = await readCheck(idOf(county));
      expect(check).toMatchObject({ status: 'window-closed', result: null, counts: null, completedAt: null });
    }
    const file = seeded('16').emsExtract();
    expect(problemOf(await confirm(idOf('16'), file), 409).code).toBe('window-closed');
    expect(problemOf(await call('16', 'POST', `/v1/sync-checks/${idOf('16')}/extract`, { body: {} }), 409).code).toBe(
      'window-closed',
    );
    problemOf(await call('16', 'GET', `/v1/sync-checks/${idOf('16')}/differences`), 409);
    expect((await readCheck(idOf('16'))).status).toBe('window-closed');
  });

  it('told every county of its end once, and reminded those who kept it waiting', async () => {
    const silent = '02';
    for (const county of APART) {
      const mail = await noticesOf(idOf(county));
      const isReminder = ({ subject }: { readonly subject: string }): boolean => subject.startsWith('Reminder');
      expect(
        mail.filter((one) => !isReminder(one)).map(({ subject }) => subject),
        `mail about the end of ${idOf(county)}`,
      ).toHaveLength(1);
      if (county === silent) expect(mail.filter(isReminder).length).toBeGreaterThanOrEqual(1);
      if (['28', '46'].includes(county)) expect(mail.filter(isReminder)).toEqual([]);
    }
  });

  it('lets a county check itself at any time, and then all 58 counties equal the truth', async () => {
    const again = ['02', '16', '44', '46', '51', '57'];
    for (const county of APART) await setEms(county, 'simulated');
    const started = await collect(again, startCheck);
    const checks = await collect(started, ended);
    await forEach(checks, (check) => expectTrueCheck(check));
    for (const check of checks) expect(check.initiatedBy).toBe('county');
  });
});

describe('a check that is stopped by hand', () => {
  it('is ended, and told to its county once, also when no night runs it', async () => {
    await setEms('01', 'manual');
    const id = await startCheck('01');
    const running = await eventually(`the execution of ${id}`, async () => {
      const { client, executions } = await executionsOf('sync-check', id);
      const [execution] = executions;
      return execution && { client, executionArn: execution.executionArn };
    });
    await running.client.send(new StopExecutionCommand({ executionArn: running.executionArn, error: 'Operator' }));
    await setEms('01', 'simulated');
    // The sweep ends the check when the clock begins to move, and tells of it once there was time to start it again.
    await moveTo((await now()).add({ minutes: 25 }).toString());
    expect(await readCheck(id)).toMatchObject({ status: 'failed', failure: { code: 'technical-failure' } });
    await moveTo((await now()).add({ minutes: 25 }).toString());
    const notices = (await noticesOf(id)).filter(({ subject }) => !subject.startsWith('Reminder'));
    expect(notices.map(({ subject }) => subject)).toEqual([expect.stringContaining('ended without a result')]);
  });
});

describe('the Secretary of State', () => {
  it('sees each county’s checks and differences as the county does', async () => {
    for (const county of ['19', '37', '54']) {
      const own = await checksOf(county);
      expect(await checksOf(county, 'sos')).toEqual(own);
      const completed = own.find(({ status }) => status === 'completed');
      if (!completed) throw new Error(`County ${county} has no completed check.`);
      expect(await differencesOf(completed.id, 50, 'sos')).toEqual(await differencesOf(completed.id));
    }
  });

  it('sees who owes a check: every county met October, and nobody sees another’s standing', async () => {
    const Standings = z.object({
      counties: z.array(
        z.object({ county: z.string(), months: z.array(z.object({ month: z.string(), standing: z.string() })) }),
      ),
    });
    const { counties } = read(await call('sos', 'GET', '/v1/sync-compliance'), 200, Standings);
    expect(counties).toHaveLength(58);
    for (const { county, months } of counties) {
      const october = months.find(({ month }) => month === '2026-10');
      expect(october?.standing, `county ${county} in October`).toBe(county === '49' ? 'open' : 'met');
    }
    const own = read(await call('19', 'GET', '/v1/sync-compliance'), 200, Standings);
    expect(own.counties.map(({ county }) => county)).toEqual(['19']);
    problemOf(await call('19', 'GET', '/v1/sync-compliance?county=03'), 404);
  });
});

describe('another county’s check', () => {
  const CALLS = [
    ['GET', ''],
    ['POST', '/extract'],
    ['POST', '/extract/complete'],
    ['GET', '/differences'],
    ['POST', '/differences/acknowledgement'],
  ] as const;

  it.each(CALLS)('does not exist: %s /v1/sync-checks/{id}%s', async (method, rest) => {
    const foreign = (await checkOf('19', NIGHT_A)).id;
    const file = seeded('19').emsExtract();
    const body = rest.endsWith('complete') ? { sha256: file.sha256, rows: file.rows } : {};
    const request = method === 'GET' ? {} : { body };
    const known = problemOf(await call('03', method, `/v1/sync-checks/${foreign}${rest}`, request), 404);
    const unknown = problemOf(await call('03', method, `/v1/sync-checks/19-2019-01-04-regular${rest}`, request), 404);
    expect(known).toEqual(unknown);
  });
});

describe('the nights after', () => {
  it('Los Angeles, which failed, gets its additional check on the third Friday, and its differences persist', async () => {
    await reach('2026-10-16T17:01:00-07:00');
    const check = await checkOf('19', NIGHT_LA, 'additional');
    await expectTrueCheck(check);
    const total = seeded('19').truth.differences.length;
    expect(check.resolution).toMatchObject({ new: 0, persisting: total, resolved: 0, oldestDays: 14 });
  });

  it('sends the weekly statistics of all counties to all counties on Monday at 08:00, with a CSV', async () => {
    await reach('2026-10-19T07:59:00-07:00');
    const before = (await countyMail()).length;
    await moveTo('2026-10-19T08:01:00-07:00');
    const mail = (await countyMail()).slice(before).filter(({ attachments }) => attachments.length > 0);
    expect(new Set(mail.map(({ to }) => to)).size, 'county offices that got the statistics').toBe(58);
    expect(mail).toHaveLength(58);
    for (const { acceptedAt } of mail) expect(acceptedAt).toMatch(/^2026-10-19T08:0[01]:\d\d-07:00$/);
    const csv = mail[0]?.attachments[0];
    expect(csv?.name).toMatch(/\.csv$/);
    const lines = (csv?.content ?? '').trim().split(/\r?\n/);
    const columns = lines[0]?.split(',') ?? [];
    const rows = lines.slice(1).map((line) => {
      const values = line.split(',');
      return Object.fromEntries(columns.map((column, index) => [column, values[index]]));
    });
    expect(new Set(rows.map(({ countyCode }) => countyCode)).size, lines[0]).toBe(58);
    for (const county of [...GROUP_B, '01', '25', '28', '54', '57']) {
      const { result } = seeded(county).truth;
      // Tulare's extract had a row that nobody could read.
      const differences = `${injectedOf(county, county === '54').length}`;
      expect(rows, `row of county ${county}`).toContainEqual(
        expect.objectContaining({ countyCode: county, result, differences }),
      );
    }
    expect(rows).toContainEqual(expect.objectContaining({ countyCode: '02', status: 'window-closed', result: '' }));
    expect(csv?.content).not.toMatch(/\bV\d{6,}/);
  });

  it('runs the alternate check at its own hour', async () => {
    await moveTo('2026-10-20T19:59:00-07:00');
    expect((await checksOf('49')).filter(({ kind }) => kind === 'alternate')).toHaveLength(0);
    await moveTo('2026-10-20T20:01:00-07:00');
    const found = (await checksOf('49')).filter(({ kind }) => kind === 'alternate');
    expect(found).toHaveLength(1);
    await expectTrueCheck(found[0] as Check);
  });

  it('San Diego, which failed a week ago, gets its additional check all the same', async () => {
    await moveTo('2026-10-21T17:01:00-07:00');
    await expectTrueCheck(await checkOf('37', NIGHT_SD, 'additional'));
  });

  it('skips next month what the memorandum says to skip, and checks everybody else', async () => {
    const passed = await ended(await startCheck('58'));
    await expectTrueCheck(passed);
    expect(passed.result).toBe('passed');
    for (const county of GROUP_A.filter((code) => !['02', '08', '58', '03'].includes(code)))
      await setEms(county, 'silent');
    await moveTo('2026-11-02T09:00:00-08:00');
    const recent = await ended(await startCheck('08'));
    await expectTrueCheck(recent);
    expect(recent.result).toBe('failed');
    expect(await npmRunLocal('night', 'A')).toContain('2026-11-06');
    expect((await now()).toString()).toMatch(/^2026-11-07T13:0/);
    expect(await checkOf('58', NOVEMBER_A)).toMatchObject({
      status: 'skipped',
      result: null,
      skipReason: { code: 'county-check-passed-last-month' },
    });
    expect(await checkOf('08', NOVEMBER_A)).toMatchObject({
      status: 'skipped',
      result: null,
      skipReason: { code: 'checked-within-seven-days' },
    });
    await expectTrueCheck(await checkOf('03', NOVEMBER_A));
  });
});
