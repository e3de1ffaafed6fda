import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { authorizerPorts } from '../authorizer-wiring.ts';
import { env } from './env.ts';
import { authorizePage } from './handler.ts';

// Called by API Gateway before every staff page and asset.
export const handler = authorizerHandler(
  { name: 'authorize-page', failed: 'READERS_NOT_JUDGED' },
  authorizePage(authorizerPorts(env, 'session')),
);
