import { authorizerHandler } from '../../../lib/runtime/authorizer-handler.ts';
import { authorizerPorts } from '../authorizer-wiring.ts';
import { env } from './env.ts';
import { authorizeRequest } from './handler.ts';

// Called by API Gateway before every call that is not open.
export const handler = authorizerHandler(
  { name: 'authorize-request', failed: 'CALLERS_NOT_JUDGED' },
  authorizeRequest(authorizerPorts(env, 'bearer')),
);
