import { ListExecutionsCommand } from '@aws-sdk/client-sfn';
import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { createClients, type LocalClients } from '../../lib/local/aws/clients.ts';
import { KNOWN_SCHEDULES } from '../../lib/releases/domain/known-schedules.ts';
import { scheduleCsv } from '../../lib/releases/domain/schedule-csv.ts';
import { type Beside, beside } from './beside.ts';
import {
  call,
  countyMail,
  eventually,
  forEach,
  moveTo,
  outbox,
  problemOf,
  read,
  send,
  settle,
  subscribe,
  votersOf,
} from './client.ts';
import { npmRunLocal } from './command-line.ts';
import { type MessageRow, messagesTo, WAYS } from './past-the-list.ts';
import { type StaffBrowser, signIn, staffBrowser } from './staff-client.ts';

/**
 * A release on a County Test Environment that runs beside the stage, as SOS and three counties go through it: by its pages, its API and
 * its own clock. Its schedules are those of memorandum #21144.
 */

const RELEASE = 'votecal-2021';
const ALPINE = '02';
const AMADOR = '03';
const LOS_ANGELES = '19';
const MADERA = '20';
const before = process.env['ROLLCALL_URL'];

let stage: Beside;
let clients: LocalClients;
let sos: StaffBrowser;
let clerk: StaffBrowser;

const schedule = (revision: number): File => {
  const found = KNOWN_SCHEDULES.find((one) => one.revision === revision);
  if (found === undefined) throw new Error('The memorandum has two revisions.');
  return new File([scheduleCsv(found)], 'schedule.csv', { type: 'text/csv' });
};
const MEMO = {
  memoNumber: '21144',
  memoFrom: 'Debra Ledsinger',
  memoTitle: 'Associate Elections Analyst',
  memoSecretary: 'Shirley N. Weber, Ph.D.',
};
const NO_MEMO = { memoNumber: '', memoFrom: '', memoTitle: '', memoSecretary: '' };
const onDay = (day: string) => ({ votecal: day, ems: day });

/** What a county's system is answered: the status, and the code of a refusal. */
const knock = async (county: string): Promise<string> => {
  const answer = await call(county, 'GET', '/v1/elections', { mayBeDown: true });
  return answer.status === 200 ? '200' : `${answer.status} ${problemOf(answer, answer.status).code}`;
};

/** Subjects of the mail about releases since it was last asked, by who got it. */
let seen = 0;
const newMail = async (): Promise<readonly string[]> => {
  const all = await countyMail();
  const fresh = all
    .slice(seen)
    .map(({ to, subject }) => ({ to, subject: subject.replace(/^County Test Environment: /, '') }));
  expect(
    all.filter(
      ({ subject, body }) =>
        !/^County Test Environment: /.test(subject) || !/^This email comes from the County Test Environment/.test(body),
    ),
  ).toEqual([]);
  const told = fresh.filter(({ subject }) => !/^(Sync check|County sync statistics)/.test(subject));
  seen = all.length;
  const office = (to: string) =>
    /^rollcall-operations@/.test(to) ? 'SOS' : to.replace(/^[^@]*@|\.example\.org$/g, '');
  return told.map(({ to, subject }) => `${office(to)}: ${subject}`).toSorted();
};

/** Executions of a machine, by name, with how they stand. */
const executions = async (machine: string): Promise<Readonly<Record<string, string>>> => {
  const stateMachineArn = `arn:aws:states:us-west-2:000000000000:stateMachine:rollcall-cte-${machine}`;
  const { executions: all = [] } = await clients.stepFunctions.send(new ListExecutionsCommand({ stateMachineArn }));
  return Object.fromEntries(all.map(({ name = '', status = '' }) => [name, status]));
};

const posted = async (who: StaffBrowser, path: string, form: Record<string, string>): Promise<string> => {
  const { status, location, text } = await who.post(path, form);
  expect([303], text.slice(0, 3_000)).toContain(status);
  return new URL(location ?? '', stage.url).search;
};
const confirm = (who: StaffBrowser, task: string) =>
  posted(who, '/operations/test-environment/confirmations', { release: RELEASE, task });

beforeAll(async () => {
  stage = await beside();
  process.env['ROLLCALL_URL'] = stage.url;
  clients = createClients(stage.emulator);
  await moveTo('2021-10-03T17:00:00Z');
  [sos, clerk] = [await signIn('operations@sos.example.org'), await signIn('clerk@amador.example.org')];
});
afterAll(async () => {
  await npmRunLocal('cte', 'down');
  if (before !== undefined) process.env['ROLLCALL_URL'] = before;
});

/** Why the checks of a day were skipped, by county, or how they stand. */
const checksOf = async (date: string): Promise<Readonly<Record<string, string>>> => {
  const shape = z.looseObject({
    checks: z.array(
      z.looseObject({
        id: z.string(),
        county: z.string(),
        status: z.string(),
        skipReason: z.looseObject({ code: z.string() }).nullable(),
      }),
    ),
  });
  const { checks } = read(await call('sos', 'GET', '/v1/sync-checks'), 200, shape);
  const ofDay = checks.filter(({ id }) => id.includes(date));
  return Object.fromEntries(ofDay.map(({ county, status, skipReason }) => [county, skipReason?.code ?? status]));
};

describe('before a release', () => {
  it('SOS publishes the original, then the revision, and the memorandum is theirs', async () => {
    const first = { release: RELEASE, ...onDay('2021-08-08'), ...NO_MEMO, file: schedule(1) };
    expect((await sos.upload('/operations/new-release', first)).location).toContain('notice=schedule-published');
    const reason = 'the Gubernatorial Recall Election on September 14, 2021';
    const next = { release: RELEASE, revision: '1', ...onDay('2021-11-21'), reason, ...MEMO, file: schedule(2) };
    const revised = await sos.upload('/operations/schedule-rewrites', next);
    expect(revised.location, revised.text.slice(0, 3_000)).toContain('notice=schedule-revised');
    const page = await sos.get(`/operations/releases/${RELEASE}`);
    expect(page.text).toContain('The schedule keeps every rule for releases.');
    expect((await clerk.get(`/operations/releases/${RELEASE}/memo`)).text).toContain('Associate Elections Analyst');
  });

  it('a county is refused until it has opted in and its MOU is recorded, and so is its credential', async () => {
    expect(await knock(AMADOR)).toBe('403 not-opted-in');
    const wish = { role: 'county-ems', name: 'EMS of the CTE' };
    const early = await sos.post('/operations/systems/clients', { county: AMADOR, ...wish });
    expect(early.text).toContain('The county has not opted in to the County Test Environment.');
    const optIn = { county: AMADOR, does: 'opt-in' };
    expect(await posted(clerk, '/operations/test-environment/opt-in', optIn)).toContain('notice=opted-in');
    expect(await knock(AMADOR)).toBe('403 mou-missing');
    problemOf(await call('sos', 'POST', `/v1/counties/${AMADOR}/clients`, { body: wish }), 409);
    for (const county of [AMADOR, LOS_ANGELES, MADERA]) {
      const mou = {
        county,
        does: 'record-mou',
        file: `MOU CTE ${county}.pdf`,
        signedOn: '2021-05-20',
        signatory: 'R. V.',
      };
      expect(await posted(sos, '/operations/test-environment/opt-in', mou)).toContain('notice=mou-recorded');
    }
    expect(await Promise.all([AMADOR, LOS_ANGELES, MADERA].map(knock))).toEqual(['200', '200', '200']);
  });

  it('its credential is shown once and opens the API; its set-up is checked item by item', async () => {
    const form = { county: AMADOR, role: 'county-ems', name: 'EMS of the CTE' };
    const shown = await sos.post('/operations/systems/clients', form);
    expect(shown.status).toBe(200);
    const values = [...shown.text.matchAll(/<code class="secret">([^<]*)<\/code>/g)].map(([, value = '']) => value);
    const secret = values.toSorted((one, other) => other.length - one.length);
    const pairs = values.flatMap((id) => values.map((word) => `${id}:${word}`));
    expect(secret.length).toBeGreaterThan(1);
    const opened = await eventually('a token for the credential', async () => {
      for (const pair of pairs) {
        const headers = {
          authorization: `Basic ${Buffer.from(pair).toString('base64')}`,
          'content-type': 'application/x-www-form-urlencoded',
        };
        const answer = await send('POST', '/oauth2/token', { raw: 'grant_type=client_credentials', headers });
        if (answer.status === 200) return z.object({ access_token: z.string() }).parse(answer.json).access_token;
      }
      return undefined;
    });
    const headers = { authorization: `Bearer ${opened}` };
    expect((await send('GET', '/v1/elections', { headers })).status).toBe(200);
    expect((await sos.get(`/operations/systems?county=${AMADOR}`)).text).toContain('EMS of the CTE');
    const check = { county: AMADOR, done: 'yes' };
    const path = '/operations/test-environment/checklist';
    expect(await posted(sos, path, { ...check, item: 'mpls-address', detail: '10.58.3.20' })).toContain(
      'notice=checked',
    );
    expect(await posted(clerk, path, { ...check, item: 'setup', detail: '' })).toContain('notice=checked');
    const foreign = await clerk.post(path, { ...check, item: 'firewall', detail: '' });
    expect(foreign.text).toContain('is checked by SOS/Elections');
  });
});

describe('a county’s system', () => {
  it('says by the API what its people say on the pages: its part, its set-up, what does not work', async () => {
    const part = `/v1/releases/opt-ins/${MADERA}`;
    const again = await call(MADERA, 'PUT', part, { body: { takesPart: true } });
    expect(problemOf(again, 409).code).toBe('already-opted-in');
    const check = { item: 'setup', done: true, detail: null };
    expect((await call(MADERA, 'PUT', `${part}/checklist`, { body: check })).status).toBe(200);
    expect((await call(MADERA, 'GET', part)).text).toContain('setup');
    expect((await call(AMADOR, 'GET', part)).status).toBe(404);
    const issue = { class: 'search', title: 'The search finds nobody', text: 'It answers an empty list.' };
    const reported = await call(MADERA, 'POST', '/v1/releases/issues', { body: issue });
    const { id } = read(reported, 201, z.looseObject({ id: z.string() }));
    const answer = { state: 'answered', text: 'The copy has no such voter; search for another.' };
    expect((await call('sos', 'PUT', `/v1/releases/issues/${id}`, { body: answer })).status).toBe(200);
    expect((await call(MADERA, 'GET', '/v1/releases/issues')).text).toContain('The copy has no such voter');
    expect((await call(AMADOR, 'GET', '/v1/releases/issues')).text).not.toContain('The copy has no such voter');
    expect((await clerk.get('/operations/issues')).text).not.toContain('The search finds nobody');
  });
});

describe('while it is led', () => {
  it('goes down on the day of the schedule: everybody is answered 503 with the time to wait, and told by mail', async () => {
    await newMail();
    await moveTo('2021-10-04T07:30:00Z');
    expect(await knock(AMADOR)).toBe('503 environment-down');
    const answer = await call('sos', 'GET', '/v1/elections', { mayBeDown: true });
    expect(Number(answer.headers.get('retry-after'))).toBeGreaterThan(4 * 86_400);
    expect((await call(AMADOR, 'GET', '/v1/releases')).status).toBe(200);
    await moveTo('2021-10-04T16:00:00Z');
    expect(await newMail()).toEqual([
      'SOS: CTE task 15 has begun',
      'amador: CTE task 14 has begun',
      'amador: The VoteCal County Test Environment is down',
      'los-angeles: CTE task 14 has begun',
      'los-angeles: The VoteCal County Test Environment is down',
      'madera: CTE task 14 has begun',
      'madera: The VoteCal County Test Environment is down',
    ]);
    expect(await executions('release-schedule')).toEqual({ 'votecal-2021-2021-11-21-r2': 'RUNNING' });
  });

  it('is up with the word of SOS: who has installed is let in, who has not is told what to do, by page and by API', async () => {
    expect(await confirm(clerk, '14')).toContain('notice=confirmed');
    expect(await confirm(sos, '15')).toContain('notice=confirmed');
    expect(await Promise.all([AMADOR, LOS_ANGELES, MADERA].map(knock))).toEqual([
      '200',
      '409 install-not-confirmed',
      '409 install-not-confirmed',
    ]);
    const versions = { production: 'EMS 9.1', cte: 'EMS 9.2' };
    const path = `/v1/releases/${RELEASE}/tasks/14/confirmation`;
    read(
      await call(LOS_ANGELES, 'POST', path, { body: { versions } }),
      200,
      z.looseObject({ confirmed: z.literal('now') }),
    );
    expect(await knock(LOS_ANGELES)).toBe('200');
    expect((await sos.get(`/operations/releases/${RELEASE}`)).text).toContain(
      'Los Angeles County has EMS 9.1 in production',
    );
  });

  it('tells counties that services are reinitiated, and reminds who has not installed', async () => {
    await newMail();
    await moveTo('2021-10-08T18:00:00Z');
    const week = await newMail();
    expect(week.filter((line) => /reinitiated/.test(line))).toHaveLength(3);
    expect(week).toContain('madera: Reminder: CTE task 14 ends in two workdays');
    expect(week).toContain('madera: Reminder: CTE task 14 ends today');
    expect(week.filter((line) => /^(amador|los-angeles): Reminder/.test(line))).toEqual([]);
    expect(await knock(MADERA)).toBe('409 install-not-confirmed');
  });
});

describe('the smoke test', () => {
  const grid = async (): Promise<readonly (readonly string[])[]> => {
    const { text } = await sos.get('/operations/smoke-test?format=csv');
    return text.split('\r\n').map((line) => line.split(','));
  };
  const run = async (counties: 'all' | 'failed', name: string): Promise<void> => {
    expect(await posted(sos, '/operations/smoke-test/runs', { counties })).toContain('notice=started');
    const isOver = async () => ((await executions('smoke-test'))[name] === 'SUCCEEDED' ? true : undefined);
    await eventually('the end of the smoke test', isOver, 150);
  };

  it('is started on its page, and its grid says of each county what works and why something does not', async () => {
    // Amador's system is simulated on this machine; what proves it is its answer to the signed test.
    const webhookUrl = `${stage.url}/local/ems/hooks/${AMADOR}`;
    const system = await call('sos', 'PUT', `/v1/counties/${AMADOR}/system`, { body: { vendor: 'dfm', webhookUrl } });
    const { signingSecret } = read(system, 200, z.looseObject({ signingSecret: z.string() }));
    await send('POST', '/local/ems', { body: { county: AMADOR, signingSecret } });
    read(await call(AMADOR, 'POST', `/v1/counties/${AMADOR}/system/test`, { body: {} }), 200, z.looseObject({}));
    await run('all', 'smoke-test-2021-10-08-1');
    const rows = Object.fromEntries((await grid()).map((row) => [row[0], row.slice(1).join(',')]));
    expect(Object.keys(rows).length).toBeGreaterThanOrEqual(59);
    expect(rows['Amador']).toMatch(/Works,Works,Works,Works,Works/);
    expect(rows['Los Angeles']).toContain('The county has no credential that opens anything.');
    expect(rows['Los Angeles']).toContain('No endpoint of the county’s test system is registered.');
    expect(rows['Alpine']).toMatch(/^,+$/);
  });

  it('is run again where something fails, and a second one is not started beside it', async () => {
    const wish = { role: 'county-ems', name: 'EMS of the CTE' };
    for (const county of [LOS_ANGELES, MADERA]) {
      const issued = await call('sos', 'POST', `/v1/counties/${county}/clients`, { body: wish });
      expect(issued.status, issued.told).toBe(201);
    }
    await run('failed', 'smoke-test-2021-10-08-2');
    const rows = Object.fromEntries((await grid()).map((row) => [row[0], row.slice(1).join(',')]));
    expect(rows['Los Angeles']).toMatch(/Works,Works,Works,Works/);
    expect(rows['Madera']).toContain('The county has not confirmed that it installed the release.');
  });
});

describe('messages', () => {
  const GUEST = '+19165550150';
  const FORGED = '+19165550199';
  let rehearsal = '';

  /** Another person of SOS operations: nobody approves an own proposal. */
  const secondPerson = async (): Promise<StaffBrowser> => {
    const email = 'quinn.lee@sos.example.org';
    await posted(sos, '/operations/people/invitations', {
      name: 'Quinn Lee',
      email,
      role: 'sos-operations',
      county: '',
    });
    const mail = (await countyMail()).findLast(({ to }) => to === email)?.body ?? '';
    const { pathname } = new URL(/http\S+\/invitations\/\S+/.exec(mail)?.[0] ?? '');
    await staffBrowser().post(pathname, {});
    return signIn(email, `&invitation=${pathname.split('/').at(-1)}`);
  };

  it('reach a guest, and nobody else: neither the voter of a backup nor whoever was written onto the list', async () => {
    const officer = { kind: 'phone', contact: GUEST, name: 'Clara Amador' };
    expect(await posted(sos, '/operations/guests', officer)).toContain('notice=proposed');
    const mine = { kind: 'phone', to: GUEST };
    expect(await posted(sos, '/operations/guest-approvals', mine)).toContain('notice=own-proposal');
    const approver = await secondPerson();
    expect(await posted(approver, '/operations/guest-approvals', mine)).toContain('notice=approved');
    const [guest, voter, forged] = (await votersOf(AMADOR, 40)).filter(
      ({ status, confidential }) => status === 'A' && !confidential,
    );
    if (!guest || !voter || !forged) throw new Error('Amador has too few voters.');
    const row = { pk: 'GUESTS', sk: `phone#${FORGED}`, kind: 'phone', to: FORGED, name: 'N', proposedBy: 'a' };
    const at = '2021-10-08T16:00:00.000Z';
    const Item = { ...row, proposedAt: at, approvedBy: 'b', approvedAt: at, seal: 'x'.repeat(43) };
    await clients.dynamodb.send(new PutCommand({ TableName: 'rollcall-cte-releases', Item }));
    await subscribe(guest.voterId, { channels: ['text'], phone: GUEST });
    await subscribe(voter.voterId, { channels: ['text', 'email'] });
    await subscribe(forged.voterId, { channels: ['text'], phone: FORGED });
    const election = { name: 'Rehearsal', date: '2021-11-02', kind: 'statewide', imb: 'none' };
    const { id } = read(
      await call('sos', 'POST', '/v1/elections', { body: election }),
      201,
      z.looseObject({ id: z.string() }),
    );
    const records = [guest, voter, forged].map(({ voterId }) => ({
      voterId,
      ballotId: `${voterId}-B`,
      status: 'ISSUED',
      statusAt: '2021-10-08T08:30:00-07:00',
      sentDate: '2021-10-08',
    }));
    const answer = await call(AMADOR, 'POST', `/v1/elections/${id}/ballots`, { body: { records } });
    read(answer, 200, z.looseObject({ accepted: z.literal(3) }));
    await moveTo('2021-10-08T20:00:00Z');
    const reached = (await outbox()).filter(({ electionId }) => electionId === id).map(({ to }) => to);
    expect(reached).toEqual([GUEST]);
    rehearsal = id;
  });

  it('reach nobody else by any way past the list: the provider accepts none of hundreds of attempts', async () => {
    const people = (await votersOf(LOS_ANGELES, 60)).filter(
      ({ status, confidential }) => status === 'A' && !confidential,
    );
    const strangers = people.slice(0, 15);
    const voterIds = new Set(strangers.map(({ voterId }) => voterId));
    const contacts = strangers.flatMap(({ phone, email }) => [
      { kind: 'phone', to: phone } as const,
      { kind: 'email', to: email } as const,
    ]);
    await forEach(strangers, ({ voterId }) => subscribe(voterId, { channels: ['text', 'email'] }));
    const records = strangers.map(({ voterId }) => ({
      voterId,
      ballotId: `${voterId}-B`,
      status: 'ISSUED',
      statusAt: '2021-10-08T08:30:00-07:00',
      sentDate: '2021-10-08',
    }));
    const upload = await call(LOS_ANGELES, 'POST', `/v1/elections/${rehearsal}/ballots`, { body: { records } });
    read(upload, 200, z.looseObject({ accepted: z.literal(strangers.length) }));
    await settle();
    const refused = async (way: string): Promise<readonly MessageRow[]> => {
      const rows = await messagesTo(clients, rehearsal, voterIds);
      const fates = new Set(rows.map(({ state, code }) => `${state} ${code}`));
      if (way !== 'forged receipts')
        expect([rows.length, ...fates], way).toEqual([strangers.length * 2, 'failed NOT_A_GUEST']);
      const { messages } = z
        .object({ messages: z.array(z.looseObject({ to: z.string() })) })
        .parse((await send('GET', `${stage.provider}/control/messages`)).json);
      expect(messages.length).toBeGreaterThan(0);
      const known = new Set(contacts.map(({ to }) => to));
      expect(messages.filter(({ to }) => known.has(to)).length, way).toBe(0);
      return rows;
    };
    const rows = await refused('the API');
    let attempts = rows.length;
    for (const [way, attempt] of Object.entries(WAYS)) {
      attempts += await attempt(clients, { rows, contacts, guest: GUEST });
      await settle();
      await refused(way);
    }
    expect(attempts).toBeGreaterThan(250);
  });
});

describe('a night of sync checks', () => {
  it('checks a county that is let in, and skips one that has not opted in or not installed', async () => {
    const body = { runAt: '2021-10-08T14:00:00-07:00', reason: 'A rehearsal before the Mock Election' };
    for (const county of [ALPINE, AMADOR, MADERA]) {
      const agreed = await call('sos', 'PUT', `/v1/counties/${county}/alternate-schedule`, { body });
      expect(agreed.status, agreed.told).toBe(200);
    }
    await moveTo('2021-10-08T21:05:00Z');
    expect(await checksOf('2021-10-08')).toEqual({
      [ALPINE]: 'not-opted-in',
      [AMADOR]: 'awaiting-extract',
      [MADERA]: 'install-not-confirmed',
    });
    expect(Object.keys(await executions('sync-check'))).toEqual([`sync-check-${AMADOR}-2021-10-08-alternate`]);
    const page = await sos.get(`/operations/checks/${MADERA}-2021-10-08-alternate`);
    expect(page.text).toContain('has not confirmed that it installed the release');
  });
});

describe('a release that the rules forbid', () => {
  it('is shown as such, does not end on its day, and ends with the approval on record', async () => {
    await moveTo('2021-08-08T03:00:00Z');
    const recall = { name: 'Gubernatorial Recall Election', date: '2021-09-14', kind: 'statewide', imb: 'none' };
    expect((await call('sos', 'POST', '/v1/elections', { body: recall, mayBeDown: true })).status).toBe(201);
    const form = { release: 'votecal-2021-first', ...onDay('2021-08-08'), ...NO_MEMO, file: schedule(1) };
    expect((await sos.upload('/operations/new-release', form)).status).toBe(303);
    const page = await sos.get('/operations/releases/votecal-2021-first');
    expect(page.text).toContain('is 37 days before Gubernatorial Recall Election on');
    await newMail();
    await moveTo('2021-08-09T08:30:00Z');
    const held = (await newMail()).filter((line) => /may not go out|held back/.test(line));
    expect(held).toEqual([
      'SOS: VoteCal release of 8/8/2021: held back',
      'SOS: VoteCal release of 8/8/2021: it may not go out yet',
    ]);
    expect((await executions('release-schedule'))['votecal-2021-first-2021-08-08-r1']).toBe('RUNNING');
    const approval = {
      kind: 'release-before-election',
      by: 'Shirley N. Weber, Ph.D.',
      on: '2021-08-06',
      reference: 'Letter',
    };
    const seenRevision = { release: 'votecal-2021-first', revision: '1' };
    expect(await posted(sos, '/operations/schedule-approvals', { ...seenRevision, ...approval })).toContain(
      'notice=approval-recorded',
    );
    await moveTo('2021-08-09T10:30:00Z');
    const ended = await executions('release-schedule');
    expect([ended['votecal-2021-first-2021-08-08-r1'], ended['votecal-2021-first-2021-08-08-r2']]).toEqual([
      'SUCCEEDED',
      'SUCCEEDED',
    ]);
    expect((await newMail()).filter((line) => /the schedule is over/.test(line))).toHaveLength(4);
  });
});

describe('a county that withdraws', () => {
  it('is refused from the next call on, and given no credential any more', async () => {
    const wish = { county: LOS_ANGELES, does: 'withdraw', reason: 'No staff' };
    expect(await posted(sos, '/operations/test-environment/opt-in', wish)).toContain('notice=withdrew');
    expect(await knock(LOS_ANGELES)).toMatch(/withdrawn|environment-down/);
    const body = { role: 'county-ems', name: 'Another' };
    const refused = await call('sos', 'POST', `/v1/counties/${LOS_ANGELES}/clients`, { body, mayBeDown: true });
    expect([409, 503]).toContain(refused.status);
  });
});
