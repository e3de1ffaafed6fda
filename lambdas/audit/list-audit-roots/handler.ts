import type * as z from 'zod';
import type { RootsQuery } from '../../../lib/audit/api.ts';
import type { DailyRoots } from '../../../lib/audit/ports.ts';
import type { ApiAnswer, ApiRequest } from '../../../lib/runtime/api/types.ts';

type Ports = { readonly roots: Pick<DailyRoots, 'after'> };
type Request = Pick<ApiRequest<unknown, z.output<typeof RootsQuery>, unknown>, 'query'>;

/** More than three months of roots. */
const PAGE_ROOTS = 100;

/** A page of daily roots. They hold hashes only, so that a county gets them whole: without all chains none can be checked. */
export const listAuditRoots =
  ({ roots }: Ports) =>
  async ({ query }: Request): Promise<ApiAnswer> => {
    const page = await roots.after(query.after, PAGE_ROOTS);
    const last = page.length < PAGE_ROOTS ? undefined : page.at(-1);
    return { status: 200, body: { next: last ? `/v1/audit/roots?after=${last.number}` : null, roots: page } };
  };
