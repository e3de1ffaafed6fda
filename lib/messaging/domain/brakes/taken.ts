import type { Channel, Language } from '../../../shared/codes.ts';
import type { Temporal } from '../../../shared/time.ts';
import type { DeliveryCode } from '../delivery-code.ts';
import type { LedgerState } from '../ledger-state.ts';
import type { Counted } from '../message-tally.ts';

/** A message as brakes see it. */
export type Observed = Counted & {
  readonly language: Language;
  readonly movedAt: Temporal.Instant;
  readonly code?: DeliveryCode | undefined;
};

/** A change of the ledger. */
export type ObservedChange = { readonly old?: Observed; readonly new: Observed };

/** States of a message that a provider has taken, and will bill. */
const TAKEN: readonly LedgerState[] = ['accepted', 'delivered', 'undelivered'];
const isTaken = (message: Observed | undefined): boolean => message !== undefined && TAKEN.includes(message.state);

/** Whether a change tells that a provider has taken a message: once for each message. */
export const hasBeenTaken = ({ old, new: present }: ObservedChange): boolean => !isTaken(old) && isTaken(present);

/** Codes by which a channel's messages are sent back. */
const SENT_BACK: Readonly<Partial<Record<DeliveryCode, 'bounced' | 'blocked'>>> = {
  BOUNCED: 'bounced',
  BLOCKED_BY_CARRIER: 'blocked',
};

/** How a message has just come back; undefined when it has not. */
export const sentBackAs = ({ old, new: present }: ObservedChange): 'bounced' | 'blocked' | undefined =>
  present.state === 'undelivered' && old?.state !== 'undelivered' && present.code !== undefined
    ? SENT_BACK[present.code]
    : undefined;

/** The channels that changes are about. */
export const channelsOf = (changes: readonly ObservedChange[]): readonly Channel[] => [
  ...new Set(changes.map((change) => change.new.channel)),
];
