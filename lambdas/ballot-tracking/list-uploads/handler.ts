import { toUploadView } from '../../../lib/ballot-tracking/api.ts';
import type { AskedPage, UploadBook } from '../../../lib/ballot-tracking/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Query = AskedPage & { readonly electionId?: string | undefined };

/** A page of what the calling county has uploaded. */
export const listUploads =
  ({ book }: { readonly book: Pick<UploadBook, 'list'> }) =>
  async ({ caller, query }: ApiRequest<unknown, Query, unknown>): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Uploads are shown to the county that sent them.');
    const page = await book.list(caller.county, query.electionId, query);
    if (page === 'unknown-cursor') {
      return problem(400, 'unknown-cursor', 'cursor: send the one of the page before, unchanged.');
    }
    return { status: 200, body: { uploads: page.entries.map(toUploadView), cursor: page.cursor } };
  };
