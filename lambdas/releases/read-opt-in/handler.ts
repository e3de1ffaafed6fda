import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import { toOptInView } from '../../../lib/releases/api/views.ts';
import type { Checklists, OptIns } from '../../../lib/releases/ports.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Ports = { readonly optIns: Pick<OptIns, 'find'>; readonly checklists: Pick<Checklists, 'list'> };
type Request = Pick<ApiRequest<unknown, unknown, { readonly code: CountyCode }>, 'path' | 'caller'>;

/** A county's part in the test environment. Another county's looks like none. */
export const readOptIn =
  ({ optIns, checklists }: Ports) =>
  async ({ path, caller }: Request): Promise<ApiAnswer> => {
    const county = path.code;
    if (!isOwnCounty(caller, county)) return problem(404, 'not-found', 'There is nothing at this address.');
    const [optIn, entries] = await Promise.all([optIns.find(county), checklists.list(county)]);
    return { status: 200, body: toOptInView(county, optIn, entries) };
  };
