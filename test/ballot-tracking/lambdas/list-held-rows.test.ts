import { beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { listHeldRows } from '../../../lambdas/ballot-tracking/list-held-rows/handler.ts';
import { postBallots } from '../../../lambdas/ballot-tracking/post-ballots/handler.ts';
import { HeldRowView, type UploadAnswer } from '../../../lib/ballot-tracking/api.ts';
import { decideVoter } from '../../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { bytesInAnswer } from '../../../lib/shared/answer-budget.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog, MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election();
const Page = z.strictObject({ rows: z.array(HeldRowView), cursor: z.string().nullable() });
const issue = (voterId: string, more = {}) => ({
  voterId,
  ballotId: `${voterId}-1`,
  status: 'ISSUED',
  statusAt: '2026-10-05T09:00:00-07:00',
  sentDate: '2026-10-05',
  ...more,
});
const accepted = (voterId: string) => ({
  voterId,
  ballotId: `${voterId}-1`,
  status: 'ACCEPTED',
  statusAt: '2026-10-12T09:00:00-07:00',
});

let memory: MemoryTracking;
beforeEach(() => {
  memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-10-13T17:00:00Z');
  memory.electionsById.set(ELECTION.id, ELECTION);
  for (const [voterId, county] of [
    ['V1', '03'],
    ['V2', '03'],
    ['V3', '03'],
    ['V19', '19'],
  ] as const) {
    memory.voterById.set(voterId, { voterId, county, status: 'A', confidential: false });
  }
});

type Sent = { readonly voterId: string; readonly [field: string]: unknown };
const post = async (records: readonly Sent[], county: CountyCode = '03') => {
  const request = {
    rawBody: JSON.stringify({ records }),
    headers: { 'content-type': 'application/json' },
    path: { id: ELECTION.id },
    caller: { kind: 'client', role: 'county-ems', county, id: 'c' } as const,
    body: undefined,
    query: undefined,
  };
  const { body } = await postBallots(memory)(request, { log: new MemoryLog() });
  for (const { voterId } of records) await decideVoter(memory, { electionId: ELECTION.id, voterId });
  return body as UploadAnswer;
};

const ask = (county: CountyCode = '03', query: { cursor?: string; limit: number } = { limit: 100 }, id = ELECTION.id) =>
  listHeldRows({ elections: memory.elections, held: memory.held })({
    caller: { kind: 'client', role: 'county-ems', county, id: 'c' },
    path: { id },
    query,
    body: undefined,
    headers: {},
    rawBody: '',
  });
const list = async (county: CountyCode = '03') => Page.parse((await ask(county)).body);

describe('a county sees its held rows', () => {
  it('with status, dates, ballot and reason, until they count', async () => {
    await post([accepted('V1'), issue('V2'), accepted('V2')]);
    const { rows } = await list();
    expect(rows).toMatchObject([
      {
        voterId: 'V1',
        ballotId: 'V1-1',
        status: 'ACCEPTED',
        statusAt: '2026-10-12T09:00:00-07:00',
        code: 'not-issued',
      },
    ]);
    expect(rows[0]?.message).toContain('this ballot is not recorded as issued');
    await post([issue('V1')]);
    expect((await list()).rows).toEqual([]);
  });

  it('also those that a later upload made so, which its answer names', async () => {
    await post([issue('V1'), accepted('V1')]);
    const answer = await post([issue('V1', { withdrawn: true })]);
    expect(answer).toMatchObject({ accepted: 1, held: 0, heldNow: [{ status: 'ACCEPTED', code: 'not-issued' }] });
    expect((await list()).rows.map(({ status, code }) => [status, code])).toEqual([['ACCEPTED', 'not-issued']]);
    expect((await post([issue('V1', { withdrawn: false })])).heldNow).toEqual([]);
    expect((await list()).rows).toEqual([]);
  });

  it('but not what waits for the calendar alone', async () => {
    await post([
      issue('V1', { sentDate: '2026-10-20' }),
      issue('V2'),
      { ...accepted('V2'), statusAt: '2026-10-20T09:00:00Z' },
    ]);
    expect((await list()).rows.map(({ voterId, code }) => [voterId, code])).toEqual([['V2', 'future-date']]);
  });

  it('never another county’s, and no election that is not its own', async () => {
    await post([accepted('V19')], '19');
    expect((await list()).rows).toEqual([]);
    expect((await list('19')).rows).toHaveLength(1);
    expect((await ask('03', { limit: 100 }, 'none')).status).toBe(404);
    memory.electionsById.set('L19', { ...ELECTION, id: 'L19', kind: 'local', county: '19' });
    expect((await ask('03', { limit: 100 }, 'L19')).status).toBe(404);
  });

  it('page by page', async () => {
    await post([accepted('V1'), accepted('V2'), accepted('V3')]);
    const first = Page.parse((await ask('03', { limit: 2 })).body);
    const second = Page.parse((await ask('03', { limit: 2, cursor: first.cursor ?? '' })).body);
    expect([first.rows.length, second.rows.length, second.cursor]).toEqual([2, 1, null]);
    expect(await ask('03', { limit: 2, cursor: 'nonsense' })).toMatchObject({ status: 400 });
  });

  it('in pages that one answer has room for, however many rows a ballot has', async () => {
    await post([accepted('V1'), accepted('V2'), accepted('V3')]);
    for (const [key, ballot] of memory.ballots.ballots) {
      memory.ballots.ballots.set(key, { ...ballot, entries: Array(6_000).fill(ballot.entries[0]) });
    }
    const pages: z.infer<typeof Page>[] = [];
    let cursor: string | null = null;
    do {
      const { body } = await ask('03', cursor === null ? { limit: 100 } : { limit: 100, cursor });
      expect(bytesInAnswer(body)).toBeLessThan(4_100_000);
      pages.push(Page.parse(body));
      cursor = pages.at(-1)?.cursor ?? null;
    } while (cursor !== null);
    expect(pages.length).toBeGreaterThan(1);
    expect(pages.flatMap(({ rows }) => rows.map(({ voterId }) => voterId))).toHaveLength(18_000);
  });
});

describe('who may have voted in person', () => {
  const cancelled = (voterId: string) => ({ ...accepted(voterId), status: 'CLD' });

  it.each([
    ['waits for the record', undefined, false, ['awaiting-participation']],
    ['waits no longer when the records are complete', '2026-10-13T18:00:00Z', false, []],
    ['is held by the record', '2026-10-13T18:00:00Z', true, ['voted-in-person']],
  ] as const)('%s, and the answer counts it', async (_, asOf, isRecorded, codes) => {
    await post([issue('V1')]);
    if (asOf) await memory.progress.advance(ELECTION.id, '03', Temporal.Instant.from(asOf));
    if (isRecorded) {
      const at = Temporal.Instant.from('2026-10-12T16:00:00Z');
      const history = { electionId: ELECTION.id, voterId: 'V1', county: '03', method: 'POLL' } as const;
      const statements = [{ active: true, at }];
      await memory.ballots.saveHistory({ ...history, statements, version: 1, recordedAt: at }, at);
    }
    const answer = await post([cancelled('V1')]);
    expect(answer.heldRows.map(({ code }) => code)).toEqual(codes);
    expect([answer.accepted, answer.held]).toEqual([1 - codes.length, codes.length]);
    // The second decision knows that this voter has no subscription to ask a county's progress for.
    if (isRecorded) expect((await list()).rows.map(({ code }) => code)).toEqual(codes);
  });

  it('is not held for a ballot that another one replaces', async () => {
    await post([issue('V1')]);
    const answer = await post([cancelled('V1'), issue('V1', { ballotId: 'V1-2', supersedes: 'V1-1' })]);
    expect(answer).toMatchObject({ accepted: 2, held: 0 });
  });
});
