import { toUploadedRowView } from '../../../lib/ballot-tracking/api.ts';
import type { AskedPage, UploadBook } from '../../../lib/ballot-tracking/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

/** A page of what became of the rows of an upload. Another county's looks like one that is not there. */
export const listUploadRows =
  ({ book }: { readonly book: Pick<UploadBook, 'find' | 'rows'> }) =>
  async ({ caller, path, query }: ApiRequest<unknown, AskedPage, { readonly id: string }>): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Uploads are shown to the county that sent them.');
    const upload = await book.find(caller.county, path.id);
    if (!upload) return problem(404, 'not-found', 'Your county has no such upload. See GET /v1/uploads.');
    if (upload.file) {
      return problem(409, 'came-as-file', 'This upload came as a file. Fetch GET /v1/uploads/{id}/results instead.');
    }
    const page = await book.rows(upload, query);
    if (page === 'unknown-cursor') {
      return problem(400, 'unknown-cursor', 'cursor: send the one of the page before, unchanged.');
    }
    return { status: 200, body: { rows: page.entries.map(toUploadedRowView), cursor: page.cursor } };
  };
