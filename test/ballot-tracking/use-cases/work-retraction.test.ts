import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Retraction } from '../../../lib/ballot-tracking/domain/retraction.ts';
import { totalOf } from '../../../lib/ballot-tracking/domain/retraction.ts';
import {
  decideOnRetraction,
  type Proposed,
  proposeRetraction,
  recountOutcomes,
} from '../../../lib/ballot-tracking/use-cases/manage-retractions.ts';
import { workRetraction } from '../../../lib/ballot-tracking/use-cases/work-retraction.ts';
import { correctionBefore } from '../../../lib/messaging/domain/correction.ts';
import { placeAfter } from '../../../lib/messaging/domain/ledger-place.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { Temporal } from '../../../lib/shared/time.ts';
import type { MemoryTracking } from '../ballot-memory.ts';
import { ELECTION, memoryOf, type Row, sweep, upload } from '../decision-steps.ts';
import { memoryRetractions, memoryScans } from '../memory-retractions.ts';

const at = (text: string): Temporal.Instant => Temporal.Instant.from(text);
const MORNING = at('2026-10-06T16:00:00Z');
const issued = (voterId: string): Row => ({
  voterId,
  ballotId: `B${voterId}`,
  status: 'ISSUED',
  statusAt: at('2026-10-05T16:00:00Z'),
});
const OUTBOUND: Proposed = {
  electionId: ELECTION.id,
  type: 'Outbound',
  toldFrom: at('2026-10-06T00:00:00Z'),
  toldUntil: at('2026-10-07T00:00:00Z'),
};

/** Senders: whatever is due goes to a provider, what waits for a correction after it. */
const deliver = async (memory: MemoryTracking): Promise<void> => {
  for (let round = 0; round < 2; round += 1) {
    for (const row of memory.store.all()) {
      const rows = await memory.messages.ofVoter(row.electionId, row.voterId);
      const isOpen = row.state === 'held' || row.state === 'due';
      const isDue = isOpen && Temporal.Instant.compare(row.notBefore, memory.now) <= 0;
      if (!isDue || correctionBefore(row, rows)) continue;
      if (row.state === 'held') await memory.messages.move(row, { to: 'due', at: memory.now });
      const until = memory.now.add({ seconds: 60 });
      const call = {
        claimId: 'c',
        until,
        language: row.language,
        place: placeAfter(rows, memory.now),
        textsVersion: 'drafts',
      };
      const claim = { id: 'c', leaseUntil: until };
      const claimed = await memory.messages.move(row, { to: 'sending', at: memory.now, fence: row.fence, claim, call });
      if (!claimed.ok) continue;
      const { fence } = claimed.value;
      await memory.messages.move(row, {
        to: 'accepted',
        at: memory.now,
        fence,
        acceptedAt: memory.now,
        providerId: 'p',
      });
    }
  }
};
const later = (memory: MemoryTracking, minutes: number): void => {
  memory.now = memory.now.add({ minutes });
};
/** Decisions, senders, and both again: what follows from what went out. */
const settle = async (memory: MemoryTracking): Promise<void> => {
  for (let round = 0; round < 3; round += 1) {
    later(memory, 12);
    await sweep(memory);
    await deliver(memory);
  }
};

/** Two voters who were told that their ballots are on their way, by text and by email. */
const told = async (): Promise<MemoryTracking> => {
  const memory = memoryOf();
  memory.now = MORNING;
  await upload(memory, ['V1', 'V2'].map(issued));
  await settle(memory);
  expect(memory.store.all().map(({ state }) => state)).toEqual(Array(4).fill('accepted'));
  return memory;
};

const office = (memory: MemoryTracking) => {
  const retractions = memoryRetractions();
  const ports = { retractions, uploads: memory.book, elections: memory.elections };
  /** Runs every step; `crash` says whether the next thing that is done fails instead. */
  const work = async (crash: () => boolean = () => false): Promise<Retraction | undefined> => {
    const may = <Words extends unknown[], Answer>(does: (...words: Words) => Promise<Answer>) => {
      return async (...words: Words): Promise<Answer> => {
        if (crash()) throw new Error('Died.');
        const answer = await does(...words);
        if (crash()) throw new Error('Died after it.');
        return answer;
      };
    };
    const workPorts = Object.assign(Object.create(memory) as MemoryTracking, {
      retractions: { ...retractions, savePart: may(retractions.savePart), save: may(retractions.save) },
      scans: memoryScans(memory),
      mark: may(async (row: LedgerRow, id: string) => memory.store.retract(row, id)),
      ledger: { record: may(memory.ledger.record) },
      hasTime: () => true,
    });
    for (let run = 0; run < 60; run += 1) {
      const [present] = await retractions.list();
      if (present === undefined || ['proposed', 'done', 'declined'].includes(present.phase)) return present;
      await workRetraction(workPorts as never, present).catch(() => undefined);
      // Between two runs time passes, and what is decided goes out.
      later(memory, 1);
      await sweep(memory);
      await deliver(memory);
    }
    throw new Error('The retraction does not come to its end.');
  };
  const propose = (proposed: Proposed) =>
    proposeRetraction(ports, { proposed, reason: 'A wrong link', by: 'one' }, memory.now);
  return { ports, retractions, work, propose };
};

const approved = async (memory: MemoryTracking, proposed: Proposed, crash?: () => boolean) => {
  const { ports, work, propose } = office(memory);
  const retraction = await propose(proposed);
  if (!retraction.ok) throw new Error(retraction.error);
  const { id } = retraction.value;
  const counted = await work(crash);
  expect(counted?.phase).toBe('proposed');
  expect(await decideOnRetraction(ports, id, 'approve', 'one', memory.now)).toEqual({
    ok: false,
    error: 'own-proposal',
  });
  expect((await decideOnRetraction(ports, id, 'approve', 'two', memory.now)).ok).toBe(true);
  await work(crash);
  return { id, ports, work, counted };
};

const tags = (memory: MemoryTracking): string[] =>
  memory.store
    .all()
    .filter(({ state }) => state === 'accepted')
    .map(({ voterId, type, channel }) => `${voterId} ${type} ${channel}`)
    .toSorted();
const both = (...what: readonly string[]): string[] =>
  what.flatMap((one) => [`${one} email`, `${one} text`]).toSorted();

describe('a retraction of messages', () => {
  it('counts whom it concerns, asks a second person, corrects each once, and tells anew what is true', async () => {
    const memory = await told();
    const { id, ports, work, counted } = await approved(memory, OUTBOUND);
    // One decision brings both: what is told anew waits for nothing but the correction.
    expect(memory.store.all().filter(({ state }) => state === 'superseded')).toEqual([]);
    expect(counted?.counts).toEqual({ 'told#text#en': 2, 'told#email#en': 2 });
    expect(counted?.sample.map(({ voterId }) => voterId).toSorted()).toEqual(['V1', 'V1', 'V2', 'V2']);
    await settle(memory);
    expect(tags(memory)).toEqual(
      both('V1 Correction', 'V1 Outbound', 'V1 Outbound', 'V2 Correction', 'V2 Outbound', 'V2 Outbound'),
    );
    // Its text was wrong, not what it told: the correction says no more than that.
    expect(
      memory.store
        .all()
        .filter(({ type }) => type === 'Correction')
        .every((row) => row.retracted === id),
    ).toBe(true);
    expect((await recountOutcomes(ports, id)).ok).toBe(true);
    const done = await work();
    expect(done?.outcomes).toEqual({ 'accepted#text#en': 2, 'accepted#email#en': 2 });
    expect(totalOf(done?.done ?? {}, 'taken-back')).toBe(4);
    await settle(memory);
    expect(tags(memory)).toHaveLength(12);
  });

  it('leaves alone whoever has heard since what leaves nothing of it, and other languages, channels, days and types', async () => {
    const memory = await told();
    const accepted = { ...issued('V1'), status: 'ACCEPTED', statusAt: at('2026-10-06T16:30:00Z') };
    await upload(memory, [accepted]);
    await settle(memory);
    await approved(memory, { ...OUTBOUND, channel: 'text' });
    await settle(memory);
    expect(tags(memory).filter((tag) => tag.includes('Correction'))).toEqual(['V2 Correction text']);
    for (const other of [
      { ...OUTBOUND, language: 'km' as const },
      { ...OUTBOUND, county: '19' },
      { ...OUTBOUND, type: 'Received' as const },
      { ...OUTBOUND, toldFrom: at('2026-10-08T00:00:00Z'), toldUntil: at('2026-10-09T00:00:00Z') },
    ]) {
      const { counted } = await approved(memory, other);
      expect(counted?.counts).toEqual({});
    }
    expect(tags(memory).filter((tag) => tag.includes('Correction'))).toHaveLength(1);
  });

  it('drops the correction of what was told anew and is right again, whatever was taken back before', async () => {
    const memory = await told();
    const accepted = { ...issued('V1'), status: 'ACCEPTED', statusAt: at('2026-10-06T16:30:00Z') };
    await upload(memory, [accepted]);
    await settle(memory);
    await approved(memory, { ...OUTBOUND, type: 'Accepted' });
    await settle(memory);
    expect(tags(memory).filter((tag) => tag.includes('V1 Accepted'))).toHaveLength(4);
    // In the night a signature is missing, and by the morning it is not.
    memory.now = at('2026-10-07T05:00:00Z');
    await upload(memory, [{ ...accepted, status: 'NMS', statusAt: at('2026-10-07T04:00:00Z') }]);
    await settle(memory);
    expect(memory.store.all().filter(({ type, state }) => type === 'Correction' && state === 'held')).toHaveLength(2);
    await upload(memory, [{ ...accepted, statusAt: at('2026-10-07T04:30:00Z') }]);
    memory.now = at('2026-10-07T15:30:00Z');
    await settle(memory);
    expect(tags(memory).filter((tag) => tag.includes('Correction'))).toEqual(both('V1 Correction'));
  });

  it('waits for the voter’s hours, and leaves what is not told yet to be told in the right words', async () => {
    const memory = await told();
    memory.now = at('2026-10-07T05:00:00Z');
    const { counted } = await approved(memory, OUTBOUND);
    expect(totalOf(counted?.counts ?? {}, 'told')).toBe(4);
    await settle(memory);
    expect(tags(memory)).toHaveLength(4);
    memory.now = at('2026-10-07T15:30:00Z');
    await settle(memory);
    expect(tags(memory).filter((tag) => tag.includes('Correction'))).toHaveLength(4);
  });

  it('corrects each once wherever a run dies', async () => {
    await fc.assert(
      fc.asyncProperty(fc.array(fc.nat(6), { maxLength: 12 }), fc.boolean(), async (gaps, isUpload) => {
        const memory = await told();
        const deaths = [...gaps];
        let until = deaths.shift();
        const crash = (): boolean => {
          if (until === undefined || until-- > 0) return false;
          until = deaths.shift();
          return true;
        };
        const uploadId = [...memory.ballots.ballots.values()][0]?.entries[0]?.uploadId ?? '';
        if (isUpload)
          memory.uploadsSaved.push({ uploadId: `03-${uploadId}`, electionId: ELECTION.id, county: '03' } as never);
        if (isUpload) renameUpload(memory, uploadId, `03-${uploadId}`);
        await approved(memory, isUpload ? { uploadId: `03-${uploadId}` } : OUTBOUND, crash);
        await settle(memory);
        const anew = isUpload ? [] : ['V1 Outbound', 'V2 Outbound'];
        expect(tags(memory)).toEqual(both('V1 Correction', 'V1 Outbound', 'V2 Correction', 'V2 Outbound', ...anew));
      }),
      { numRuns: 25 },
    );
  });
});

/** Uploads of these tests have short names, which say no county. */
const renameUpload = (memory: MemoryTracking, from: string, to: string): void => {
  for (const [key, ballot] of memory.ballots.ballots) {
    const entries = ballot.entries.map((entry) => (entry.uploadId === from ? { ...entry, uploadId: to } : entry));
    memory.ballots.ballots.set(key, { ...ballot, entries });
  }
};
