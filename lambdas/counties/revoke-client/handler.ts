import { toClientAnswer } from '../../../lib/counties/api.ts';
import { clientChange } from '../../../lib/counties/domain/audited.ts';
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
    return { status: 200, body: toClientAnswer(after, now), audit: clientChange(after, before, after, now) };
  };
