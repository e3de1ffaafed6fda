import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbBallots } from '../../lib/ballot-tracking/adapters/ballots.ts';
import { dynamodbCloseUnheard } from '../../lib/ballot-tracking/adapters/close-unheard.ts';
import { dynamodbReminderWalks } from '../../lib/ballot-tracking/adapters/reminder-walks.ts';
import { dynamodbProgress } from '../../lib/ballot-tracking/adapters/uploads.ts';
import type { DecisionPorts } from '../../lib/ballot-tracking/use-cases/decide-voter.ts';
import type { RemindPorts } from '../../lib/ballot-tracking/use-cases/remind-voters.ts';
import type { SweepPorts } from '../../lib/ballot-tracking/use-cases/sweep-undecided.ts';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { keptElections } from '../../lib/elections/adapters/kept-elections.ts';
import { dynamodbMessageRows } from '../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { dynamodbNewMessages } from '../../lib/messaging/adapters/dynamodb/new-messages.ts';
import { messageLedger } from '../../lib/messaging/use-cases/message-ledger.ts';
import { leanDocuments } from '../../lib/shared/dynamodb/lean-documents.ts';
import { type ClockSettings, stageClock } from '../../lib/shared/dynamodb/stage-clock.ts';
import { COUNTY_FACTS_MS } from '../../lib/shared/kept.ts';
import { dynamodbSubscriberPages } from '../../lib/voters/adapters/subscriber-pages.ts';
import { dynamodbSubscribers } from '../../lib/voters/adapters/subscribers.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../lib/voters/adapters/voters.ts';

type Tables = {
  readonly ELECTIONS_TABLE: string;
  readonly VOTERS_TABLE: string;
  readonly BALLOTS_TABLE: string;
  readonly SUBSCRIPTIONS_TABLE: string;
  readonly MESSAGES_TABLE: string;
  readonly UPLOADS_TABLE: string;
};

/** What a decision needs, on a client that is there already. */
export const decisionPortsOn = (client: DynamoDBDocumentClient, env: ClockSettings & Tables): DecisionPorts => {
  const rows = dynamodbMessageRows(client, env.MESSAGES_TABLE);
  return {
    clock: stageClock(env, client),
    elections: keptElections(
      dynamodbElections(client, env.ELECTIONS_TABLE),
      env.ADJUSTABLE_CLOCK === 'no' ? COUNTY_FACTS_MS : 0,
    ),
    ballots: dynamodbBallots(client, env.BALLOTS_TABLE),
    progress: dynamodbProgress(client, env.UPLOADS_TABLE),
    voters: dynamodbVoters(client, env.VOTERS_TABLE),
    subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    messages: rows,
    ledger: messageLedger({ newMessages: dynamodbNewMessages(client, env.MESSAGES_TABLE), rows }),
  };
};

/** What a sweep of undecided records, and one of reminders, needs. */
export const sweepPorts = (env: ClockSettings & Tables & { readonly SEGMENTS: number }): SweepPorts & RemindPorts => {
  const client = leanDocuments();
  return {
    ...decisionPortsOn(client, env),
    calendar: dynamodbElections(client, env.ELECTIONS_TABLE),
    searched: new Set(),
    subscribers: dynamodbSubscribers(client, env.SUBSCRIPTIONS_TABLE),
    closeUnheard: dynamodbCloseUnheard(client, env.BALLOTS_TABLE),
    subscriberPages: dynamodbSubscriberPages(client, env.SUBSCRIPTIONS_TABLE, env.SEGMENTS),
    walks: dynamodbReminderWalks(client, env.MESSAGES_TABLE),
  };
};
