import { callNumber } from '../../messaging/domain/call-again.ts';
import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { LedgerState } from '../../messaging/domain/ledger-state.ts';
import { baseVersion } from '../../messaging/domain/telling.ts';
import type { Channel, Language, MessageType } from '../../shared/codes.ts';
import type { Temporal } from '../../shared/time.ts';
import type { Subscription } from '../../voters/domain/subscription.ts';
import { WHY_OF_CODE, type WhyNone } from './why-none.ts';

/**
 * What came back about a message that was handed to a provider. `unknown`: nobody can say any more whether it went out;
 * `awaited`: it went out, and nothing has come back (for email and calls nothing may ever).
 */
export const RECEIPTS = ['arrived', 'awaited', 'not-arrived', 'unknown'] as const;
export type Receipt = (typeof RECEIPTS)[number];

/** What became of one message over one channel. */
export type MessageFate = {
  readonly type: MessageType;
  readonly channel: Channel;
  readonly language: Language;
} & (
  | {
      readonly kind: 'sent';
      readonly at: Temporal.Instant;
      readonly receipt: Receipt;
      /** The version of the texts that it was written with; older messages do not say: it was our drafts. */
      readonly textsVersion?: string;
      /** Of a phone call that reached nobody, and was made again: how many there were. */
      readonly calls?: number;
      /** Why it did not arrive. */
      readonly why?: WhyNone;
    }
  /** Comes at `from`, or soon after. */
  | { readonly kind: 'waiting'; readonly from: Temporal.Instant; readonly why: WhyNone }
  /** Never was sent; `at` is when that was settled. */
  | { readonly kind: 'not-sent'; readonly at: Temporal.Instant; readonly why: WhyNone }
);

/** How a message's state is shown. */
const SHOWN_AS: Readonly<Record<LedgerState, Receipt | 'waiting' | 'not-sent'>> = {
  held: 'waiting',
  due: 'waiting',
  sending: 'waiting',
  accepted: 'awaited',
  delivered: 'arrived',
  undelivered: 'not-arrived',
  uncertain: 'unknown',
  failed: 'not-sent',
  superseded: 'not-sent',
  suppressed: 'not-sent',
  expired: 'not-sent',
};

const WITHOUT_CODE: Readonly<Partial<Record<LedgerState, WhyNone>>> = {
  held: 'outside-hours',
  failed: 'refused-by-provider',
  suppressed: 'opted-out',
  expired: 'too-late',
  undelivered: 'not-arrived',
};

/** Whether the subscription has where this channel's messages go. */
export const hasContact = ({ phone, email }: Subscription, channel: Channel): boolean =>
  (channel === 'email' ? email : phone) !== undefined;

type About = { readonly subscription: Subscription | undefined; readonly isTakenBack: boolean };

const whyOf = (row: LedgerRow, { subscription, isTakenBack }: About): WhyNone => {
  const { state, code, channel } = row;
  if (state === 'superseded') return isTakenBack ? 'corrected' : 'superseded';
  if (subscription?.channels.includes(channel) && !hasContact(subscription, channel)) return 'contact-missing';
  // A call that reached nobody waits for its next one.
  if (state === 'held' && code !== undefined && WHY_OF_CODE[code] === 'not-arrived') return 'called-again';
  if (code !== undefined) return WHY_OF_CODE[code];
  return WITHOUT_CODE[state] ?? 'about-to-go';
};

/** What became of a row of the ledger. `isTakenBack`: the county took back what it tells. */
export const fateOf = (row: LedgerRow, about: About): MessageFate => {
  const { type, channel, language, state, code } = row;
  const base = { type, channel, language };
  const shown = state === 'failed' && code === 'NO_RECEIPT' ? 'unknown' : SHOWN_AS[state];
  const why = whyOf(row, about);
  if (shown === 'waiting') return { ...base, kind: 'waiting', from: row.notBefore, why };
  if (shown === 'not-sent') return { ...base, kind: 'not-sent', at: row.movedAt, why };
  const at = row.acceptedAt ?? row.unknownSince ?? row.movedAt;
  const written = row.textsVersion === undefined ? {} : { textsVersion: row.textsVersion };
  const calls = callNumber(row);
  const failed = shown === 'not-arrived' ? { why, ...(calls > 1 ? { calls } : {}) } : {};
  return { ...base, kind: 'sent', at, receipt: shown, ...written, ...failed };
};

const tellsAnew = (row: LedgerRow, other: LedgerRow): boolean =>
  other.type === row.type &&
  other.ballotId === row.ballotId &&
  other.channel === row.channel &&
  baseVersion(other) === baseVersion(row) &&
  other.statusVersion > row.statusVersion;

/** What became of these rows, leaving out those never sent that were told anew later. */
export const fatesOf = (rows: readonly LedgerRow[], about: About): readonly MessageFate[] =>
  rows
    .filter((row) => SHOWN_AS[row.state] !== 'not-sent' || !rows.some((other) => tellsAnew(row, other)))
    .map((row) => fateOf(row, about));
