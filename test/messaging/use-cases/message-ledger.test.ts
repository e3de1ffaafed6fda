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
