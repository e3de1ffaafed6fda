import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { dynamodbBudgets } from '../../lib/sign-up/adapters/budgets.ts';
import { dynamodbDrafts } from '../../lib/sign-up/adapters/drafts.ts';
import { dynamodbPepper } from '../../lib/sign-up/adapters/pepper.ts';
import { altchaPuzzles } from '../../lib/sign-up/adapters/puzzles.ts';
import { dynamodbVisits, dynamodbVoterSessions } from '../../lib/sign-up/adapters/visits.ts';
import type { SignUpPorts } from '../../lib/sign-up/ports.ts';
import type { SignUpDoors } from '../../lib/sign-up/use-cases/doors.ts';
import { signUpDoors } from '../../lib/sign-up/use-cases/sign-up-doors.ts';
import { dynamodbPhoneStops } from '../../lib/voters/adapters/phone-stops.ts';
import { dynamodbRegisterSearch } from '../../lib/voters/adapters/register-search.ts';
import { dynamodbSubscriptionChanges } from '../../lib/voters/adapters/subscription-changes.ts';
import { dynamodbSubscriptions } from '../../lib/voters/adapters/subscriptions.ts';
import { dynamodbSubscriptionsByContact } from '../../lib/voters/adapters/subscriptions-by-contact.ts';
import { dynamodbVoters } from '../../lib/voters/adapters/voters.ts';

type Tables = Readonly<Record<'VISITS_TABLE' | 'SETTINGS_TABLE' | 'VOTERS_TABLE' | 'SUBSCRIPTIONS_TABLE', string>>;

/**
 * What a voter does on the site, over the tables. They take of each: visits GetItem, PutItem, UpdateItem, DeleteItem,
 * BatchGetItem (keys `VISIT#*`, `SESSION#*`, `DRAFT#*`, `BUDGET#*`, `TURN#*`); settings GetItem, PutItem (key `SIGN-UP`); voters
 * BatchGetItem and the index `match`; subscriptions BatchGetItem, PutItem, UpdateItem and the indexes `phone` and `email`.
 */
export const signUpDoorsOf = (
  client: DynamoDBDocumentClient,
  env: Tables,
  messages: Pick<SignUpPorts, 'sendCode' | 'confirm' | 'tellReplaced' | 'tellAdded'>,
): SignUpDoors =>
  signUpDoors({
    ...messages,
    visits: dynamodbVisits(client, env.VISITS_TABLE),
    sessions: dynamodbVoterSessions(client, env.VISITS_TABLE),
    drafts: dynamodbDrafts(client, env.VISITS_TABLE),
    budgets: dynamodbBudgets(client, env.VISITS_TABLE, dynamodbPepper(client, env.SETTINGS_TABLE)),
    puzzles: altchaPuzzles,
    register: dynamodbRegisterSearch(client, env.VOTERS_TABLE),
    voters: dynamodbVoters(client, env.VOTERS_TABLE),
    subscriptions: dynamodbSubscriptions(client, env.SUBSCRIPTIONS_TABLE),
    changes: dynamodbSubscriptionChanges(client, env.SUBSCRIPTIONS_TABLE),
    stops: dynamodbPhoneStops(client, env.SUBSCRIPTIONS_TABLE),
    byContact: dynamodbSubscriptionsByContact(client, env.SUBSCRIPTIONS_TABLE),
  });
