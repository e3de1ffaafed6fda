import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { toDiagnosisAnswer } from '../../../lib/sign-up/api.ts';
import type { Typed } from '../../../lib/sign-up/domain/diagnosis.ts';
import { diagnoseVoter, type HelpPorts } from '../../../lib/sign-up/use-cases/help-voters.ts';

type Request = ApiRequest<Typed, unknown, { readonly id: string }>;

/** Says why a voter cannot sign up who typed this. */
export const diagnoseSignUp =
  (ports: HelpPorts & { readonly clock: Clock }) =>
  async ({ caller, path, body }: Request): Promise<ApiAnswer> => {
    const found = await diagnoseVoter(ports, caller, path.id, body, await ports.clock());
    if (!found) return problem(404, 'not-found', 'You have no such voter.');
    const { voter, diagnosis } = found;
    return { status: 200, body: toDiagnosisAnswer(voter, diagnosis), audit: { county: voter.county } };
  };
