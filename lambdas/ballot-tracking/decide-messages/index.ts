import { dynamodbElections } from '../../../lib/elections/adapters/elections.ts';
import { streamHandler } from '../../../lib/runtime/stream-handler.ts';
import { leanDocuments } from '../../../lib/shared/dynamodb/lean-documents.ts';
import { voterNowListening } from '../../../lib/voters/adapters/subscriptions.ts';
import { decisionPortsOn } from '../decision-wiring.ts';
import { env } from './env.ts';
import { decideMessages } from './handler.ts';

// Called by the streams of the ballots and the subscriptions table; the ports are made on cold start only.
const client = leanDocuments();
const calendar = dynamodbElections(client, env.ELECTIONS_TABLE);
const ports = { ...decisionPortsOn(client, env), calendar, voterNowListening };
export const handler = streamHandler({ name: 'decide-messages' }, decideMessages(ports));
