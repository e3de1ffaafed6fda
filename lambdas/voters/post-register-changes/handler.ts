import { readRows } from '../../../lib/runtime/api/read-rows.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { withinAnswer } from '../../../lib/shared/answer-budget.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { RegisterChange } from '../../../lib/voters/api.ts';
import type { ApplyPorts } from '../../../lib/voters/use-cases/apply-statements.ts';
import { postRegisterChanges } from '../../../lib/voters/use-cases/post-register-changes.ts';

/** Records changes of registrations on the day itself, row by row, and says what became of each. */
export const postChanges =
  (ports: ApplyPorts & { readonly clock: Clock }) =>
  async (request: ApiRequest<unknown, unknown, unknown>, { log }: ApiContext): Promise<ApiAnswer> => {
    const rows = readRows(request, RegisterChange);
    if (!rows.ok) return rows.error;
    const posted = await postRegisterChanges(ports, rows.value, await ports.clock());
    const { accepted, unchanged, outdated, rejected, ended } = posted;
    const records = rows.value.length;
    log.info('REGISTER_CHANGED', {
      records,
      accepted,
      existing: unchanged,
      superseded: outdated,
      rejected: rejected.length,
    });
    const after = { rows: records, accepted, unchanged, rejected: rejected.length };
    return {
      status: 200,
      body: { accepted, unchanged, outdated, ...withinAnswer({ rejected }), ended },
      audit: { after },
    };
  };
