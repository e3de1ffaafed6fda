import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { CHANNELS, type Channel } from '../../../lib/shared/codes.ts';
import { auditedChannels, type OptOutReason } from '../../../lib/sign-up/domain/opt-out-reason.ts';
import { type HelpPorts, optVoterOut } from '../../../lib/sign-up/use-cases/help-voters.ts';

type Body = { readonly channels?: readonly Channel[]; readonly reason: OptOutReason };
type Request = ApiRequest<Body, unknown, { readonly id: string }>;

/** Opts a voter out on the voter's behalf. Whoever is not subscribed has no channel left either. */
export const endSubscription =
  (ports: HelpPorts & { readonly clock: Clock }) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const { channels = CHANNELS, reason } = body;
    const ended = await optVoterOut(ports, caller, { voterId: path.id, channels }, await ports.clock());
    if (!ended) return problem(404, 'not-found', 'You have no such voter.');
    const { voter, before, after } = ended;
    if (before.length > after.length) log.info('VOTER_OPTED_OUT', { county: voter.county });
    return {
      status: 200,
      body: { voterId: voter.voterId, channels: after },
      audit: { county: voter.county, before: auditedChannels(before), after: auditedChannels(after), reason },
    };
  };
