import type { LedgerRow } from '../../messaging/domain/ledger-row.ts';
import type { MessageType } from '../../shared/codes.ts';
import { Temporal } from '../../shared/time.ts';
import type { Stand } from './current-status.ts';
import type { Stage } from './transitions.ts';

type Told = Pick<LedgerRow, 'type' | 'statusCode' | 'statusAt' | 'datedAt'>;
type Claim = (stand: Stand, message: Told) => boolean;

const anyOf =
  (...stages: readonly Stage[]): Claim =>
  ({ stage }) =>
    stages.includes(stage);

const isReceived = anyOf('received', 'challenged', 'rejected', 'accepted');
const isCancelled = ({ run }: Stand): boolean => run.every(({ code }) => code === 'CLD');

const isDatedAfter = ({ statusAt, datedAt = statusAt }: Told, { run }: Stand): boolean =>
  run.every(({ moment }) => Temporal.Instant.compare(datedAt, moment) > 0);

/**
 * "On its way to you": it is, or it was, since it came back from its voter; not so when it came back undelivered, nor of
 * a mailing anew after what stands, a refusal or cancellation.
 */
const wasMailed: Claim = (stand, message) =>
  stand.stage === 'issued' ||
  (isReceived(stand, message) && !(stand.stage === 'rejected' && isDatedAfter(message, stand)));

const forItsReason =
  (stage: Stage): Claim =>
  (stand, { statusCode }) =>
    stand.stage === stage && (statusCode === undefined || stand.run.some(({ code }) => code === statusCode));

/** When what a message says of its ballot is true by what stands, whatever row it came from. */
const BORNE_OUT: Readonly<Partial<Record<MessageType, Claim>>> = {
  Outbound: wasMailed,
  Reissued: wasMailed,
  // "It was sent back; get a new ballot" is true of no ballot that is out or has been cast.
  Undeliverable: anyOf('undeliverable'),
  Received: (stand, message) => isReceived(stand, message) && !isCancelled(stand),
  // These name their reason: it must be the one that stands.
  ContactCounty: forItsReason('challenged'),
  SignatureCure: forItsReason('challenged'),
  NotAccepted: forItsReason('rejected'),
  Accepted: anyOf('accepted'),
};

/**
 * Whether what stands on a ballot makes a message about it true, though the row that it came from counts no more. What
 * rests on no row is never in question here.
 */
export const bearsOut = (stands: Stand | undefined, message: Told): boolean => {
  const claim = BORNE_OUT[message.type];
  return claim === undefined || (stands !== undefined && claim(stands, message));
};
