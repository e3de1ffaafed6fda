import { toSystemAnswer } from '../../../lib/counties/api.ts';
import { systemChange } from '../../../lib/counties/domain/audited.ts';
import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import { type ProveEndpointPorts, proveEndpoint } from '../../../lib/counties/use-cases/prove-endpoint.ts';
import { SYSTEM_REFUSAL_STATUS } from '../../../lib/counties/use-cases/register-system.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<unknown, unknown, { readonly code: CountyCode }>;

/** Sends the test event to the address that waits for it. */
export const testCountyEndpoint =
  (ports: ProveEndpointPorts) =>
  async ({ caller, path }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const county = path.code;
    if (!isOwnCounty(caller, county)) return problem(404, 'not-found', 'There is nothing at this address.');
    const proven = await proveEndpoint(ports, county);
    if (!proven.ok) {
      return problem(SYSTEM_REFUSAL_STATUS[proven.error.code], proven.error.code, proven.error.detail);
    }
    const { before, system } = proven.value;
    log.info('COUNTY_ENDPOINT_PROVEN', { county });
    return { status: 200, body: toSystemAnswer(system), audit: systemChange(county, before, system) };
  };
