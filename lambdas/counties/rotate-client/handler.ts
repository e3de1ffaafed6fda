import { toClientAnswer } from '../../../lib/counties/api.ts';
import { clientChange } from '../../../lib/counties/domain/audited.ts';
import { type RotateClientPorts, rotateClient } from '../../../lib/counties/use-cases/rotate-client.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<unknown, unknown, { readonly code: CountyCode; readonly id: string }>;

/** Renews a credential. The secret of the new one is in this answer and in no other. */
export const rotateCountyClient =
  (ports: RotateClientPorts) =>
  async ({ caller, path }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const { code: county, id: clientId } = path;
    const renewed = await rotateClient(ports, { county, clientId, by: caller.id });
    if (!renewed.ok) {
      const { code, detail } = renewed.error;
      return problem(code === 'not-found' ? 404 : 409, code, detail);
    }
    const { client, clientSecret, replaced } = renewed.value;
    const now = await ports.clock();
    log.info('CLIENT_ROTATED', { county, clientId: client.clientId });
    return {
      status: 201,
      body: { ...toClientAnswer(client, now), clientSecret },
      audit: clientChange({ clientId, county }, null, replaced, now),
    };
  };
