import type * as z from 'zod';
import { type DecisionBody, ELECTION_REFUSAL_STATUS, toElectionDetails } from '../../../lib/elections/api.ts';
import { auditedDecision } from '../../../lib/elections/domain/audited.ts';
import type { Decision } from '../../../lib/elections/domain/requested-election.ts';
import {
  type DecideElectionPorts,
  decideElection as decide,
} from '../../../lib/elections/use-cases/decide-election.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Body = z.output<typeof DecisionBody>;

const decisionOf = (body: Body): Decision =>
  body.decision === 'accept'
    ? { accept: true, version: body.version }
    : { accept: false, version: body.version, reason: body.reason };

/** SOS Ballot Tracking accepts or declines a county's local election. */
export const decideElection =
  (ports: DecideElectionPorts) =>
  async (
    { caller, path, body }: ApiRequest<Body, unknown, { readonly id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const decided = await decide(ports, path.id, decisionOf(body), caller.id);
    if (!decided.ok) {
      return problem(ELECTION_REFUSAL_STATUS[decided.error.code], decided.error.code, decided.error.detail);
    }
    const { known, texts } = decided.value;
    const { id, county } = known.election;
    log.info('ELECTION_DECIDED', { electionId: id, county, state: known.approval });
    return {
      status: 200,
      body: toElectionDetails(known, texts),
      audit: auditedDecision(known),
    };
  };
