import { expect, it } from 'vitest';
import { messageLedger } from '../../../lib/messaging/use-cases/message-ledger.ts';
import { MemoryLedger } from '../../faults/memory-ledger.ts';
import { sampleDecision } from '../domain/sample-decision.ts';

// What is true now waits for the correction that stands in the ledger: one that is entered later is overtaken.
it('enters corrections before what follows them, in whatever order they were decided', async () => {
  const { newMessages, rows } = new MemoryLedger();
  const entered: string[] = [];
  const slow: typeof newMessages = {
    create: async (row) => {
      entered.push(`begin ${row.type}`);
      await new Promise((done) => setTimeout(done, row.type === 'Correction' ? 20 : 0));
      const created = await newMessages.create(row);
      entered.push(`end ${row.type}`);
      return created;
    },
  };
  const correction = sampleDecision({ type: 'Correction', corrects: 'Accepted' });
  const truth = sampleDecision({ type: 'Received' });
  const counts = await messageLedger({ newMessages: slow, rows }).record([truth, correction]);
  expect(counts).toEqual({ created: 2, existing: 0, superseded: 0 });
  expect(entered).toEqual(['begin Correction', 'end Correction', 'begin Received', 'end Received']);
});

// The first message of a mass mailing: whatever else was decided at the same moment is seen by its sender.
it('looks for nothing to supersede where its voters had no messages', async () => {
  const ledger = new MemoryLedger();
  let reads = 0;
  const rows = {
    ...ledger.rows,
    ofVoter: (electionId: string, voterId: string) => {
      reads += 1;
      return ledger.rows.ofVoter(electionId, voterId);
    },
  };
  const { record } = messageLedger({ newMessages: ledger.newMessages, rows });
  const first = sampleDecision();
  expect(await record([first], { voterIsNew: true })).toEqual({ created: 1, existing: 0, superseded: 0 });
  expect(reads).toBe(0);
  const later = sampleDecision({ type: 'Received', statusVersion: 2, statusAt: first.statusAt.add({ hours: 1 }) });
  expect(await record([later])).toEqual({ created: 1, existing: 0, superseded: 1 });
  expect(reads).toBe(1);
});
