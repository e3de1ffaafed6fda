import { dynamodbBallots } from '../../lib/ballot-tracking/adapters/ballots.ts';
import type { DecisionPorts } from '../../lib/ballot-tracking/use-cases/decide-voter.ts';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { dynamodbMessageRows } from '../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { dynamodbNewMessages } from '../../lib/messaging/adapters/dynamodb/new-messages.ts';
import { messageLedger } from '../../lib/messaging/use-cases/message-ledger.ts';
import { createDocumentClient } from '../../lib/shared/dynamodb/document-client.ts';
import { type ClockSettings, stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../lib/voters/adapters/voters.ts';

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
