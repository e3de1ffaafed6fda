import fc from 'fast-check';
import { beforeEach, describe, expect, it } from 'vitest';
import { discardUpload } from '../../../lambdas/ballot-tracking/discard-upload/handler.ts';
import { postBallots } from '../../../lambdas/ballot-tracking/post-ballots/handler.ts';
import { releaseUpload } from '../../../lambdas/ballot-tracking/release-upload/handler.ts';
import type { Identity } from '../../../lib/shared/identity.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryLog, MemoryTracking } from '../ballot-memory.ts';

const ELECTION = election();
const CLIENT = { kind: 'client', role: 'county-ems', county: '03', id: 'client-03' } as const;
const SOS = { kind: 'client', role: 'sos-system', county: null, id: 'client-sos' } as const;
const VOTERS = Array.from({ length: 60 }, (_, place) => `V${place}`);
const row = (voterId: string, status: string, day: string, more = {}) => ({
  voterId,
  ballotId: `B-${voterId}`,
  status,
  statusAt: `${day}T10:00:00-07:00`,
  ...more,
});
const issued = VOTERS.map((voterId) => row(voterId, 'ISSUED', '2026-10-05', { sentDate: '2026-10-05' }));
/** Nobody's ballot is back a day after the mailing: this one is held. */
const tooEarly = VOTERS.map((voterId) => row(voterId, 'ACCEPTED', '2026-10-06'));

let memory: MemoryTracking;
const log = new MemoryLog();
beforeEach(() => {
  memory = new MemoryTracking();
  memory.now = Temporal.Instant.from('2026-10-06T20:00:00Z');
  memory.electionsById.set(ELECTION.id, ELECTION);
  for (const voterId of VOTERS) {
    memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
  }
});

type Body = Readonly<Record<string, unknown>> & { readonly uploadId: string; readonly state?: string };
const send = async (records: readonly unknown[]): Promise<{ status: number; body: Body }> => {
  const request = { rawBody: JSON.stringify({ records }), headers: {}, path: { id: ELECTION.id }, caller: CLIENT };
  const answer = await postBallots(memory)({ ...request, body: undefined, query: undefined }, { log });
  return { status: answer.status, body: answer.body as Body };
};
const decide = async (which: 'release' | 'discard', id: string, caller: Identity = SOS) => {
  const handle = which === 'release' ? releaseUpload(memory) : discardUpload(memory);
  const request = { caller, path: { id }, body: { reason: 'Looked at' }, query: undefined, rawBody: '', headers: {} };
  const answer = await handle(request, { log });
  return { status: answer.status, body: answer.body as Body & { readonly code?: string } };
};
const statusesOf = (voterId: string): readonly string[] =>
  [...memory.ballots.ballots.values()]
    .filter((one) => one.voterId === voterId)
    .flatMap(({ entries }) => entries.map(({ code }) => code));

describe('an upload that is held as a whole', () => {
  it('records nothing, says why, and its county is told', async () => {
    await send(issued);
    const { status, body } = await send(tooEarly);
    expect(status).toBe(202);
    expect(body).toMatchObject({
      state: 'held',
      accepted: 0,
      held: 60,
      plan: { statuses: [{ name: 'ACCEPTED', count: 60 }], types: [{ name: 'Accepted', count: 60 }] },
    });
    expect(JSON.stringify(body['plan'])).toContain('So many cannot be so soon after the mailing');
    expect(statusesOf('V1')).toEqual(['ISSUED']);
    expect(memory.told).toEqual([body.uploadId]);
  });

  it('is told of once more where the same rows come again, and stays one', async () => {
    await send(issued);
    const first = await send(tooEarly);
    const again = await send(tooEarly.toReversed().toReversed());
    expect(again.body).toMatchObject({ state: 'waits-already', uploadId: first.body.uploadId });
    expect(memory.waitingUploads.size).toBe(1);
    expect(memory.told).toHaveLength(1);
  });

  it('is released by a second person alone, once, and its rows count then', async () => {
    await send(issued);
    const { uploadId } = (await send(tooEarly)).body;
    const other = { ...CLIENT, id: 'another-client-03' };
    for (const caller of [CLIENT, other]) {
      expect(await decide('release', uploadId, caller)).toMatchObject({ status: 403, body: { code: 'second-person' } });
    }
    expect(
      await decide('release', uploadId, { ...SOS, kind: 'client', county: '19', role: 'county-ems' }),
    ).toMatchObject({ status: 404 });
    memory.now = memory.now.add({ hours: 20 });
    const released = await decide('release', uploadId);
    expect(released).toMatchObject({ status: 200, body: { accepted: 60, hold: { state: 'released' } } });
    expect(statusesOf('V1')).toEqual(['ISSUED', 'ACCEPTED']);
    expect(await decide('release', uploadId)).toMatchObject({ status: 409, body: { code: 'not-held' } });
    expect(await decide('discard', uploadId)).toMatchObject({ status: 409 });
    expect(memory.waitingUploads.size).toBe(0);
  });

  it('is released by nobody who issued the credential that sent it', async () => {
    await send(issued);
    const { uploadId } = (await send(tooEarly)).body;
    const person = { kind: 'person', role: 'sos-operations', county: null, id: 'p1' } as const;
    Object.assign(memory, { issuedBy: async () => 'p1' });
    expect(await decide('release', uploadId, person)).toMatchObject({ status: 403, body: { code: 'second-person' } });
    expect(await decide('release', uploadId, { ...person, id: 'p2' })).toMatchObject({ status: 200 });
  });

  it('is discarded for good; its own system may', async () => {
    await send(issued);
    const { uploadId } = (await send(tooEarly)).body;
    expect(await decide('discard', uploadId, CLIENT)).toMatchObject({
      status: 200,
      body: { hold: { state: 'discarded' } },
    });
    expect(await decide('release', uploadId)).toMatchObject({ status: 409 });
    expect(statusesOf('V1')).toEqual(['ISSUED']);
    expect(memory.heldRows.get(uploadId)).toHaveLength(60);
  });

  it('whose release dies on the way is released once more, after two minutes', async () => {
    await send(issued);
    const { uploadId } = (await send(tooEarly)).body;
    const { append } = memory.ballots;
    let calls = 0;
    memory.ballots.append = async (...words) => {
      calls += 1;
      if (calls > 12) throw new Error('The table cannot be reached.');
      return append.apply(memory.ballots, words);
    };
    await expect(decide('release', uploadId)).rejects.toThrow('The table');
    memory.ballots.append = append;
    expect(await decide('release', uploadId)).toMatchObject({ status: 409, body: { code: 'being-released' } });
    memory.now = memory.now.add({ minutes: 3 });
    expect(await decide('release', uploadId)).toMatchObject({ status: 200 });
    expect(VOTERS.map(statusesOf)).toEqual(VOTERS.map(() => ['ISSUED', 'ACCEPTED']));
  });

  it('takes nothing back that the county has said since', async () => {
    await send(issued);
    const accepted = VOTERS.slice(0, 2).map((voterId) => row(voterId, 'INR', '2026-10-06'));
    await send(accepted);
    const { uploadId } = (await send([...tooEarly, ...accepted.map((one) => ({ ...one, withdrawn: true }))])).body;
    memory.now = memory.now.add({ hours: 1 });
    await send([{ ...accepted[0], withdrawn: true }]);
    memory.now = memory.now.add({ hours: 1 });
    await send([{ ...accepted[0], withdrawn: false }]);
    memory.now = memory.now.add({ hours: 1 });
    expect((await decide('release', uploadId)).status).toBe(200);
    const withdrawals = (voterId: string) =>
      [...memory.ballots.ballots.values()]
        .filter((one) => one.voterId === voterId)
        .flatMap(({ entries }) => entries.map(({ withdrawn }) => withdrawn));
    expect(withdrawals('V0').at(-1)).not.toBe(true);
    expect(withdrawals('V1')).toContain(true);
  });
});

type Step = 'release' | 'discard' | 'send' | 'newer' | 'wait';
/** What must be recorded of a ballot at the end, reckoned from the steps alone. */
const expected = (steps: readonly Step[]): readonly string[] => {
  let state: 'none' | 'held' | 'over' = 'none';
  const codes = ['ISSUED'];
  const add = (code: string): void => {
    if (!codes.includes(code)) codes.push(code);
  };
  for (const step of steps) {
    if (step === 'newer') add('INR');
    // Sent again after it was decided it is held again, unless it was recorded.
    if (step === 'send' && state !== 'held' && !codes.includes('ACCEPTED')) state = 'held';
    if (step === 'release' && state === 'held') {
      add('ACCEPTED');
      state = 'over';
    }
    if (step === 'discard' && state === 'held') state = 'over';
  }
  return codes.toSorted();
};

describe('in whatever order it is sent, released, discarded and followed by newer uploads', () => {
  it('each status is recorded once at most, and none of what was discarded', async () => {
    const step = fc.constantFrom<Step>('release', 'discard', 'send', 'newer', 'wait');
    const one = async (steps: readonly Step[]): Promise<void> => {
      memory = new MemoryTracking();
      memory.now = Temporal.Instant.from('2026-10-06T20:00:00Z');
      memory.electionsById.set(ELECTION.id, ELECTION);
      for (const voterId of VOTERS)
        memory.voterById.set(voterId, { voterId, county: '03', status: 'A', confidential: false });
      await send(issued);
      const ids: string[] = [];
      for (const what of steps) {
        if (what === 'send') ids.push((await send(tooEarly)).body.uploadId);
        if (what === 'newer') await send([row('V1', 'INR', '2026-10-06')]);
        if (what === 'wait') memory.now = memory.now.add({ minutes: 30 });
        if (what === 'release' || what === 'discard') for (const id of new Set(ids)) await decide(what, id);
      }
      expect(statusesOf('V1').toSorted()).toEqual(expected(steps));
      expect(statusesOf('V2').toSorted()).toEqual(expected(steps.filter((what) => what !== 'newer')));
    };
    await fc.assert(fc.asyncProperty(fc.array(step, { maxLength: 7 }), one), { numRuns: 60 });
  });
});
