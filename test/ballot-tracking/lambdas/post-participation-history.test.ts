import { beforeEach, describe, expect, it } from 'vitest';
import { postParticipationHistory } from '../../../lambdas/ballot-tracking/post-participation-history/handler.ts';
import type { UploadAnswer } from '../../../lib/ballot-tracking/api.ts';
import { saidNow } from '../../../lib/ballot-tracking/domain/in-person.ts';
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

const post = (...records: readonly object[]): Promise<UploadAnswer> => postAsOf(undefined, ...records);
const postAsOf = async (asOf: string | undefined, ...records: readonly object[]): Promise<UploadAnswer> => {
  const answer = await postParticipationHistory(memory)(
    {
      rawBody: JSON.stringify({ records }),
      headers: {},
      path: { id: ELECTION.id },
      caller: { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' },
      body: undefined,
      query: asOf === undefined ? {} : { asOf: Temporal.Instant.from(asOf) },
    },
    { log: new MemoryLog() },
  );
  expect(answer.status).toBe(200);
  return answer.body as UploadAnswer;
};
const stands = () =>
  [...memory.ballots.histories.values()].map((history) => [
    history.method,
    saidNow(history, memory.now)?.active,
    history.version,
  ]);

describe('a county uploads who voted in person', () => {
  it('and learns that a record taken back with its own time comes back with a later time alone', async () => {
    await post(VOTED);
    const back = await post({ ...VOTED, active: false });
    expect([back.accepted, stands()]).toEqual([1, [['VCR', false, 2]]]);
    const again = await post(VOTED);
    expect([again.unchanged, again.heldRows.map(({ code }) => code)]).toEqual([0, ['taken-back']]);
    const later = await post({ ...VOTED, at: '2026-11-03T10:30:00-08:00' });
    expect([later.accepted, stands()]).toEqual([1, [['VCR', true, 3]]]);
  });

  it('and takes a record back with its day alone', async () => {
    await post(VOTED);
    const back = await post({ ...VOTED, active: false, at: '2026-11-03T00:00:00-08:00' });
    expect([back.accepted, stands()]).toEqual([1, [['VCR', false, 2]]]);
  });

  it('and learns that what is dated before the record takes nothing back', async () => {
    await post(VOTED);
    const back = await post({ ...VOTED, active: false, at: '2026-11-03T09:00:00-08:00' });
    expect([back.accepted, back.heldRows.map(({ field, code }) => [field, code])]).toEqual([
      0,
      [['at', 'later-record-stands']],
    ]);
    expect(stands()).toEqual([['VCR', true, 2]]);
  });

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

  it('an older statement that arrives later changes nothing of what stands', async () => {
    await post({ ...VOTED, active: false, at: '2026-11-03T10:30:00-08:00' });
    expect(await post(VOTED)).toMatchObject({ accepted: 1 });
    expect(stands()).toEqual([['VCR', false, 2]]);
  });

  it('a future date waits, and what was true until then stands until then', async () => {
    expect(await post({ ...VOTED, active: false, at: '2026-11-03T15:00:00-08:00' })).toMatchObject({ held: 1 });
    expect(await post(VOTED)).toMatchObject({ accepted: 1 });
    expect(stands()).toEqual([['VCR', true, 2]]);
  });

  it('a date that cannot be one of this election is refused', async () => {
    const answer = await post(
      { ...VOTED, at: '2027-11-03T10:00:00-08:00' },
      { ...VOTED, at: '2026-10-04T10:00:00-07:00' },
    );
    expect(answer.rejected.map(({ field, code }) => [field, code])).toEqual([
      ['at', 'after-election'],
      ['at', 'before-mailing'],
    ]);
  });

  it('keeps up to when the records are complete, never a time to come, never an earlier one than before', async () => {
    const known = () => memory.progressOf.get(`${ELECTION.id}#03`)?.toString();
    await postAsOf('2026-11-03T18:00:00Z', VOTED);
    expect(known()).toBe('2026-11-03T18:00:00Z');
    await postAsOf('2026-11-03T17:00:00Z');
    expect(known()).toBe('2026-11-03T18:00:00Z');
    await postAsOf('2026-11-09T17:00:00Z');
    expect(known()).toBe('2026-11-03T19:00:00Z');
  });

  it('a race with another upload is settled by reading again', async () => {
    memory.ballots.conflicts = 2;
    expect(await post(VOTED)).toMatchObject({ accepted: 1 });
  });
});
