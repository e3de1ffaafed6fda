import { toClientAnswer } from '../../../lib/counties/api.ts';
import { auditedClient } from '../../../lib/counties/domain/api-client.ts';
import { type RevokeClientPorts, revokeClient } from '../../../lib/counties/use-cases/revoke-client.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<unknown, unknown, { readonly code: CountyCode; readonly id: string }>;

/** Revokes a credential: the next call with it is refused. */
export const revokeCountyClient =
  (ports: RevokeClientPorts) =>
  async ({ path }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const { code: county, id: clientId } = path;
    const done = await revokeClient(ports, { county, clientId });
    if (!done.ok) return problem(404, done.error.code, done.error.detail);
    const { before, after } = done.value;
    const now = await ports.clock();
    log.info('CLIENT_REVOKED', { county, clientId });
    const target = { kind: 'api-client', id: clientId };
    const audit = { target, county, before: auditedClient(before, now), after: auditedClient(after, now) };
    return { status: 200, body: toClientAnswer(after, now), audit };
  };
