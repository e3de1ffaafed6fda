import { describe, expect, it } from 'vitest';
import type { ApiClient } from '../../../lib/counties/domain/api-client.ts';
import type { TestOutcome } from '../../../lib/counties/ports.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import type { LedgerState } from '../../../lib/messaging/domain/ledger-state.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { SMOKE_CHECKS, type SmokeCells } from '../../../lib/test-environment/domain/smoke.ts';
import { smokeVoterId } from '../../../lib/test-environment/domain/smoke-voter.ts';
import type { ApiOutcome, PassingCredential } from '../../../lib/test-environment/ports.ts';
import { beginSmokeTest } from '../../../lib/test-environment/use-cases/begin-smoke-test.ts';
import { endSmokeTest } from '../../../lib/test-environment/use-cases/end-smoke-test.ts';
import { tryCounty } from '../../../lib/test-environment/use-cases/try-county.ts';
import type { VoterRecord } from '../../../lib/voters/domain/register/statement.ts';
import type { Subscription } from '../../../lib/voters/domain/subscription.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { memorySmokeRuns } from '../memory-smoke.ts';

const START = Temporal.Instant.from('2021-10-12T17:00:00Z');
const RUN = 'smoke-test-2021-10-12-1';

/** How the world around a smoke test is; what is left out works. */
type World = {
  readonly participants?: readonly CountyCode[];
  readonly endpoint?: TestOutcome | 'none' | 'no-secret';
  readonly credentials?: 'none' | 'revoked';
  readonly token?: 'none';
  readonly answers?: Readonly<Record<string, ApiOutcome>>;
  readonly message?: LedgerState | 'none';
};

const answered = (status: number, body: unknown): ApiOutcome => ({ kind: 'answered', status, body });
const BALLOTS = /^\/v1\/elections\/[^/]+\/ballots$/;

const stage = (world: World = {}) => {
  const made: string[] = [];
  const removed: string[] = [];
  const entered: PassingCredential[] = [];
  const left: string[] = [];
  const calls: { token: string; path: string; body: unknown }[] = [];
  const seated: VoterRecord[] = [];
  const subscribed: Subscription[] = [];
  const memory = new MemoryTracking();
  let now = START;
  const client = { clientId: 'own', endsAt: null, revokedAt: world.credentials === 'revoked' ? START : null };
  const ports = {
    clock: async () => now,
    runs: memorySmokeRuns(),
    elections: memory.elections,
    records: {
      findAll: async (ids: readonly string[]) =>
        new Map(seated.filter(({ voterId }) => ids.includes(voterId)).map((record) => [record.voterId, record])),
      write: async (_before: VoterRecord | undefined, after: VoterRecord) => {
        seated.push(after);
        return 'written' as const;
      },
    },
    subscriptions: {
      save: async (subscription: Subscription) => {
        subscribed.push(subscription);
      },
    },
    participants: async () => world.participants ?? ['03', '19'],
    register: {
      list: async () => (world.credentials === 'none' ? [] : [client as ApiClient]),
    },
    credentials: {
      enter: async (one: PassingCredential) => {
        entered.push(one);
      },
      remove: async (clientId: string) => {
        left.push(clientId);
      },
    },
    pool: {
      create: async (name: string) => {
        made.push(name);
        return { clientId: `c${made.length}`, clientSecret: 'secret' };
      },
      remove: async (clientId: string) => {
        removed.push(clientId);
      },
    },
    fetchToken: async ({ clientId }: { clientId: string }) => (world.token === 'none' ? undefined : `t-${clientId}`),
    files: {
      system: async () => ({
        vendor: 'DFM' as never,
        endpoint: world.endpoint === 'none' ? null : { url: 'https://ems.example.org', secretName: 's' },
        candidate: null,
        version: 1,
      }),
    },
    secrets: { read: async () => (world.endpoint === 'no-secret' ? undefined : 'signed') },
    testEndpoint: async () => (typeof world.endpoint === 'object' ? world.endpoint : { kind: 'proven' as const }),
    call: async (token: string, _method: 'GET' | 'POST', path: string, body?: unknown): Promise<ApiOutcome> => {
      calls.push({ token, path, body });
      const kind = BALLOTS.test(path) ? 'ballot' : 'search';
      const county = calls.length > 0 ? ((entered.at(-1)?.county ?? '03') as CountyCode) : '03';
      const works = {
        search: answered(200, { voters: [{ voterId: smokeVoterId(county) }] }),
        ballot: answered(200, { accepted: 1, unchanged: 0 }),
      };
      return world.answers?.[kind] ?? works[kind];
    },
    wait: async () => undefined,
    messages: {
      ofVoter: async (): Promise<readonly LedgerRow[]> => {
        const { message: state = 'delivered' } = world;
        return state === 'none' ? [] : [{ ballotId: RUN, state } as LedgerRow];
      },
    },
  };
  return {
    ports,
    made,
    removed,
    entered,
    left,
    calls,
    seated,
    subscribed,
    later: () => {
      now = now.add({ hours: 1 });
    },
  };
};

const play = async (world: World = {}): Promise<SmokeCells> => {
  const { ports } = stage({ participants: ['03'], ...world });
  await beginSmokeTest(ports, RUN, { failedOnly: false });
  await tryCounty(ports, RUN, '03');
  await endSmokeTest(ports, RUN);
  const [row] = await ports.runs.rows(RUN);
  if (!row) throw new Error('The county has no row.');
  return row.cells;
};

const told = (cells: SmokeCells): string =>
  SMOKE_CHECKS.map((check) => {
    const cell = cells[check];
    if (cell.state === 'failed') return cell.reason;
    return cell.state === 'not-tried' ? `(${cell.because})` : cell.state;
  }).join(' · ');

describe('a county in the smoke test', () => {
  it.each<[string, World, string]>([
    ['works', {}, 'passed · passed · passed · passed · passed'],
    ['has no endpoint', { endpoint: 'none' }, 'no-endpoint · passed · passed · passed · passed'],
    ['has lost its secret', { endpoint: 'no-secret' }, 'endpoint-secret-gone · passed · passed · passed · passed'],
    ['is silent', { endpoint: { kind: 'unanswered' } }, 'endpoint-unanswered · passed · passed · passed · passed'],
    [
      'answers otherwise',
      { endpoint: { kind: 'answered-otherwise', status: 200 } },
      'endpoint-answered-otherwise · passed · passed · passed · passed',
    ],
    [
      'may not be called',
      { endpoint: { kind: 'not-called', sentence: 'No.' } },
      'endpoint-not-called · passed · passed · passed · passed',
    ],
    ['has no credential', { credentials: 'none' }, 'passed · no-credential · (credentials) · (credentials) · (ballot)'],
    ['had one', { credentials: 'revoked' }, 'passed · no-credential · (credentials) · (credentials) · (ballot)'],
    ['gets no token', { token: 'none' }, 'passed · no-token · (credentials) · (credentials) · (ballot)'],
    [
      'meets an environment that is down',
      { answers: { search: answered(503, {}), ballot: answered(503, {}) } },
      'passed · passed · environment-down · environment-down · (ballot)',
    ],
    [
      'has not confirmed the installation',
      { answers: { search: answered(409, {}), ballot: answered(409, {}) } },
      'passed · passed · install-not-confirmed · install-not-confirmed · (ballot)',
    ],
    ['has not opted in', { answers: { search: answered(403, {}) } }, 'passed · passed · not-let-in · passed · passed'],
    ['meets a fault', { answers: { search: answered(500, 'no') } }, 'passed · passed · refused · passed · passed'],
    [
      'meets nobody',
      { answers: { search: { kind: 'unanswered' } } },
      'passed · passed · api-unanswered · passed · passed',
    ],
    [
      'finds somebody else',
      { answers: { search: answered(200, { voters: [{ voterId: 'V1' }] }) } },
      'passed · passed · voter-not-found · passed · passed',
    ],
    [
      'has its ballot held',
      { answers: { ballot: answered(200, { accepted: 0, unchanged: 0, held: 1 }) } },
      'passed · passed · passed · ballot-not-taken · (ballot)',
    ],
    ['waits for its message', { message: 'due' }, 'passed · passed · passed · passed · message-not-sent'],
    ['has no message', { message: 'none' }, 'passed · passed · passed · passed · message-not-sent'],
    ['has it refused', { message: 'suppressed' }, 'passed · passed · passed · passed · message-failed'],
  ])('that %s', async (_, world, expected) => {
    expect(told(await play(world))).toBe(expected);
  });

  it('is tried with a credential that is made for it and gone behind it, also when something fails', async () => {
    const { ports, entered, left, removed, calls } = stage();
    await beginSmokeTest(ports, RUN, { failedOnly: false });
    await tryCounty(ports, RUN, '19');
    expect(entered).toEqual([{ clientId: 'c1', county: '19', name: 'smoke test', endsAt: START.add({ hours: 2 }) }]);
    expect(left).toEqual(['c1']);
    expect(removed).toEqual(['c1']);
    expect(calls.map(({ token }) => token)).toEqual(['t-c1', 't-c1']);
    const broken = { ...ports, call: () => Promise.reject(new Error('The network is gone.')) };
    await expect(tryCounty(broken, RUN, '03')).rejects.toThrow('The network is gone.');
    expect(removed).toEqual(['c1', 'c2']);
    expect(left).toEqual(['c1', 'c2']);
  });
});

describe('the message', () => {
  it('is waited for while it may still go out, two minutes at most', async () => {
    const { ports } = stage({ participants: ['03'] });
    await beginSmokeTest(ports, RUN, { failedOnly: false });
    await tryCounty(ports, RUN, '03');
    const states: LedgerState[] = ['due', 'sending', 'accepted'];
    const pauses: number[] = [];
    const late = {
      ...ports,
      wait: async (milliseconds: number) => {
        pauses.push(milliseconds);
      },
      messages: { ofVoter: async () => [{ ballotId: RUN, state: states.shift() ?? 'accepted' } as LedgerRow] },
    };
    expect(await endSmokeTest(late, RUN)).toEqual({ counties: 1, passed: 1, failed: 0 });
    expect(pauses).toEqual([10_000, 10_000]);
    const never = { ...late, messages: { ofVoter: async () => [] } };
    await tryCounty(ports, RUN, '03');
    expect(await endSmokeTest(never, RUN)).toEqual({ counties: 1, passed: 0, failed: 1 });
    expect(pauses.length - 2).toBe(11);
  });
});

describe('a run', () => {
  it('gives each county a voter and a guest, and begins once', async () => {
    const { ports, seated, subscribed } = stage();
    const run = await beginSmokeTest(ports, RUN, { failedOnly: false });
    expect(run).toMatchObject({ counties: ['03', '19'], electionId: '2021-10-19-statewide', endedAt: null });
    expect(await beginSmokeTest(ports, RUN, { failedOnly: false, counties: ['01'] })).toEqual(run);
    expect(seated.map(({ voterId }) => voterId)).toEqual(['M039999999', 'M199999999']);
    expect(subscribed.map(({ email, phone }) => [email, phone])).toEqual([
      ['success@simulator.amazonses.com', undefined],
      ['success@simulator.amazonses.com', undefined],
    ]);
    expect(await beginSmokeTest(ports, `${RUN}0`, { failedOnly: false })).toMatchObject({ electionId: run.electionId });
    expect(seated).toHaveLength(2);
  });

  it('of the failed ones tries those alone that have not passed', async () => {
    const { ports, later } = stage({ participants: ['01', '03', '19'] });
    await beginSmokeTest(ports, RUN, { failedOnly: false, counties: ['03', '19'] });
    await tryCounty(ports, RUN, '03');
    await tryCounty({ ...ports, testEndpoint: async () => ({ kind: 'unanswered' as const }) }, RUN, '19');
    expect(await endSmokeTest(ports, RUN)).toEqual({ counties: 2, passed: 1, failed: 1 });
    expect(await endSmokeTest(ports, RUN)).toEqual({ counties: 2, passed: 1, failed: 1 });
    later();
    expect(await beginSmokeTest(ports, `${RUN}-2`, { failedOnly: true })).toMatchObject({ counties: ['01', '19'] });
    await tryCounty(ports, `${RUN}-2`, '19');
    await endSmokeTest(
      { ...ports, messages: { ofVoter: async () => [{ ballotId: `${RUN}-2`, state: 'accepted' } as LedgerRow] } },
      `${RUN}-2`,
    );
    expect(await beginSmokeTest(ports, `${RUN}-3`, { failedOnly: true })).toMatchObject({ counties: ['01'] });
  });
});
