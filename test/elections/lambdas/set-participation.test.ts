import { beforeEach, describe, expect, it } from 'vitest';
import { setParticipation } from '../../../lambdas/elections/set-participation/handler.ts';
import type { ParticipationAnswer } from '../../../lib/elections/domain/participation.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLog, type MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, create, february, LOCAL, nothing, SOS, STATEWIDE } from '../election-calls.ts';

let memory: MemoryTracking;
const participate = (caller: Caller, county: string, participates: boolean, id = '2026-11-03-statewide') =>
  setParticipation(memory)(
    { ...nothing, caller, path: { id, county }, body: { participates } },
    { log: new MemoryLog() },
  );

describe('PUT /v1/elections/{id}/participation/{county}', () => {
  beforeEach(async () => {
    memory = february();
    await create(memory, SOS, STATEWIDE);
  });

  it('keeps a county’s answer', async () => {
    expect(await participate(AMADOR, '03', false)).toEqual({
      status: 200,
      body: {
        electionId: '2026-11-03-statewide',
        county: '03',
        participates: false,
        changedAt: '2026-02-02T10:00:00-08:00',
        certifiedOn: null,
        imb: null,
        reminders: { toReturn: [], toCure: [] },
      },
      audit: { before: null, after: expect.objectContaining({ participates: false }) },
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

  it('keeps both of two answers of one moment: an opt-out is not lost to whoever states a day', async () => {
    const answer = (body: object) =>
      setParticipation(memory)(
        { ...nothing, caller: AMADOR, path: { id: '2026-11-03-statewide', county: '03' }, body },
        { log: new MemoryLog() },
      );
    const certifiedOn = Temporal.PlainDate.from('2026-12-01');
    const answers = await Promise.all([answer({ participates: false }), answer({ certifiedOn })]);
    expect(answers.map(({ status }) => status)).toEqual([200, 200]);
    expect(memory.answers.get('2026-11-03-statewide#03')).toMatchObject({ participates: false, certifiedOn });
  });

  it('keeps the day on which a county certifies, and takes none that cannot be', async () => {
    const certify = (certifiedOn: string) =>
      setParticipation(memory)(
        {
          ...nothing,
          caller: AMADOR,
          path: { id: '2026-11-03-statewide', county: '03' },
          body: { certifiedOn: Temporal.PlainDate.from(certifiedOn) },
        },
        { log: new MemoryLog() },
      );
    expect(await certify('2026-11-25')).toMatchObject({ body: { participates: true, certifiedOn: '2026-11-25' } });
    expect(await participate(AMADOR, '03', false)).toMatchObject({ body: { certifiedOn: '2026-11-25' } });
    for (const day of ['2026-11-02', '2026-11-10', '2026-11-24', '2027-01-03']) {
      expect(await certify(day)).toMatchObject({ status: 400, body: { code: 'bad-dates' } });
    }
  });

  it('keeps the days on which a county reminds, those of each kind by themselves, and takes none that cannot be', async () => {
    const days = (...texts: readonly string[]) => texts.map((text) => Temporal.PlainDate.from(text));
    const remind = (reminders: ParticipationAnswer['reminders']) =>
      setParticipation(memory)(
        { ...nothing, caller: AMADOR, path: { id: '2026-11-03-statewide', county: '03' }, body: { reminders } },
        { log: new MemoryLog() },
      );
    await remind({ toReturn: days('2026-10-30', '2026-10-27') });
    const both = { toReturn: ['2026-10-27', '2026-10-30'], toCure: ['2026-11-20'] };
    expect(await remind({ toCure: days('2026-11-20') })).toMatchObject({ status: 200, body: { reminders: both } });
    expect(await participate(AMADOR, '03', false)).toMatchObject({ body: { reminders: both } });
    for (const day of ['2026-10-04', '2026-11-04']) {
      expect(await remind({ toReturn: days(day) })).toMatchObject({ status: 400, body: { code: 'bad-dates' } });
    }
    expect(await remind({ toReturn: [] })).toMatchObject({ body: { reminders: { ...both, toReturn: [] } } });
  });

  it.each([
    ['another county', AMADOR, '19', '2026-11-03-statewide'],
    ['an unknown election', SOS, '03', '2030-11-05-statewide'],
  ])('answers 404 for %s', async (_what, caller, county, id) => {
    expect(await participate(caller, county, false, id)).toMatchObject({ status: 404, body: { code: 'not-found' } });
    expect(memory.answers.size).toBe(0);
  });

  it('answers 404 for a county that a local election is not about', async () => {
    await create(memory, AMADOR, LOCAL);
    expect(await participate(SOS, '19', true, '2026-11-03-03-water-board')).toMatchObject({ status: 404 });
  });
});
