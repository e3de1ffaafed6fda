import { beforeEach, describe, expect, it } from 'vitest';
import { ElectionBody, ElectionDetails } from '../../../lib/elections/api.ts';
import { BOUNDS } from '../../../lib/elections/domain/bounds.ts';
import { measureTexts } from '../../../lib/messaging/domain/measure-texts.ts';
import { LANGUAGES, type Language } from '../../../lib/shared/codes.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, change, create, decide, february, LOCAL, SOS, STATEWIDE } from '../election-calls.ts';

let memory: MemoryTracking;
beforeEach(() => {
  memory = february();
});

describe('POST /v1/elections', () => {
  it('answers the election with every date that voters will be told', async () => {
    const answer = await create(memory, SOS, STATEWIDE);
    expect(answer.status).toBe(201);
    const { texts, ...election } = ElectionDetails.parse(answer.body);
    expect(texts).toHaveLength(10);
    for (const { parts, budget } of texts) expect(parts).toBeLessThanOrEqual(budget);
    expect(election).toEqual({
      id: '2026-11-03-statewide',
      name: 'General Election',
      shortName: null,
      date: '2026-11-03',
      kind: 'statewide',
      county: null,
      trackingOn: '2026-10-05',
      imb: 'both',
      messagesFrom: '2026-10-05',
      messagesUntil: '2026-12-03',
      deadlines: { receiptBy: '2026-11-10', cureBy: '2026-11-25T17:00:00-08:00', certifiedOn: '2026-12-03' },
      overrideReason: null,
      translations: {},
      untranslated: ['es', 'zh', 'hi', 'ja', 'km', 'ko', 'fil', 'th', 'vi'],
      approval: 'accepted',
      declinedBecause: null,
      version: 1,
      changes: [],
    });
  });

  it.each([
    ['without a county', LOCAL],
    ['with its own', { ...LOCAL, county: '03' }],
  ])('keeps a county’s request for its own local election, %s: it is no election yet', async (_how, body) => {
    const answer = await create(memory, AMADOR, body);
    expect(answer).toMatchObject({
      status: 201,
      body: { id: '2026-11-03-03-water-board', county: '03', imb: 'none', approval: 'requested' },
    });
    expect([memory.electionsById.size, memory.requestsById.size]).toEqual([0, 1]);
  });

  it.each([
    ['a statewide one by a county', AMADOR, STATEWIDE, 403, 'statewide-is-sos'],
    ['one of another county', AMADOR, { ...LOCAL, county: '19' }, 400, 'not-your-county'],
    ['too late', AMADOR, { ...LOCAL, date: '2026-04-30' }, 409, 'too-late'],
    ['a local one without a county', SOS, LOCAL, 400, 'county-missing'],
  ] as const)('refuses %s', async (_what, caller, body, status, code) => {
    expect(await create(memory, caller, body)).toMatchObject({ status, body: { code } });
    expect([memory.electionsById.size, memory.requestsById.size]).toEqual([0, 0]);
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

  it('keeps two measures of one day apart whose names begin alike, and each of them from its repeat', async () => {
    const district = 'Oakdale Joint Union High School District Special Election, Measure';
    const short = { shortName: 'Oakdale Measure A' };
    const [a, b] = [`${district} A`, `${district} B`];
    const ids: unknown[] = [];
    for (const name of [a, b, '水務', '教育']) {
      const answer = await create(memory, AMADOR, { ...LOCAL, ...short, name });
      expect(answer.status, name).toBe(201);
      ids.push(ElectionDetails.parse(answer.body).id);
    }
    expect(new Set(ids).size).toBe(4);
    for (const id of ids) expect(id).toMatch(/^[A-Za-z0-9_-]{1,64}$/);
    for (const name of [a, ` ${b.toUpperCase()}`]) {
      expect(await create(memory, AMADOR, { ...LOCAL, ...short, name })).toMatchObject({
        status: 409,
        body: { code: 'election-exists' },
      });
    }
    expect(memory.requestsById.size).toBe(4);
  });

  it('refuses a name that makes a text longer than it may be, says which, and takes a short one beside it', async () => {
    const name = 'Oakdale Joint Unified High School District Special Parcel Tax Election for School Safety';
    const refused = await create(memory, AMADOR, { ...LOCAL, name });
    expect(refused).toMatchObject({ status: 400, body: { code: 'name-too-long' } });
    expect(JSON.stringify(refused.body)).toMatch(/parts.*shortName/s);
    expect(await create(memory, AMADOR, { ...LOCAL, name, shortName: 'Oakdale School Measure' })).toMatchObject({
      status: 201,
      body: { name, shortName: 'Oakdale School Measure' },
    });
  });

  it('takes no more requests of a county than SOS can read, until some are decided', async () => {
    memory = Object.assign(february(), { measureTexts: () => [] });
    const asked = (index: number) =>
      create(memory, AMADOR, {
        ...LOCAL,
        name: `Measure ${'ABCDEFGHIJ'[index % 10]} of ${'abcd'[Math.floor(index / 10)]}`,
      });
    for (let index = 0; index < BOUNDS.waiting.most; index += 1)
      expect(await asked(index)).toMatchObject({ status: 201 });
    expect(await asked(BOUNDS.waiting.most)).toMatchObject({ status: 409, body: { code: 'too-many-waiting' } });
    // SOS may, another county may, and this one when one was decided.
    expect(await create(memory, SOS, { ...LOCAL, county: '03', name: 'Fire District' })).toMatchObject({ status: 201 });
    const alpine = { ...AMADOR, county: '02', id: 'client-02' } as const;
    expect(await create(memory, alpine, LOCAL)).toMatchObject({ status: 201 });
    const [first = ''] = memory.requestsById.keys();
    await decide(memory, SOS, first, { decision: 'decline', version: 1, reason: 'Not this year.' });
    expect(await asked(BOUNDS.waiting.most)).toMatchObject({ status: 201 });
  });

  it('asked for again goes on with its history also under the name that it was given meanwhile', async () => {
    await create(memory, AMADOR, LOCAL);
    const id = '2026-11-03-03-water-board';
    await change(memory, AMADOR, id, { name: 'Water Board Two' });
    await decide(memory, SOS, id, { decision: 'decline', version: 2, reason: 'Not this year.' });
    const again = await create(memory, AMADOR, { ...LOCAL, name: 'Water Board  two' });
    expect(again).toMatchObject({ status: 201, body: { id, version: 4, approval: 'requested' } });
    expect(JSON.stringify(again.body)).toContain('Not this year.');
    expect(memory.requestsById.size).toBe(1);
  });

  it('is not set up by SOS beside the request for it', async () => {
    await create(memory, AMADOR, LOCAL);
    const refused = await create(memory, SOS, { ...LOCAL, county: '03' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'election-exists' } });
    expect(JSON.stringify(refused.body)).toContain('accept that request');
    expect(memory.electionsById.size).toBe(0);
  });

  it('measures each name in the languages that say it, and each once for a call', async () => {
    const measured: string[] = [];
    memory = Object.assign(february(), {
      measureTexts: (name: string, date: Temporal.PlainDate, languages: readonly Language[]) => {
        measured.push(...languages.map((language) => `${language} ${name}`));
        return measureTexts(name, date, languages);
      },
    });
    const answer = await create(memory, SOS, { ...STATEWIDE, translations: { vi: 'Tổng tuyển cử', ko: '총선거' } });
    expect(ElectionDetails.parse(answer.body).texts.map(({ language }) => language)).toEqual([...LANGUAGES]);
    const others = LANGUAGES.filter((language) => !['vi', 'ko'].includes(language));
    const expected = [...others.map((language) => `${language} General Election`), 'vi Tổng tuyển cử', 'ko 총선거'];
    expect(measured.toSorted()).toEqual(expected.toSorted());
    await change(memory, SOS, '2026-11-03-statewide', { translations: { vi: 'Bầu cử' } });
    expect(measured).toHaveLength(2 * LANGUAGES.length);
  });

  it.each([
    'Recall Election\u2026',
    'Measure A\u20111',
    'Measure \u201aA\u2019',
    'Measure \u201eA\u201c',
    'Measure A\u2032',
    'Measure A \u00b7 B',
  ])('writes %j in texts with the plain sign, so that English keeps GSM-7', async (name) => {
    const answer = await create(memory, AMADOR, { ...LOCAL, name });
    expect(answer.status).toBe(201);
    const english = ElectionDetails.parse(answer.body).texts.find(({ language }) => language === 'en');
    expect(english).toMatchObject({ encoding: 'GSM-7', parts: 2 });
  });

  it('begins the tracking of an election that SOS sets up late with that day: what happened before is no backlog', async () => {
    memory.now = Temporal.Instant.from('2026-10-25T18:00:00Z');
    expect(await create(memory, SOS, STATEWIDE)).toMatchObject({
      status: 201,
      body: { trackingOn: '2026-10-25', messagesFrom: '2026-10-25' },
    });
  });

  it.each([
    ['SOS', SOS, STATEWIDE],
    ['a county', AMADOR, LOCAL],
  ] as const)('refuses %s a day of tracking that has passed, and says what to do', async (_who, caller, body) => {
    const refused = await create(memory, caller, { ...body, trackingOn: '2026-02-01' });
    expect(refused).toMatchObject({ status: 409, body: { code: 'in-the-past' } });
    expect(JSON.stringify(refused.body)).toContain('Leave it out');
    expect(await create(memory, caller, { ...body, trackingOn: '2026-02-02' })).toMatchObject({ status: 201 });
  });

  it.each([
    [{ trackingOn: '2026-11-04' }, 'trackingOn'],
    [{ deadlines: { certifiedOn: '2027-01-03' } }, 'certifiedOn'],
    [{ deadlines: { receiptBy: '2199-01-01' } }, 'receiptBy'],
    [{ deadlines: { receiptBy: '2026-12-04' } }, 'receiptBy'],
    [{ deadlines: { cureBy: '2199-01-01T17:00:00-08:00' } }, 'cureBy'],
  ])('refuses dates that cannot be: %j', async (dates, field) => {
    const answer = await create(memory, SOS, { ...STATEWIDE, ...dates });
    expect(answer).toMatchObject({ status: 400, body: { code: 'bad-dates' } });
    expect(JSON.stringify(answer.body)).toContain(field);
  });

  it.each([
    ['a name with braces', { ...STATEWIDE, name: 'City of Riverbank {Measure A}' }],
    ['a name with a tag', { ...STATEWIDE, name: 'Measure <b>A</b>' }],
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
