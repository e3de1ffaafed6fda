import { describe, expect, it } from 'vitest';
import {
  boundScope,
  isInScope,
  type RetractionScope,
  standingOf,
} from '../../../lib/ballot-tracking/domain/retraction.ts';
import type { LedgerRow } from '../../../lib/messaging/domain/ledger-row.ts';
import { NOON, sampleRow } from '../../messaging/domain/sample-decision.ts';

const hours = (count: number) => NOON.add({ hours: count });
const scope: RetractionScope = {
  kind: 'messages',
  electionId: '2026-11-03-statewide',
  type: 'Outbound',
  toldFrom: NOON,
  toldUntil: hours(4),
};
/** Approved before the end of the span. */
const approved = boundScope({ scope, decidedAt: hours(2) });
const calledAt = (count: number): Partial<LedgerRow> => ({ callingAt: hours(count), calledPlace: hours(count) });

describe('what a retraction that was approved takes back', () => {
  it.each<[string, Partial<LedgerRow>, 'told' | 'waiting' | 'nothing']>([
    ['a message that was told before', { state: 'delivered', acceptedAt: hours(1), ...calledAt(1) }, 'told'],
    [
      'one told since, in the words that are right',
      { state: 'delivered', acceptedAt: hours(3), ...calledAt(3) },
      'nothing',
    ],
    ['one that is being handed over, in the old words', { state: 'sending', ...calledAt(1) }, 'told'],
    // Without this, who was corrected and told anew in this moment was corrected once more.
    ['one that is being handed over, in the right words', { state: 'sending', ...calledAt(3) }, 'nothing'],
    ['one of which it is not known whether it went out then', { state: 'due', unknownSince: hours(1) }, 'told'],
    ['the same, begun since', { state: 'due', unknownSince: hours(3) }, 'nothing'],
    ['one that its sender has only taken', { state: 'sending' }, 'waiting'],
    ['one that waits', { state: 'held' }, 'waiting'],
    [
      'one that was told by a receipt long after its call',
      { state: 'delivered', acceptedAt: hours(30), ...calledAt(1) },
      'told',
    ],
  ])('%s', (_, change, expected) => {
    const row = sampleRow(change);
    expect(isInScope(approved, row) ? standingOf(row) : 'nothing').toBe(expected);
  });
});
