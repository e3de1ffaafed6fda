import { beforeEach, describe, expect, it } from 'vitest';
import { listUploadRows } from '../../../lambdas/ballot-tracking/list-upload-rows/handler.ts';
import { listUploads } from '../../../lambdas/ballot-tracking/list-uploads/handler.ts';
import { postBallots } from '../../../lambdas/ballot-tracking/post-ballots/handler.ts';
import { postParticipationHistory } from '../../../lambdas/ballot-tracking/post-participation-history/handler.ts';
import { readUpload } from '../../../lambdas/ballot-tracking/read-upload/handler.ts';
import { BALLOT_ROUTES, type UploadAnswer } from '../../../lib/ballot-tracking/api.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog, MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election();
const issue = (voterId: string, more = {}) => ({
  voterId,
  ballotId: `${voterId}-1`,
  status: 'ISSUED',
  statusAt: '2026-10-05T09:00:00-07:00',
  sentDate: '2026-10-05',
  ...more,
});

let memory: MemoryTracking;
beforeEach(() => {
  memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-10-13T17:00:00Z');
  memory.electionsById.set(ELECTION.id, ELECTION);
  for (const voterId of ['V1', 'V2']) {
    memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
  }
});

const caller = (county: CountyCode) => ({ kind: 'client', role: 'county-ems', county, id: `c-${county}` }) as const;
const asked = (more: object = {}, county: CountyCode = '03') => ({
  rawBody: '',
  headers: { 'content-type': 'application/json' },
  body: undefined,
  path: { id: ELECTION.id },
  query: { limit: 100 },
  caller: caller(county),
  ...more,
});
const log = new MemoryLog();
const post = async (...records: readonly object[]) => {
  const request = asked({ rawBody: JSON.stringify({ records }), query: undefined });
  return (await postBallots(memory)(request, { log })).body as UploadAnswer;
};
const rowsOf = async (id: string | undefined, query = { limit: 100 }, county: CountyCode = '03') =>
  listUploadRows(memory)(asked({ path: { id }, query }, county) as never);

describe('what a county has uploaded', () => {
  it('is told row by row, in the words of the answer, with whatever it was told then', async () => {
    await post(issue('V1'));
    const answer = await post(
      issue('V1'),
      issue('V2'),
      { ...issue('V2'), statusAt: undefined },
      issue('V9'),
      { ...issue('V1'), withdrawn: true },
      issue('V2', { ballotId: 'V2-2', status: 'ACCEPTED', statusAt: '2026-10-12T09:00:00-07:00', sentDate: undefined }),
    );
    const { rows } = (await rowsOf(answer.uploadId)).body as {
      rows: { index: number; result: string; problem?: unknown }[];
    };
    expect(rows.map(({ result }) => result)).toEqual([
      'unchanged',
      'accepted',
      'rejected',
      'rejected',
      'withdrawn',
      'held',
    ]);
    expect(rows.map(({ index }) => index)).toEqual([0, 1, 2, 3, 4, 5]);
    const problems = rows.flatMap(({ problem }) => (problem ? [problem] : []));
    const byIndex = (one: { index: number }, other: { index: number }) => one.index - other.index;
    expect(problems).toEqual([...answer.rejected, ...answer.heldRows, ...answer.flaggedRows].toSorted(byIndex));
    const schema = BALLOT_ROUTES['list-upload-rows'].responses[200]?.schema;
    expect(schema?.safeParse({ rows, cursor: null }).success).toBe(true);
    // Whose rows they were only the county knows.
    expect(JSON.stringify(memory.rowsSaved.get(answer.uploadId ?? ''))).not.toMatch(/V[129]\b/);
  });

  it('is listed newest first, of one election or of all, and in numbers that add up', async () => {
    const first = await post(issue('V1'));
    const record = { voterId: 'V2', method: 'VCR', active: false, at: '2026-10-06T09:00:00-07:00' };
    const request = asked({ rawBody: JSON.stringify({ records: [record] }), query: {} });
    const second = (await postParticipationHistory(memory)(request as never, { log })).body as UploadAnswer;
    const list = async (query: object) =>
      (await listUploads(memory)(asked({ query: { limit: 100, ...query } }) as never)).body as {
        uploads: { uploadId: string }[];
      };
    const { uploads } = await list({});
    expect(uploads.map(({ uploadId }) => uploadId)).toEqual([second.uploadId, first.uploadId]);
    expect(uploads[0]).toMatchObject({ kind: 'participation-history', rows: 1, clientId: 'c-03' });
    expect((await list({ electionId: 'another' })).uploads).toEqual([]);
    const one = await readUpload(memory)(asked({ path: { id: first.uploadId } }) as never);
    expect(one).toMatchObject({
      status: 200,
      body: { kind: 'ballots', rows: 1, accepted: 1, unchanged: 0, held: 0, rejected: 0, heldReasons: [] },
    });
    expect(BALLOT_ROUTES['read-upload'].responses[200]?.schema?.safeParse(one.body).success).toBe(true);
    expect(((await rowsOf(second.uploadId)).body as { rows: unknown[] }).rows).toMatchObject([{ result: 'withdrawn' }]);
  });

  it('goes page by page, and knows its own cursors alone', async () => {
    const { uploadId } = await post(issue('V1'), issue('V2'));
    const page = (await rowsOf(uploadId, { limit: 1 })).body as { cursor: string };
    expect(page).toMatchObject({ rows: [{ index: 0 }], cursor: expect.any(String) });
    const next = await rowsOf(uploadId, { limit: 1, cursor: page.cursor } as never);
    expect(next.body).toMatchObject({ rows: [{ index: 1 }], cursor: null });
    expect(await rowsOf(uploadId, { limit: 1, cursor: 'x' } as never)).toMatchObject({ status: 400 });
  });

  it('is nobody else’s: another county’s looks like one that is not there', async () => {
    const { uploadId } = await post(issue('V1'));
    const ids = [uploadId, '19-20261013T170000-00000000'];
    for (const read of [
      rowsOf,
      (id: string | undefined, _: unknown, county: CountyCode) =>
        readUpload(memory)(asked({ path: { id } }, county) as never),
    ]) {
      const [theirs, nothing] = await Promise.all(ids.map((id) => read(id, { limit: 1 }, '19')));
      expect(theirs).toEqual(nothing);
      expect(theirs?.status).toBe(404);
    }
    const list = await listUploads(memory)(asked({}, '19') as never);
    expect(list.body).toEqual({ uploads: [], cursor: null });
  });
});
