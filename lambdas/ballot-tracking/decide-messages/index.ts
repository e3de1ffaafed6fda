import { streamHandler } from '../../../lib/runtime/stream-handler.ts';
import { decisionPorts } from '../decision-wiring.ts';
import { env } from './env.ts';
import { decideMessages } from './handler.ts';

// Called by the stream of the ballots table; the ports are made on cold start only.
export const handler = streamHandler({ name: 'decide-messages' }, decideMessages(decisionPorts(env)));
