import { toUploadView } from '../../../lib/ballot-tracking/api.ts';
import { mayHandle } from '../../../lib/ballot-tracking/domain/upload.ts';
import type { UploadBook } from '../../../lib/ballot-tracking/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

/** One upload of the calling county. Another county's looks like one that is not there. */
export const readUpload =
  ({ book }: { readonly book: Pick<UploadBook, 'find'> }) =>
  async ({ caller, path }: ApiRequest<unknown, unknown, { readonly id: string }>): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Uploads are shown to the county that sent them.');
    const upload = await book.find(caller.county, path.id);
    if (!upload || !mayHandle(caller.role, upload.kind))
      return problem(404, 'not-found', 'Your county has no such upload. See GET /v1/uploads.');
    return { status: 200, body: toUploadView(upload) };
  };
