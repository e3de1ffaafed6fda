import { toEndedAnswer } from '../../../lib/messaging/api.ts';
import { endHalt, type HaltPorts } from '../../../lib/messaging/use-cases/manage-halts.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

/** Lets messages go on. */
export const endHaltOf =
  (ports: Pick<HaltPorts, 'halts'> & { readonly clock: Clock }) =>
  async (
    { path, caller }: ApiRequest<unknown, unknown, { readonly id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const ended = await endHalt(ports, path.id, caller.id, await ports.clock());
    if (!ended.ok) return problem(404, 'not-found', 'No such halt is in force. GET /v1/halts shows those that are.');
    const { scope, id, reason } = ended.value;
    log.warn('MESSAGES_RESUMED', { county: scope.county, electionId: scope.electionId, channel: scope.channel });
    const changed = { before: { ...scope }, after: { state: 'ended' } };
    const audit = { target: { kind: 'halt', id }, county: scope.county ?? null, ...changed, reason };
    return { status: 200, body: toEndedAnswer(ended.value), audit };
  };
