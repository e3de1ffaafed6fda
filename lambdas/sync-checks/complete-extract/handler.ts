import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { type AnnouncedFile, confirmExtract, type Ports } from '../../../lib/sync-checks/use-cases/confirm-extract.ts';
import { visibleCheck } from '../../../lib/sync-checks/use-cases/find-check.ts';

/** Takes the confirmation of an uploaded extract. */
export const completeExtract =
  (ports: Ports) =>
  async (
    { path, body, caller }: ApiRequest<AnnouncedFile, unknown, { id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const check = await visibleCheck(ports.checks, path.id, caller);
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const confirmed = await confirmExtract(ports, check, body, log);
    if (!confirmed.ok) return problem(409, confirmed.error.code, confirmed.error.sentence);
    const { id, status } = confirmed.value;
    return { status: 200, body: { id, status }, audit: { county: check.county, after: { ...body, status } } };
  };
