import type { Channel } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import { nextSendMoment, type SendHours } from '../../voters/domain/hours.ts';
import type { LedgerMove } from './ledger-move.ts';
import type { LedgerRow } from './ledger-row.ts';

/**
 * Gives up a message that certainly did not arrive, once its voter has replaced the number or address to which it went:
 * what it says can then be told anew. Undefined for every other message.
 */
export const giveUpMove = (
  row: LedgerRow,
  replaced: readonly Channel[],
  now: Temporal.Instant,
): LedgerMove | undefined => {
  const isUnheard = row.state === 'undelivered' || (row.state === 'failed' && row.code !== 'NO_RECEIPT');
  if (!isUnheard || !replaced.includes(row.channel)) return undefined;
  return { to: 'suppressed', at: now, from: [row.state], fence: row.fence, code: 'CONTACT_REPLACED' };
};

/**
 * Brings a message that waits for the voter's hours forward to hours that begin sooner: a challenge may be cured until
 * then. Undefined where nothing changes. Hours that begin later are found out at the moment of sending.
 */
export const bringForwardMove = (row: LedgerRow, hours: SendHours, now: Temporal.Instant): LedgerMove | undefined => {
  const waitsForHours = row.state === 'held' && (row.code === undefined || row.code === 'HOURS_CLOSED');
  if (!waitsForHours || row.unknownSince !== undefined || row.type === 'DeadlineReminder') return undefined;
  const open = nextSendMoment(hours, now);
  if (Temporal.Instant.compare(open, row.notBefore) >= 0) return undefined;
  const { state, fence, code } = row;
  return { to: 'held', at: now, from: [state], fence, notBefore: open, wakeAt: open, ...(code ? { code } : {}) };
};
