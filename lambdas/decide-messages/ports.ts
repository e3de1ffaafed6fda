import { type ClockSettings, stageClock } from '../../lib/adapters/clock/clock.ts';
import { dynamodbBallots } from '../../lib/adapters/dynamodb/ballots.ts';
import { createDocumentClient } from '../../lib/adapters/dynamodb/document-client.ts';
import { dynamodbElections } from '../../lib/adapters/dynamodb/elections.ts';
import { dynamodbMessageRows } from '../../lib/adapters/dynamodb/messages.ts';
import { dynamodbNewMessages } from '../../lib/adapters/dynamodb/new-messages.ts';
import { dynamodbSubscriptions } from '../../lib/adapters/dynamodb/subscriptions.ts';
import { dynamodbVoters } from '../../lib/adapters/dynamodb/voters.ts';
import { messageLedger } from '../../lib/delivery/message-ledger.ts';
import type { DecisionPorts } from './decide-voter.ts';

type Tables = {
  readonly ELECTIONS_TABLE: string;
  readonly VOTERS_TABLE: string;
  readonly BALLOTS_TABLE: string;
  readonly SUBSCRIPTIONS_TABLE: string;
  readonly MESSAGES_TABLE: string;
};

/** What a decision needs, on DynamoDB. */
export const decisionPorts = (env: ClockSettings & Tables): DecisionPorts => {
  const client = createDocumentClient();
  const rows = dynamodbMessageRows(client, env.MESSAGES_TABLE);
  return {
    clock: stageClock(env, client),
    elections: dynamodbElections(client, env.ELECTIONS_TABLE),
    ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
    voters: dynamodbVoters(client, env.VOTERS_TABLE),
    subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    ledger: messageLedger({ newMessages: dynamodbNewMessages(client, env.MESSAGES_TABLE), rows }),
  };
};
