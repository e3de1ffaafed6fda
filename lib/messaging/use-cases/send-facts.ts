import { asCertified } from '../../elections/domain/participation.ts';
import type { ElectionStore } from '../../elections/ports.ts';
import type { SubscriptionStore, VoterRegister } from '../../voters/ports.ts';
import type { SendFacts } from '../domain/delivery-check.ts';
import type { LedgerRow } from '../domain/ledger-row.ts';
import type { MessageRows } from '../ports/ledger.ts';

/** What is asked about a message at the moment of sending. */
export type FactPorts = {
  readonly rows: Pick<MessageRows, 'ofVoter'>;
  readonly subscriptions: Pick<SubscriptionStore, 'find'>;
  readonly voters: Pick<VoterRegister, 'find'>;
  readonly elections: Pick<ElectionStore, 'find' | 'participation'>;
};

/** Reads everything that decides whether a claimed message may go out. Throws when a table cannot be reached. */
export const readFacts = async (ports: FactPorts, row: LedgerRow): Promise<SendFacts> => {
  const [voterRows, subscription, voter, election, participation] = await Promise.all([
    ports.rows.ofVoter(row.electionId, row.voterId),
    ports.subscriptions.find(row.voterId),
    ports.voters.find(row.voterId),
    ports.elections.find(row.electionId),
    ports.elections.participation(row.electionId, row.county),
  ]);
  // A county certifies on its own day: the wording and the end of its messages follow it.
  return {
    voterRows,
    subscription,
    voter,
    election: election && asCertified(election, participation),
    participation,
  };
};
