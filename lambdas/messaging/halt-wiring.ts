import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { dynamodbHaltBook } from '../../lib/messaging/adapters/dynamodb/halt-book.ts';
import { dynamodbMessageCounts } from '../../lib/messaging/adapters/dynamodb/message-counts.ts';
import type { HaltPorts } from '../../lib/messaging/use-cases/manage-halts.ts';

type HaltTables = {
  readonly SETTINGS_TABLE: string;
  readonly MESSAGES_TABLE: string;
  readonly ELECTIONS_TABLE: string;
};

/** What halts are put in force and listed with. */
export const haltPorts = (client: DynamoDBDocumentClient, names: HaltTables): HaltPorts => ({
  halts: dynamodbHaltBook(client, names.SETTINGS_TABLE),
  elections: dynamodbElections(client, names.ELECTIONS_TABLE),
  countMessages: dynamodbMessageCounts(client, names.MESSAGES_TABLE),
});
