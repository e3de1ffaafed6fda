import * as z from 'zod';
import { Channel, MessageType } from '../../shared/codes.ts';
import { CountyCode } from '../../shared/counties.ts';
import { type Temporal, toPacificIso } from '../../shared/time.ts';
import type { OptedOut } from '../../voters/domain/subscription.ts';
import type { DeliveryCode } from './delivery-code.ts';
import type { LedgerRow } from './ledger-row.ts';

/**
 * What a county is told of one of its voters, as it stands in the body of a webhook: the VoteCal ID, never a name, a number or an
 * address. `election` and `message` name the message that did not arrive; an end of subscription belongs to none.
 */
export const CountyEventBody = z.strictObject({
  /** The same at every attempt: a receiver that has seen it ignores the repeat. */
  id: z.string(),
  type: z.enum(['message-undelivered', 'message-arrived-after-all', 'voter-opted-out']),
  county: CountyCode,
  voterId: z.string(),
  channel: Channel,
  outcome: z.enum([
    'bounced',
    'not-reachable',
    'blocked-by-carrier',
    'not-answered',
    'not-delivered',
    'refused',
    'arrived',
    'opted-out',
    'complained',
  ]),
  at: z.iso.datetime({ offset: true }),
  election: z.string().exactOptional(),
  message: MessageType.exactOptional(),
});
export type CountyEventBody = Readonly<z.infer<typeof CountyEventBody>>;
type Outcome = CountyEventBody['outcome'];

/** What happened, before it has an id: the same fact found twice makes the same id. */
export type CountyFact = Omit<CountyEventBody, 'id' | 'at'> & {
  readonly at: Temporal.Instant;
  /** Tells this fact from every other. */
  readonly key: string;
};

/** An event as it is kept until the county has it. */
export type CountyEvent = Omit<CountyFact, 'key'> & { readonly id: string };

/** What of the reasons why a message ended needs the county, which alone can reach the voter otherwise; null: not the contact's fault. */
const OUTCOMES: Readonly<Record<DeliveryCode, Outcome | null>> = {
  BOUNCED: 'bounced',
  NOT_REACHABLE: 'not-reachable',
  BLOCKED_BY_CARRIER: 'blocked-by-carrier',
  NOT_ANSWERED: 'not-answered',
  LINE_BUSY: 'not-answered',
  MACHINE_ANSWERED: 'not-answered',
  PROVIDER_GAVE_UP: 'not-delivered',
  REFUSED: 'refused',
  DESTINATION_BLOCKED: 'refused',
  HALTED: null,
  HOURS_CLOSED: null,
  CORRECTION_FIRST: null,
  INTERRUPTED: null,
  THROTTLED: null,
  QUOTA_REACHED: null,
  PROVIDER_NOT_REACHED: null,
  PROVIDER_NOT_CONFIGURED: null,
  SAME_CALL_REPEATED: null,
  NOT_SUBSCRIBED: null,
  CHANNEL_OFF: null,
  MOVED_COUNTY: null,
  VOTER_NOT_ACTIVE: null,
  COUNTY_NOT_PARTICIPATING: null,
  OPTED_OUT: null,
  CONTACT_REPLACED: null,
  TOO_LATE: null,
  HALTED_TOO_LONG: null,
  ELECTION_CLOSED: null,
  NOT_A_GUEST: null,
  MISSING_VARIABLE: null,
  NO_RECEIPT: null,
  TIMEOUT: null,
  CONNECTION_LOST: null,
  SERVER_ERROR: null,
  LEASE_EXPIRED: null,
};

/** A message as far as its county is concerned. */
export type EndedMessage = Pick<
  LedgerRow,
  'electionId' | 'voterId' | 'county' | 'type' | 'channel' | 'state' | 'movedAt' | 'code'
>;

/** How a message has failed its voter; undefined for one that has not, or not for its contact's sake. */
const failureOf = (message: EndedMessage | undefined): Outcome | undefined => {
  if (message?.state !== 'undelivered' && message?.state !== 'failed') return undefined;
  // A provider that gives no reason says so much: it did not arrive.
  if (message.code === undefined) return message.state === 'undelivered' ? 'not-delivered' : undefined;
  return OUTCOMES[message.code] ?? undefined;
};

/**
 * What a change of the ledger tells the message's county: that it did not arrive and why, or that it has arrived after all.
 * Undefined for every other change. `key`: the message's own.
 */
export const factOfMessage = (
  key: string,
  { old, present }: { readonly old: EndedMessage | undefined; readonly present: EndedMessage },
): CountyFact | undefined => {
  const failed = failureOf(present);
  const hadFailed = failureOf(old);
  const hasArrived = hadFailed !== undefined && (present.state === 'accepted' || present.state === 'delivered');
  const outcome = hasArrived ? 'arrived' : failed === hadFailed ? undefined : failed;
  if (outcome === undefined) return undefined;
  const { county, voterId, channel, movedAt: at, electionId: election, type: message } = present;
  return {
    type: hasArrived ? 'message-arrived-after-all' : 'message-undelivered',
    county,
    voterId,
    channel,
    outcome,
    at,
    election,
    message,
    key: `${key} ${outcome} ${at.epochMilliseconds}`,
  };
};

/** What an opt-out tells the voter's county: one fact for each channel that it ended. */
export const factsOfOptOut = ({ voterId, county, channels, at, hasComplained }: OptedOut): readonly CountyFact[] =>
  channels.map((channel) => {
    const outcome = hasComplained && channel === 'email' ? 'complained' : 'opted-out';
    const key = `${voterId} ${channel} ${outcome} ${at.epochMilliseconds}`;
    return { type: 'voter-opted-out', county, voterId, channel, outcome, at, key };
  });

/** What the body of the webhook says. */
export const countyEventBody = ({ at, ...event }: CountyEvent): CountyEventBody => ({ ...event, at: toPacificIso(at) });
