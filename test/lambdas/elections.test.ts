import { beforeEach, describe, expect, it } from 'vitest';
import type * as z from 'zod';
import { createElection } from '../../lambdas/create-election/handler.ts';
import { listElections } from '../../lambdas/list-elections/handler.ts';
import { setParticipation } from '../../lambdas/set-participation/handler.ts';
import { ElectionAnswer, ElectionBody } from '../../lib/api/elections.ts';
import { Temporal } from '../../lib/domain/shared/time.ts';
import type { Caller } from '../../lib/runtime/api-types.ts';
import { MemoryLog, MemoryTracking } from './ballot-memory.ts';

const SOS: Caller = { role: 'sos', clientId: 'sos' };
const AMADOR: Caller = { role: 'county', county: '03', clientId: 'client-03' };
const STATEWIDE = { name: 'General Election', date: '2026-11-03', kind: 'statewide', imb: 'both' };
const LOCAL = { name: 'Water Board', date: '2026-11-03', kind: 'local' };

let memory: MemoryTracking;
beforeEach(() => {
  memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-02-02T18:00:00Z');
});

const nothing = { rawBody: '', headers: {}, query: undefined, path: undefined };
const create = (caller: Caller, body: z.input<typeof ElectionBody> | object) =>
  createElection(memory)({ ...nothing, caller, body: ElectionBody.parse(body) }, { log: new MemoryLog() });
const participate = (caller: Caller, county: string, participates: boolean, id = '2026-11-03-statewide') =>
  setParticipation(memory)(
    { ...nothing, caller, path: { id, county }, body: { participates } },
    { log: new MemoryLog() },
  );

describe('POST /v1/elections', () => {
  it('answers the election with every date that voters will be told', async () => {
    const answer = await create(SOS, STATEWIDE);
    expect(answer.status).toBe(201);
    expect(ElectionAnswer.parse(answer.body)).toEqual({
      id: '2026-11-03-statewide',
      name: 'General Election',
      date: '2026-11-03',
      kind: 'statewide',
      county: null,
      trackingOn: '2026-10-05',
      imb: 'both',
      messagesFrom: '2026-10-05',
      messagesUntil: '2026-12-03',
      deadlines: { receiptBy: '2026-11-10', cureBy: '2026-11-25T17:00:00-08:00', certifiedOn: '2026-12-03' },
      overrideReason: null,
    });
  });

  it('gives a county its own local election, whatever county it names', async () => {
    const answer = await create(AMADOR, { ...LOCAL, county: '19' });
    expect(answer).toMatchObject({ status: 201, body: { id: '2026-11-03-03-water-board', county: '03', imb: 'none' } });
  });

  it.each([
    ['a statewide one by a county', AMADOR, STATEWIDE, 403, 'statewide-is-sos'],
    ['too late', AMADOR, { ...LOCAL, date: '2026-04-30' }, 409, 'too-late'],
    ['a local one without a county', SOS, LOCAL, 400, 'county-missing'],
  ] as const)('refuses %s', async (_what, caller, body, status, code) => {
    expect(await create(caller, body)).toMatchObject({ status, body: { code } });
    expect(memory.electionsById.size).toBe(0);
  });

  it('lets SOS override the notice with a reason, which is kept', async () => {
    const late = { ...LOCAL, date: '2026-04-30', county: '03', overrideReason: 'Vacancy, set by the governor' };
    expect(await create(SOS, late)).toMatchObject({
      status: 201,
      body: { overrideReason: 'Vacancy, set by the governor' },
    });
  });

  it('asked twice makes one election', async () => {
    await create(SOS, STATEWIDE);
    expect(await create(SOS, { ...STATEWIDE, name: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'election-exists' },
    });
    expect(memory.electionsById.get('2026-11-03-statewide')?.name).toBe('General Election');
  });

  it.each([
    ['no name', { ...STATEWIDE, name: ' ' }],
    ['no such day', { ...STATEWIDE, date: '2026-02-30' }],
    ['an unknown kind', { ...STATEWIDE, kind: 'special' }],
    ['an unknown field', { ...STATEWIDE, confidential: true }],
    ['no such county', { ...LOCAL, county: '59' }],
  ])('does not take %s', (_what, body) => {
    expect(ElectionBody.safeParse(body).success).toBe(false);
  });
});

describe('GET /v1/elections', () => {
  it('shows a county the statewide elections and its own, SOS all', async () => {
    await create(SOS, STATEWIDE);
    await create(SOS, { ...LOCAL, county: '19' });
    await create(AMADOR, LOCAL);
    const ids = async (caller: Caller): Promise<string[]> =>
      ((await listElections(memory)({ caller })).body as { elections: { id: string }[] }).elections.map(({ id }) => id);
    expect(await ids(AMADOR)).toEqual(['2026-11-03-statewide', '2026-11-03-03-water-board']);
    expect(await ids(SOS)).toHaveLength(3);
  });
});

describe('PUT /v1/elections/{id}/participation/{county}', () => {
  beforeEach(() => create(SOS, STATEWIDE));

  it('keeps a county’s answer', async () => {
    expect(await participate(AMADOR, '03', false)).toEqual({
      status: 200,
      body: {
        electionId: '2026-11-03-statewide',
        county: '03',
        participates: false,
        changedAt: '2026-02-02T10:00:00-08:00',
      },
    });
    memory.now = memory.now.add({ hours: 1 });
    expect(await participate(AMADOR, '03', false)).toMatchObject({ body: { changedAt: '2026-02-02T10:00:00-08:00' } });
  });

  it('lets SOS answer for any county', async () => {
    expect(await participate(SOS, '19', false)).toMatchObject({
      status: 200,
      body: { county: '19', participates: false },
    });
  });

  it.each([
    ['another county', AMADOR, '19', '2026-11-03-statewide'],
    ['an unknown election', SOS, '03', '2030-11-05-statewide'],
  ])('answers 404 for %s', async (_what, caller, county, id) => {
    expect(await participate(caller, county, false, id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(memory.answers.size).toBe(0);
  });

  it('answers 404 for a county that a local election is not about', async () => {
    await create(AMADOR, LOCAL);
    expect(await participate(SOS, '19', true, '2026-11-03-03-water-board')).toMatchObject({ status: 404 });
  });
});
