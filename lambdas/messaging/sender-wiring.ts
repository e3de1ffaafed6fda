import { SQSClient } from '@aws-sdk/client-sqs';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbMailedBallots } from '../../lib/ballot-tracking/adapters/mailed-ballots.ts';
import { dynamodbStillDecided } from '../../lib/ballot-tracking/adapters/still-decided.ts';
import { dynamodbElections } from '../../lib/elections/adapters/elections.ts';
import { keptElections } from '../../lib/elections/adapters/kept-elections.ts';
import { dynamodbCountyContacts, keptContacts } from '../../lib/messaging/adapters/dynamodb/county-contacts.ts';
import { dynamodbHalts } from '../../lib/messaging/adapters/dynamodb/halts.ts';
import { dynamodbMessageRows } from '../../lib/messaging/adapters/dynamodb/message-rows.ts';
import { dynamodbTextsInForce } from '../../lib/messaging/adapters/dynamodb/texts-in-force.ts';
import { sqsNoticeAgain } from '../../lib/messaging/adapters/sqs-notice-again.ts';
import type { LambdaName } from '../../lib/platform/lambdas.ts';
import { createLog, createLogger } from '../../lib/runtime/log.ts';
import type { Channel, Language } from '../../lib/shared/codes.ts';
import { COUNTY_FACTS_MS } from '../../lib/shared/kept.ts';
import { dynamodbPhoneStops } from '../../lib/voters/adapters/phone-stops.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';
import { dynamodbVoters } from '../../lib/voters/adapters/voters.ts';
import { channelTurns, type TurnVariables } from './turns-wiring.ts';

/** The names of the tables that a sender reads. */
export type DeliveryTableNames = {
  readonly MESSAGES_TABLE: string;
  readonly BALLOTS_TABLE: string;
  readonly UPLOADS_TABLE: string;
  readonly SUBSCRIPTIONS_TABLE: string;
  readonly VOTERS_TABLE: string;
  readonly ELECTIONS_TABLE: string;
  readonly SETTINGS_TABLE: string;
  readonly ADJUSTABLE_CLOCK: 'yes' | 'no';
};

/** What the turns of a channel, and its lanes, depend on. */
type PaceVariables = TurnVariables & {
  readonly LANE_URGENT: string;
  readonly LANE_STATUS: string;
  readonly LANE_BULK: string;
};

/** How long county-wide facts are kept. Not at all where the clock jumps: a day may pass between two messages. */
export const keptMs = ({ ADJUSTABLE_CLOCK }: { readonly ADJUSTABLE_CLOCK: 'yes' | 'no' }): number =>
  ADJUSTABLE_CLOCK === 'no' ? COUNTY_FACTS_MS : 0;

/** The same, and the way back into its lanes. */
export const channelPace = (client: DynamoDBDocumentClient, env: PaceVariables, channel: Channel) => ({
  ...channelTurns(client, env, channel),
  // The address of a queue names the account's own endpoint, which an emulated stage does not have.
  again: sqsNoticeAgain(new SQSClient({ useQueueUrlAsEndpoint: false }), {
    urgent: env.LANE_URGENT,
    status: env.LANE_STATUS,
    bulk: env.LANE_BULK,
  }),
});

/** Whoever rehearses an approval waits for no cache, and a stage's thousands of messages do not each read the versions. */
const REHEARSED_TEXTS_MS = 500;

/** The texts that a sender writes with; tells whoever is on call of a version that cannot be read or said. */
export const textsInForce = (client: DynamoDBDocumentClient, names: DeliveryTableNames, sender: LambdaName) => {
  const log = createLog(createLogger(sender));
  return {
    // From when a version is in force is judged by the clock of each message: a clock that jumps makes no list of them old.
    texts: dynamodbTextsInForce(client, names.SETTINGS_TABLE, keptMs(names) || REHEARSED_TEXTS_MS),
    reportBroken: (fields: { readonly reason: string; readonly language: Language }) =>
      log.warn('TEXTS_VERSION_BROKEN', fields),
  };
};

/** Everything that a sender reads and writes in tables. */
export const deliveryTables = (client: DynamoDBDocumentClient, names: DeliveryTableNames) => ({
  rows: dynamodbMessageRows(client, names.MESSAGES_TABLE),
  mailedBallots: dynamodbMailedBallots(client, names.BALLOTS_TABLE),
  stillTrue: dynamodbStillDecided(client, names),
  subscriptions: dynamodbSubscriptions(client, names.SUBSCRIPTIONS_TABLE),
  stops: dynamodbPhoneStops(client, names.SUBSCRIPTIONS_TABLE),
  voters: dynamodbVoters(client, names.VOTERS_TABLE),
  elections: keptElections(dynamodbElections(client, names.ELECTIONS_TABLE), keptMs(names)),
  halts: dynamodbHalts(client, names.SETTINGS_TABLE),
  contacts: keptContacts(dynamodbCountyContacts(client, names.SETTINGS_TABLE), keptMs(names)),
});
