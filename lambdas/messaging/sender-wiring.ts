import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbBallots } from '../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { dynamodbCountyContacts } from '../../lib/messaging/adapters/dynamodb/county-contacts.ts';
import { dynamodbHalts } from '../../lib/messaging/adapters/dynamodb/halts.ts';
import { dynamodbMessageRows } from '../../lib/messaging/adapters/dynamodb/message-rows.ts';
import type { MailedBallots } from '../../lib/messaging/ports/mailed-ballots.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../lib/voters/adapters/voters.ts';

/** The names of the tables that a sender reads. */
export type DeliveryTableNames = {
  readonly MESSAGES_TABLE: string;
  readonly BALLOTS_TABLE: string;
  readonly SUBSCRIPTIONS_TABLE: string;
  readonly VOTERS_TABLE: string;
  readonly ELECTIONS_TABLE: string;
  readonly SETTINGS_TABLE: string;
};

/** Answers what messages ask about mailed ballots, from the ballots table. */
const mailedBallots = (client: DynamoDBDocumentClient, table: string): MailedBallots => {
  const store = dynamodbBallots(client, table);
  return {
    wasIssued: async (electionId, voterId) => {
      const { ballots } = await store.ofVoter({ electionId, voterId });
      return ballots.some((ballot) => ballot.entries.some((entry) => entry.code === 'ISSUED'));
    },
  };
};

/** Everything that a sender reads and writes in tables. */
export const deliveryTables = (client: DynamoDBDocumentClient, names: DeliveryTableNames) => ({
  rows: dynamodbMessageRows(client, names.MESSAGES_TABLE),
  mailedBallots: mailedBallots(client, names.BALLOTS_TABLE),
  subscriptions: dynamodbSubscriptions(client, names.SUBSCRIPTIONS_TABLE),
  voters: dynamodbVoters(client, names.VOTERS_TABLE),
  elections: dynamodbElections(client, names.ELECTIONS_TABLE),
  halts: dynamodbHalts(client, names.SETTINGS_TABLE),
  contacts: dynamodbCountyContacts(client, names.SETTINGS_TABLE),
});
