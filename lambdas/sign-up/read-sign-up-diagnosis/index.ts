import { apiHandler } from '../../../lib/runtime/api/api-handler.ts';
import { readSignUpDiagnosisRoute } from '../../../lib/sign-up/api.ts';
import { guards, ports } from '../help-wiring.ts';
import { readSignUpDiagnosis } from './handler.ts';

// Called by API Gateway.
export const handler = apiHandler(readSignUpDiagnosisRoute, readSignUpDiagnosis(ports), guards);
