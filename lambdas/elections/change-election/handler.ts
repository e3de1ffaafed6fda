import type * as z from 'zod';
import { ELECTION_REFUSAL_STATUS, type ElectionChangeBody, toElectionDetails } from '../../../lib/elections/api.ts';
import { auditedChange } from '../../../lib/elections/domain/audited.ts';
import { type ChangeElectionPorts, reviseElection } from '../../../lib/elections/use-cases/change-election.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Request = ApiRequest<z.output<typeof ElectionChangeBody>, unknown, { readonly id: string }>;

/** Changes an election. SOS changes any, a county its own local one; another county's looks like none. */
export const changeElection =
  (ports: ChangeElectionPorts) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const revised = await reviseElection(ports, caller, path.id, body);
    if (!revised.ok) {
      return problem(ELECTION_REFUSAL_STATUS[revised.error.code], revised.error.code, revised.error.detail);
    }
    const { known, texts, isNew } = revised.value;
    const { election } = known;
    if (isNew) log.info('ELECTION_CHANGED', { electionId: election.id, county: election.county });
    const audit = { county: election.county, ...auditedChange((isNew && election.changes.at(-1)) || { fields: [] }) };
    return { status: 200, body: toElectionDetails(known, texts), audit };
  };
