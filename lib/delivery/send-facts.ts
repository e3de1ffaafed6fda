import type { SendFacts } from '../domain/message/delivery-check.ts';
import type { LedgerRow } from '../domain/message/ledger-row.ts';
import type { ElectionStore } from '../ports/elections.ts';
import type { MessageRows } from '../ports/message-rows.ts';
import type { SubscriptionStore } from '../ports/subscriptions.ts';
import type { VoterRegister } from '../ports/voters.ts';

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
  return { voterRows, subscription, voter, election, participation };
};
