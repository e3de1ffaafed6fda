import { beforeEach, describe, expect, it } from 'vitest';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { recordBallots } from '../../../lib/ballot-tracking/use-cases/record-ballots.ts';
import { recordParticipation } from '../../../lib/ballot-tracking/use-cases/record-participation.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { pacificDate, Temporal } from '../../../lib/shared/time.ts';
import { DEFAULT_HOURS } from '../../../lib/voters/domain/hours.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election();
const KEY = { electionId: ELECTION.id, voterId: 'V1' };
const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const by = (county: CountyCode) => ({ electionId: ELECTION.id, county, clientId: `client-${county}` });

let memory: MemoryTracking;

/** The voter is registered in a county, and has signed up there. */
const live = (county: CountyCode, since: string): void => {
  memory.voterById.set('V1', { voterId: 'V1', county, status: 'A', confidential: false });
  memory.subscriptionOf.set('V1', {
    voterId: 'V1',
    county,
    channels: ['text'],
    language: 'en',
    hours: { ...DEFAULT_HOURS, start: '00:00', end: '24:00' },
    phone: '+12025550123',
    consentedAt: at(since),
    consentSource: 'site',
  });
};

beforeEach(() => {
  memory = new MemoryTracking();
  memory.electionsById.set(ELECTION.id, ELECTION);
  live('03', '2026-09-01T00:00:00Z');
});

/** Decides, and delivers at once; answers what was told. */
const tell = async (): Promise<readonly string[]> => {
  await decideVoter(memory, KEY);
  const fresh = memory.store.all().filter(({ state }) => state === 'held' || state === 'due');
  for (const row of fresh) {
    const claim = { id: 'c', leaseUntil: memory.now.add({ minutes: 1 }) };
    await memory.messages.move(row, { to: 'due', at: memory.now });
    await memory.messages.move(row, { to: 'sending', at: memory.now, claim });
    await memory.messages.move(row, { to: 'accepted', at: memory.now, providerId: 'p' });
  }
  return fresh.map(({ type, corrects }) => (corrects ? `${type} of ${corrects}` : type));
};

const post = async (county: CountyCode, ballotId: string, status: string, now: string): Promise<readonly string[]> => {
  memory.now = at(now);
  const statusAt = memory.now.subtract({ hours: 1 });
  const sentDate = status === 'ISSUED' ? { sentDate: pacificDate(statusAt) } : {};
  const value = { voterId: 'V1', ballotId, status, statusAt, ...sentDate };
  await recordBallots(memory, ELECTION, by(county), [{ ok: true, value }]);
  return tell();
};

const attend = async (
  county: CountyCode,
  now: string,
  active = true,
): Promise<{ readonly rejected: readonly string[]; readonly told: readonly string[] }> => {
  memory.now = at(now);
  const value = { voterId: 'V1', method: 'POLL', active, at: memory.now.subtract({ hours: 1 }) };
  const { rejected } = await recordParticipation(memory, ELECTION, by(county), [{ ok: true, value }]);
  return { rejected: rejected.map(({ code }) => code), told: await tell() };
};

describe('a ballot is its voter’s by its number', () => {
  it('a new county that numbers ballots alike hears what to do, nothing of its own is told of the old ballot, and its own is told', async () => {
    expect(await post('03', 'B1', 'ISSUED', '2026-10-05T17:00:00Z')).toEqual(['Outbound']);
    live('19', '2026-10-11T17:00:00Z');
    memory.now = at('2026-10-13T18:00:00Z');
    const row = { voterId: 'V1', status: 'ISSUED', statusAt: at('2026-10-13T17:00:00Z') };
    const sentDate = Temporal.PlainDate.from('2026-10-13');
    const alike = { ok: true as const, value: { ...row, ballotId: 'B1', sentDate } };
    const { rejected } = await recordBallots(memory, ELECTION, by('19'), [alike]);
    expect(rejected).toEqual([
      expect.objectContaining({ code: 'ballot-id-taken', message: expect.stringMatching(/under another ID/) }),
    ]);
    expect(await tell()).toEqual([]);
    expect(await post('19', '19-B1', 'ISSUED', '2026-10-13T19:00:00Z')).toEqual(['Reissued']);
  });
});

describe('a record of voting in person belongs to the county that made it', () => {
  it('another county, to which the voter moves, takes nothing of it back', async () => {
    expect(await post('03', 'B1', 'ISSUED', '2026-10-05T17:00:00Z')).toEqual(['Outbound']);
    expect((await attend('03', '2026-10-26T20:00:00Z')).told).toEqual(['InPerson']);
    live('19', '2026-10-28T17:00:00Z');
    expect(await attend('19', '2026-10-28T18:00:00Z', false)).toEqual({ rejected: [], told: [] });
    expect([...memory.ballots.histories.values()].map(({ county }) => county)).toEqual(['03', '19']);
  });

  it('the old county takes back what it has said, and the ballots of the new one are told', async () => {
    await post('03', 'B1', 'ISSUED', '2026-10-05T17:00:00Z');
    expect((await attend('03', '2026-10-10T20:00:00Z')).told).toEqual(['InPerson']);
    live('19', '2026-10-11T17:00:00Z');
    expect(await attend('03', '2026-10-12T18:00:00Z', false)).toEqual({
      rejected: [],
      told: ['Correction of InPerson'],
    });
    expect(await post('19', 'B2', 'ISSUED', '2026-10-13T18:00:00Z')).toEqual(['Reissued']);
  });

  it('and a county that has said nothing of the voter before has no voter of this ID', async () => {
    live('19', '2026-10-11T17:00:00Z');
    expect(await attend('03', '2026-10-12T18:00:00Z', false)).toEqual({ rejected: ['unknown-voter'], told: [] });
  });

  it('a second county that says the same brings no second message', async () => {
    expect((await attend('03', '2026-10-26T20:00:00Z')).told).toEqual(['InPerson']);
    live('19', '2026-10-28T17:00:00Z');
    expect((await attend('19', '2026-10-28T18:00:00Z')).told).toEqual([]);
    expect((await attend('03', '2026-10-29T18:00:00Z', false)).told).toEqual([]);
  });
});
