import { DECISION_REFUSAL_STATUS, toUploadView } from '../../../lib/ballot-tracking/api.ts';
import { countyOfUpload } from '../../../lib/ballot-tracking/domain/upload.ts';
import { type DecidingPorts, releaseUpload as release } from '../../../lib/ballot-tracking/use-cases/decide-upload.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Request = ApiRequest<{ readonly reason: string }, unknown, { readonly id: string }>;

/** Releases an upload that is held as a whole. Another county's looks like one that is not there. */
export const releaseUpload =
  (ports: DecidingPorts) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const county = caller.county ?? countyOfUpload(path.id);
    if (county === undefined) return problem(404, 'not-found', 'There is no such upload. See GET /v1/uploads.');
    const released = await release(ports, { county, uploadId: path.id, by: caller, reason: body.reason });
    if (!released.ok)
      return problem(DECISION_REFUSAL_STATUS[released.error.code], released.error.code, released.error.detail);
    const { uploadId, counts, hold } = released.value;
    log.info('UPLOAD_RELEASED', {
      county,
      uploadId,
      records: counts.rows,
      accepted: counts.accepted,
      held: counts.held,
    });
    const audit = {
      target: { kind: 'upload', id: uploadId },
      before: { state: 'held' },
      after: { ...counts, state: hold?.state },
    };
    return { status: 200, body: toUploadView(released.value), audit: { ...audit, reason: body.reason } };
  };
