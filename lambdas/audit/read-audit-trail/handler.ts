import type * as z from 'zod';
import type { TrailQuery } from '../../../lib/audit/api.ts';
import type { ChainReads } from '../../../lib/audit/ports.ts';
import { chainsAsked, exportPage } from '../../../lib/audit/use-cases/read-trail.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly chains: Pick<ChainReads, 'after'>; readonly now: () => Date };
type Request = Pick<ApiRequest<unknown, z.output<typeof TrailQuery>, unknown>, 'caller' | 'query'>;

/** A page of the audit trail: SOS reads every chain or the one it asks for, a county its own. */
export const readAuditTrail =
  ({ chains, now }: Ports) =>
  async ({ caller, query }: Request): Promise<ApiAnswer> => {
    const asked = chainsAsked(caller, query.county);
    const { cursor } = query;
    if (asked.length === 0 || (cursor && !asked.includes(cursor.chain))) {
      return problem(404, 'not-found', 'This part of the trail is not yours.');
    }
    const { log, next } = await exportPage(chains, asked, cursor, now());
    const county = query.county === undefined ? '' : `county=${query.county}&`;
    return {
      status: 200,
      body: { next: next && `/v1/audit?${county}cursor=${next.chain}:${next.sequence}`, log },
    };
  };
