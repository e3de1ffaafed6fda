import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { extractRefusal } from '../../../lib/sync-checks/domain/extract.ts';
import { mayKnowOf } from '../../../lib/sync-checks/domain/visibility.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { SyncRolls } from '../../../lib/sync-checks/ports/rolls.ts';

type Ports = { readonly clock: Clock; readonly checks: SyncChecks; readonly rolls: Pick<SyncRolls, 'createUpload'> };

/** Gives the county a place for its extract, under a name of our own. The latest place asked for counts. */
export const createExtractUpload =
  (ports: Ports) =>
  async ({ path, caller }: ApiRequest<unknown, unknown, { id: string }>, { log }: ApiContext): Promise<ApiAnswer> => {
    const check = mayKnowOf(path.id, caller) ? await ports.checks.read(path.id) : null;
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const refusal = extractRefusal(check, await ports.clock());
    if (refusal) return problem(409, refusal.code, refusal.sentence);
    const { key, url } = await ports.rolls.createUpload(check.county, check.id);
    await ports.checks.keepWait(check.id, { uploadKey: key });
    log.info('EXTRACT_UPLOAD_OFFERED', { county: check.county, checkId: check.id });
    return { status: 200, body: { uploadUrl: url } };
  };
