import fc from 'fast-check';
import { expect, it } from 'vitest';
import { isTakenBack } from '../../../lib/ballot-tracking/domain/envelope.ts';
import type { TrackingRow } from '../../../lib/imb/domain/tracking-row.ts';
import { recordTracking } from '../../../lib/imb/use-cases/record-tracking.ts';
import { type ScanPorts, takeInScans } from '../../../lib/imb/use-cases/take-in-scans.ts';
import { ok } from '../../../lib/shared/result.ts';
import { MemoryTracking } from '../../ballot-tracking/ballot-memory.ts';
import { election } from '../../elections/domain/elections.ts';
import { MemoryBarcodes } from '../memory-barcodes.ts';

const ELECTION = election({ imb: 'both' });
const BARCODE = '00700901234000000017';
const WRONG: TrackingRow = { imb: BARCODE, voterId: 'V1', direction: 'outbound' };

/** The stores of a stage, and what was kept of the wrong voter's envelope once their row was taken back. */
const world = () => {
  const memory = new MemoryTracking();
  const barcodes = new MemoryBarcodes();
  memory.electionsById.set(ELECTION.id, ELECTION);
  const ownerOf = (barcode: string) => barcodes.tracked.get(`${barcode} ${ELECTION.id}`)?.voterId;
  memory.ballots.isNamed = ({ barcode, voterId }) => ownerOf(barcode) === voterId;
  const untrue: string[] = [];
  const ports: ScanPorts = {
    elections: memory.elections,
    barcodes: barcodes.store,
    envelopes: {
      findAll: memory.ballots.scanned.findAll,
      save: async (envelope, isNews, at) => {
        const saved = await memory.ballots.scanned.save(envelope, isNews, at);
        const isTold = saved === 'saved' && !isTakenBack(envelope);
        if (isTold && ownerOf(envelope.barcode) !== envelope.voterId) untrue.push(envelope.voterId);
        return saved;
      },
    },
  };
  const scansOf = (voterId: string): readonly string[] =>
    [...memory.ballots.envelopes.values()].flatMap((one) =>
      one.voterId === voterId ? one.scans.map(({ code }) => code) : [],
    );
  const name = (over: ScanPorts, ...rows: readonly TrackingRow[]) =>
    recordTracking(
      over,
      rows.map((row) => ok(row)),
      { election: ELECTION, stated: undefined, county: '03', now: memory.now, keepOwnVoters: async (all) => all },
    );
  const push = (over: ScanPorts, ...codes: readonly string[]) =>
    takeInScans(
      over,
      codes.map((code) => ({
        barcode: BARCODE,
        from: null,
        scan: { at: memory.now.subtract({ minutes: Number(code) }), code },
      })),
      memory.now,
    );
  return { barcodes, untrue, ports, scansOf, name, push };
};

/** The same stores, each of whose calls is done when the scheduler likes. */
const whenever = (scheduler: fc.Scheduler, { elections, barcodes, envelopes }: ScanPorts): ScanPorts => {
  const late =
    <Asked extends readonly unknown[], Answer>(call: (...asked: Asked) => Promise<Answer>) =>
    async (...asked: Asked): Promise<Answer> => {
      await scheduler.schedule(Promise.resolve());
      return call(...asked);
    };
  return {
    elections,
    barcodes: {
      findAll: late(barcodes.findAll),
      change: late(barcodes.change),
      markScanned: late(barcodes.markScanned),
      wait: late(barcodes.wait),
      waiting: late(barcodes.waiting),
    },
    envelopes: { findAll: late(envelopes.findAll), save: late(envelopes.save) },
  };
};

it('a scan that comes while its row is taken back is never that voter’s any more, and is not lost', async () => {
  await fc.assert(
    fc.asyncProperty(fc.scheduler(), fc.boolean(), fc.boolean(), async (scheduler, wasScanned, isNamedAnew) => {
      const { barcodes, untrue, ports, scansOf, name, push } = world();
      await name(ports, WRONG);
      if (wasScanned) await push(ports, '1');
      const slow = whenever(scheduler, ports);
      const withdrawn = { ...WRONG, withdrawn: true };
      const right = { ...WRONG, voterId: 'V2' };
      const all = [name(slow, withdrawn, ...(isNamedAnew ? [right] : [])), push(slow, '2'), push(slow, '3', '4')];
      await scheduler.waitFor(Promise.all(all));
      expect(untrue).toEqual([]);
      expect(scansOf('V1')).toEqual([]);
      const known = wasScanned ? ['1', '2', '3', '4'] : ['2', '3', '4'];
      const kept = isNamedAnew ? scansOf('V2') : barcodes.waits.map(({ scan }) => scan.code);
      expect([...new Set(kept)].toSorted()).toEqual(known);
    }),
    { numRuns: 300 },
  );
});
