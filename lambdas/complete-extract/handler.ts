import { isFinal, type SyncCheck } from '../../lib/domain/sync/check.ts';
import { type ExtractRefusal, extractRefusal, NOT_UPLOADED } from '../../lib/domain/sync/extract.ts';
import { mayKnowOf } from '../../lib/domain/sync/visibility.ts';
import type { Clock } from '../../lib/ports/clock.ts';
import type { SyncChecks } from '../../lib/ports/sync-checks.ts';
import type { SyncRolls } from '../../lib/ports/sync-rolls.ts';
import type { TaskTokens } from '../../lib/ports/sync-task-tokens.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../lib/runtime/api-types.ts';
import { problem } from '../../lib/runtime/problem.ts';

type Ports = {
  readonly clock: Clock;
  readonly checks: SyncChecks;
  readonly rolls: Pick<SyncRolls, 'findUpload'>;
  readonly tokens: TaskTokens;
};
type Body = { readonly sha256: string; readonly rows: number };

const refused = ({ code, sentence }: ExtractRefusal): ApiAnswer => problem(409, code, sentence);
const accepted = ({ id, status }: Pick<SyncCheck, 'id' | 'status'>): ApiAnswer => ({
  status: 200,
  body: { id, status },
});

/**
 * Takes the confirmation of an uploaded extract and lets the waiting execution go on. Confirming the same file again
 * is answered as before. Whether the file is what was announced is found while it is compared.
 */
export const completeExtract =
  (ports: Ports) =>
  async (
    { path, body, caller }: ApiRequest<Body, unknown, { id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    const check = mayKnowOf(path.id, caller) ? await ports.checks.read(path.id) : null;
    if (!check) return problem(404, 'not-found', 'There is no such check.');
    const now = await ports.clock();
    const refusal = extractRefusal(check, now);
    const repeated = check.extract?.sha256 === body.sha256 && check.extract.rows === body.rows;
    if (refusal && !repeated) return refused(refusal);
    if (refusal && isFinal(check.status)) return check.status === 'window-closed' ? refused(refusal) : accepted(check);
    const { taskToken, uploadKey } = await ports.checks.readWait(check.id);
    const upload = !repeated && uploadKey !== null ? await ports.rolls.findUpload(uploadKey) : null;
    if (!repeated) {
      if (uploadKey === null || !upload) return refused(NOT_UPLOADED);
      const extract = { key: uploadKey, ...upload, ...body, confirmedAt: now };
      const confirmed = await ports.checks.advance(check.id, ['requested', 'awaiting-extract'], {
        status: 'comparing',
        extract,
      });
      if (!confirmed) return refused(extractRefusal((await ports.checks.read(check.id)) ?? check, now) ?? NOT_UPLOADED);
      log.info('EXTRACT_CONFIRMED', {
        county: check.county,
        checkId: check.id,
        records: body.rows,
        bytes: upload.bytes,
      });
    }
    // A repeat resumes too: the first call may have died between recording and resuming.
    const token = (await ports.checks.readWait(check.id)).taskToken ?? taskToken;
    if (token !== null) await ports.tokens.extractArrived(token);
    return accepted({ id: check.id, status: 'comparing' });
  };
