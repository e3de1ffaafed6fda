import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { UploadSizes } from '../../../lib/sync-checks/ports/rolls.ts';
import { visibleCheck } from '../../../lib/sync-checks/use-cases/find-check.ts';
import { offerUpload, type Ports } from '../../../lib/sync-checks/use-cases/offer-upload.ts';

/** Gives the county a place for its extract. */
export const createExtractUpload =
  (ports: Ports) =>
  async (
    { path, body, caller }: ApiRequest<UploadSizes, unknown, { id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const check = await visibleCheck(ports.checks, path.id, caller);
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const offered = await offerUpload(ports, check, body, log);
    if (!offered.ok) return problem(409, offered.error.code, offered.error.sentence);
    return { status: 200, body: offered.value };
  };
