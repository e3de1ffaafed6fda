import type * as z from 'zod';
import type { ConfirmBody } from '../../../lib/releases/api/routes.ts';
import { type ConfirmPorts, confirmTask } from '../../../lib/releases/use-cases/confirm-task.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Request = Pick<
  ApiRequest<z.output<typeof ConfirmBody>, unknown, { readonly id: string; readonly task: string }>,
  'body' | 'path' | 'caller'
>;

/** Confirms a task for the caller's side: a county its own part, SOS that of SOS, CGI and the vendors. */
export const confirmOwnTask =
  (ports: ConfirmPorts) =>
  async ({ body, path, caller }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const { id: release, task } = path;
    const { county } = caller;
    const word = { release, task, county, by: caller.id, ...(body.versions ? { versions: body.versions } : {}) };
    const confirmed = await confirmTask(ports, word);
    if (!confirmed.ok) {
      const { code, detail } = confirmed.error;
      return code === 'no-such-task' ? problem(404, 'not-found', detail) : problem(409, code, detail);
    }
    log.info('TASK_CONFIRMED', { county, code: task });
    return {
      status: 200,
      body: { release, task, confirmed: confirmed.value.confirmed },
      audit: { county, after: { task, ...(body.versions ? { versions: body.versions } : {}) } },
    };
  };
