import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { listElections } from '../../../lambdas/elections/list-elections/handler.ts';
import { setParticipation } from '../../../lambdas/elections/set-participation/handler.ts';
import { ElectionBody, ElectionDetails } from '../../../lib/elections/api.ts';
import { nameInMessage, untranslatedLanguages } from '../../../lib/elections/domain/election-names.ts';
import type { Caller } from '../../../lib/runtime/api/types.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { MemoryLog, type MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { AMADOR, change, create, decide, february, LOCAL, nothing, read, SOS } from '../election-calls.ts';

const ALPINE: Caller = { kind: 'client', role: 'county-ems', county: '02', id: 'client-02' };
const WATER = '2026-11-03-03-water-board';
const ACCEPT = { decision: 'accept', version: 1 };
const DECLINE = { decision: 'decline', version: 1, reason: 'The name is the one of another district.' };
/** Measuring texts in ten languages is the dearest thing that a call does; the last test does it. */
const unmeasured = (): MemoryTracking => Object.assign(february(), { measureTexts: () => [] });
let memory: MemoryTracking;
beforeEach(async () => {
  memory = unmeasured();
  await create(memory, AMADOR, LOCAL);
});

const idsOf = async (caller: Caller): Promise<readonly string[]> => {
  const { elections } = (await listElections(memory)({ caller, query: { limit: 500 } })).body as {
    elections: { id: string; approval: string }[];
  };
  return elections.map(({ id, approval }) => `${id} ${approval}`);
};

describe('a county’s local election', () => {
  it('is known to its county and SOS alone until SOS accepts it, and marked as asked for', async () => {
    expect(await idsOf(AMADOR)).toEqual([`${WATER} requested`]);
    expect(await idsOf(SOS)).toEqual([`${WATER} requested`]);
    expect(await idsOf(ALPINE)).toEqual([]);
    expect((await read(memory, AMADOR, WATER)).body).toMatchObject({ approval: 'requested', version: 1 });
    expect((await read(memory, ALPINE, WATER)).status).toBe(404);
  });

  it('is no election for anything that reads elections', async () => {
    expect(await memory.elections.list()).toEqual([]);
    expect(await memory.elections.find(WATER)).toBeUndefined();
    const path = { id: WATER, county: '03' };
    const asked = { ...nothing, caller: AMADOR, path, body: { participates: false } };
    expect((await setParticipation(memory)(asked, { log: new MemoryLog() })).status).toBe(404);
  });

  it('is one like all others once it is accepted', async () => {
    const answer = await decide(memory, SOS, WATER, ACCEPT);
    expect(answer).toMatchObject({ status: 200, body: { id: WATER, approval: 'accepted', version: 2 } });
    expect(answer.audit).toMatchObject({
      county: '03',
      before: { approval: 'requested' },
      after: { approval: 'accepted' },
    });
    expect(memory.electionsById.get(WATER)?.changes).toMatchObject([{ by: 'sos', fields: [{ field: 'approval' }] }]);
    expect(memory.requestsById.size).toBe(0);
    expect((await decide(memory, SOS, WATER, { ...ACCEPT, version: 2 })).status).toBe(404);
  });

  it('that is declined stays one that was asked for, with the reason, and may be asked for again', async () => {
    expect(await decide(memory, SOS, WATER, DECLINE)).toMatchObject({
      status: 200,
      body: { approval: 'declined', declinedBecause: DECLINE.reason },
      audit: { reason: DECLINE.reason },
    });
    expect((await read(memory, AMADOR, WATER)).body).toMatchObject({ declinedBecause: DECLINE.reason });
    expect(await change(memory, AMADOR, WATER, { imb: 'both' })).toMatchObject({ body: { code: 'already-declined' } });
    expect(await decide(memory, SOS, WATER, { ...ACCEPT, version: 2 })).toMatchObject({
      status: 409,
      body: { code: 'already-declined' },
    });
    expect(await memory.elections.list()).toEqual([]);
    expect(await create(memory, AMADOR, LOCAL)).toMatchObject({ status: 201, body: { approval: 'requested' } });
  });

  it('asked for again after a decline goes on where it ended: what was read before is not accepted', async () => {
    await decide(memory, SOS, WATER, DECLINE);
    const other = { ...LOCAL, name: 'WATER   Board', shortName: 'Vote No', translations: { es: 'Agua' } };
    const again = await create(memory, AMADOR, other);
    expect(again).toMatchObject({ status: 201, body: { id: WATER, version: 3, approval: 'requested' } });
    for (const version of [1, 2]) {
      const stale = await decide(memory, SOS, WATER, { decision: 'accept', version });
      expect(stale).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
      expect(JSON.stringify(stale.body)).toContain('it has version 3 now');
    }
    expect((await read(memory, SOS, WATER)).body).toMatchObject({
      changes: [
        {
          by: 'sos',
          fields: [{ after: 'declined' }, { field: 'declinedBecause', after: DECLINE.reason }],
        },
        {
          by: AMADOR.id,
          fields: [
            { field: 'approval', before: 'declined', after: 'requested' },
            { field: 'name', before: 'Water Board', after: 'WATER   Board' },
            { field: 'shortName', before: '', after: 'Vote No' },
            { field: 'translations.es', before: '', after: 'Agua' },
          ],
        },
      ],
    });
    expect((await decide(memory, SOS, WATER, { decision: 'accept', version: 3 })).status).toBe(200);
  });

  it('of another name that begins alike does not go on from one that was declined', async () => {
    const [a, b] = ['A', 'B'].map((letter) => `Oakdale Joint Union High School District, Measure ${letter}`);
    const first = ElectionDetails.parse((await create(memory, AMADOR, { ...LOCAL, name: a })).body);
    await decide(memory, SOS, first.id, DECLINE);
    const other = await create(memory, AMADOR, { ...LOCAL, name: b });
    expect(other).toMatchObject({ status: 201, body: { id: `${first.id}-2`, version: 1 } });
    expect((await create(memory, AMADOR, { ...LOCAL, name: b })).status).toBe(409);
    expect(await create(memory, AMADOR, { ...LOCAL, name: a })).toMatchObject({ body: { id: first.id, version: 3 } });
  });

  it('is not accepted as another one than was read', async () => {
    await change(memory, AMADOR, WATER, { name: 'Water Agency' });
    const stale = await decide(memory, SOS, WATER, ACCEPT);
    expect(stale).toMatchObject({ status: 409, body: { code: 'changed-meanwhile' } });
    expect(memory.electionsById.size).toBe(0);
    await change(memory, SOS, WATER, { name: 'Amador Water Agency' });
    expect(await decide(memory, SOS, WATER, { ...ACCEPT, version: 3 })).toMatchObject({
      status: 200,
      body: { name: 'Amador Water Agency' },
    });
  });

  it('asked for twice waits once', async () => {
    expect(await create(memory, AMADOR, LOCAL)).toMatchObject({ status: 409, body: { code: 'election-exists' } });
    await decide(memory, SOS, WATER, ACCEPT);
    expect(await create(memory, AMADOR, LOCAL)).toMatchObject({ status: 409, body: { code: 'election-exists' } });
  });

  it('accepted after tracking was to begin begins on that day: nothing before it is told', async () => {
    memory.now = Temporal.Instant.from('2026-10-20T18:00:00Z');
    expect(await decide(memory, SOS, WATER, ACCEPT)).toMatchObject({
      body: { trackingOn: '2026-10-20', messagesFrom: '2026-10-20' },
      audit: {
        before: { approval: 'requested', trackingOn: '2026-10-05' },
        after: { approval: 'accepted', trackingOn: '2026-10-20' },
      },
    });
  });

  it('is not accepted when its day has passed', async () => {
    memory.now = Temporal.Instant.from('2026-11-04T18:00:00Z');
    expect(await decide(memory, SOS, WATER, ACCEPT)).toMatchObject({ status: 409, body: { code: 'in-the-past' } });
  });

  it('of SOS and its county at the same moment, whatever they do, ends as one that was read as it is', async () => {
    const acts = fc.array(fc.constantFrom('accept', 'decline', 'rename', 'ask'), { maxLength: 6 });
    await fc.assert(
      fc.asyncProperty(acts, async (names) => {
        const fresh = unmeasured();
        await create(fresh, AMADOR, LOCAL);
        let seen = 1;
        let newest = 1;
        for (const [turn, name] of names.entries()) {
          const waits = fresh.requestsById.get(WATER);
          // SOS looks now and then: what it decides is what it has read.
          if (turn % 2 === 0) seen = waits?.election.version ?? seen;
          if (name === 'ask') await create(fresh, AMADOR, LOCAL);
          else if (name === 'rename') await change(fresh, AMADOR, WATER, { name: `Water Board ${turn}` });
          else {
            const body = name === 'accept' ? { ...ACCEPT, version: seen } : { ...DECLINE, version: seen };
            const { status } = await decide(fresh, SOS, WATER, body);
            const mayPass = waits !== undefined && waits.declined === null && waits.election.version === seen;
            expect(status === 200).toBe(mayPass);
          }
          // No version is given twice: what somebody has read is never another text.
          const { version } = fresh.electionsById.get(WATER) ??
            fresh.requestsById.get(WATER)?.election ?? { version: 0 };
          expect(version).toBeGreaterThanOrEqual(newest);
          newest = version;
          // Under another name it may be asked for again, numbered; the first is there once.
          const there = [fresh.electionsById, fresh.requestsById].filter((known) => known.has(WATER));
          expect(there).toHaveLength(1);
        }
      }),
      { numRuns: 100 },
    );
  });
});

describe('names in other languages', () => {
  const named = { name: 'Water Board', shortName: 'Water', translations: { es: 'Junta del Agua' } };

  it('are what voters of that language read; others read the name, and are listed as untranslated', () => {
    expect(nameInMessage(named, 'es', 'text')).toBe('Junta del Agua');
    expect(nameInMessage({ ...named, translations: { es: 'Elección' } }, 'es', 'text')).toBe('Water');
    expect(nameInMessage({ ...named, translations: { vi: 'Hội đồng Nước' } }, 'vi', 'text')).toBe('Hội đồng Nước');
    expect(nameInMessage(named, 'vi', 'text')).toBe('Water');
    expect(nameInMessage(named, 'vi', 'email')).toBe('Water Board');
    expect(untranslatedLanguages(named)).toEqual(['zh', 'hi', 'ja', 'km', 'ko', 'fil', 'th', 'vi']);
  });

  it('keep the rules of names, and none is English', () => {
    for (const translations of [{ en: 'Water' }, { es: 'vote.evil.net' }, { es: 'Llame 800-555-0199' }, { xx: 'y' }]) {
      expect(ElectionBody.safeParse({ ...LOCAL, translations }).success, JSON.stringify(translations)).toBe(false);
    }
    expect(ElectionBody.safeParse({ ...LOCAL, translations: { es: 'Junta del Agua' } }).success).toBe(true);
  });

  it('are measured like the name: a text that gets too long with one is refused', async () => {
    const long = `Junta ${'de Agua y Alcantarillado '.repeat(4)}`;
    expect(await create(february(), AMADOR, { ...LOCAL, name: 'Sewer', translations: { es: long } })).toMatchObject({
      status: 400,
      body: { code: 'name-too-long' },
    });
  });
});
