import { beforeEach, describe, expect, it } from 'vitest';
import { ElectionAnswer, ElectionBody } from '../../../lib/elections/api.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, create, february, LOCAL, SOS, STATEWIDE } from '../election-calls.ts';

let memory: MemoryTracking;
beforeEach(() => {
  memory = february();
});

describe('POST /v1/elections', () => {
  it('answers the election with every date that voters will be told', async () => {
    const answer = await create(memory, SOS, STATEWIDE);
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
    const answer = await create(memory, AMADOR, { ...LOCAL, county: '19' });
    expect(answer).toMatchObject({ status: 201, body: { id: '2026-11-03-03-water-board', county: '03', imb: 'none' } });
  });

  it.each([
    ['a statewide one by a county', AMADOR, STATEWIDE, 403, 'statewide-is-sos'],
    ['too late', AMADOR, { ...LOCAL, date: '2026-04-30' }, 409, 'too-late'],
    ['a local one without a county', SOS, LOCAL, 400, 'county-missing'],
  ] as const)('refuses %s', async (_what, caller, body, status, code) => {
    expect(await create(memory, caller, body)).toMatchObject({ status, body: { code } });
    expect(memory.electionsById.size).toBe(0);
  });

  it('lets SOS override the notice with a reason, which is kept', async () => {
    const late = { ...LOCAL, date: '2026-04-30', county: '03', overrideReason: 'Vacancy, set by the governor' };
    expect(await create(memory, SOS, late)).toMatchObject({
      status: 201,
      body: { overrideReason: 'Vacancy, set by the governor' },
    });
  });

  it('asked twice makes one election', async () => {
    await create(memory, SOS, STATEWIDE);
    expect(await create(memory, SOS, { ...STATEWIDE, name: 'Another' })).toMatchObject({
      status: 409,
      body: { code: 'election-exists' },
    });
    expect(memory.electionsById.get('2026-11-03-statewide')?.name).toBe('General Election');
  });

  it.each([
    ['no name', { ...STATEWIDE, name: ' ' }],
    ['a name of two lines', { ...STATEWIDE, name: 'Measure X\r\nBcc: everybody@example.org' }],
    ['a name that turns the reading direction', { ...STATEWIDE, name: 'Measure \u202eX' }],
    ['no such day', { ...STATEWIDE, date: '2026-02-30' }],
    ['an unknown kind', { ...STATEWIDE, kind: 'special' }],
    ['an unknown field', { ...STATEWIDE, confidential: true }],
    ['no such county', { ...LOCAL, county: '59' }],
  ])('does not take %s', (_what, body) => {
    expect(ElectionBody.safeParse(body).success).toBe(false);
  });
});
