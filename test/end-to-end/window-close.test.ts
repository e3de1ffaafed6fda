import { beforeAll, describe, expect, it } from 'vitest';
import * as z from 'zod';
import {
  call,
  collect,
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

/**
 * Messages run from E-29 to E+30, both included. Last of the calendar: the local election that ballots.test.ts set up
 * for 2026-10-12 has its E+30 on 2026-11-11.
 */
const COUNTY = '53';

const post = async (election: string, voter: Voter, status: string, statusAt: string): Promise<void> => {
  const mailed = status === 'ISSUED' ? { sentDate: statusAt.slice(0, 10) } : {};
  const records = [{ voterId: voter.voterId, ballotId: `B${voter.voterId.slice(1)}-9`, status, statusAt, ...mailed }];
  const answer = await call(COUNTY, 'POST', `/v1/elections/${election}/ballots`, { body: { records } });
  expect(read(answer, 200, z.looseObject({ rejected: z.array(z.unknown()) })).rejected, answer.told).toEqual([]);
  await settle();
};

const textsOf = async (election: string, voter: Voter): Promise<{ readonly type: string; readonly body: string }[]> =>
  (await outbox(voter.voterId)).filter(({ electionId }) => electionId === election);
const typesOf = async (election: string, voter: Voter): Promise<string[]> =>
  (await textsOf(election, voter)).map(({ type }) => type);

describe('the window of an election', () => {
  let voters: readonly Voter[];
  let ending: string;
  const voter = (index: number): Voter => {
    const found = voters[index];
    if (!found) throw new Error(`County ${COUNTY} has too few voters.`);
    return found;
  };

  beforeAll(async () => {
    await reach('2026-11-09T10:00:00-08:00');
    // Their checks are not what this is about: unanswered, a night costs little.
    const counties = Array.from({ length: 58 }, (_, index) => `${index + 1}`.padStart(2, '0'));
    await collect(counties, (county) => setEms(county, 'silent'));
    voters = (await votersOf(COUNTY)).filter(({ status, confidential }) => status === 'A' && !confidential).slice(10);
    for (const { voterId } of voters.slice(0, 3)) await subscribe(voterId, { channels: ['text'] });
    const Elections = z.object({ elections: z.array(z.looseObject({ id: z.string(), name: z.string() })) });
    const { elections } = read(await call(COUNTY, 'GET', '/v1/elections'), 200, Elections);
    const found = elections.find(({ name }) => name === 'Trinity Fire District');
    if (!found) throw new Error('ballots.test.ts sets up the election whose end this file is about: run it before.');
    ending = found.id;
  });

  it('holds what is issued before E-29 until the morning of that day', async () => {
    const body = {
      name: 'Trinity Library Measure',
      date: '2026-12-10',
      kind: 'local',
      county: COUNTY,
      imb: 'none',
      overrideReason: 'The district asked late',
    };
    const { id } = read(await call('sos', 'POST', '/v1/elections', { body }), 201, z.looseObject({ id: z.string() }));
    await post(id, voter(0), 'ISSUED', '2026-11-09T09:00:00-08:00');
    expect(await typesOf(id, voter(0))).toEqual([]);
    await moveTo('2026-11-11T07:59:00-08:00');
    expect(await typesOf(id, voter(0))).toEqual([]);
    await moveTo('2026-11-11T08:01:00-08:00');
    expect(await typesOf(id, voter(0))).toEqual(['Outbound']);
  });

  it('tells of a ballot that came too late, once the deadline for receiving it has passed', async () => {
    const [late] = (await votersOf('40'))
      .filter(({ status, confidential }) => status === 'A' && !confidential)
      .slice(25);
    if (!late) throw new Error('County 40 has too few voters.');
    await subscribe(late.voterId, { channels: ['text'] });
    const name = { voterId: late.voterId, ballotId: `B${late.voterId.slice(1)}-1` };
    const records = [
      { ...name, status: 'ISSUED', statusAt: '2026-10-12T07:00:00-07:00', sentDate: '2026-10-12' },
      { ...name, status: 'NOT', statusAt: '2026-11-11T07:30:00-08:00' },
    ];
    await call('40', 'POST', '/v1/elections/2026-11-03-statewide/ballots', { body: { records } });
    await settle();
    expect(await typesOf('2026-11-03-statewide', late)).toEqual(['NotAccepted']);
  });

  it('sends on the last day, E+30, and no more on the day after', async () => {
    // "On its way" ended when the polls closed.
    await post(ending, voter(1), 'ISSUED', '2026-09-20T07:00:00-07:00');
    expect(await typesOf(ending, voter(1))).toEqual([]);
    await moveTo('2026-11-11T19:58:00-08:00');
    await post(ending, voter(1), 'INR', '2026-11-11T19:00:00-08:00');
    expect(await typesOf(ending, voter(1))).toEqual(['Received']);
    await moveTo('2026-11-11T21:00:00-08:00');
    await post(ending, voter(1), 'NVS', '2026-11-11T20:30:00-08:00');
    await moveTo('2026-11-12T08:30:00-08:00');
    await post(ending, voter(1), 'ACCEPTED', '2026-11-12T08:15:00-08:00');
    await post(ending, voter(2), 'ISSUED', '2026-09-20T08:15:00-07:00');
    await post(ending, voter(2), 'ACCEPTED', '2026-11-12T08:15:00-08:00');
    await moveTo('2026-11-12T12:00:00-08:00');
    expect(await typesOf(ending, voter(1))).toEqual(['Received']);
    expect(await typesOf(ending, voter(2))).toEqual([]);
  });
});
