import { sweepMessages } from '../../lib/messaging/use-cases/sweep-messages.ts';
import { VirtualTime } from '../../test/event-sources/virtual-time.ts';
import { MemoryLedger } from '../../test/faults/memory-ledger.ts';
import { seeded } from '../../test/faults/random.ts';
import { NOON, sampleRow } from '../../test/messaging/domain/sample-decision.ts';

/** What a read or write of the ledger takes in the middle. Milliseconds. */
const CALL_MS = 6;

/**
 * How long urgent messages wait for the watch after their hours have begun, in virtual time, while a mass mailing is being
 * released beside it. Seconds, sorted.
 */
export const urgentWaits = async (held: number, urgent: number): Promise<readonly number[]> => {
  const random = seeded(3);
  const time = new VirtualTime(NOON);
  const waits: number[] = [];
  const ledger = new MemoryLedger(({ old, new: row }) => {
    if (row.type !== 'ContactCounty' || old?.state !== 'held' || row.state !== 'due' || !old.wakeAt) return;
    waits.push((time.milliseconds - old.wakeAt.epochMilliseconds) / 1000);
  });
  const call = async <Value>(work: () => Promise<Value>): Promise<Value> => {
    await time.pass(CALL_MS);
    return work();
  };
  const rows = {
    find: (key: Parameters<typeof ledger.rows.find>[0]) => call(() => ledger.rows.find(key)),
    move: (...args: Parameters<typeof ledger.rows.move>) => call(() => ledger.rows.move(...args)),
  };
  const ports = {
    clock: async () => time.now(),
    due: ledger.due,
    rows,
    notices: { notify: async () => undefined },
  };
  for (let voter = 0; voter < held; voter += 1) {
    await ledger.newMessages.create(sampleRow({ voterId: `V${voter}`, state: 'held', wakeAt: NOON }));
  }
  for (let voter = 0; voter < urgent; voter += 1) {
    const wakeAt = NOON.add({ milliseconds: random.between(0, 600_000) });
    await ledger.newMessages.create(sampleRow({ voterId: `U${voter}`, type: 'ContactCounty', state: 'held', wakeAt }));
  }
  const sweep = (work: Parameters<typeof sweepMessages>[1], after: number): void => {
    time.after(after, () => {
      const end = time.milliseconds + 45_000;
      void sweepMessages({ ...ports, hasTime: () => time.milliseconds < end }, work);
    });
  };
  for (let minute = 0; minute < 12; minute += 1) {
    sweep({ kind: 'watch' }, minute * 60_000);
    sweep({ kind: 'watch' }, minute * 60_000 + 27_000);
    for (let part = 0; part < 8; part += 1) sweep({ kind: 'release', part, parts: 8 }, minute * 60_000);
  }
  await time.run(NOON.add({ minutes: 13 }));
  return waits.sort((one, other) => one - other);
};
