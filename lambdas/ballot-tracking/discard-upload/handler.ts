import { DECISION_REFUSAL_STATUS, toUploadView } from '../../../lib/ballot-tracking/api.ts';
import { countyOfUpload } from '../../../lib/ballot-tracking/domain/upload.ts';
import {
  type DiscardingPorts,
  discardUpload as discard,
} from '../../../lib/ballot-tracking/use-cases/decide-upload.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Request = ApiRequest<{ readonly reason: string }, unknown, { readonly id: string }>;

/** Discards an upload that is held as a whole. Another county's looks like one that is not there. */
export const discardUpload =
  (ports: DiscardingPorts) =>
  async ({ caller, path, body }: Request, { log }: ApiContext): Promise<ApiAnswer> => {
    const county = caller.county ?? countyOfUpload(path.id);
    if (county === undefined) return problem(404, 'not-found', 'There is no such upload. See GET /v1/uploads.');
    const discarded = await discard(ports, { county, uploadId: path.id, by: caller, reason: body.reason });
    if (!discarded.ok) {
      const { code, detail } = discarded.error;
      return problem(DECISION_REFUSAL_STATUS[code], code, detail);
    }
    const { uploadId, counts, hold } = discarded.value;
    log.info('UPLOAD_DISCARDED', { county, uploadId, records: counts.rows });
    const audit = {
      target: { kind: 'upload', id: uploadId },
      before: { state: 'held' },
      after: { state: hold?.state },
    };
    return { status: 200, body: toUploadView(discarded.value), audit: { ...audit, reason: body.reason } };
  };
