import { toCountyAnswer } from '../../../lib/counties/api.ts';
import { isOwnCounty } from '../../../lib/counties/domain/own-county.ts';
import { type ReadCountyFilePorts, readCountyFile } from '../../../lib/counties/use-cases/read-county-file.ts';
import { problem } from '../../../lib/runtime/api/problem.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';
import type { Clock } from '../../../lib/shared/clock.ts';
import type { CountyCode } from '../../../lib/shared/counties.ts';

type Request = ApiRequest<unknown, unknown, { readonly code: CountyCode }>;

/** Shows what is on file of a county. Another county's looks like none. */
export const readCounty =
  (ports: ReadCountyFilePorts & { readonly clock: Clock }) =>
  async ({ caller, path }: Request): Promise<ApiAnswer> => {
    if (!isOwnCounty(caller, path.code)) return problem(404, 'not-found', 'There is nothing at this address.');
    const file = await readCountyFile(ports, path.code);
    return { status: 200, body: toCountyAnswer(path.code, file, await ports.clock()) };
  };
