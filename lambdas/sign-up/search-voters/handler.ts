import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { toFoundVoter } from '../../../lib/sign-up/api.ts';
import { searchProblemWords } from '../../../lib/sign-up/domain/search-words.ts';
import { type HelpPorts, searchVoters } from '../../../lib/sign-up/use-cases/help-voters.ts';

type Body = { readonly firstName?: string; readonly lastName: string; readonly dateOfBirth: string };

/** Finds the caller's voters by name and date of birth. */
export const searchForVoters =
  (ports: Pick<HelpPorts, 'register'> & { readonly clock: Clock }) =>
  async ({ caller, body }: ApiRequest<Body, unknown, unknown>): Promise<ApiAnswer> => {
    const found = await searchVoters(ports, caller, { firstName: '', ...body }, await ports.clock());
    if (!found.ok) {
      const errors = found.error.map((one) => ({ pointer: `#/${one.field}`, detail: searchProblemWords(one) }));
      return problem(422, 'bad-search', errors[0]?.detail ?? 'Look at the fields.', { errors });
    }
    const { named, similar } = found.value;
    const voters = [
      ...named.map((voter) => toFoundVoter(voter, 'name')),
      ...similar.map((voter) => toFoundVoter(voter, 'similar')),
    ];
    return { status: 200, body: { voters } };
  };
