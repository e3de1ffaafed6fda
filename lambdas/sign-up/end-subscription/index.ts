import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { endSubscriptionRoute } from '../../../lib/sign-up/api.ts';
import { guards, ports } from '../help-wiring.ts';
import { endSubscription } from './handler.ts';

// Called by API Gateway.
export const handler = apiHandler(endSubscriptionRoute, endSubscription(ports), guards);
