import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { forgetBallots } from '../../lib/ballot-tracking/adapters/forget-ballots.ts';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { forgetMessages } from '../../lib/messaging/adapters/dynamodb/forget-messages.ts';
import { tellMoved } from '../../lib/messaging/adapters/dynamodb/tell-moved.ts';
import { forgetVisits } from '../../lib/sign-up/adapters/forget-visits.ts';
import { dynamodbMovedSubscriptions, forgetSubscription } from '../../lib/voters/adapters/moved-subscriptions.ts';
import { dynamodbLookAgain, dynamodbRegisterRecords } from '../../lib/voters/adapters/register-records.ts';
import { forgetUnsubscribeKey } from '../../lib/voters/adapters/unsubscribe-keys.ts';
import type { ApplyPorts } from '../../lib/voters/use-cases/apply-statements.ts';

type Tables = Readonly<
  Record<
    'VOTERS_TABLE' | 'SUBSCRIPTIONS_TABLE' | 'VISITS_TABLE' | 'BALLOTS_TABLE' | 'MESSAGES_TABLE' | 'ELECTIONS_TABLE',
    string
  >
>;

/** The ports of whoever applies statements to the register: every table that holds anything of a voter. */
export const applyPorts = (client: DynamoDBDocumentClient, env: Tables): ApplyPorts => {
  const elections = dynamodbElections(client, env.ELECTIONS_TABLE);
  const electionIds = async (): Promise<readonly string[]> => (await elections.list()).map(({ id }) => id);
  return {
    records: dynamodbRegisterRecords(client, env.VOTERS_TABLE),
    lookAgain: dynamodbLookAgain(client, env.VOTERS_TABLE),
    subscriptions: dynamodbMovedSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    tellMoved: [tellMoved(client, env.MESSAGES_TABLE)],
    forget: [
      forgetSubscription(client, env.SUBSCRIPTIONS_TABLE),
      forgetUnsubscribeKey(client, env.SUBSCRIPTIONS_TABLE),
      forgetVisits(client, env.VISITS_TABLE),
      forgetBallots(client, env.BALLOTS_TABLE, electionIds),
      forgetMessages(client, env.MESSAGES_TABLE, electionIds),
    ],
  };
};
