import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbBallots } from './ballots.ts';
import { dynamodbCountyContacts } from './county-contacts.ts';
import { dynamodbElections } from './elections.ts';
import { dynamodbHalts } from './halts.ts';
import { dynamodbMessageRows } from './messages.ts';
import { dynamodbSubscriptions } from './subscriptions.ts';
import { dynamodbVoters } from './voters.ts';

/** The names of the tables that a sender reads. */
export type DeliveryTableNames = {
  readonly MESSAGES_TABLE: string;
  readonly BALLOTS_TABLE: string;
  readonly SUBSCRIPTIONS_TABLE: string;
  readonly VOTERS_TABLE: string;
  readonly ELECTIONS_TABLE: string;
  readonly SETTINGS_TABLE: string;
};

/** Everything that a sender reads and writes in tables. */
export const deliveryTables = (client: DynamoDBDocumentClient, names: DeliveryTableNames) => ({
  rows: dynamodbMessageRows(client, names.MESSAGES_TABLE),
  ballots: dynamodbBallots(client, names.BALLOTS_TABLE),
  subscriptions: dynamodbSubscriptions(client, names.SUBSCRIPTIONS_TABLE),
  voters: dynamodbVoters(client, names.VOTERS_TABLE),
  elections: dynamodbElections(client, names.ELECTIONS_TABLE),
  halts: dynamodbHalts(client, names.SETTINGS_TABLE),
  contacts: dynamodbCountyContacts(client, names.SETTINGS_TABLE),
});
