import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { LEDGER_STATES } from '../../../lib/messaging/domain/ledger-state.ts';
import { type Counted, type CountedChange, tallyOf } from '../../../lib/messaging/domain/message-tally.ts';

const counted = (state: Counted['state']): Counted => ({
  electionId: 'e',
  county: '03',
  type: 'Outbound',
  channel: 'text',
  state,
});

describe('the tally of changes', () => {
  it('leaves every message counted once, where it is, whatever batches its changes came in', () => {
    const life = fc.array(fc.constantFrom(...LEDGER_STATES), { minLength: 1, maxLength: 8 });
    fc.assert(
      fc.property(fc.array(life, { maxLength: 20 }), fc.integer({ min: 1, max: 5 }), (lives, size) => {
        const changes = lives.flatMap((states) =>
          states.map((state, index): CountedChange => {
            const before = states[index - 1];
            return { new: counted(state), ...(before ? { old: counted(before) } : {}) };
          }),
        );
        const counts = new Map<string, number>();
        for (let start = 0; start < changes.length; start += size) {
          for (const { state, by } of tallyOf(changes.slice(start, start + size))) {
            counts.set(state, (counts.get(state) ?? 0) + by);
          }
        }
        for (const state of LEDGER_STATES) {
          expect(counts.get(state) ?? 0).toBe(lives.filter((states) => states.at(-1) === state).length);
        }
      }),
    );
  });

  it('says nothing of what stays where it is', () => {
    expect(tallyOf([{ old: counted('due'), new: counted('due') }])).toEqual([]);
    expect(tallyOf([{ new: counted('due') }, { old: counted('due'), new: counted('sending') }])).toEqual([
      { ...counted('sending'), by: 1 },
    ]);
  });
});
