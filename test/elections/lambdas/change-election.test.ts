import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import '../../../lambdas/elections/change-election/handler.ts';
import { ElectionDetails } from '../../../lib/elections/api.ts';
import { BOUNDS } from '../../../lib/elections/domain/bounds.ts';
import { TRANSLATED_LANGUAGES } from '../../../lib/elections/domain/election-names.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, change, create, decide, february, LOCAL, SOS, STATEWIDE } from '../election-calls.ts';

const ALPINE: Caller = { kind: 'client', role: 'county-ems', county: '02', id: 'client-02' };
const STATE = '2026-11-03-statewide';
const WATER = '2026-11-03-03-water-board';
const GENERAL_DAY = Temporal.PlainDate.from('2026-11-03');
let memory: MemoryTracking;
beforeEach(async () => {
  memory = february();
  await create(memory, SOS, STATEWIDE);
  await create(memory, AMADOR, LOCAL);
});

describe('PUT /v1/elections/{id}', () => {
  it('keeps who changed what, and when', async () => {
    const answer = await change(memory, SOS, STATE, { deadlines: { certifiedOn: '2026-12-11' } });
    expect(ElectionDetails.parse(answer.body)).toMatchObject({
      messagesUntil: '2026-12-11',
      changes: [
        {
          at: '2026-02-02T10:00:00-08:00',
          by: 'sos',
          fields: [{ field: 'deadlines.certifiedOn', before: '2026-12-03', after: '2026-12-11' }],
        },
      ],
    });
  });

  it('moves the deadlines of the law with the date, and keeps the identifier', async () => {
    const answer = await change(memory, AMADOR, WATER, { date: '2026-12-01' });
    expect(answer).toMatchObject({ status: 200, body: { id: WATER, deadlines: { receiptBy: '2026-12-08' } } });
  });

  it('repeating a change changes nothing', async () => {
    await change(memory, AMADOR, WATER, { name: 'Water Agency' });
    const again = await change(memory, AMADOR, WATER, { name: 'Water Agency' });
    expect(ElectionDetails.parse(again.body).changes).toHaveLength(1);
    expect(memory.requestsById.get(WATER)?.election.version).toBe(2);
  });

  it.each([
    ['a county changes the statewide one', AMADOR, STATE, { name: 'Ours' }, 403, 'statewide-is-sos'],
    ['another county’s', ALPINE, WATER, { name: 'Ours' }, 404, 'not-found'],
    ['dates that do not fit', SOS, STATE, { trackingOn: '2026-11-04' }, 400, 'bad-dates'],
    ['certified after two months', SOS, STATE, { deadlines: { certifiedOn: '2027-01-03' } }, 400, 'bad-dates'],
    ['a name that is too long', AMADOR, WATER, { name: `Water ${'and Sewer '.repeat(8)}` }, 400, 'name-too-long'],
  ] as const)('refuses: %s', async (_what, caller, id, body, status, code) => {
    expect(await change(memory, caller, id, body)).toMatchObject({ status, body: { code } });
    expect((memory.electionsById.get(id) ?? memory.requestsById.get(id)?.election)?.version).toBe(1);
  });

  it('a county changes its request as it likes, and no name once SOS has accepted it', async () => {
    Object.assign(memory, { measureTexts: () => [] });
    await change(memory, AMADOR, WATER, { name: 'Water Agency', translations: { es: 'Agencia del Agua' } });
    await decide(memory, SOS, WATER, { decision: 'accept', version: 2 });
    for (const body of [{ name: 'Ours' }, { shortName: 'Ours' }, { translations: { vi: 'Hội đồng Nước' } }]) {
      const answer = await change(memory, AMADOR, WATER, body);
      expect(answer).toMatchObject({ status: 403, body: { code: 'name-is-approved' } });
    }
    // The same name again is no change, and what voters do not read is the county's own.
    expect((await change(memory, AMADOR, WATER, { name: 'Water Agency', imb: 'both' })).status).toBe(200);
    expect((await change(memory, SOS, WATER, { name: 'Water Board of Amador' })).status).toBe(200);
    expect(memory.electionsById.get(WATER)?.name).toBe('Water Board of Amador');
  });

  it('a county changes it no more after a hundred times, or once its history fills half an item: SOS does, and decides', async () => {
    Object.assign(memory, { measureTexts: () => [] });
    const waiting = () => memory.requestsById.get(WATER)?.election;
    for (let turn = 1; turn <= BOUNDS.countyChanges.most; turn += 1) {
      expect(await change(memory, AMADOR, WATER, { imb: turn % 2 === 0 ? 'none' : 'both' })).toMatchObject({
        status: 200,
      });
    }
    const refused = { status: 409, body: { code: 'history-full' } };
    expect(await change(memory, AMADOR, WATER, { imb: 'inbound' })).toMatchObject(refused);
    expect(await change(memory, SOS, WATER, { imb: 'inbound' })).toMatchObject({ status: 200 });
    const version = waiting()?.version ?? 0;
    expect(await decide(memory, SOS, WATER, { decision: 'accept', version })).toMatchObject({ status: 200 });

    await create(memory, AMADOR, { ...LOCAL, name: 'Fire District' });
    const fire = '2026-11-03-03-fire-district';
    const names = (word: string) =>
      Object.fromEntries(TRANSLATED_LANGUAGES.map((language) => [language, word.repeat(120)]));
    let turns = 0;
    while ((await change(memory, AMADOR, fire, { translations: names(turns % 2 ? '選' : '挙') })).status === 200)
      turns += 1;
    expect(turns).toBeGreaterThan(10);
    const bytes = () => Buffer.byteLength(JSON.stringify(memory.requestsById.get(fire)));
    expect(bytes()).toBeLessThan(220_000);
    while ((await change(memory, SOS, fire, { translations: names(turns % 2 ? '選' : '挙') })).status === 200)
      turns += 1;
    expect(bytes()).toBeLessThan(380_000);
    const seen = memory.requestsById.get(fire)?.election.version ?? 0;
    expect(
      await decide(memory, SOS, fire, { decision: 'decline', version: seen, reason: 'r'.repeat(500) }),
    ).toMatchObject({ status: 200 });
  });

  it('a county moves no day of its election once SOS has accepted it, and is told who does', async () => {
    Object.assign(memory, { measureTexts: () => [] });
    await decide(memory, SOS, WATER, { decision: 'accept', version: 1 });
    for (const body of [
      { date: '2026-12-01' },
      { date: '2026-01-10', trackingOn: '2026-01-01' },
      { trackingOn: '2026-10-12' },
      { deadlines: { receiptBy: '2026-11-12' } },
    ]) {
      const answer = await change(memory, AMADOR, WATER, body);
      expect(answer).toMatchObject({ status: 403, body: { code: 'dates-are-approved' } });
      expect(JSON.stringify(answer.body)).toContain('ask SOS to change');
    }
    expect(memory.electionsById.get(WATER)?.version).toBe(2);
    expect((await change(memory, SOS, WATER, { date: '2026-12-01' })).status).toBe(200);
  });

  it('whatever a county sends, what voters read of an accepted election stays as SOS has accepted it', async () => {
    Object.assign(memory, { measureTexts: () => [] });
    await decide(memory, SOS, WATER, { decision: 'accept', version: 1 });
    const read = () => JSON.stringify({ ...memory.electionsById.get(WATER), imb: null, version: null, changes: null });
    const accepted = read();
    const day = fc.integer({ min: -300, max: 60 }).map((days) => GENERAL_DAY.add({ days }).toString());
    const Body = fc.record(
      {
        name: fc.constantFrom('Ours', 'Water Board'),
        shortName: fc.constantFrom('Ours', 'Water'),
        translations: fc.constantFrom({ es: 'Agua' }, { vi: 'Hội đồng Nước' }, {}),
        date: day,
        trackingOn: day,
        imb: fc.constantFrom('both', 'none'),
        deadlines: fc.record({ receiptBy: day, certifiedOn: day }, { requiredKeys: [] }),
      },
      { requiredKeys: [] },
    );
    const some = Body.filter((body) => Object.keys(body).length > 0);
    await fc.assert(
      fc.asyncProperty(some, async (body) => {
        await change(memory, AMADOR, WATER, body);
        expect(read()).toBe(accepted);
      }),
      { numRuns: 200 },
    );
  });

  it.each([
    ['SOS, an election', SOS, STATE, { date: '2026-02-01', trackingOn: '2026-01-05' }],
    ['SOS, the beginning of tracking', SOS, STATE, { trackingOn: '2026-02-01' }],
    ['SOS, a request', SOS, WATER, { date: '2026-02-01', trackingOn: '2026-01-05' }],
    ['a county, its request', AMADOR, WATER, { date: '2026-02-01', trackingOn: '2026-01-05' }],
  ] as const)('nobody moves anything into the past: %s', async (_who, caller, id, body) => {
    expect(await change(memory, caller, id, body)).toMatchObject({ status: 409, body: { code: 'in-the-past' } });
  });

  it('tracking may be switched on today', async () => {
    expect((await change(memory, SOS, STATE, { trackingOn: '2026-02-02' })).status).toBe(200);
  });

  it('a county that moves the day of its request keeps the notice; SOS may move it nearer', async () => {
    Object.assign(memory, { measureTexts: () => [] });
    const nearer = { date: '2026-05-02', trackingOn: '2026-04-03' };
    expect(await change(memory, AMADOR, WATER, nearer)).toMatchObject({ status: 409, body: { code: 'too-late' } });
    expect((await change(memory, AMADOR, WATER, { ...nearer, date: '2026-05-03' })).status).toBe(200);
    expect((await change(memory, SOS, WATER, nearer)).status).toBe(200);
  });

  it('tracking that nobody stated goes along with the date', async () => {
    memory = february();
    await create(memory, SOS, { ...STATEWIDE, date: '2026-11-17' });
    const moved = await change(memory, SOS, '2026-11-17-statewide', { date: '2026-11-03' });
    expect(moved).toMatchObject({ status: 200, body: { trackingOn: '2026-10-05' } });
    const later = await change(memory, SOS, '2026-11-17-statewide', { date: '2026-12-01' });
    expect(later).toMatchObject({ status: 200, body: { trackingOn: '2026-11-02' } });
    memory.now = Temporal.Instant.from('2026-10-20T18:00:00Z');
    // Mailing would have begun on October 12.
    const near = await change(memory, SOS, '2026-11-17-statewide', { date: '2026-11-10' });
    expect(near).toMatchObject({ status: 200, body: { trackingOn: '2026-10-20' } });
  });

  it('tracking that was stated keeps its day, unless an earlier election would be mailed before it', async () => {
    await change(memory, SOS, STATE, { trackingOn: '2026-10-01' });
    expect(await change(memory, SOS, STATE, { date: '2026-11-10' })).toMatchObject({
      status: 200,
      body: { trackingOn: '2026-10-01' },
    });
    const refused = await change(memory, SOS, STATE, { date: '2026-10-20' });
    expect(refused).toMatchObject({ status: 400, body: { code: 'bad-dates' } });
    expect(JSON.stringify(refused.body)).toContain('to 2026-09-21 or before');
    const both = { date: '2026-10-20', trackingOn: '2026-09-21' };
    expect((await change(memory, SOS, STATE, both)).status).toBe(200);
  });

  it('the end of the cure moves later, and no earlier, once tracking is on', async () => {
    expect((await change(memory, SOS, STATE, { deadlines: { cureBy: '2026-11-24T17:00:00-08:00' } })).status).toBe(200);
    memory.now = Temporal.Instant.from('2026-10-05T07:00:00Z');
    const later = { deadlines: { cureBy: '2026-12-01T17:00:00-08:00' } };
    expect((await change(memory, SOS, STATE, later)).status).toBe(200);
    const earlier = await change(memory, SOS, STATE, { deadlines: { cureBy: '2026-11-30T17:00:00-08:00' } });
    expect(earlier).toMatchObject({ status: 409, body: { code: 'tracking-started' } });
    expect(JSON.stringify(earlier.body)).toContain('2026-12-01T17:00:00-08:00');
  });

  it('a translation that is missing may be added while tracking is on; one that voters have read stays', async () => {
    memory.now = Temporal.Instant.from('2026-10-05T07:00:00Z');
    expect((await change(memory, SOS, STATE, { translations: { es: 'Elección General' } })).status).toBe(200);
    const answer = await change(memory, SOS, STATE, { translations: { es: 'Otra' } });
    expect(answer).toMatchObject({ status: 409, body: { code: 'tracking-started' } });
  });

  it('changes no name and no date once tracking is on, but deadlines and certification', async () => {
    memory.now = Temporal.Instant.from('2026-10-05T07:00:00Z');
    for (const body of [{ name: 'Another' }, { date: '2026-11-10' }, { trackingOn: '2026-10-12' }]) {
      expect(await change(memory, SOS, STATE, body)).toMatchObject({ status: 409, body: { code: 'tracking-started' } });
    }
    expect(await change(memory, SOS, STATE, { deadlines: { certifiedOn: '2026-12-01' } })).toMatchObject({
      status: 200,
    });
  });

  it('of a request everything can be put right until it is accepted, whatever day it names', async () => {
    memory.now = Temporal.Instant.from('2026-10-20T07:00:00Z');
    for (const body of [{ name: 'Water District' }, { date: '2026-12-08' }, { trackingOn: '2026-11-01' }]) {
      expect(await change(memory, SOS, WATER, body)).toMatchObject({ status: 200 });
    }
  });

  it('a name that no message can say is replaced by SOS while tracking is on, by a county not, and only by one that can be said', async () => {
    memory.now = Temporal.Instant.from('2026-10-05T07:00:00Z');
    const stored = memory.electionsById.get(STATE);
    const translations = { es: 'Vote en votenow.us', vi: 'Hội đồng Nước' };
    if (stored) memory.electionsById.set(STATE, { ...stored, name: 'Vote at votenow.us', translations });
    const fixed = { status: 409, body: { code: 'tracking-started' } };
    expect(() => change(memory, SOS, STATE, { name: 'Call 916-653-2244' })).toThrow('telephone numbers');
    expect((await change(memory, AMADOR, STATE, { name: 'General Election' })).status).toBe(403);
    expect((await change(memory, SOS, STATE, { name: 'General Election' })).status).toBe(200);
    expect(await change(memory, SOS, STATE, { name: 'Another' })).toMatchObject(fixed);
    expect((await change(memory, SOS, STATE, { translations: { es: 'Elección General' } })).status).toBe(200);
    expect(await change(memory, SOS, STATE, { translations: { vi: 'Khác' } })).toMatchObject(fixed);
  });

  it('of two changes at the same time one is told to read again', async () => {
    const answers = await Promise.all(
      ['2026-12-01', '2026-12-02'].map((certifiedOn) => change(memory, SOS, STATE, { deadlines: { certifiedOn } })),
    );
    expect(answers.map(({ status }) => status).toSorted()).toEqual([200, 409]);
  });

  it('any row of changes leaves a history that leads from the first state to the present one', async () => {
    const day = fc.integer({ min: 22, max: 60 }).map((days) => ({
      deadlines: { certifiedOn: Temporal.PlainDate.from('2026-11-03').add({ days }).toString() },
    }));
    await fc.assert(
      fc.asyncProperty(fc.array(day, { maxLength: 6 }), async (bodies) => {
        const fresh = february();
        await create(fresh, SOS, STATEWIDE);
        for (const body of bodies) await change(fresh, SOS, STATE, body);
        const stored = fresh.electionsById.get(STATE);
        const days = stored?.changes.flatMap(({ fields }) => fields) ?? [];
        let present = '2026-12-03';
        for (const { before, after } of days) {
          expect(before).toBe(present);
          present = after;
        }
        expect(stored?.deadlines.certifiedOn.toString()).toBe(present);
        expect(stored?.version).toBe(1 + (stored?.changes.length ?? 0));
      }),
      { numRuns: 20 },
    );
  });
});
