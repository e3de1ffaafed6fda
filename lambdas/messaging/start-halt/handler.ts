import type * as z from 'zod';
import { type HaltBody, scopeOf, toHaltAnswer } from '../../../lib/messaging/api.ts';
import { type HaltPorts, startHalt } from '../../../lib/messaging/use-cases/manage-halts.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

const UNKNOWN = '#/electionId: there is no such election.';
const HALTED = 'A halt of this very scope is in force. GET /v1/halts shows it.';

/** Stops messages. */
export const startHaltOf =
  (ports: HaltPorts & { readonly clock: Clock }) =>
  async (
    { body, caller }: ApiRequest<z.output<typeof HaltBody>, unknown, unknown>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const scope = scopeOf(body);
    const started = await startHalt(ports, { scope, reason: body.reason, by: caller.id }, await ports.clock());
    if (!started.ok) {
      return started.error === 'unknown-election'
        ? problem(400, started.error, UNKNOWN)
        : problem(409, 'halted-already', HALTED);
    }
    const halt = started.value;
    log.warn('MESSAGES_HALTED', { county: scope.county, electionId: scope.electionId, channel: scope.channel });
    const after = { ...scope, waiting: halt.waiting.messages };
    const audit = { target: { kind: 'halt', id: halt.id }, county: scope.county ?? null, after, reason: body.reason };
    return { status: 201, body: toHaltAnswer(halt), audit };
  };
