import { execFileSync } from 'node:child_process';
import { readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { request } from 'node:http';
import { Temporal } from 'temporal-polyfill';
import { describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  call,
  innerAddresses,
  moveTo,
  now,
  outbox,
  problemOf,
  read,
  send,
  stageUrl,
  Voter,
  votersOf,
} from './client.ts';
import { failureOf, npmRunLocal } from './command-line.ts';
import { treeOf } from './process-tree.ts';

const Clock = z.strictObject({ now: z.iso.datetime({ offset: true }) });
const PACIFIC_ISO = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d-0[78]:00$/;

describe('/local/clock', () => {
  it('shows the time with the Pacific offset, and ticks', async () => {
    const { now: shown } = read(await send('GET', '/local/clock'), 200, Clock);
    expect(shown).toMatch(PACIFIC_ISO);
    const first = await now();
    await moveTo(first.add({ seconds: 2 }).toString());
    expect(Temporal.Instant.compare(await now(), first.add({ seconds: 2 }))).toBeGreaterThanOrEqual(0);
  });

  it('advances by a duration and can be set to an instant', async () => {
    const before = await now();
    const advanced = read(await send('POST', '/local/clock', { body: { advance: 'PT10M' } }), 200, Clock);
    const passed = before.until(Temporal.Instant.from(advanced.now)).total({ unit: 'minutes' });
    expect(passed).toBeGreaterThanOrEqual(9.99);
    expect(passed).toBeLessThan(12);
    const wanted = before.add({ minutes: 20 });
    const set = read(await send('POST', '/local/clock', { body: { now: wanted.toString() } }), 200, Clock);
    expect(Temporal.Instant.from(set.now).since(wanted).total({ unit: 'seconds' })).toBeGreaterThan(-1.5);
    const back = read(await send('POST', '/local/clock', { body: { now: before.toString() } }), 200, Clock);
    expect(Temporal.Instant.from(back.now).since(before).total({ unit: 'minutes' })).toBeLessThan(1);
  });

  it.each([
    {},
    { now: 'tomorrow' },
    { now: '2026-10-05T10:00:00' },
    { advance: '8 hours' },
    { advance: 'PT8H', now: '2026-10-05T10:00:00Z' },
    [],
  ])('refuses %j and stays where it is', async (body) => {
    const before = await now();
    problemOf(await send('POST', '/local/clock', { body }), 400);
    expect((await now()).since(before).total({ unit: 'minutes' })).toBeLessThan(1);
  });
});

describe('/local', () => {
  it('gives tokens to a county and to SOS, and to nobody else', async () => {
    for (const body of [{ county: '03' }, { role: 'sos' }]) {
      const { token } = read(await send('POST', '/local/token', { body }), 200, z.strictObject({ token: z.string() }));
      const answer = await send('GET', '/v1/elections', { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status, answer.told).toBe(200);
    }
    for (const body of [{ county: '00' }, { county: '59' }, { county: 3 }, { role: 'county' }, {}]) {
      problemOf(await send('POST', '/local/token', { body }), 400);
    }
  });

  it('lists seeded voters with every field', async () => {
    const voters = await votersOf('03', 20);
    expect(voters).toHaveLength(20);
    expect(new Set(voters.map(({ voterId }) => voterId)).size).toBe(20);
    for (const voter of voters) {
      expect(voter.county).toBe('03');
      expect(Object.keys(voter)).toEqual(
        expect.arrayContaining([
          'residenceAddress',
          'residenceZip',
          'precinct',
          'districts',
          'registrationDate',
          'party',
        ]),
      );
    }
    const some = read(await send('GET', '/local/voters?limit=3'), 200, z.array(Voter));
    expect(some).toHaveLength(3);
    problemOf(await send('GET', '/local/voters?county=99'), 400);
    problemOf(await send('GET', '/local/voters?limit=x'), 400);
  });

  it('uses telephone numbers and addresses that belong to nobody', async () => {
    for (const { phone, email } of await votersOf('19', 60)) {
      expect(phone).toMatch(/^\+1\d{3}55501\d\d$/);
      expect(email).toMatch(/[@.](example|test|invalid)(\.(com|org|net))?$/);
    }
  });

  it('changes a county’s EMS between its three modes', async () => {
    for (const mode of ['manual', 'silent', 'simulated']) {
      const answer = await send('POST', '/local/ems', { body: { county: '22', mode } });
      expect(read(answer, 200, z.unknown())).toMatchObject({ county: '22', mode });
    }
    problemOf(await send('POST', '/local/ems', { body: { county: '22', mode: 'asleep' } }), 400);
    problemOf(await send('POST', '/local/ems', { body: { county: '77', mode: 'silent' } }), 400);
  });

  it('subscribes a voter with the least that it needs, and refuses the rest', async () => {
    const [voter] = (await votersOf('22')).filter(({ status }) => status === 'A');
    const wish = { voterId: voter?.voterId, channels: ['email'], language: 'en' };
    const answer = await send('POST', '/local/subscriptions', { body: { ...wish, email: 'someone@voters.example' } });
    expect([200, 201], answer.told).toContain(answer.status);
    for (const wrong of [
      { ...wish, channels: [] },
      { ...wish, channels: ['fax'] },
      { ...wish, language: 'xx' },
      { ...wish, voterId: undefined },
      { ...wish, phone: 'call me' },
      { ...wish, email: 'nobody' },
      { ...wish, hours: { start: '25:00', end: '26:00' } },
    ]) {
      problemOf(await send('POST', '/local/subscriptions', { body: wrong }), 400);
    }
    problemOf(await send('POST', '/local/subscriptions', { body: { ...wish, voterId: 'V999999999999' } }), 404);
  });

  it.each(['/local', '/local/', '/local/nothing', '/local/token'])('answers GET %s with 404', async (path) => {
    problemOf(await send('GET', path), 404);
  });

  it('refuses a webhook that is not signed', async () => {
    const body = { id: 'x', type: 'extract-requested', county: '03', checkId: '03-2026-10-02-regular' };
    problemOf(await send('POST', '/local/ems/hooks/03', { body }), 401);
  });

  it('cannot be reached by a page of another site', async () => {
    const headers = { origin: 'https://attacker.example', 'content-type': 'text/plain' };
    const answer = await send('POST', '/local/token', { raw: '{"role":"sos"}', headers });
    expect(answer.headers.get('access-control-allow-origin')).toBeNull();
    expect(answer.text).not.toContain('eyJ');
  });
});

describe('the one address', () => {
  it.each([
    ['/', 'text/html'],
    ['/local/sign-in', 'text/html'],
    ['/outbox', 'text/html'],
    ['/outbox?format=json', 'application/json'],
    ['/v1/docs', 'text/html'],
    ['/v1/openapi.json', 'application/json'],
  ])('serves %s', async (path, type) => {
    const answer = await send('GET', path);
    expect(answer.status, answer.told).toBe(200);
    expect(answer.headers.get('content-type')).toContain(type);
  });

  it('narrows the outbox to one voter', async () => {
    const all = await outbox();
    const one = all[0]?.voterId ?? '';
    expect(await outbox(one)).toEqual(all.filter(({ voterId }) => voterId === one));
    expect(await outbox('V999999999999')).toEqual([]);
  });
});

describe('a web page that a developer visits', () => {
  /** Fetch would not send these headers as they are: a browser does. */
  const knock = (
    address: string,
    headers: Readonly<Record<string, string>>,
    method = 'POST',
  ): Promise<number | undefined> =>
    new Promise((resolve, reject) => {
      const asked = request(address, { method, headers: { 'content-type': 'text/plain', ...headers } }, (answer) => {
        answer.resume();
        resolve(answer.statusCode);
      });
      asked.once('error', reject).end(method === 'POST' ? '{}' : undefined);
    });

  it('reaches none of the stage’s ports, by address or by a name of its own', async () => {
    const { emulator, provider } = innerAddresses();
    for (const address of [emulator, provider, stageUrl()]) {
      expect(await knock(address, { origin: 'https://evil.example' }), address).toBe(403);
      expect(await knock(address, { origin: 'null' }), address).toBe(403);
      expect(await knock(address, { host: 'evil.example' }), address).toBe(403);
    }
  });

  it('does not know the secrets, and without them a picture, a form or a page of another port reaches nothing', async () => {
    const { emulator, provider } = innerAddresses();
    const deploys = '/?Action=CreateStack&StackName=visitor&TemplateBody=%7B%22Resources%22%3A%7B%7D%7D';
    for (const address of [emulator, provider]) {
      const { origin, pathname } = new URL(address);
      expect(pathname).toMatch(/^\/[0-9a-f]{48}$/);
      for (const headers of [{}, { origin: 'http://localhost:3000' }, { 'sec-fetch-site': 'cross-site' }]) {
        expect(await knock(`${origin}${deploys}`, headers, 'GET'), address).toBe(403);
        expect(await knock(`${origin}/_ministack/reset`, headers), address).toBe(403);
        expect(await knock(`${origin}/control/faults`, headers, 'DELETE'), address).toBe(403);
      }
    }
    const told = await send('GET', '/local/status');
    expect(told.text).not.toContain(new URL(emulator).pathname.slice(1));
    expect(told.text).not.toContain(new URL(provider).pathname.slice(1));
    expect(await knock(`${stageUrl()}/local/reset`, { 'sec-fetch-site': 'cross-site' })).toBe(403);
    expect(await knock(`${stageUrl()}/local/reset`, { origin: 'http://localhost:3000' })).toBe(403);
  });
});

describe('what the stage’s processes listen on', () => {
  type Listener = { readonly pid: number; readonly address: string };

  /** Address of a line of /proc/net/tcp: hexadecimal, each 32 bits little-endian. */
  const addressOf = (hex: string): string => Buffer.from(hex, 'hex').swap32().toString('hex');
  const LOOPBACK = ['7f000001', '00000000000000000000000000000001', '00000000000000000000ffff7f000001'];

  const linuxListeners = (pids: readonly number[]): Listener[] => {
    const sockets = new Map<string, string>();
    for (const table of ['/proc/net/tcp', '/proc/net/tcp6']) {
      for (const line of readFileSync(table, 'utf8').split('\n').slice(1)) {
        const [, local = '', , state, , , , , , inode = ''] = line.trim().split(/\s+/);
        if (state === '0A') sockets.set(inode, addressOf(local.slice(0, local.indexOf(':'))));
      }
    }
    return pids.flatMap((pid) =>
      readdirSync(`/proc/${pid}/fd`).flatMap((file): Listener[] => {
        let target = '';
        try {
          target = readlinkSync(`/proc/${pid}/fd/${file}`);
        } catch {
          // Closed since the folder was listed: not a listening socket of a server.
        }
        const address = sockets.get(/^socket:\[(\d+)\]$/.exec(target)?.[1] ?? '');
        return address === undefined ? [] : [{ pid, address }];
      }),
    );
  };

  const lsofListeners = (pids: readonly number[]): Listener[] =>
    execFileSync('lsof', ['-nP', '-iTCP', '-sTCP:LISTEN', '-a', '-p', pids.join(',')], { encoding: 'utf8' })
      .trim()
      .split('\n')
      .slice(1)
      .map((line) => {
        const [, pid, , , , , , , name = ''] = line.split(/\s+/);
        const isLoopback = /^(127\.0\.0\.1|\[::1\]):\d+$/.test(name);
        return { pid: Number(pid), address: isLoopback ? '7f000001' : name };
      });

  it('is the loopback alone', async () => {
    const { pid } = read(await send('GET', '/local/status'), 200, z.looseObject({ pid: z.int() }));
    const tree = treeOf(pid);
    expect(tree.map((one) => one.pid)).toContain(pid);
    const pids = tree.map((one) => one.pid).filter((one) => process.platform !== 'linux' || isThere(one));
    const listeners = process.platform === 'linux' ? linuxListeners(pids) : lsofListeners(pids);
    // The gateway, the emulator and the provider simulator at least.
    expect(listeners.length, JSON.stringify(tree)).toBeGreaterThanOrEqual(3);
    expect(new Set(listeners.map((one) => one.pid)).size).toBeGreaterThanOrEqual(2);
    expect(listeners.filter(({ address }) => !LOOPBACK.includes(address))).toEqual([]);
  });

  const isThere = (pid: number): boolean => {
    try {
      readdirSync(`/proc/${pid}/fd`);
      return true;
    } catch {
      return false;
    }
  };
});

describe('npm run local', () => {
  it('status says where it runs', async () => {
    expect(await npmRunLocal('status')).toContain(new URL(stageUrl()).port);
  });

  it('token prints a token that works, and nothing else', async () => {
    for (const who of ['03', 'sos']) {
      const token = await npmRunLocal('token', who);
      expect(token).toMatch(/^[\w-]+\.[\w-]+\.[\w-]+$/);
      const answer = await send('GET', '/v1/elections', { headers: { authorization: `Bearer ${token}` } });
      expect(answer.status, answer.told).toBe(200);
    }
  });

  it('clock shows the time and moves it', async () => {
    const shown = await npmRunLocal('clock');
    expect(shown).toMatch(PACIFIC_ISO);
    const moved = Temporal.Instant.from(await npmRunLocal('clock', '+PT1M'));
    expect(moved.since(Temporal.Instant.from(shown)).total({ unit: 'seconds' })).toBeGreaterThanOrEqual(59);
  });

  it('outbox prints what one voter received', async () => {
    const [message] = (await outbox()).filter(({ channel }) => channel === 'text');
    const printed = await npmRunLocal('outbox', '--voter', message?.voterId ?? '');
    expect(printed).toContain(message?.to);
    expect(printed).toContain(message?.body);
  });

  it.each([[['nothing']], [['token', '99']], [['clock', 'tomorrow']], [['up', '--port', 'x']], [['night', 'D']]])(
    'says what is wrong with %j and ends with an error',
    async (words) => {
      const { code, stderr } = await failureOf(...words);
      expect(code).toBe(1);
      expect(stderr).toMatch(/\w{3,}/);
      expect(stderr).not.toMatch(/\n\s+at /);
    },
  );

  it('up says that a stage runs already, instead of starting a second one', async () => {
    const { stderr } = await failureOf('up', '--detach', '--port', '0');
    expect(stderr).toContain(new URL(stageUrl()).port);
    expect((await call('03', 'GET', '/v1/elections')).status).toBe(200);
  });
});
