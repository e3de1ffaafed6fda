import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { type FetchPorts, fetchResults } from '../../../lib/uploads/use-cases/fetch-results.ts';

/** Where the calling county fetches what became of its file. */
export const readUploadResults =
  (ports: FetchPorts) =>
  async ({ caller, path }: ApiRequest<unknown, unknown, { readonly id: string }>): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Uploads are shown to the county that sent them.');
    const urls = await fetchResults(ports, { county: caller.county, uploadId: path.id }, caller.role);
    if (urls.ok) return { status: 200, body: urls.value };
    if (urls.error === 'not-found') {
      return problem(404, 'not-found', 'Your county has no such upload of a file. See GET /v1/uploads.');
    }
    return problem(409, 'not-done', 'The file has no results yet, or was refused. See GET /v1/uploads/{id}.');
  };
