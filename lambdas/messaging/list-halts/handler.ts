import { toEndedAnswer, toHaltAnswer } from '../../../lib/messaging/api.ts';
import { type HaltPorts, listHalts } from '../../../lib/messaging/use-cases/manage-halts.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';

/** The halts that concern whoever asks. */
export const listHaltsOf =
  (ports: HaltPorts & { readonly clock: Clock }) =>
  async ({ caller }: ApiRequest<unknown, unknown, unknown>): Promise<ApiAnswer> => {
    const { active, ended } = await listHalts(ports, caller.county, await ports.clock());
    return { status: 200, body: { halts: active.map(toHaltAnswer), ended: ended.map(toEndedAnswer) } };
  };
