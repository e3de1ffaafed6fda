import { streamHandler } from '../../../lib/runtime/stream-handler.ts';
import { voterNowListening } from '../../../lib/voters/adapters/subscriptions.ts';
import { decisionPorts } from '../decision-wiring.ts';
import { env } from './env.ts';
import { decideMessages } from './handler.ts';

// Called by the streams of the ballots and the subscriptions table; the ports are made on cold start only.
const ports = { ...decisionPorts(env), voterNowListening };
export const handler = streamHandler({ name: 'decide-messages' }, decideMessages(ports));
