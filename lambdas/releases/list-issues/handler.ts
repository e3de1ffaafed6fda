import { toIssueView } from '../../../lib/releases/api/views.ts';
import type { Issues } from '../../../lib/releases/ports.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

/** The issues of the calling county, or of all counties for SOS. */
export const listIssues =
  ({ issues }: { readonly issues: Pick<Issues, 'list'> }) =>
  async ({ caller }: Pick<ApiRequest<unknown, unknown, unknown>, 'caller'>): Promise<ApiAnswer> => ({
    status: 200,
    body: { issues: (await issues.list(caller.county)).map(toIssueView) },
  });
