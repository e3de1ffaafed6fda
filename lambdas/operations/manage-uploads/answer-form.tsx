import { OperationsProblem } from '../../../lib/operations/pages/operations-problem.tsx';
import { OperationsRefused } from '../../../lib/operations/pages/operations-refused.tsx';
import type { UPLOAD_ACTIONS } from '../../../lib/platform/access.ts';
import { mayDo } from '../../../lib/runtime/page-access.ts';
import { pageActionOf } from '../../../lib/runtime/record-page-action.ts';
import { recorded, recordOutcome } from '../../../lib/runtime/recorded.ts';
import { pageResponse } from '../../../lib/site-kit/page-response.ts';
import { readForm } from '../../../lib/site-kit/read-form.ts';
import { goTo } from '../../../lib/site-kit/redirect.ts';
import type { VisitAt, Visited } from '../visit.ts';
import { decideUpload } from './actions.ts';
import type { UploadSitePorts } from './ports.ts';
import { uploadPage } from './upload-page.tsx';

/** Decides as a form asks, once it is on record, and leads back to the upload; whoever may not is on record too. */
export const answerForm = async (
  ports: UploadSitePorts,
  action: keyof typeof UPLOAD_ACTIONS,
  visit: VisitAt,
  context: Visited,
): Promise<Response> => {
  const asked = pageActionOf(action, visit.by, context.env.event);
  if (!mayDo(visit.by.role, action)) {
    await recordOutcome(ports, asked, 'refused', { reason: 'forbidden' });
    return pageResponse(<OperationsRefused {...visit} />, 403);
  }
  const form = await readForm(context);
  const ended = await recorded(ports, asked, () => decideUpload(ports, action, visit, form));
  if (!ended.ok) return pageResponse(<OperationsProblem {...visit} />, 503);
  const { uploadId, refused } = ended.value;
  if (refused !== undefined) return uploadPage(ports, visit, uploadId, { refused });
  const notice = action === 'release-upload' ? 'released' : 'discarded';
  return goTo(context, `${visit.frame.root}/operations/uploads/${uploadId}?notice=${notice}`, 303);
};
