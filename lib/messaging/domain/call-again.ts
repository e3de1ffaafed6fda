import * as z from 'zod';
import type { Temporal } from '../../shared/time.ts';
import repeats from '../data/call-repeats.json' with { type: 'json' };
import { DeliveryCode } from './delivery-code.ts';
import type { DeliveryReceipt } from './delivery-receipt.ts';
import { hasCome } from './ledger-due.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';

/** How often a voter is called about one message, and how long after each call that reached nobody; the data say why. */
const RULES = z
  .strictObject({
    most: z.int().min(1),
    pauseMinutes: z.array(z.int().min(1)),
    codes: z.array(DeliveryCode),
    source: z.string(),
  })
  .parse(repeats);

/** The most calls that one message makes. */
export const MOST_CALLS = RULES.most;

/** How many calls a message has made, or is about to have made. Only calls are repeated: of a text or an email it is one. */
export const callNumber = ({ earlierCalls }: Pick<LedgerRow, 'earlierCalls'>): number =>
  1 + (earlierCalls?.length ?? 0);

const pauseAfter = (call: number): number =>
  RULES.pauseMinutes[Math.min(call, RULES.pauseMinutes.length) - 1] ?? RULES.pauseMinutes[0] ?? 60;

/** States in which a call may have been made whose end is not known yet. */
const CALLING: readonly LedgerRow['state'][] = ['sending', 'accepted', 'uncertain'];

/**
 * What follows a call that reached nobody: the message waits for its next call. Before that call everything is judged anew:
 * hours, opt-out, halts, what is still true. Undefined where nothing can follow: it was the last one, nobody can be reached there, or
 * the message is of no use by then.
 */
export const callAgainMove = (
  row: LedgerRow,
  { providerId, code }: DeliveryReceipt,
  now: Temporal.Instant,
): LedgerMove | undefined => {
  if (row.channel !== 'voice' || code === undefined || !RULES.codes.includes(code)) return undefined;
  const call = callNumber(row);
  const next = now.add({ minutes: pauseAfter(call) });
  if (!CALLING.includes(row.state) || call >= MOST_CALLS || hasCome(row.sendUntil, next)) return undefined;
  return {
    to: 'held',
    at: now,
    from: [row.state],
    fence: row.fence,
    again: { earlierCalls: [...(row.earlierCalls ?? []), providerId] },
    notBefore: next,
    wakeAt: next,
    code,
    putOff: 0,
    notices: 0,
  };
};

/** States of a message that a late report of an earlier call can still end: it was heard after all, and nobody is called again. */
const OPEN_TO_EARLIER: readonly LedgerRow['state'][] = [
  'held',
  'due',
  'sending',
  'accepted',
  'uncertain',
  'failed',
  'undelivered',
];

/** What a report of an earlier call of this message changes: undefined for one of no earlier call. */
export const earlierCallMove = (
  row: LedgerRow,
  { result, providerId }: DeliveryReceipt,
  now: Temporal.Instant,
): LedgerMove | 'NOTHING_NEW' | undefined => {
  if (!row.earlierCalls?.includes(providerId)) return undefined;
  if (result !== 'delivered' || !OPEN_TO_EARLIER.includes(row.state)) return 'NOTHING_NEW';
  return { to: 'delivered', at: now, from: [row.state], fence: row.fence, ofEarlierCall: true };
};
