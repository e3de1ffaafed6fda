import { toSystemAnswer } from '../../../lib/counties/api.ts';
import { systemChange } from '../../../lib/counties/domain/audited.ts';
import type { SystemRequest } from '../../../lib/counties/domain/county-system.ts';
import {
  type RegisterSystemPorts,
  registerSystem,
  SYSTEM_REFUSAL_STATUS,
} from '../../../lib/counties/use-cases/register-system.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<SystemRequest, unknown, { readonly code: CountyCode }>;

/** Registers a county's system. The secret of a new address is in this answer and in no other. */
export const registerCountySystem =
  (ports: RegisterSystemPorts) =>
  async ({ path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const county = path.code;
    const registered = await registerSystem(ports, county, body);
    if (!registered.ok) {
      return problem(SYSTEM_REFUSAL_STATUS[registered.error.code], registered.error.code, registered.error.detail);
    }
    const { before, system, signingSecret } = registered.value;
    log.info('COUNTY_SYSTEM_REGISTERED', { county, type: system.vendor });
    return {
      status: 200,
      body: { ...toSystemAnswer(system), signingSecret },
      audit: systemChange(county, before, system),
    };
  };
