import * as z from 'zod';
import { BallotStatusCode, Channel, Language, MessageType } from '../../../shared/codes.ts';
import { CountyCode } from '../../../shared/counties.ts';
import { StoredDate, StoredInstant, toStoredInstant } from '../../../shared/dynamodb/instants.ts';
import { Temporal } from '../../../shared/time.ts';
import { DeliveryCode } from '../../domain/delivery-code.ts';
import { dueClassOf, duePartition } from '../../domain/ledger-due.ts';
import type { LedgerKey } from '../../domain/ledger-key.ts';
import type { LedgerRow } from '../../domain/ledger-row.ts';
import { LedgerState } from '../../domain/ledger-state.ts';

/** The item of a message. Its partition is one voter's messages in one election, read together before each send. */
export const messageItemKey = (key: LedgerKey): { pk: string; sk: string } => ({
  pk: voterPartition(key.electionId, key.voterId),
  sk: `${key.ballotId}#${key.type}#${String(key.statusVersion).padStart(6, '0')}#${key.channel}`,
});

/** Reads an item's key back. Throws on anything else: the index lists nothing but messages. */
export const fromMessageItemKey = (pk: unknown, sk: unknown): LedgerKey => {
  const [electionId = '', voterId = ''] = String(pk).split('#');
  const [ballotId = '', type, version, channel] = String(sk).split('#');
  return {
    electionId,
    voterId,
    ballotId,
    type: MessageType.parse(type),
    statusVersion: Number(version),
    channel: Channel.parse(channel),
  };
};

/** The partition of one voter's messages in one election. */
export const voterPartition = (electionId: string, voterId: string): string => `${electionId}#${voterId}`;

const MessageDocument = z.object({
  electionId: z.string(),
  voterId: z.string(),
  ballotId: z.string(),
  county: CountyCode,
  type: MessageType,
  statusVersion: z.int().min(1),
  channel: Channel,
  language: Language,
  statusCode: BallotStatusCode.optional(),
  statusAt: StoredInstant,
  datedAt: StoredInstant.optional(),
  corrects: MessageType.optional(),
  method: z.enum(['POLL', 'VCR']).optional(),
  expectedOn: StoredDate.optional(),
  uploadId: z.string().optional(),
  retracted: z.string().optional(),
  decidedAt: StoredInstant,
  decidedPlace: StoredInstant.optional(),
  sendFrom: StoredInstant,
  sendUntil: StoredInstant,
  state: LedgerState,
  notBefore: StoredInstant,
  movedAt: StoredInstant,
  wakeAt: StoredInstant.optional(),
  fence: z.int().min(0),
  leaseUntil: StoredInstant.optional(),
  callingAt: StoredInstant.optional(),
  calledPlace: StoredInstant.optional(),
  textsVersion: z.string().optional(),
  claimId: z.string().optional(),
  firstClaimAt: StoredInstant.optional(),
  unknownSince: StoredInstant.optional(),
  putOff: z.int().min(0),
  notices: z.int().min(0),
  providerId: z.string().optional(),
  acceptedAt: StoredInstant.optional(),
  earlierCalls: z.array(z.string()).optional(),
  stoppedConsent: StoredInstant.optional(),
  code: DeliveryCode.optional(),
});

const withoutUndefined = <T extends object>(value: T): { [K in keyof T]: Exclude<T[K], undefined> } =>
  // Object.fromEntries forgets the keys that it was given.
  Object.fromEntries(Object.entries(value).filter(([, entry]) => entry !== undefined)) as {
    [K in keyof T]: Exclude<T[K], undefined>;
  };

/** Reads a stored item or a stream image. Throws when it is not a message: only this module writes them. */
export const toLedgerRow = (item: unknown): LedgerRow => withoutUndefined(MessageDocument.parse(item));

/** Whether an item of the messages table is a message; the table also holds the sweeper's mark. */
export const isMessageItem = (item: Readonly<Record<string, unknown>> | undefined): boolean =>
  item?.['state'] !== undefined;

/** A row as it is stored. */
export const toMessageItem = (row: LedgerRow): Record<string, unknown> => ({
  ...messageItemKey(row),
  ...Object.fromEntries(
    Object.entries(row).map(([name, value]) => [
      name,
      value instanceof Temporal.PlainDate
        ? value.toString()
        : value instanceof Temporal.Instant
          ? toStoredInstant(value)
          : value,
    ]),
  ),
  ...(row.wakeAt ? { dueShard: duePartition(row, dueClassOf(row.type, row.state, row.putOff)) } : {}),
});
