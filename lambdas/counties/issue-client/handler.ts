import type * as z from 'zod';
import { type ClientBody, toClientAnswer } from '../../../lib/counties/api.ts';
import { clientChange } from '../../../lib/counties/domain/audited.ts';
import { type IssueClientPorts, issueClient } from '../../../lib/counties/use-cases/issue-client.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<z.output<typeof ClientBody>, unknown, { readonly code: CountyCode }>;

/** Issues a credential. Its secret is in this answer and in no other. */
export const issueCountyClient =
  (ports: IssueClientPorts) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const county = path.code;
    const issued = await issueClient(ports, { ...body, county, issuedBy: caller.id });
    if (!issued.ok) return problem(409, issued.error.code, issued.error.detail);
    const { client, clientSecret } = issued.value;
    const now = await ports.clock();
    log.info('CLIENT_ISSUED', { county, clientId: client.clientId, type: client.role });
    return {
      status: 201,
      body: { ...toClientAnswer(client, now), clientSecret },
      audit: clientChange(client, null, client, now),
    };
  };
