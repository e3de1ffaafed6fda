import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { toDiagnosisAnswer } from '../../../lib/sign-up/api.ts';
import { diagnoseVoter, type HelpPorts } from '../../../lib/sign-up/use-cases/help-voters.ts';

type Request = ApiRequest<unknown, unknown, { readonly id: string }>;

/** Says why a voter cannot sign up, by the registration alone. */
export const readSignUpDiagnosis =
  (ports: HelpPorts & { readonly clock: Clock }) =>
  async ({ caller, path }: Request): Promise<ApiAnswer> => {
    const found = await diagnoseVoter(ports, caller, path.id, {}, await ports.clock());
    if (!found) return problem(404, 'not-found', 'You have no such voter.');
    return { status: 200, body: toDiagnosisAnswer(found.voter, found.diagnosis) };
  };
