import * as z from 'zod';

/**
 * The life of a message: held(until) → due → sending(lease, fence) → accepted | failed | uncertain → delivered |
 * undelivered. `superseded`: a newer truth replaced it. `suppressed`: the voter may not or no longer wants to be
 * reached this way. `expired`: its time passed unsent.
 */
export const LEDGER_STATES = [
  'held',
  'due',
  'sending',
  'accepted',
  'failed',
  'uncertain',
  'delivered',
  'undelivered',
  'superseded',
  'suppressed',
  'expired',
] as const;
export const LedgerState = z.enum(LEDGER_STATES);
export type LedgerState = z.infer<typeof LedgerState>;

/**
 * Every legal change of state; the conditions of all writes derive from it. Two kinds matter most:
 * nothing leads from `uncertain` back to `due` but the repeat of a call that the provider itself recognises as the
 * same one (Connect's client token); `sending` goes back only while no call can have been made; and a receipt may correct every state that a send can end in, because a receipt
 * is proof and our own knowledge of an outcome is not. What did not arrive is given up when its voter replaces the
 * number or address, so that it can be told anew.
 */
const NEXT: Readonly<Record<LedgerState, readonly LedgerState[]>> = {
  held: ['held', 'due', 'superseded', 'suppressed', 'expired'],
  due: ['due', 'sending', 'superseded', 'suppressed', 'expired'],
  sending: [
    'due',
    'held',
    'superseded',
    'suppressed',
    'expired',
    'accepted',
    'failed',
    'uncertain',
    'delivered',
    'undelivered',
  ],
  uncertain: ['due', 'accepted', 'failed', 'delivered', 'undelivered'],
  accepted: ['delivered', 'undelivered'],
  failed: ['accepted', 'delivered', 'undelivered', 'suppressed'],
  delivered: ['undelivered'],
  undelivered: ['delivered', 'suppressed'],
  superseded: [],
  suppressed: [],
  expired: [],
};

/** Whether a message may go from one state to another. */
export const isLegal = (from: LedgerState, to: LedgerState): boolean => NEXT[from].includes(to);

/** The states from which a message may come to this one. */
export const sourcesOf = (to: LedgerState): readonly LedgerState[] => LEDGER_STATES.filter((from) => isLegal(from, to));

/** States in which something is still to be done with a message: the sweeper looks at it again at its `wakeAt`. */
export const OPEN_STATES = ['held', 'due', 'sending', 'uncertain'] as const satisfies readonly LedgerState[];

/** Whether something is still to be done with a message in this state. */
export const isOpen = (state: LedgerState): boolean => OPEN_STATES.some((open) => open === state);

/** States in which a message has not been handed to a provider and can still be withdrawn. */
export const isWithdrawable = (state: LedgerState): boolean => state === 'held' || state === 'due';
