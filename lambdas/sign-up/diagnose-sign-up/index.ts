import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { diagnoseSignUpRoute } from '../../../lib/sign-up/api.ts';
import { guards, ports } from '../help-wiring.ts';
import { diagnoseSignUp } from './handler.ts';

// Called by API Gateway.
export const handler = apiHandler(diagnoseSignUpRoute, diagnoseSignUp(ports), guards);
