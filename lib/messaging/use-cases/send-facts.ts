import { asCertified } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { PhoneStops, SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import type { SendFacts } from '../domain/delivery-check.ts';
import { formatLedgerKey, type LedgerKey } from '../domain/ledger-key.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { MessageRows } from '../ports/ledger.ts';

/** What is asked about a message at the moment of sending. */
export type FactPorts = {
  readonly rows: Pick<MessageRows, 'ofVoter'>;
  readonly subscriptions: Pick<SubscriptionStore, 'find'>;
  readonly stops: Pick<PhoneStops, 'find'>;
  readonly voters: Pick<VoterRegister, 'find'>;
  readonly elections: Pick<ElectionStore, 'find' | 'participation'>;
};

/**
 * Reads a message, and everything that decides whether it may go out. The message itself is one of its voter's.
 * Throws when a table cannot be reached.
 */
export const readFacts = async (
  ports: FactPorts,
  key: LedgerKey,
): Promise<SendFacts & { readonly row: LedgerRow | undefined }> => {
  const [voterRows, subscription, voter, election] = await Promise.all([
    ports.rows.ofVoter(key.electionId, key.voterId),
    ports.subscriptions.find(key.voterId),
    ports.voters.find(key.voterId),
    ports.elections.find(key.electionId),
  ]);
  const wanted = formatLedgerKey(key);
  const row = voterRows.find((one) => formatLedgerKey(one) === wanted);
  const phone = key.channel === 'email' ? undefined : subscription?.phone;
  const [participation, stop] = await Promise.all([
    row && ports.elections.participation(row.electionId, row.county),
    // Asked after the subscription: of one that was saved before STOP nothing is older than the mark.
    phone === undefined ? undefined : ports.stops.find(phone),
  ]);
  // A county certifies on its own day: the wording and the end of its messages follow it.
  return {
    row,
    voterRows,
    subscription,
    stop,
    voter,
    election: election && asCertified(election, participation),
    participation,
  };
};
