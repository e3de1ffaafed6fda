import { Channel, MessageType } from '../../shared/codes.ts';
import { err, ok, type Result } from '../../shared/result.ts';

/**
 * What makes a message one message: the same election, voter, ballot, type, status version and channel is never sent
 * twice. `ballotId` is `none` for messages that are about no ballot.
 */
export type LedgerKey = {
  readonly electionId: string;
  readonly voterId: string;
  readonly ballotId: string;
  readonly type: MessageType;
  /** Counts the recorded statuses of this ballot, from 1. */
  readonly statusVersion: number;
  readonly channel: Channel;
};

/**
 * The key as one string of letters, digits, `_`, `-` and `.`: valid as an SMS-Voice context value and a Connect
 * attribute (an SES tag allows no `.`, see `toTagValue`). Example: `2026-11-03-statewide.V1000001.B1000001-1.Outbound.1.text`.
 */
export const formatLedgerKey = (key: LedgerKey): string =>
  [key.electionId, key.voterId, key.ballotId, key.type, key.statusVersion, key.channel].join('.');

/** Reads a key back, for receipts. Fails with a sentence when the text is not one of ours. */
export const parseLedgerKey = (text: string): Result<LedgerKey, string> => {
  const [electionId, voterId, ballotId, type, version, channel, ...rest] = text.split('.');
  const parsedType = MessageType.safeParse(type);
  const parsedChannel = Channel.safeParse(channel);
  const statusVersion = Number(version);
  if (!electionId || !voterId || !ballotId || rest.length > 0) return err('A ledger key has six parts.');
  if (!parsedType.success || !parsedChannel.success) return err('A ledger key names a message type and a channel.');
  if (!Number.isInteger(statusVersion) || statusVersion < 1) return err('A ledger key has a version of 1 or more.');
  return ok({ electionId, voterId, ballotId, type: parsedType.data, statusVersion, channel: parsedChannel.data });
};
