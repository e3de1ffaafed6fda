import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import { isFinal, type SyncCheck } from '../../../lib/sync-checks/domain/check.ts';
import type { ExtractRefusal } from '../../../lib/sync-checks/domain/extract.ts';
import { mayKnowOf } from '../../../lib/sync-checks/domain/visibility.ts';
import type { SyncChecks } from '../../../lib/sync-checks/ports/checks.ts';
import type { TaskTokens } from '../../../lib/sync-checks/ports/executions.ts';
import type { SyncRolls } from '../../../lib/sync-checks/ports/rolls.ts';
import { type AnnouncedFile, confirmExtract } from './confirm-extract.ts';

type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'findUpload'>;
  readonly tokens: TaskTokens;
};

const refused = ({ code, sentence }: ExtractRefusal): ApiAnswer => problem(409, code, sentence);
const accepted = (check: SyncCheck): ApiAnswer => ({ status: 200, body: { id: check.id, status: check.status } });

/**
 * Takes the confirmation of an uploaded extract and lets the waiting execution go on. Confirming the same file again
 * is answered as before. Whether the file is what was announced is found while it is compared.
 */
export const completeExtract =
  (ports: Ports) =>
  async (
    { path, body, caller }: ApiRequest<AnnouncedFile, unknown, { id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const check = mayKnowOf(path.id, caller) ? await ports.checks.read(path.id) : null;
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const outcome = await confirmExtract(ports, check, body);
    if ('refusal' in outcome) return refused(outcome.refusal);
    if (!isFinal(outcome.check.status)) {
      // A repeat resumes too: the first call may have died between recording and resuming.
      const { taskToken } = await ports.checks.readWait(check.id);
      if (taskToken !== null) await ports.tokens.extractArrived(taskToken);
    }
    log.info('EXTRACT_CONFIRMED', { county: check.county, checkId: check.id, records: body.rows });
    return accepted(outcome.check);
  };
