import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  call,
  forEach,
  moveTo,
  outbox,
  reach,
  read,
  setEms,
  settle,
  subscribe,
  type Voter,
  votersOf,
} from './client.ts';

/** Messages run from E-29 to E+30, both included. Last of the calendar: the statewide election of 2026-11-03. */
const STATEWIDE = '2026-11-03-statewide';
const COUNTY = '53';

const post = async (election: string, voter: Voter, status: string, statusAt: string): Promise<void> => {
  const records = [{ voterId: voter.voterId, ballotId: `B${voter.voterId.slice(1)}-9`, status, statusAt }];
  const answer = await call(COUNTY, 'POST', `/v1/elections/${election}/ballots`, { body: { records } });
  expect(read(answer, 200, z.looseObject({ rejected: z.array(z.unknown()) })).rejected, answer.told).toEqual([]);
  await settle();
};
const typesOf = async (election: string, voter: Voter): Promise<string[]> =>
  (await outbox(voter.voterId))
    .filter(({ electionId }) => electionId === election)
    .map(({ type }) => type)
    .toSorted();

describe('the window of an election', () => {
  let voters: readonly Voter[];
  let local: string;
  const voter = (index: number): Voter => {
    const found = voters[index];
    if (!found) throw new Error(`County ${COUNTY} has too few voters.`);
    return found;
  };

  beforeAll(async () => {
    await reach('2026-11-09T10:00:00-08:00');
    // Their checks are not what this is about: unanswered, a night costs little.
    await forEach(
      Array.from({ length: 58 }, (_, index) => `${index + 1}`.padStart(2, '0')),
      (code) => setEms(code, 'silent'),
    );
    voters = (await votersOf(COUNTY)).filter(({ status, confidential }) => status === 'A' && !confidential).slice(10);
    for (const { voterId } of voters.slice(0, 3)) await subscribe(voterId, { channels: ['text'] });
    const answer = await call('sos', 'POST', '/v1/elections', {
      body: {
        name: 'Trinity Fire District',
        date: '2026-12-10',
        kind: 'local',
        county: COUNTY,
        imb: 'none',
        overrideReason: 'The district asked late',
      },
    });
    local = read(answer, 201, z.looseObject({ id: z.string() })).id;
  });

  it('holds what is issued before E-29 until the morning of that day', async () => {
    await post(local, voter(0), 'ISSUED', '2026-11-09T09:00:00-08:00');
    expect(await typesOf(local, voter(0))).toEqual([]);
    await moveTo('2026-11-11T07:59:00-08:00');
    expect(await typesOf(local, voter(0))).toEqual([]);
    await moveTo('2026-11-11T08:01:00-08:00');
    expect(await typesOf(local, voter(0))).toEqual(['Outbound']);
  });

  it('sends on the last day, E+30, and no more on the day after', async () => {
    await moveTo('2026-12-03T19:00:00-08:00');
    await post(STATEWIDE, voter(1), 'ISSUED', '2026-12-03T18:00:00-08:00');
    expect(await typesOf(STATEWIDE, voter(1))).toEqual(['Outbound']);
    await moveTo('2026-12-03T21:00:00-08:00');
    await post(STATEWIDE, voter(1), 'INR', '2026-12-03T20:30:00-08:00');
    await moveTo('2026-12-04T09:00:00-08:00');
    await post(STATEWIDE, voter(1), 'ACCEPTED', '2026-12-04T08:30:00-08:00');
    await post(STATEWIDE, voter(2), 'ISSUED', '2026-12-04T08:30:00-08:00');
    await moveTo('2026-12-04T12:00:00-08:00');
    expect(await typesOf(STATEWIDE, voter(1))).toEqual(['Outbound']);
    expect(await typesOf(STATEWIDE, voter(2))).toEqual([]);
  });
});
