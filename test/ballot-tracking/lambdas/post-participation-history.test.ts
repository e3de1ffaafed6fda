import { beforeEach, describe, expect, it } from 'vitest';
import { postParticipationHistory } from '../../../lambdas/ballot-tracking/post-participation-history/handler.ts';
import type { UploadAnswer } from '../../../lib/ballot-tracking/api.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog, MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election();
const VOTED = { voterId: 'V1', method: 'VCR', active: true, at: '2026-11-03T10:00:00-08:00' };

let memory: MemoryTracking;
beforeEach(() => {
  memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-11-03T19:00:00Z');
  memory.electionsById.set(ELECTION.id, ELECTION);
  memory.voterById.set('V1', { voterId: 'V1', county: '03', status: 'A', confidential: false });
});

const post = async (...records: readonly object[]): Promise<UploadAnswer> => {
  const answer = await postParticipationHistory(memory)(
    {
      rawBody: JSON.stringify({ records }),
      headers: {},
      path: { id: ELECTION.id },
      caller: { role: 'county', county: '03', clientId: 'client-03' },
      body: undefined,
      query: undefined,
    },
    { log: new MemoryLog() },
  );
  expect(answer.status).toBe(200);
  return answer.body as UploadAnswer;
};
const stands = () =>
  [...memory.ballots.histories.values()].map(({ method, active, version }) => [method, active, version]);

describe('a county uploads who voted in person', () => {
  it('and is told what became of each row', async () => {
    const answer = await post(
      VOTED,
      { ...VOTED, method: 'POLL', at: '2026-11-04T10:00:00-08:00' },
      { ...VOTED, voterId: 'V2' },
      { ...VOTED, active: 'yes' },
    );
    expect(answer).toMatchObject({ accepted: 1, unchanged: 0, held: 1 });
    expect(answer.heldRows.map(({ index, field, code }) => [index, field, code])).toEqual([[1, 'at', 'future-date']]);
    expect(answer.rejected.map(({ index, field }) => [index, field])).toEqual([
      [2, 'voterId'],
      [3, 'active'],
    ]);
    expect(memory.uploadsSaved[0]).toMatchObject({
      kind: 'participation-history',
      counts: { rows: 4, accepted: 1, held: 1, rejected: 2 },
    });
  });

  it('again, and nothing changes', async () => {
    await post(VOTED);
    expect(await post(VOTED)).toMatchObject({ accepted: 0, unchanged: 1 });
    expect(stands()).toEqual([['VCR', true, 1]]);
  });

  it('repeating an old upload does not undo a correction', async () => {
    await post(VOTED);
    await post({ ...VOTED, active: false, at: '2026-11-03T10:30:00-08:00' });
    expect(await post(VOTED)).toMatchObject({ unchanged: 1 });
    expect(stands()).toEqual([['VCR', false, 2]]);
  });

  it('a mistaken future date can be corrected', async () => {
    await post({ ...VOTED, at: '2027-11-03T10:00:00-08:00' });
    expect(await post(VOTED)).toMatchObject({ accepted: 1 });
    expect(stands()).toEqual([['VCR', true, 2]]);
  });

  it('a race with another upload is settled by reading again', async () => {
    memory.ballots.conflicts = 2;
    expect(await post(VOTED)).toMatchObject({ accepted: 1 });
  });
});
