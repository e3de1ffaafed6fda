import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiContext, ApiRequest } from '../../../lib/runtime/api/types.ts';
import { type CompletePorts, completeFile } from '../../../lib/uploads/use-cases/complete-file.ts';

/** Takes the word of a county that its file is there. `isPlanAsked`: a dry run, in which it is planned and nothing else. */
export const completeFileUpload =
  (ports: CompletePorts & { readonly isPlanAsked: () => boolean }) =>
  async (
    { path, body, caller }: ApiRequest<{ readonly sha256?: string | undefined }, unknown, { readonly id: string }>,
    { log }: ApiContext,
  ): Promise<ApiAnswer> => {
    if (caller.county === null) return problem(403, 'forbidden', 'Uploads belong to the county that sent them.');
    const { county, role } = caller;
    const said = { role, sha256: body.sha256, planOnly: ports.isPlanAsked() };
    const completed = await completeFile(ports, { county, uploadId: path.id }, said);
    if (!completed.ok) {
      const { code, detail } = completed.error;
      return problem(code === 'not-found' ? 404 : 409, code, detail);
    }
    const { uploadId, state } = completed.value;
    log.info('UPLOAD_FILE_COMPLETED', { county, uploadId, state });
    return { status: 202, body: completed.value, audit: { after: { uploadId, state, sha256: body.sha256 } } };
  };
